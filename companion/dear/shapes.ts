import * as z from 'zod';
import {isDecimal, plain} from '../../shared/money/cents.ts';
import {isObject} from '../platform/exact-json.ts';

/**
 * The loose fields of DEAR's answers, as read by `parseExact`: numbers are already text. Strings come as "", null or
 * missing interchangeably; objects where others have arrays.
 */
const anything = z.unknown().optional();

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : '';

/** Free text, as it is. */
export const text = anything.transform(asText);

/** A number, code or name that people compare: without blanks around it. */
export const word = anything.transform((value) => asText(value).trim());

/** A word of a fixed vocabulary, in capitals. */
export const status = anything.transform((value) => asText(value).trim().toUpperCase());

/** A word, or null for none. */
export const wordOrNull = anything.transform((value) => asText(value).trim() || null);

const guidText = z.guid();

/** DEAR writes guids in either case; ours are lower case. Null for none and for the zero guid. */
export const guid = anything.transform((value) => {
  const id = asText(value).trim().toLowerCase();
  return guidText.safeParse(id).success && !/^[0-]+$/.test(id) ? id : null;
});

/** True only for what says so. */
export const flag = anything.transform((value) => /^(true|1)$/i.test(asText(value).trim()));

/** A list; one object stands for a list of one, nothing for an empty list. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  anything.transform((value) => (Array.isArray(value) ? value : isObject(value) ? [value] : [])).pipe(z.array(item));

/** An object whose fields may all be missing. */
export const objectOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  anything.transform((value) => (isObject(value) ? value : {})).pipe(z.object(shape));

/** Exact decimal text; anything else stops the document that has it. */
const decimalText = (value: unknown, context: z.RefinementCtx): string => {
  const digits = asText(value).trim();
  if (isDecimal(digits) && !/[eE][+-]?\d{3,}$/.test(digits)) return plain(digits);
  context.addIssue({code: 'custom', message: digits === '' ? 'is missing' : 'is not a number'});
  return z.NEVER;
};

/** Money, quantity or price: never guessed. */
export const amount = anything.transform(decimalText);

/** A percentage that is 0 when DEAR leaves it out. */
export const amountOrZero = anything.transform((value, context) =>
  asText(value).trim() === '' ? '0' : decimalText(value, context),
);

/** A conversion rate; null for none and for 0, which DEAR writes where it has none. */
export const rate = anything.transform((value, context) => {
  if (asText(value).trim() === '') return null;
  const digits = decimalText(value, context);
  return digits === '0' ? null : digits;
});

/**
 * A document's date: midnight without a zone, so its first ten characters, never shifted. Null for none and for the year
 * 1, which stands for none.
 */
export const day = anything.transform((value, context) => {
  const digits = asText(value).trim();
  if (digits === '' || digits.startsWith('0001-')) return null;
  const date = digits.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && isoDate.safeParse(date).success) return date;
  context.addIssue({code: 'custom', message: 'is not a date'});
  return z.NEVER;
});
const isoDate = z.iso.date();

/** A date of a list row, where one that is none only means that we know less. */
export const dayOrNull = anything.transform((value) => day.safeParse(value).data ?? null);
