import type {JSX} from 'preact';
import {ChevronDownIcon} from './icons.tsx';

interface ChoiceProps<Value extends string> {
  /** What is chosen here, for those who hear it: “Period”. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  /** The value that filters nothing; any other stands out. */
  readonly rest: Value;
  readonly onChoose: (value: Value) => void;
}

/** A small list to choose one from, such as a filter's. */
export function Choice<Value extends string>({label, value, options, rest, onChoose}: ChoiceProps<Value>): JSX.Element {
  return (
    <span class="choice-frame">
      <select
        class={`choice ${value === rest ? '' : 'chosen'}`}
        aria-label={label}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value as Value)}
      >
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      <ChevronDownIcon size={14} />
    </span>
  );
}
