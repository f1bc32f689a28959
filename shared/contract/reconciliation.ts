import * as z from 'zod/mini';
import {documentKinds} from '../documents/kinds.ts';
import {money} from '../money/money.ts';

/** Why a document is on the list: on one side only, on both and not equal, or kept out by a person. */
const reconciliationReasons = ['only-in-dear', 'only-in-xero', 'differs', 'skipped', 'waiting', 'failed'] as const;

const side = z.nullable(
  z.object({
    id: z.string(),
    number: z.string(),
    date: z.nullable(z.iso.date()),
    amount: z.nullable(money),
    url: z.string(),
  }),
);

/**
 * `GET /api/reconciliation?from=&to=` (calendar days, both included): DEAR's documents beside Xero's, by kind and currency,
 * and every one that is not simply on both sides.
 */
export const reconciliationAnswer = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  /** When DEAR's lists and Xero were read for it. */
  readAt: z.iso.datetime(),
  totals: z.array(
    z.object({
      kind: z.enum(documentKinds),
      dear: z.object({count: z.int(), amount: money}),
      xero: z.object({count: z.int(), amount: money}),
      /** DEAR's amount less Xero's; what the items below explain, to the cent. */
      difference: money,
    }),
  ),
  items: z.array(
    z.object({
      kind: z.enum(documentKinds),
      reason: z.enum(reconciliationReasons),
      party: z.string(),
      dear: side,
      xero: side,
      /** In words: each differing field, or the reason of the skip and by whom. */
      text: z.string(),
      transactionId: z.nullable(z.string()),
    }),
  ),
  /** What could not be compared, in plain words; empty when the numbers agree or are explained to the cent. */
  caveats: z.array(z.string()),
});
export type ReconciliationAnswer = z.infer<typeof reconciliationAnswer>;
