import * as z from 'zod/mini';
import {attempt, statusCounts, transaction} from '../history/transaction.ts';

export const transactionsAnswer = z.object({
  items: z.array(transaction),
  nextCursor: z.nullable(z.string()),
  counts: statusCounts,
});
export type TransactionsAnswer = z.infer<typeof transactionsAnswer>;

export const transactionDetail = z.object({transaction, attempts: z.array(attempt)});
export const transactionAnswer = z.object({transaction});
export const skipRequest = z.object({
  reason: z.string().check(z.trim(), z.minLength(1, 'Say why, everyone sees it.'), z.maxLength(500)),
});
