import {basisOf, price} from '../books/arithmetic.ts';
import type {BookData, Invoice, Sale} from '../books/book.ts';
import {pick} from '../books/guids.ts';
import {midnight, numeral, optional, spelledGuid} from './awkward.ts';
import {linesAnswer, nothing, paymentAnswer, totalsAnswer} from './line-answer.ts';
import type {DetailOptions} from './sale-answer.ts';
import {stockLine} from './sale-stock.ts';

/** An invoice within a sale, with its totals and payments. */
export function invoiceAnswer(books: BookData, sale: Sale, invoice: Invoice, {combine}: DetailOptions): object {
  const place = `${sale.id} ${invoice.taskId}`;
  const priced = price(invoice, basisOf(books, sale));
  return {
    TaskID: spelledGuid(invoice.taskId, place),
    InvoiceNumber: invoice.number,
    ...optional({Memo: invoice.memo}, place),
    Status: invoice.status,
    InvoiceDate: midnight(invoice.date),
    InvoiceDueDate: midnight(invoice.dueDate),
    CurrencyConversionRate: invoice.rate === null ? null : numeral(invoice.rate, place),
    ...optional({BillingAddressLine1: sale.party.address.line1, BillingAddressLine2: sale.party.address.line2}, place),
    LinkedFulfillmentNumber: pick<string | number>(place, ['1', 1]),
    ...linesAnswer(priced, 'sale-invoice', {place, combine}),
    Payments: invoice.payments.map(paymentAnswer),
    ...totalsAnswer(priced, place),
    Paid: numeral(priced.paid, `${place} paid`),
  };
}

/** A credit note within a sale: amounts are positive, there is no due date. */
export function creditNoteAnswer(books: BookData, sale: Sale, note: Invoice, {combine}: DetailOptions) {
  const place = `${sale.id} ${note.taskId} credit`;
  const priced = price(note, basisOf(books, sale));
  return {
    TaskID: spelledGuid(note.taskId, place),
    CreditNoteInvoiceNumber: note.credits,
    ...optional({Memo: note.memo}, place),
    Status: note.status,
    CreditNoteDate: midnight(note.date),
    CreditNoteNumber: note.number,
    CreditNoteConversionRate: note.rate === null ? null : numeral(note.rate, place),
    ...linesAnswer(priced, 'sale-invoice', {place, combine}),
    Refunds: note.payments.map(paymentAnswer),
    Restock: note.lines.filter((line) => line.sku).map((line) => stockLine(line.sku, line.name, line.quantity, place)),
    ...totalsAnswer(priced, place),
  };
}

/** How an invoice looks that does not exist yet. */
export const invoicePlaceholder = (sale: Sale) => ({
  TaskID: sale.id,
  InvoiceNumber: '',
  Memo: null,
  Status: 'NOT AVAILABLE',
  InvoiceDate: null,
  InvoiceDueDate: null,
  CurrencyConversionRate: 0,
  BillingAddressLine1: null,
  BillingAddressLine2: null,
  LinkedFulfillmentNumber: null,
  Lines: [],
  AdditionalCharges: [],
  Payments: [],
  ...totalsAnswer(nothing, 'placeholder'),
  Paid: 0,
});

/** How a credit note looks that does not exist yet. */
export const creditNotePlaceholder = (sale: Sale) => ({
  TaskID: sale.id,
  CreditNoteInvoiceNumber: '',
  Memo: null,
  Status: 'NOT AVAILABLE',
  CreditNoteDate: null,
  CreditNoteNumber: '',
  CreditNoteConversionRate: 0,
  Lines: [],
  AdditionalCharges: [],
  Refunds: [],
  Restock: [],
  ...totalsAnswer(nothing, 'placeholder'),
});
