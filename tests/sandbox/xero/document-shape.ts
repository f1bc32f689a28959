import Big from 'big.js';
import {type Decimal, plain} from '../../../shared/money/cents.ts';
import type {Books, Document, InvoiceLine, Payment} from './books.ts';
import {briefContactShape, contactShape} from './contact-shape.ts';
import {isObject, type Sent, sentList} from './sent.ts';
import {amount, compact, figure, msDate, msTime} from './wire.ts';

export interface DocumentView {
  readonly unitdp: 2 | 4;
  /** Lines and the whole contact: on single reads, pages and saves. */
  readonly details: boolean;
  /** What was just saved: lines with room for errors, no lists of payments. */
  readonly saved?: boolean;
  readonly summaryOnly?: boolean;
}

/** The contact as a document shows it: in full on what was just saved, in brief elsewhere. */
export function contactOfDocument(document: Document, books: Books, view: DocumentView): Record<string, unknown> {
  const contact = books.contacts.find(({contactId}) => contactId === document.contactId);
  return contact && view.details && view.saved
    ? contactShape(contact, books, {persons: true})
    : briefContactShape(document.contactId, contact?.name ?? '');
}

/** The contact of a refused document: as sent, or the one it has. */
export const contactAsSent = (document: Document, sent: Sent) =>
  isObject(sent.Contact) ? sent.Contact : document.contactId ? {ContactID: document.contactId} : undefined;

export const linesShape = (document: Document, view: DocumentView) =>
  document.lines.map((line) => lineShape(line, view));

/** The lines of a refused document: as they would stand, without what only a saved one has. */
export const linesAsSent = (document: Document, sent: Sent, view: DocumentView) =>
  sentList(sent, 'LineItems')
    ? document.lines.map((line) => {
        const {LineItemID, TaxAmount, LineAmount, ...shown} = lineShape(line, view);
        return shown;
      })
    : undefined;

export const totalsShape = (document: Document) => ({
  SubTotal: amount(document.subTotal),
  TotalTax: amount(document.totalTax),
  Total: amount(document.total),
});

export const updatedShape = ({updatedAt}: Document) => ({
  UpdatedDateUTC: msTime(updatedAt),
  UpdatedDateUTCString: `${new Date(updatedAt).toISOString().slice(0, 19)}Z`,
});

export const isDiscounted = (document: Document): boolean =>
  document.lines.some((line) => line.discountRate !== null || line.discountAmount !== null);

export const paymentShape = (payment: Payment) =>
  compact({
    PaymentID: payment.paymentId,
    Date: msDate(payment.date),
    Amount: amount(payment.amount),
    Reference: payment.reference || undefined,
    CurrencyRate: figure(payment.currencyRate),
    HasAccount: false,
    HasValidationErrors: false,
  });

const lineShape = (line: InvoiceLine, view: DocumentView) =>
  compact({
    Description: line.description,
    UnitAmount: line.unitAmount === null ? undefined : figure(toPlaces(line.unitAmount, view.unitdp)),
    TaxType: line.taxType,
    TaxAmount: amount(line.taxAmount),
    LineAmount: amount(line.lineAmount),
    AccountCode: line.accountCode,
    Tracking: [],
    Quantity: line.quantity === null ? undefined : figure(line.quantity),
    DiscountRate: line.discountRate === null ? undefined : figure(line.discountRate),
    DiscountAmount: line.discountAmount === null ? undefined : amount(line.discountAmount),
    LineItemID: line.lineItemId,
    ValidationErrors: view.saved ? [] : undefined,
  });

/** Four decimals are shown only to a call that asks for them. */
const toPlaces = (value: Decimal, places: number): Decimal =>
  plain(new Big(value).round(places, Big.roundHalfUp).toFixed());
