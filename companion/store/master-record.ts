import * as z from 'zod';
import {documentKinds} from '../../shared/documents/kinds.ts';

/** Money in DEAR that is no cash on a document, and so never goes to Xero (`payments/not-exported.ts`). */
const notExported = z.object({
  /** DEAR's id of the payment. */
  id: z.string(),
  reason: z.enum(['prepayment', 'customer-credit', 'supplier-deposit']),
  /** The document it is on, and its number; a prepayment has that of the sale or purchase. */
  kind: z.enum(documentKinds).nullable(),
  number: z.string(),
  amount: z.string(),
  currency: z.string(),
  date: z.string().nullable(),
});
export type NotExported = z.infer<typeof notExported>;

/** A sale or purchase, as far as the next list poll needs it. */
export const master = z.object({
  /** `<dear account>/<family>/<guid>`. */
  id: z.string(),
  family: z.enum(['sale', 'purchase']),
  dearId: z.string(),
  number: z.string(),
  party: z.string(),
  /** The stamp last seen in a list, ISO UTC; blank while only a click has read it. */
  seenStamp: z.string(),
  /**
   * Per Xero tenant: the stamps on which every part was settled (the list's, and the document's own, which may differ in a
   * fraction), and what it was settled under (`export/settled.ts`).
   */
  settled: z.record(
    z.string(),
    z.object({
      stamps: z.array(z.string()),
      under: z.string(),
      /** The stages that were on then (`export/stage.ts`); absent from before there were any. */
      stages: z.array(z.string()).optional(),
    }),
  ),
  status: z.string(),
  orderStatus: z.string(),
  attachmentIds: z.array(z.string()),
  /** Since when DEAR says that it does not know it. */
  unknownSince: z.iso.datetime().optional(),
  /** When its files were last read; absent from before they were. */
  filesReadAt: z.iso.datetime().optional(),
  paymentIds: z.array(z.string()),
  /** Its money as last read, for the reconciliation, too; `on` and `taskId` name the document, null on prepayments. */
  payments: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(['payment', 'refund', 'prepayment']),
        on: z.enum(documentKinds).nullable(),
        taskId: z.string().nullable(),
        amount: z.string(),
        currency: z.string(),
        date: z.string().nullable(),
      }),
    )
    .optional(),
  notExported: z.array(notExported).optional(),
  /** What the lists show, for what was never read. */
  type: z.string().optional(),
  invoiceStatus: z.string().optional(),
  creditNoteStatus: z.string().optional(),
  invoiceDate: z.string().nullable().optional(),
  orderDate: z.string().nullable().optional(),
  /** Per Xero tenant every ledger entry that was ever planned for it: what vanished in DEAR is still known by these. */
  parts: z.record(z.string(), z.array(z.string())).optional(),
  /** Its documents as last read, for the reconciliation: sums are decimal text in the document's currency. */
  documents: z
    .array(
      z.object({
        kind: z.enum(documentKinds),
        taskId: z.string(),
        number: z.string(),
        status: z.string(),
        date: z.string().nullable(),
        currency: z.string(),
        total: z.string(),
        tax: z.string(),
        /** Of a credit note: the invoice that it names. */
        credits: z.string().optional(),
      }),
    )
    .optional(),
});
export type Master = z.infer<typeof master>;
