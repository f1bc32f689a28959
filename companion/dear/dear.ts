import type {DearChoicesAnswer} from '../../shared/contract/connections.ts';
import type {DearAttachment, DearDocument, DearPayment} from '../../shared/documents/dear-document.ts';
import type {MasterKind} from '../../shared/documents/kinds.ts';
import type {Decimal} from '../../shared/money/cents.ts';
import type {UnreadableDocument} from './read-document.ts';

/** DEAR as the rest of the companion knows it. Throws `Trouble`; foreign shapes, limits and retries stop here. */
export interface Dear {
  /** `/me`; also proves the keys. */
  company(options?: CallOptions): Promise<DearCompany>;
  /** One page of one of the four lists. */
  listPage(
    query: {list: DearList; updatedSince: string | null; page: number},
    options?: CallOptions,
  ): Promise<DearListPage>;
  /** One sale or purchase in full; undefined when this company has none with that id. */
  readMaster(master: {family: MasterKind; id: string}, options?: CallOptions): Promise<DearMaster | undefined>;
  /**
   * What each payment of a sale or purchase was taken from: the documents themselves do not say. One call; undefined when
   * this company has none with that id.
   */
  paymentSources(
    master: {family: MasterKind; id: string},
    options?: CallOptions,
  ): Promise<ReadonlyMap<string, DearPaymentSource> | undefined>;
  /** The files of one sale or purchase; undefined when this company has none with that id. */
  readAttachments(
    master: {family: MasterKind; id: string},
    options?: CallOptions,
  ): Promise<readonly DearAttachment[] | undefined>;
  /** Brings a file here. Throws `Trouble` of the class `document` for what is wrong with this file alone. */
  download(file: DearAttachment, options?: CallOptions): Promise<DearFile>;
  /** E-mail, phone and address of a supplier; undefined when DEAR no longer lists it. */
  readSupplier(id: string, options?: CallOptions): Promise<DearSupplier | undefined>;
  /** Every posting to DEAR's general ledger with an effective date within the days given, both included. */
  postings(days: {from: string; to: string}, options?: CallOptions): Promise<DearPosting[]>;
  /** Tax rules and accounts for the mapping pickers. */
  choices(options?: CallOptions): Promise<DearChoicesAnswer>;
}

export interface CallOptions {
  /** A person waits for it: goes ahead of what a full sync queued. */
  urgent?: boolean;
  signal?: AbortSignal;
}

export const dearLists = ['saleList', 'saleCreditNoteList', 'purchaseList', 'purchaseCreditNoteList'] as const;
export type DearList = (typeof dearLists)[number];

export interface DearCompany {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly taxCalculationMethod: string | null;
  readonly lockDate: string | null;
}

export interface DearListPage {
  readonly rows: readonly DearListRow[];
  /** How many rows all pages hold; infinite where the server does not say. */
  readonly total: number;
  /** The server's own clock, from the `Date` header; null when it sent none. */
  readonly serverDate: number | null;
  /** How many rows the server sent, before any were left out: a page shorter than asked for ends the list. */
  readonly received: number;
}

export interface DearListRow {
  readonly family: MasterKind;
  /** Lower case. */
  readonly id: string;
  readonly number: string;
  readonly party: string;
  readonly type: string;
  readonly status: string;
  readonly orderStatus: string;
  /** Calendar day of the order, or null. */
  readonly orderDate: string | null;
  /** CombinedInvoiceStatus, and on purchases InvoiceStatus: whether there may be an authorised invoice at all. */
  readonly invoiceStatus: string;
  readonly creditNoteStatus: string;
  readonly invoiceNumber: string;
  /** Calendar day of the (first) invoice, or null. */
  readonly invoiceDate: string | null;
  /** The change stamp exactly as DEAR wrote it; equal text means equal stamp. */
  readonly stamp: string;
  /** The stamp in milliseconds, read as UTC. */
  readonly stampAt: number;
}

export interface DearMaster {
  /** DEAR refused to show it: what it holds is not known, and nothing of it counts as gone. */
  readonly isRefused?: true;
  readonly family: MasterKind;
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly status: string;
  readonly orderStatus: string;
  readonly stamp: string;
  readonly stampAt: number;
  /** Every invoice or bill that exists in it, drafts and voided ones too; placeholders (NOT AVAILABLE) left out. */
  readonly documents: readonly DearDocument[];
  /** Those of any kind that cannot be read: the sums are not numbers, a date is none. */
  readonly unreadable: readonly UnreadableDocument[];
  readonly attachmentIds: readonly string[];
  readonly paymentIds: readonly string[];
  /** Credit notes as `documents` has invoices: drafts and voided ones too. */
  readonly creditNotes: readonly DearDocument[];
  /** The purchase's order; null on sales, and where there is none. */
  readonly order: DearDocument | null;
  readonly payments: readonly DearPayment[];
  readonly attachments: readonly DearAttachment[];
}

export interface DearPaymentSource {
  /** The customer credit or supplier deposit that it uses up; null where money moved. */
  readonly creditId: string | null;
  readonly isPrepayment: boolean;
}

/** A file of DEAR's on our disk, until `remove`. */
export interface DearFile {
  readonly size: number;
  readonly sha256: string;
  /** MIME type under which it goes on. */
  readonly type: string;
  read(): Promise<Uint8Array>;
  remove(): Promise<void>;
}

/** One pair of accounts of DEAR's general ledger, in base currency. DEAR gives these no id, and equal ones may occur. */
export interface DearPosting {
  /** DEAR's own word: `Sale`, `StockTake`, `FinishedGoods`, … */
  readonly type: string;
  readonly debit: string;
  readonly credit: string;
  /** Below nothing where the pair is reversed. */
  readonly amount: Decimal;
  /** Calendar day. */
  readonly day: string;
  readonly reference: string;
  /** What of it makes no sense, in words; then its accounts and amount are as far as they go, and not to be added up. */
  readonly broken?: string;
}

export interface DearSupplier {
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: import('../../shared/documents/dear-document.ts').PartyAddress | null;
}
