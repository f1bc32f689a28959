import * as z from 'zod';
import {inPlainWords} from './plain-words.ts';
import {type FieldError, malformed, unacceptable} from './refusal.ts';

export type Schema<Value> = z.core.$ZodType<Value>;
export type JsonObject = Readonly<Record<string, unknown>>;

/** The body as a JSON object. Throws a 400 for anything else: no JSON, no UTF-8, a list, a bare value, nothing. */
export function parseJson(bytes: Uint8Array): JsonObject {
  if (bytes.byteLength === 0) throw malformed('It needs a body: a JSON object.');
  const value = readJson(bytes);
  if (!isObject(value)) throw malformed('The body has to be a JSON object.');
  return value;
}

/**
 * The value as the schema has it. Throws a 400 where a member is missing or of another JSON type, and a 422 where a value
 * is understood but not acceptable; both name every place.
 */
export function parseWith<Value>(schema: Schema<Value>, value: unknown): Value {
  const parsed = z.safeParse(schema, value, {error: inPlainWords});
  if (parsed.success) return parsed.data;
  const {issues} = parsed.error;
  const errors = fieldErrors(issues);
  if (issues.every((issue) => isUnderstood(issue, value))) throw unacceptable(...errors);
  throw malformed(errors.map(({path, message}) => (path ? `${path}: ${message}` : message)).join(' '), errors);
}

export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.map((issue) => ({path: issue.path.join('.'), message: sentence(issue.message)}));

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    throw malformed('The body is no JSON.');
  }
}

/** Something of the right type stands there; only its value cannot be used. */
const isUnderstood = (issue: z.core.$ZodIssue, root: unknown): boolean =>
  issue.code !== 'invalid_type' && at(root, issue.path) !== undefined;

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) ? value[String(key)] : undefined;
  }, root);
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
