import type {Cents, Decimal} from '../../shared/money/cents.ts';
import type {Digest} from '../platform/http.ts';

/**
 * One Xero organisation as the rest of the companion knows it. Throws `Trouble`; xero-node's string errors and undefined
 * arrays become typed results in `companion/xero` and nowhere else.
 */
export interface Xero {
  /** From memory while they are younger than `maxAge` milliseconds (some minutes unless told), else read anew. */
  choices(options?: XeroCallOptions & {maxAge?: number}): Promise<XeroChoices>;
  /** At most 40 numbers a call; every page of the answer. Numbers with a comma or quote must not be asked this way. */
  findInvoicesByNumber(numbers: readonly string[], options?: XeroCallOptions): Promise<XeroInvoice[]>;
  /** Documents of one type and contact dated within the days given, both included. */
  findInvoicesOfContact(
    query: {type: InvoiceType; contactId: string; from: string; to: string},
    options?: XeroCallOptions,
  ): Promise<XeroInvoice[]>;
  /** At most 40 ids a call; what Xero does not have is left out. */
  findInvoicesById(ids: readonly string[], options?: XeroCallOptions): Promise<XeroInvoice[]>;
  /** Invoices and bills dated within the days given, both included; every status. */
  findInvoicesBetween(days: DaysBetween, options?: XeroCallOptions): Promise<XeroInvoice[]>;
  /** Invoices and bills that changed since a time, milliseconds UTC. */
  findInvoicesChanged(since: number, options?: XeroCallOptions): Promise<XeroInvoice[]>;
  /** One document with its lines, or undefined. */
  getInvoice(id: string, options?: XeroCallOptions): Promise<XeroInvoice | undefined>;
  /** All contacts, archived ones too; only those changed since, when a time is given. */
  listContacts(modifiedSince: number | null, options?: XeroCallOptions): Promise<XeroContact[]>;
  /** Creates at most 50 contacts. `body` is the JSON text that the ledger holds; it goes out unchanged. */
  putContacts(body: string, idempotencyKey: string, options?: XeroCallOptions): Promise<XeroElement<XeroContact>[]>;
  /** Creates at most 50 documents; `summarizeErrors=false&unitdp=4`. */
  putInvoices(body: string, idempotencyKey: string, options?: XeroCallOptions): Promise<XeroElement<XeroInvoice>[]>;
  /** Updates one document by its id. */
  updateInvoice(
    id: string,
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroInvoice>[]>;
  /** Credit notes of both sides dated within the days given, both included: Xero has no filter by number. */
  findCreditNotes(days: DaysBetween, options?: XeroCallOptions): Promise<XeroCreditNote[]>;
  findCreditNotesChanged(since: number, options?: XeroCallOptions): Promise<XeroCreditNote[]>;
  /** By its id, or by its number, which customers' notes alone have for themselves. */
  getCreditNote(idOrNumber: string, options?: XeroCallOptions): Promise<XeroCreditNote | undefined>;
  /** Creates at most 50 credit notes; `summarizeErrors=false&unitdp=4`. */
  putCreditNotes(
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroCreditNote>[]>;
  updateCreditNote(
    id: string,
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroCreditNote>[]>;
  /** Uses credit of a note on an invoice: a second time when asked a second time. */
  putAllocations(
    creditNoteId: string,
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroAllocation>[]>;
  /** Orders dated within the days given, both included. */
  findPurchaseOrders(days: DaysBetween, options?: XeroCallOptions): Promise<XeroInvoice[]>;
  findPurchaseOrdersChanged(since: number, options?: XeroCallOptions): Promise<XeroInvoice[]>;
  /** By its id or its number. */
  getPurchaseOrder(idOrNumber: string, options?: XeroCallOptions): Promise<XeroInvoice | undefined>;
  /** Creates at most 50 orders; `summarizeErrors=false`. */
  putPurchaseOrders(
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroInvoice>[]>;
  updatePurchaseOrder(
    id: string,
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroInvoice>[]>;
  /** Changes at most 50 orders, each named by its id in the body: one without would be made. */
  updatePurchaseOrders(
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroInvoice>[]>;
  /** Manual journals dated within the days given, both included; with their lines. */
  findJournals(days: DaysBetween, options?: XeroCallOptions): Promise<XeroJournal[]>;
  /** Manual journals that changed since a time, milliseconds UTC. */
  findJournalsChanged(since: number, options?: XeroCallOptions): Promise<XeroJournal[]>;
  /** Creates at most 50 manual journals; `summarizeErrors=false`. */
  putJournals(body: string, idempotencyKey: string, options?: XeroCallOptions): Promise<XeroElement<XeroJournal>[]>;
  /** Changes one manual journal by its id. */
  updateJournal(
    id: string,
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroJournal>[]>;
  /** The files of an invoice or bill; undefined where Xero has no such document. */
  listAttachments(invoiceId: string, options?: XeroCallOptions): Promise<XeroAttachment[] | undefined>;
  /** What tells a file that hangs there from others; undefined where Xero does not give it. */
  attachmentDigest(invoiceId: string, attachmentId: string, options?: XeroCallOptions): Promise<Digest | undefined>;
  /** Puts a file on an invoice or bill, not shown to customers. The same name overwrites (Xero's documentation, “Attachments”). */
  putAttachment(
    invoiceId: string,
    file: {name: string; type: string; bytes: Uint8Array},
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroAttachment>[]>;
  /** Makes at most 50 payments and refunds; each one anew, for Xero knows no key of theirs. */
  putPayments(body: string, idempotencyKey: string, options?: XeroCallOptions): Promise<XeroElement<XeroPayment>[]>;
  /** Payments and refunds dated within the days given, both included; deleted ones are not among them. */
  findPayments(days: DaysBetween, options?: XeroCallOptions): Promise<XeroPayment[]>;
  /** One payment, a deleted one too, or undefined. */
  getPayment(id: string, options?: XeroCallOptions): Promise<XeroPayment | undefined>;
  /** Deletes a payment: all that can be done to one. `body` says that it is deleted. */
  deletePayment(
    id: string,
    body: string,
    idempotencyKey: string,
    options?: XeroCallOptions,
  ): Promise<XeroElement<XeroPayment>[]>;
}

/** Calendar days. */
export interface DaysBetween {
  readonly from: string;
  readonly to: string;
}

export interface XeroCallOptions {
  /** A person waits for it: may use the tenth of the day's calls that is kept for people, and goes first. */
  urgent?: boolean;
  signal?: AbortSignal;
}

/** One element of an answer, judged by itself. */
export interface XeroElement<Record> {
  readonly outcome: 'saved' | 'refused';
  readonly record: Record;
  /** Xero's own words, from everywhere in the element. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

type InvoiceType = 'ACCREC' | 'ACCPAY';

/** Every type of document with lines that Deerpath brings to Xero; orders are of the last. */
export type DocumentType = InvoiceType | 'ACCRECCREDIT' | 'ACCPAYCREDIT' | 'PURCHASEORDER';

/** What Xero says of an invoice, a bill, or an order. Null where the answer had nothing: never a guess. */
export interface XeroInvoice {
  /** Null for the zero guid of an element that was not saved. */
  readonly id: string | null;
  readonly type: string;
  readonly number: string;
  readonly reference: string;
  readonly contactId: string | null;
  readonly contactName: string | null;
  /** Calendar days. */
  readonly date: string | null;
  readonly dueDate: string | null;
  readonly currency: string | null;
  readonly rate: Decimal | null;
  readonly status: string | null;
  readonly lineAmountTypes: string | null;
  readonly subTotal: Cents | null;
  readonly totalTax: Cents | null;
  readonly total: Cents | null;
  readonly amountDue: Cents | null;
  readonly amountPaid: Cents | null;
  readonly amountCredited: Cents | null;
  readonly url: string | null;
  /** Of orders alone. */
  readonly delivery?: {
    readonly date: string | null;
    readonly address: string;
    readonly attention: string;
    readonly instructions: string;
  };
  readonly hasAttachments: boolean | null;
  /** When it last changed in Xero, milliseconds UTC. */
  readonly updatedAt: number | null;
  readonly lines: readonly XeroInvoiceLine[];
  /** Those that count; deleted ones are not among them. */
  readonly payments: readonly XeroPaid[];
}

/** A payment as the document shows it that it is on. */
export interface XeroPaid {
  readonly id: string | null;
  readonly date: string | null;
  readonly amount: Cents | null;
  /** Null where the document does not show it. */
  readonly reference: string | null;
}

export interface XeroPayment extends XeroPaid {
  /** The invoice, bill or credit note, with its number, contact and currency as far as the answer tells. */
  readonly on: string | null;
  readonly number: string;
  readonly contactName: string | null;
  readonly currency: string | null;
  readonly status: string | null;
  /** `ACCRECPAYMENT`, `ARCREDITPAYMENT` and their like. */
  readonly type: string;
}

/** A credit note beside that: what of it is left, and what went to which invoice. */
export interface XeroCreditNote extends XeroInvoice {
  readonly remainingCredit: Cents | null;
  readonly allocations: readonly XeroAllocation[];
}

export interface XeroAllocation {
  /** Xero's answers name none when they are made: then the invoice's. */
  readonly id: string | null;
  readonly invoiceId: string | null;
  readonly amount: Cents | null;
  readonly date: string | null;
}

interface XeroInvoiceLine {
  readonly lineItemId: string | null;
  readonly description: string;
  readonly quantity: Decimal | null;
  readonly unitAmount: Decimal | null;
  readonly lineAmount: Cents | null;
  readonly taxAmount: Cents | null;
  readonly taxType: string | null;
  readonly accountCode: string | null;
}

/** What Xero says of a manual journal: it has no number, its narration is what it is known by. */
export interface XeroJournal {
  readonly id: string | null;
  readonly narration: string;
  readonly date: string | null;
  readonly status: string | null;
  /** Debit above nothing, credit below. */
  readonly lines: readonly {readonly accountCode: string; readonly amount: Cents | null}[];
}

export interface XeroAttachment {
  readonly id: string | null;
  readonly name: string;
  /** Bytes. */
  readonly size: number | null;
}

export interface XeroContact {
  readonly id: string | null;
  readonly number: string;
  readonly name: string;
  readonly status: string;
  /** The contact that it was merged into, for one that is archived by that. */
  readonly mergedInto?: string | null;
}

/** What mapping chooses from. Archived accounts are kept, to say that they are archived. */
export interface XeroChoices {
  readonly accounts: readonly XeroAccount[];
  readonly taxRates: readonly XeroTaxRate[];
  readonly currencies: readonly string[];
  readonly organisation: {
    readonly name: string;
    readonly baseCurrency: string;
    readonly shortCode: string | null;
    readonly periodLockDate: string | null;
    readonly endOfYearLockDate: string | null;
  };
  /** Changes whenever anything above does. */
  readonly revision: string;
}

export interface XeroAccount {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly class: string | null;
  readonly status: string;
  readonly systemAccount: string | null;
  readonly enablePayments: boolean;
  readonly taxType: string | null;
}

export interface XeroTaxRate {
  readonly taxType: string;
  readonly name: string;
  readonly status: string;
  /** Percent, exact: `15`, `12.5`. */
  readonly rate: Decimal;
  /** Undefined where Xero does not say. */
  readonly canApplyTo: Readonly<Partial<Record<'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE', boolean>>>;
}
