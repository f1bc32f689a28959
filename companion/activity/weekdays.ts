import {dayAfter} from '../../shared/schedule/zone-time.ts';

/** In English and German, Sunday first, each with what it is shortened to. */
const weekdays = [
  ['sunday', 'sun', 'sonntag', 'so'],
  ['monday', 'mon', 'montag', 'mo'],
  ['tuesday', 'tues', 'tue', 'dienstag', 'di'],
  ['wednesday', 'wed', 'mittwoch', 'mi'],
  ['thursday', 'thurs', 'thur', 'thu', 'donnerstag', 'do'],
  ['friday', 'fri', 'freitag', 'fr'],
  ['saturday', 'sat', 'samstag', 'sonnabend', 'sa'],
];

/** A weekday written out; its short forms are words and names as well, and count beside a date alone. */
export const weekday = `(${weekdays
  .flat()
  .filter((name) => /(?:day|tag|abend|woch)$/.test(name))
  .join('|')})`;

const beforeDate = new RegExp(`(?<!\\p{L})(?:${weekdays.flat().join('|')})[.,]{0,2}\\s*$`, 'iu');

/** What stands before a date, without the weekday that only repeats it: “Ada Mon,” becomes “Ada ”. */
export const withoutWeekday = (before: string): string => before.replace(beforeDate, '');

/** The latest day of that name up to today, `YYYY-MM-DD`. */
export function latest(name: string, today: string): string {
  const wanted = weekdays.findIndex((names) => names.includes(name.toLowerCase()));
  const passed = (new Date(`${today}T00:00Z`).getUTCDay() - wanted + 7) % 7;
  return dayAfter(today, -passed);
}
