import * as z from 'zod';
import {activityEntry} from '../../shared/activity/entry.ts';
import {notification} from '../../shared/alerts/notification.ts';
import {standingProblem} from '../../shared/alerts/standing.ts';
import {settings} from '../../shared/contract/settings.ts';
import {documentKinds} from '../../shared/documents/kinds.ts';
import {ledgerStates} from '../../shared/export/ledger-state.ts';
import {run} from '../../shared/export/run.ts';
import {attempt, problem, transaction} from '../../shared/history/transaction.ts';
import {user} from '../../shared/pairing/user.ts';
import {asInXero} from '../ledger/as-in-xero.ts';

/** Everything small: one file, `state.json`. Secrets in it are sealed text (`store/secrets.ts`). */
export const state = z.object({
  settings,
  /** Whether an administrator ever set the switch for payments; absent until then. */
  paymentsDecided: z.boolean().optional(),
  /** Rises with every change of settings; the ETag. */
  settingsRevision: z.int(),
  users: z.array(
    z.object({
      ...user.shape,
      /** SHA-256 of the token, hex; the token itself is nowhere here. */
      tokenHash: z.string(),
      pairedAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Pairing codes that still count: hash, role, end. The one on the console is here too. */
  codes: z.array(z.object({hash: z.string(), role: z.enum(['admin', 'staff']), expiresAt: z.iso.datetime()})),
  /** Ed25519: public as SPKI base64, private sealed PKCS8. Null until the first start made it. */
  companionKey: z.object({public: z.string(), sealedPrivate: z.string()}).nullable(),
  dear: z
    .object({
      /** Sealed. */
      accountId: z.string(),
      applicationKey: z.string(),
      /** SHA-256 of the account id: part of every ledger key. */
      account: z.string(),
      company: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      /** The first day that is open in DEAR, null where nothing is locked, and when that was read. */
      lockDate: z.iso.date().nullable().optional(),
      companyReadAt: z.iso.datetime().optional(),
      connectedAt: z.iso.datetime(),
      problem: z.nullable(problem),
    })
    .nullable(),
  xero: z
    .object({
      /** Sealed JSON of {accessToken, refreshToken, expiresAt, previousRefreshToken, rotatedAt}. Null once logged out. */
      tokens: z.string().nullable(),
      /** Organisations of the consent. */
      tenants: z.array(z.object({tenantId: z.string(), connectionId: z.string(), name: z.string()})),
      tenantId: z.string().nullable(),
      organisation: z.string().nullable(),
      /** When the consent was given, and when the refresh token dies if nothing uses it. */
      connectedAt: z.iso.datetime(),
      reconnectBy: z.iso.datetime().nullable(),
      problem: z.nullable(problem),
    })
    .nullable(),
  /** What is left of Xero's calls of the day, up to a few; absent before the first call (`xero/day-budget.ts`). */
  xeroDay: z.object({began: z.iso.datetime(), limit: z.int(), remaining: z.int()}).optional(),
  /** Documents with DEAR's numbers came into Xero beside us: DEAR's own link seems to be on. */
  nativeLink: z.nullable(problem).optional(),
  /** How far autosynchronisation is; null while it is off. */
  autosync: z
    .object({
      /** Start, zone and frequency as one text: with another schedule everything here begins anew. */
      schedule: z.string(),
      /** Slots up to this instant are dealt with. */
      handled: z.iso.datetime(),
      /** The run that the last slot led to. */
      runId: z.string().nullable(),
      /** What the schedule met, for as long as it lasts. */
      problems: z.array(z.object({...standingProblem.shape})),
    })
    .nullable()
    .optional(),
  /** What alerts remember beside their notices; absent until the first start that knew of them. */
  alerts: z
    .object({
      /** The version that ran last: an update is told of. */
      version: z.string(),
      /** The end of the last sync by itself whose problems were looked at for a mail. */
      mailedRunAt: z.iso.datetime().nullable(),
      /** A mail told of trouble, and none yet that all is well again. */
      troubleMailed: z.boolean(),
    })
    .optional(),
  /** Ledger entries of documents that people changed in Xero, the newest first. */
  changedInXero: z.array(z.string()).optional(),
  /** Per DEAR account and list: the stamp (ISO UTC) up to which the list was read, all pages. */
  cursors: z.record(z.string(), z.string()),
});
export type State = z.infer<typeof state>;

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
const master = z.object({
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

/** One entry per (DEAR account, Xero tenant, kind, master id, task id, part): what is known of it in Xero. */
const ledgerEntry = z.object({
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
const send = z.object({
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

/** A history row with its timeline. */
const row = z.object({
  id: z.string(),
  transaction,
  attempts: z.array(attempt),
  /** The ledger entry it speaks of. */
  entryId: z.string().nullable(),
});
export type Row = z.infer<typeof row>;

const runRecord = z.object({id: z.string(), run});
export type RunRecord = z.infer<typeof runRecord>;

/** A cause that people are told of; who put it away, by user id. */
const notice = z.object({
  id: z.string(),
  /** The same for the same problem when it comes again: each time it opens is a notice of its own. */
  key: z.string(),
  notification,
  dismissed: z.record(z.string(), z.iso.datetime()),
  /** When it opened, or a document last joined it. */
  grownAt: z.iso.datetime(),
  /** When a mail last told of it; null while none did. */
  mailedAt: z.iso.datetime().nullable(),
});
export type Notice = z.infer<typeof notice>;

/** A mail on its way: written down before it is handed over, gone when everybody has it. */
const mail = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Whose mail server has taken it. */
  delivered: z.array(z.string()),
  tries: z.int(),
  nextTryAt: z.iso.datetime(),
  /** Why it did not go at the last try. */
  problem: z.nullable(problem),
});
export type Mail = z.infer<typeof mail>;

/** What lies in collections, split into files; `order` says how. */
export const collections = {
  masters: {schema: master, split: 'hash'},
  ledger: {schema: ledgerEntry, split: 'hash'},
  sends: {schema: send, split: 'hash'},
  rows: {schema: row, split: 'time'},
  runs: {schema: runRecord, split: 'time'},
  activity: {schema: z.object({...activityEntry.shape}), split: 'time'},
  notices: {schema: notice, split: 'hash'},
  mails: {schema: mail, split: 'hash'},
} as const;
export type Collections = {[Name in keyof typeof collections]: z.infer<(typeof collections)[Name]['schema']>};
export type CollectionName = keyof Collections;
