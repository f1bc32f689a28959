import type {Invoice, Payment, Purchase, Sale} from '../books/book.ts';
import {spelledGuid} from './awkward.ts';
import {paymentAnswer} from './line-answer.ts';

type Kind = 'Payment' | 'Refund' | 'Prepayment';

/** `GET /sale/payment?SaleID=`: a bare list; the two document numbers exclude each other. */
export const salePaymentsAnswer = (sale: Sale): object[] =>
  paymentsOf(sale).map(({payment, kind, document}) => ({
    SaleID: sale.id,
    TaskID: spelledGuid(document?.taskId ?? sale.id, `task of ${payment.id}`),
    ...paymentAnswer(payment),
    SaleOrderNumber: sale.number,
    InvoiceNumber: kind === 'Payment' ? document?.number : null,
    CreditNoteNumber: kind === 'Refund' ? document?.number : null,
    Type: kind,
    CreditID: payment.creditId,
  }));

/** `GET /purchase/payment?TaskID=`, and `/advanced-purchase/payment?PurchaseID=`, which has the purchase's id as well. */
export const purchasePaymentsAnswer = (purchase: Purchase, {advanced}: {advanced: boolean}): object[] =>
  paymentsOf(purchase).map(({payment, kind, document}) => ({
    ...(advanced ? {PurchaseID: purchase.id} : {}),
    TaskID: spelledGuid(document?.taskId ?? purchase.id, `task of ${payment.id}`),
    ...paymentAnswer(payment),
    Type: kind,
    DepositID: payment.creditId,
  }));

function paymentsOf(master: Sale | Purchase): {payment: Payment; kind: Kind; document?: Invoice}[] {
  return [
    ...master.prepayments.map((payment) => ({payment, kind: 'Prepayment' as const})),
    ...master.invoices.flatMap((document) =>
      document.payments.map((payment) => ({payment, kind: 'Payment' as const, document})),
    ),
    ...master.creditNotes.flatMap((document) =>
      document.payments.map((payment) => ({payment, kind: 'Refund' as const, document})),
    ),
  ];
}
