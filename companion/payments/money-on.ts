import {createHash} from 'node:crypto';
import type {DearDocument, DearPayment} from '../../shared/documents/dear-document.ts';
import {plain} from '../../shared/money/cents.ts';
import type {DearMaster} from '../dear/dear.ts';
import {VOIDED} from '../export/plan/plan-withdrawn.ts';
import type {RowDocument} from '../export/rows.ts';
import {type Books, documentKey} from '../ledger/keys.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Changes} from '../store/store.ts';

/** A payment or refund beside the document it is on. */
export interface MoneyOn {
  readonly payment: DearPayment & {readonly kind: 'payment' | 'refund'};
  readonly document: DearDocument;
}

/** Of a payment that is deleted in Xero because it is gone from DEAR: nothing of DEAR's has this fingerprint. */
export const REMOVED = 'removed';

/** The payments and refunds of a sale or purchase with their documents; those of a document that cannot be read are left out. */
export function moneyIn(read: DearMaster): MoneyOn[] {
  const documents = [...read.documents, ...read.creditNotes];
  return read.payments.flatMap((payment) => {
    const {kind, on} = payment;
    if (kind === 'prepayment' || on === null) return [];
    const document = documents.find((one) => one.kind === on.kind && one.taskId === on.taskId);
    return document ? [{payment: {...payment, kind}, document}] : [];
  });
}

/**
 * The ledger entry of a payment. It is known by DEAR's id of it alone: the task of its document changes when a simple sale
 * becomes an advanced one.
 */
export const moneyKey = (books: Books, {payment: {id, kind}, document: {masterId}}: MoneyOn): string =>
  moneyKeyOf(books, {id, kind, masterId});

export const moneyKeyOf = (
  books: Books,
  {id, kind, masterId}: {id: string; kind: 'payment' | 'refund'; masterId: string},
): string => documentKey(books, {kind, masterId, taskId: masterId, part: id});

/** DEAR's id in the key of a payment's ledger entry; undefined for the entry of anything else. */
export function paymentIdIn(entryId: string): string | undefined {
  const [, , kind, , , part] = entryId.split('/');
  return kind === 'payment' || kind === 'refund' ? part : undefined;
}

/** What makes it another payment in Xero, where none can be edited. A reference alone is not worth making it anew. */
export const moneyPrint = ({amount, date, account, rate}: DearPayment): string =>
  createHash('sha256')
    .update(JSON.stringify([plain(amount), date, account, rate === null ? null : plain(rate)]))
    .digest('hex');

/** Whether a document stands in Xero, so that money can be put on it. */
export const isInXero = (on: LedgerEntry | undefined): on is LedgerEntry & {xeroId: string} =>
  on?.state === 'accepted' && on.xeroId !== null && on.acceptedFingerprint !== VOIDED;

/**
 * Whether a change of a document that stands in Xero has yet to go there: money or credit on it would forbid the change
 * (Xero's documentation), so these come after it.
 */
export const isStillToChange = (changes: Pick<Changes, 'get'>, {rowId}: LedgerEntry): boolean =>
  rowId !== null && changes.get('rows', rowId)?.transaction.status === 'Pending';

/** What its history row shows: the document's number, the payment's amount. */
export const moneyRow = ({payment, document}: MoneyOn, family: DearMaster['family']): RowDocument => ({
  ...document,
  kind: payment.kind,
  family,
  total: payment.amount,
  currency: payment.currency,
});
