import * as z from 'zod/mini';

/** `error` needs somebody, `warning` will soon, `info` is only to know. */
export const severities = ['error', 'warning', 'info'] as const;

/** One open cause that people are told of, with everything that has it: “12 bills: account 630 is archived”. */
export const notification = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  severity: z.enum(severities),
  /** The stable code of the problem. */
  code: z.string(),
  /** Counted and without a full stop: “12 bills: account 630 is archived in Xero”, “Xero’s login ends in 2 days”. */
  title: z.string(),
  /** Which documents, and why. */
  detail: z.string(),
  /** What to do. */
  fix: z.string(),
  link: z.optional(z.string()),
  /** How many transactions have it; 0 for a standing problem, such as a login that has ended. */
  count: z.int(),
  /** At most 200 of them, the newest first. */
  transactionIds: z.array(z.string()),
  /** When the person who asks put it away; null while they have not. */
  dismissedAt: z.nullable(z.iso.datetime()),
  /** When it was mended; null while it is open. */
  resolvedAt: z.nullable(z.iso.datetime()),
});
export type Notification = z.infer<typeof notification>;
