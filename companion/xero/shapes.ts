import * as z from 'zod';
import {type Cents, isDecimal, plain, toCents} from '../../shared/money/cents.ts';

/** The fields of Xero's answers, as read by `parseExact`: numbers are already text, and a string counts as its number. */
const anything = z.unknown().optional();

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

export const text = anything.transform(asText);

export const textOrNull = anything.transform((value) => asText(value).trim() || null);

/** Xero's ids, lower case; null for none and for the zero guid of an element that was not saved. */
export const id = anything.transform((value) => {
  const guid = asText(value).trim().toLowerCase();
  return guid === '' || /^[0-]+$/.test(guid) ? null : guid;
});

export const decimal = anything.transform((value) => {
  const digits = asText(value).trim();
  return isDecimal(digits) && !/[eE][+-]?\d{3,}$/.test(digits) ? plain(digits) : null;
});

export const cents = anything.transform((value): Cents | null => {
  const digits = decimal.parse(value);
  return digits === null ? null : toCents(digits);
});

export const truth = anything.transform((value) => value === true || /^true$/i.test(asText(value)));

export const listOf = <Item extends z.ZodType>(item: Item) =>
  anything.transform((value) => (Array.isArray(value) ? value : [])).pipe(z.array(item));

/**
 * A calendar day from `2026-03-02T00:00:00`, `2026-03-02` or `/Date(1772409600000+0000)/` (UTC midnight of the day,
 * whatever offset stands behind it). Null for anything else.
 */
export function dayOf(value: unknown): string | null {
  const said = asText(value).trim();
  const milliseconds = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(said)?.[1];
  if (milliseconds !== undefined) {
    const date = new Date(Number(milliseconds));
    return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
  }
  return /^\d{4}-\d{2}-\d{2}/.exec(said)?.[0] ?? null;
}
export const day = anything.transform(dayOf);
