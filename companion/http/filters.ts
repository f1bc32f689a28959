import * as z from 'zod';
import {dayAfter, startOfDay} from '../../shared/schedule/zone-time.ts';
import type {FieldError} from './refusal.ts';

/** `?from=&to=` of lists that are ordered by time. */
export const periodQuery = {
  from: z.string().optional().meta({description: 'A day by the company’s calendar, or an instant; included.'}),
  to: z
    .string()
    .optional()
    .meta({description: 'A day by the company’s calendar, included, or an instant, not included.'}),
};

/** Several words with commas between them; undefined for none. Notes an error where one is none of those that there are. */
export function wordsOf<Word extends string>(
  path: string,
  text: string | undefined,
  words: readonly Word[],
  errors: FieldError[],
): ReadonlySet<Word> | undefined {
  if (!text) return undefined;
  const asked = text.split(',').filter((word) => word !== '');
  const known = words.filter((word) => asked.includes(word));
  if (new Set(asked).size !== known.length) errors.push({path, message: `It is one of ${words.join(', ')}.`});
  return asked.length > 0 ? new Set(known) : undefined;
}

/**
 * The period as instants, ISO: `from` included, `to` not. A day stands for all of it, by the calendar of the zone. Notes an
 * error at what is neither a day nor an instant.
 */
export function periodOf(
  {from, to}: {from?: string | undefined; to?: string | undefined},
  timeZone: string,
  errors: FieldError[],
): {from: string | undefined; to: string | undefined} {
  return {
    from: instantOf('from', from, (day) => startOfDay(day, timeZone), errors),
    to: instantOf('to', to, (day) => startOfDay(dayAfter(day), timeZone), errors),
  };
}

function instantOf(
  path: string,
  text: string | undefined,
  edge: (day: string) => number,
  errors: FieldError[],
): string | undefined {
  if (!text) return undefined;
  if (z.iso.date().safeParse(text).success) return new Date(edge(text)).toISOString();
  if (z.iso.datetime({offset: true}).safeParse(text).success) return new Date(text).toISOString();
  errors.push({path, message: 'It is a day that the calendar has, YYYY-MM-DD, or an instant in ISO 8601.'});
  return undefined;
}
