import type {JSX} from 'preact';
import {dayName} from './days.ts';
import {dayText, numberText} from './format.ts';

interface DayHeadProps {
  readonly day: Date;
  readonly count: number | null;
}

/** The head of a day in a list: its name, its date, how many. */
export function DayHead({day, count}: DayHeadProps): JSX.Element {
  const now = new Date();
  const name = dayName(day, now);
  const date = dayText(day, now);
  return (
    <h2 class="day row">
      <span>{name}</span>
      <span class="spring" />
      <span class="faint">
        {[...(name === date ? [] : [date]), ...(count === null ? [] : [numberText(count)])].join(' · ')}
      </span>
    </h2>
  );
}
