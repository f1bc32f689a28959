import type {Cents} from '../../../shared/money/cents.ts';
import {amountDue, type Books, type CreditNote, type Invoice, type Payment, remainingCredit} from './books.ts';
import {creditNoteShape} from './credit-note-shape.ts';
import type {DocumentView} from './document-shape.ts';
import {invoiceShape} from './invoice-shape.ts';

/** A document that money can be put against: an invoice or bill that is paid, a credit note that is paid out. */
export interface Payable {
  readonly id: string;
  readonly type: Invoice['type'] | CreditNote['type'];
  readonly number: string;
  readonly document: Invoice | CreditNote;
  /** What may still be paid, or paid out. */
  readonly outstanding: () => Cents;
  readonly shape: (view: DocumentView) => Record<string, unknown>;
}

/** Everything in the books that can be paid. */
export const payables = (books: Books): Payable[] => [
  ...books.invoices.map((invoice) => payableInvoice(invoice, books)),
  ...books.creditNotes.map((note) => payableNote(note, books)),
];

export const payableInvoice = (invoice: Invoice, books: Books): Payable => ({
  id: invoice.invoiceId,
  type: invoice.type,
  number: invoice.number,
  document: invoice,
  outstanding: () => amountDue(invoice),
  shape: (view) => invoiceShape(invoice, books, view),
});

export const payableNote = (note: CreditNote, books: Books): Payable => ({
  id: note.creditNoteId,
  type: note.type,
  number: note.number,
  document: note,
  outstanding: () => remainingCredit(note),
  shape: (view) => creditNoteShape(note, books, view),
});

/** PAID once nothing is outstanding, and AUTHORISED again when something is (Xero's documentation, “Payments”). */
export function settlePayable({document, outstanding}: Payable, day: string, now: number): void {
  document.updatedAt = now;
  if (document.status !== 'AUTHORISED' && document.status !== 'PAID') return;
  const isPaid = outstanding() === 0;
  document.status = isPaid ? 'PAID' : 'AUTHORISED';
  document.fullyPaidOn = isPaid ? day : null;
}

export const newPayment = (
  facts: Pick<Payment, 'paymentId' | 'date' | 'amount' | 'updatedAt'> & Partial<Payment>,
): Payment => ({
  reference: '',
  accountId: null,
  currencyRate: '1',
  status: 'AUTHORISED',
  isReconciled: false,
  batchId: null,
  createdBy: null,
  ...facts,
});
