import Big from 'big.js';
import type {Decimal} from '../../../shared/money/cents.ts';
import {hash, pick} from '../books/guids.ts';

/**
 * DEAR says the same thing in several ways, and so does the sandbox: which way is settled by the name of the place, so
 * that every run says it alike. The ways are those that DEAR's documentation, its samples and live answers show.
 */

/** A JSON number as DEAR writes it: `3`, `3.0000` or `3.0000000000`. */
export function numeral(value: Decimal | number, place: string): unknown {
  const exact = new Big(value);
  const written = [exact.toFixed(), exact.toFixed(), exact.toFixed(4), exact.toFixed(10)][hash(place) % 4] ?? '0';
  return raw(exact.eq(written) ? written : exact.toFixed());
}

/** A guid, in upper case now and then. */
export const spelledGuid = (id: string, place: string): string =>
  hash(`guid ${place}`) % 5 === 0 ? id.toUpperCase() : id;

/** Members of which the blank ones come as "", as null, or not at all. */
export function optional(members: Record<string, string>, place: string): Record<string, string | null> {
  const spelled = Object.entries(members).map(([key, value]): [string, string | null | undefined] => [
    key,
    value === '' ? pick<string | null | undefined>(`${place} ${key}`, ['', null, undefined]) : value,
  ]);
  return Object.fromEntries(spelled.filter((entry): entry is [string, string | null] => entry[1] !== undefined));
}

/** A calendar day as DEAR's midnight without zone. */
export const midnight = (day: string): string => `${day}T00:00:00`;

/**
 * A change stamp. Fractions lose their trailing zeros; purchases come with and without `Z`, and some carry ticks finer
 * than a millisecond. One document's stamp is written the same way in lists and in the document.
 */
export function changeStamp(milliseconds: number, master: {family: 'sale' | 'purchase'; id: string}): string {
  const text = new Date(milliseconds).toISOString().replace('Z', '');
  if (master.family === 'sale') return `${trimmed(text)}Z`;
  const ticks = hash(`ticks ${master.id}`) % 5 === 0 ? `${text}${1000 + (hash(master.id) % 9000)}` : text;
  return `${trimmed(ticks)}${hash(`zone ${master.id}`) % 2 === 0 ? 'Z' : ''}`;
}

/** When a payment was entered: always seven digits and `Z`. */
export const createdStamp = (day: string, id: string): string =>
  `${day}T05:57:22.${String(hash(id) % 10_000_000).padStart(7, '0')}Z`;

/** JSON text with numbers as written; V8 keeps their very digits. */
const raw = (text: string): unknown => (JSON as unknown as {rawJSON(text: string): unknown}).rawJSON(text);

const trimmed = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
