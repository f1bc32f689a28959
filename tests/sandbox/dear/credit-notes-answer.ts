import Big from 'big.js';
import {add, basisOf, price} from '../books/arithmetic.ts';
import type {BookData, Purchase, Sale} from '../books/book.ts';
import {guid} from '../books/guids.ts';
import {numeral} from './awkward.ts';
import {salePaymentsAnswer} from './payments-answer.ts';
import {creditNote} from './purchase-documents.ts';
import {unstock} from './purchase-stock.ts';
import type {DetailOptions} from './sale-answer.ts';
import {creditNoteAnswer} from './sale-documents.ts';

/**
 * `GET /sale/creditnote?SaleID=`: the notes without their totals and without the sale's header; with `IncludePaymentInfo`
 * also their refunds and what is left of them.
 */
export const saleCreditNotesAnswer = (books: BookData, sale: Sale, options: DetailOptions, withPayments: boolean) => ({
  SaleID: sale.id,
  CreditNotes: sale.creditNotes.map((note) => {
    const {Refunds, TotalBeforeTax, Tax, Total, Restock, ...shown} = creditNoteAnswer(books, sale, note, options);
    const refunded = add(note.payments.map(({amount}) => amount));
    const balance = new Big(price(note, basisOf(books, sale)).total).minus(refunded).toFixed();
    return {
      ...shown,
      CombineAdditionalCharges: options.combine,
      Restock: Restock.map((line) => ({
        ...line,
        RestockLocation: 'Main Warehouse',
        RestockLocationID: guid('location'),
      })),
      ...(withPayments
        ? {
            CreditNoteBalance: numeral(balance, `${note.taskId} balance`),
            Payments: salePaymentsAnswer({...sale, invoices: [], creditNotes: [note], prepayments: []}),
          }
        : {}),
    };
  }),
});

/** `GET /advanced-purchase/creditnote?PurchaseID=`: the notes with their totals, without refunds and header. */
export const purchaseCreditNotesAnswer = (books: BookData, purchase: Purchase, options: DetailOptions) => ({
  PurchaseID: purchase.id,
  CreditNotes: purchase.creditNotes.map((note) => {
    const {Refunds: _none, ...shown} = creditNote(books, purchase, note, options);
    return {
      TaskID: note.taskId,
      CombineAdditionalCharges: options.combine,
      CreditNoteInvoiceNumber: note.credits,
      ...shown,
      Unstock: unstock(note),
    };
  }),
});
