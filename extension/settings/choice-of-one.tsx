import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {textKey} from '../ui/text-key.ts';

interface ChoiceOfOneProps<Value extends string> {
  /** The setting, and the group of its texts. */
  readonly name: 'documentStatus' | 'lockedDocuments';
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly disabled: boolean;
  readonly onChoose: (value: Value) => void;
}

/** A setting that is one of a few, each with what it means. */
export function ChoiceOfOne<Value extends string>({
  name,
  value,
  choices,
  disabled,
  onChoose,
}: ChoiceOfOneProps<Value>): JSX.Element {
  return (
    <fieldset class="choice">
      <legend>{i18n.t(`setup.sends.${name}`)}</legend>
      {choices.map((choice) => {
        const key = textKey(choice.toLowerCase()) as 'draft';
        return (
          <label key={choice} class="check">
            <input
              type="radio"
              name={name}
              checked={value === choice}
              disabled={disabled}
              onChange={() => onChoose(choice)}
            />
            <span>
              {i18n.t(`setup.${name}.${key}`)}{' '}
              <span class="muted">{i18n.t(`setup.${name}.${key}Words` as 'setup.documentStatus.draftWords')}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
