import * as z from 'zod/mini';
import {type Cents, fromCents} from './cents.ts';

/** Money at the borders: a decimal string with two digits, and an ISO 4217 code. */
export const money = z.object({
  value: z.string().check(z.regex(/^-?\d+\.\d{2}$/)),
  currency: z.string(),
});
export type Money = z.infer<typeof money>;

export const moneyOf = (cents: Cents, currency: string): Money => ({value: fromCents(cents), currency});
