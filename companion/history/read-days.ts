import * as z from 'zod';
import {dayAfter, dayAt, startOfDay} from '../../shared/schedule/zone-time.ts';
import {type FieldError, unacceptable} from '../http/refusal.ts';

/** As many days as one chart can show. */
const MOST = 366;
const USUAL = 30;

export const daysQuery = z.object({
  from: z.string().optional().meta({description: 'The first day by the company’s calendar; 30 days up to the last.'}),
  to: z.string().optional().meta({description: 'The last day; today when not said.'}),
});

/** Days one after the other, each with the instant at which it begins; `end` is when the last one is over. ISO. */
export interface DaySpan {
  readonly days: readonly {readonly day: string; readonly begins: string}[];
  readonly end: string;
}

/** The days that are asked for. Throws a 422 for one that does not exist, an end before its start, or more than a year. */
export function readDays(asked: z.infer<typeof daysQuery>, {now, timeZone}: {now: number; timeZone: string}): DaySpan {
  const errors: FieldError[] = [];
  const dayIn = (path: 'from' | 'to'): string | undefined => {
    const text = asked[path];
    if (!text) return undefined;
    if (z.iso.date().safeParse(text).success) return text;
    errors.push({path, message: 'It is a day that the calendar has, written YYYY-MM-DD.'});
    return undefined;
  };
  const to = dayIn('to') ?? dayAt(now, timeZone);
  const from = dayIn('from') ?? dayAfter(to, 1 - USUAL);
  if (errors.length === 0 && from > to) errors.push({path: 'to', message: 'It is before the first day.'});
  if (errors.length === 0 && dayAfter(from, MOST) <= to) {
    errors.push({path: 'from', message: `It is more than ${MOST} days before the last one.`});
  }
  if (errors.length > 0) throw unacceptable(...errors);

  const days = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push({day, begins: beginOf(day, timeZone)});
  return {days, end: beginOf(dayAfter(to), timeZone)};
}

const beginOf = (day: string, timeZone: string): string => new Date(startOfDay(day, timeZone)).toISOString();
