import {basisOf, price} from '../books/arithmetic.ts';
import type {BookData, Invoice, Purchase} from '../books/book.ts';
import {midnight, numeral} from './awkward.ts';
import {linesAnswer, nothing, paymentAnswer, totalsAnswer} from './line-answer.ts';
import type {DetailOptions} from './sale-answer.ts';

/** A bill within a purchase, or the placeholder of one. */
export function bill(books: BookData, purchase: Purchase, invoice: Invoice | undefined, {combine}: DetailOptions) {
  const place = `${purchase.id} ${invoice?.taskId} bill`;
  const priced = invoice ? price(invoice, basisOf(books, purchase)) : nothing;
  return {
    InvoiceDate: invoice ? midnight(invoice.date) : null,
    InvoiceDueDate: invoice ? midnight(invoice.dueDate) : null,
    InvoiceNumber: invoice?.number ?? '',
    Status: invoice?.status ?? 'NOT AVAILABLE',
    ...linesAnswer(priced, 'purchase-invoice', {place, combine}),
    Payments: (invoice?.payments ?? []).map(paymentAnswer),
    ...totalsAnswer(priced, place),
    Paid: numeral(priced.paid, `${place} paid`),
    // Live answers have it, DEAR's documentation does not.
    ...(invoice && invoice.rate !== null ? {CurrencyRate: numeral(invoice.rate, place)} : {CurrencyRate: undefined}),
  };
}

/** A supplier's credit note within a purchase, or the placeholder of one. */
export function creditNote(books: BookData, purchase: Purchase, note: Invoice | undefined, {combine}: DetailOptions) {
  const place = `${purchase.id} ${note?.taskId} credit`;
  const priced = note ? price(note, basisOf(books, purchase)) : nothing;
  return {
    CreditNoteNumber: note?.number ?? '',
    CreditNoteDate: note ? midnight(note.date) : null,
    Status: note?.status ?? 'NOT AVAILABLE',
    ...linesAnswer(priced, 'purchase-invoice', {place, combine}),
    Refunds: (note?.payments ?? []).map(paymentAnswer),
    ...totalsAnswer(priced, place),
  };
}
