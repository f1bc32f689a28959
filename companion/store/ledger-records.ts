import * as z from 'zod';
import {ledgerStates} from '../../shared/export/ledger-state.ts';
import {asInXero} from '../ledger/as-in-xero.ts';

/** One entry per (DEAR account, Xero tenant, kind, master id, task id, part): what is known of it in Xero. */
export const ledgerEntry = z.object({
  /** `<dear account>/<tenant>/<kind>/<master>/<task>/<part>`; contacts: `…/contact/<dear party id>//`. */
  id: z.string(),
  state: z.enum(ledgerStates),
  /** Of the mapped document that this state is about. */
  fingerprint: z.string().nullable(),
  /** Of the mapped document that Xero last accepted. */
  acceptedFingerprint: z.string().nullable(),
  /**
   * Of what DEAR said and the settings made of it, at the last send and at the one Xero accepted: while it is the same,
   * nothing is compared, so that an account archived later in Xero fails no document that lies there in peace.
   */
  source: z.string().optional(),
  acceptedSource: z.string().optional(),
  xeroId: z.string().nullable(),
  xeroNumber: z.string().nullable(),
  /** Found in Xero and not made by us: never edited without a person's word. */
  adopted: z.boolean(),
  /** How it stood in Xero when we last had to do with it, and what people made of it there since, in words. */
  asInXero: asInXero.optional(),
  changedThere: z.string().nullable().optional(),
  /** The send under way or of unknown outcome (`sends`). */
  sendId: z.string().nullable(),
  /** A document in Xero that somebody has to approve there before this can go on it. */
  heldBy: z.object({id: z.string(), type: z.string()}).optional(),
  /** The history row that speaks of it. */
  rowId: z.string().nullable(),
  /** Rises with every change: who planned on an older one does not send. */
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** Every way in which something is created or changed in Xero; each travels through a channel (`ledger/channels.ts`). */
const operations = [
  'put-contacts',
  'put-invoices',
  'update-invoice',
  'put-credit-notes',
  'update-credit-note',
  'put-purchase-orders',
  'update-purchase-order',
  'bill-purchase-orders',
  'put-allocations',
  'put-payments',
  'delete-payment',
  'put-attachment',
  'put-journals',
  'update-journal',
] as const;
export type Operation = (typeof operations)[number];

/** One request that creates or changes something in Xero, kept from before it leaves until nothing of it is unknown. */
export const send = z.object({
  id: z.string(),
  tenantId: z.string(),
  operation: z.enum(operations),
  /** The Xero id for updates. */
  targetId: z.string().nullable(),
  idempotencyKey: z.string(),
  /** The very bytes. */
  body: z.string(),
  /** Ledger entries in the order of the body's elements. */
  entryIds: z.array(z.string()),
  /** What each must look like in Xero, for the look-up after a lost answer. */
  expected: z.array(
    z.object({
      type: z.string(),
      number: z.string(),
      contactId: z.string().nullable(),
      name: z.string().nullable(),
      date: z.string().nullable(),
      currency: z.string().nullable(),
      total: z.int().nullable(),
      totalTax: z.int().nullable(),
      url: z.string().nullable(),
      /** The Xero id of the document that a payment, an allocation or a file is on. */
      on: z.string().optional(),
      reference: z.string().optional(),
      fileName: z.string().optional(),
      /** Of a file, in bytes. */
      size: z.int().nullable().optional(),
      /** Of a change of the status alone. */
      status: z.string().optional(),
    }),
  ),
  firstSentAt: z.iso.datetime(),
  tries: z.int(),
});
export type Send = z.infer<typeof send>;
