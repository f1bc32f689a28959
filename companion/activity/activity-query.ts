import * as z from 'zod';
import {activityTypes} from '../../shared/activity/entry.ts';
import {dayAfter, dayAt, startOfDay} from '../../shared/schedule/zone-time.ts';
import {periodOf, periodQuery, wordsOf} from '../http/filters.ts';
import {type FieldError, unacceptable} from '../http/refusal.ts';
import type {ActivityQuery, Search} from './activity-index.ts';
import {spokenDays} from './spoken-days.ts';

/** The filters of the report as they stand in the address. */
export const activityFilters = {
  q: z.string().max(200).optional().meta({description: 'A date as people write it, a type, a name, or words.'}),
  type: z
    .string()
    .optional()
    .meta({description: `One or several, with commas: ${activityTypes.join(', ')}.`}),
  user: z.string().max(200).optional().meta({description: 'A name, as `users` has it.'}),
  ...periodQuery,
};

/**
 * Throws a 422 that names every filter with a value nobody can match.
 * @param timeZone whose calendar days are meant
 * @param since when the first entry was written, for dates without a year
 */
export function readActivityQuery(
  asked: z.infer<z.ZodObject<typeof activityFilters>>,
  {timeZone, now, since}: {timeZone: string; now: number; since: string | undefined},
): ActivityQuery {
  const errors: FieldError[] = [];
  const query: ActivityQuery = {
    types: wordsOf('type', asked.type, activityTypes, errors),
    user: asked.user?.trim() || undefined,
    ...periodOf(asked, timeZone, errors),
    search: readSearch(asked.q ?? '', {timeZone, now, since}),
  };
  if (errors.length > 0) throw unacceptable(...errors);
  return query;
}

/** The words as they stand, and where they hold a date, the date with the other words. */
function readSearch(
  text: string,
  {timeZone, now, since}: {timeZone: string; now: number; since: string | undefined},
): Search[] | undefined {
  if (text.trim() === '') return undefined;
  const today = dayAt(now, timeZone);
  const dated = spokenDays(text, {today, years: yearsUpTo(today, since)});
  const asWords: Search = {words: wordsIn(text), times: undefined};
  if (!dated) return [asWords];
  const times = dated.days.map(({from, to}) => ({
    from: instant(startOfDay(from, timeZone)),
    to: instant(startOfDay(dayAfter(to), timeZone)),
  }));
  return [{words: wordsIn(dated.rest), times}, asWords];
}

const wordsIn = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Every year in which there can be an entry; one more at each end, for the zones. */
function yearsUpTo(today: string, since: string | undefined): number[] {
  const last = Number(today.slice(0, 4)) + 1;
  const first = since === undefined ? last : Number(since.slice(0, 4)) - 1;
  return Array.from({length: Math.max(1, last - first + 1)}, (_, index) => first + index);
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
