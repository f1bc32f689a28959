import {batch, signal} from '@preact/signals';
import type {DaysAnswer} from '../../shared/contract/days.ts';
import {dayAfter} from '../../shared/schedule/zone-time.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {dayIn} from '../ui/spans.ts';
import {day, period} from './filters.ts';
import {read} from './transactions.ts';

export type Day = DaysAnswer['items'][number];

/** The last thirty days on the company's calendar, oldest first, none left out; null until they were read. */
export const days = signal<{readonly timeZone: string; readonly items: readonly Day[]} | null>(null);

/** Reads the chart anew; a companion that knows no days leaves it out. */
export async function readDays(now = new Date()): Promise<void> {
  const to = dayIn(now, standing.value?.status?.dear.timeZone);
  const answer = await ask('days', {from: dayAfter(to, -29), to});
  if (!answer.ok) return;
  const found = new Map(answer.value.items.map((item) => [item.day, item]));
  days.value = {
    timeZone: answer.value.timeZone,
    items: Array.from({length: 30}, (_, index) => {
      const date = dayAfter(to, index - 29);
      return found.get(date) ?? {day: date, completed: 0, failed: 0};
    }),
  };
}

/** Shows the rows of a day alone; the same day once more takes that back. */
export function filterByDay(date: string | null): void {
  batch(() => {
    period.value = 'any';
    day.value = date === null || day.value?.day === date ? null : {day: date, timeZone: days.value?.timeZone ?? 'UTC'};
  });
  void read();
}
