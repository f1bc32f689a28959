import {fromCents} from '../../shared/money/cents.ts';
import {exactNumber} from '../mapping/document-json.ts';
import type {MappedPayment} from '../mapping/map-payment.ts';
import {isCreditNote} from './look-at-paid.ts';

/** One payment as an element of Xero's `Payments`: on an invoice or bill, or on a credit note that it pays out. */
export interface PaymentJson {
  readonly Invoice?: {readonly InvoiceID: string};
  readonly CreditNote?: {readonly CreditNoteID: string};
  readonly Account: {readonly Code: string};
  readonly Date: string;
  readonly Amount: number;
  readonly Reference?: string;
  readonly CurrencyRate?: number;
}

/** Writes a payment as Xero's API takes it, against the document with that id. */
export const paymentJson = (
  {accountCode, date, amount, reference, currencyRate}: MappedPayment,
  on: {readonly id: string; readonly type: string},
): PaymentJson => ({
  ...(isCreditNote(on.type) ? {CreditNote: {CreditNoteID: on.id}} : {Invoice: {InvoiceID: on.id}}),
  Account: {Code: accountCode},
  Date: date,
  Amount: exactNumber(fromCents(amount)),
  ...(reference === '' ? {} : {Reference: reference}),
  ...(currencyRate === null ? {} : {CurrencyRate: exactNumber(currencyRate)}),
});
