import type {ComponentChildren, JSX} from 'preact';
import {useId} from 'preact/hooks';
import {BeneathField, heldBeneath} from './beneath-field.tsx';

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
        {...heldBeneath(id, {wrong, help})}
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
      <BeneathField id={id} wrong={wrong} help={help} />
    </div>
  );
}
