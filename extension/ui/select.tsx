import type {ComponentChildren, JSX} from 'preact';
import {useId} from 'preact/hooks';
import {FailedIcon} from './icons.tsx';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
  readonly wrong?: string | undefined;
  readonly help?: ComponentChildren;
  readonly disabled?: boolean;
}

/** A choice of one, label above; what is wrong stands below it. */
export function Select<Value extends string>({
  label,
  value,
  choices,
  onChoose,
  wrong,
  help,
  disabled,
}: SelectProps<Value>): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        disabled={disabled}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={[wrong ? `${id}-wrong` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ') || undefined}
        onChange={({currentTarget}) => {
          const chosen = choices.find(([choice]) => choice === currentTarget.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
      {wrong ? (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          <FailedIcon size={14} />
          <span>{wrong}</span>
        </p>
      ) : null}
      {help ? (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}
