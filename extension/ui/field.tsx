import type {ComponentChildren, JSX} from 'preact';
import {useId} from 'preact/hooks';
import {BeneathField, heldBeneath} from './beneath-field.tsx';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'search' | 'url';
  readonly help?: ComponentChildren;
  /** What is wrong with it, as a sentence. */
  readonly wrong?: string | undefined;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly max?: string;
}

/** A field with its label above; what is wrong stands below it, and the field is found by it. */
export function Field({
  label,
  value,
  onInput,
  type = 'text',
  help,
  wrong,
  disabled,
  placeholder,
  max,
}: FieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        {...({type} as {type: 'text'})}
        value={value}
        max={max}
        placeholder={placeholder}
        disabled={disabled}
        autocomplete="off"
        spellcheck={false}
        {...heldBeneath(id, {wrong, help})}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <BeneathField id={id} wrong={wrong} help={help} />
    </div>
  );
}
