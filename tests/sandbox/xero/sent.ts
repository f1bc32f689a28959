import {type Decimal, fromNumber, isDecimal, plain} from '../../../shared/money/cents.ts';
import {badPostData} from './wire.ts';

export type Sent = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The elements of a request: `{"Invoices":[…]}`, a bare list, or one bare object. Throws error 14 for anything else. */
export function sentElements(body: string, name: string): Sent[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    throw badPostData(error instanceof Error ? error.message : 'Bad JSON');
  }
  const list = isObject(value) && Array.isArray(value[name]) ? value[name] : Array.isArray(value) ? value : [value];
  return list.map((element) => {
    if (!isObject(element)) throw badPostData(`Error converting value "${String(element)}". Path '${name}'.`);
    return element;
  });
}

export const has = (sent: Sent, member: string): boolean => sent[member] !== undefined && sent[member] !== null;

/** A text member; undefined when it was not sent. */
export function sentText(sent: Sent, member: string): string | undefined {
  const value = sent[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object')
    throw badPostData(`Unexpected character encountered while parsing value. Path '${member}'.`);
  return String(value);
}

/** A figure, sent as a number or as text. */
export function sentFigure(sent: Sent, member: string): Decimal | undefined {
  const value = sent[member];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'string' && isDecimal(value.trim())) return plain(value.trim());
  throw badPostData(`Could not convert string to decimal: ${String(value)}. Path '${member}'.`);
}

/** One of the words given, spelt exactly so; any other fails the whole request. */
export function sentEnum<Word extends string>(
  sent: Sent,
  member: string,
  words: readonly Word[],
  type: string,
): Word | undefined {
  const value = sentText(sent, member);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) {
    throw badPostData(`Error converting value "${value}" to type 'Xero.API.Library.${type}'. Path '${member}'.`);
  }
  return found;
}

/** A calendar day, from `YYYY-MM-DD`, an ISO time or `/Date(ms+0000)/`. */
export function sentDay(sent: Sent, member: string): string | undefined {
  const value = sentText(sent, member);
  if (value === undefined || value === '') return undefined;
  const ms = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value);
  const at = ms?.[1] ? Number(ms[1]) : /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value.slice(0, 10)) : Number.NaN;
  const day = Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
  if (day === undefined || (!ms && day !== value.slice(0, 10))) {
    throw badPostData(`Could not convert string to DateTime: ${value}. Path '${member}'.`);
  }
  return day;
}

export function sentBoolean(sent: Sent, member: string): boolean | undefined {
  const value = sent[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw badPostData(`Could not convert string to boolean: ${String(value)}. Path '${member}'.`);
}

/** A list of objects; undefined when it was not sent. */
export function sentList(sent: Sent, member: string): Sent[] | undefined {
  const value = sent[member];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every(isObject))
    throw badPostData(`Cannot deserialize the current JSON. Path '${member}'.`);
  return value;
}
