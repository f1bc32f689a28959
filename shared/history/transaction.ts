import * as z from 'zod/mini';
import {documentKinds} from '../documents/kinds.ts';
import {money} from '../money/money.ts';

export const transactionStatuses = ['Pending', 'Completed', 'Failed', 'Skipped'] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

/** A problem as it travels; the same shape as `Problem` of `shared/result.ts`. */
export const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  fix: z.string(),
  raw: z.nullable(z.string()),
  link: z.optional(z.string()),
  needs: z.optional(z.readonly(z.array(z.object({of: z.enum(['tax-rule', 'account']), name: z.string()})))),
});

/** One row of the history: one document part and change, reused until it is Completed. */
export const transaction = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  status: z.enum(transactionStatuses),
  dear: z.object({
    /** The sale or purchase. */
    id: z.string(),
    /** The invoice or bill within it. */
    documentId: z.string(),
    /** Of a file: its document's number and its own name, as DEAR has both. */
    number: z.string(),
    party: z.string(),
    url: z.string(),
  }),
  xero: z.nullable(z.object({id: z.string(), number: z.string(), url: z.string()})),
  amount: z.nullable(money),
  waitingFor: z.optional(z.string()),
  notes: z.array(z.string()),
  problem: z.nullable(problem),
  skipped: z.nullable(z.object({reason: z.string(), user: z.string(), at: z.iso.datetime()})),
  attempts: z.int(),
  runId: z.nullable(z.string()),
  requestedBy: z.nullable(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Transaction = z.infer<typeof transaction>;

/** What happened at one try to bring a document to Xero, newest last. */
export const attempt = z.object({
  at: z.iso.datetime(),
  runId: z.nullable(z.string()),
  /** What came of it, for the timeline. */
  outcome: z.enum(['sent', 'completed', 'found', 'failed', 'waited', 'unknown', 'skipped', 'unskipped']),
  text: z.string(),
  idempotencyKey: z.nullable(z.string()),
  problem: z.nullable(problem),
});
export type Attempt = z.infer<typeof attempt>;

export const statusCounts = z.object({Pending: z.int(), Completed: z.int(), Failed: z.int(), Skipped: z.int()});
export type StatusCounts = z.infer<typeof statusCounts>;
