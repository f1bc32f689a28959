import type {ApiRequest, Endpoint} from './api-request.ts';
import {envelope, type Judged, saveBatch} from './batch.ts';
import type {Payment} from './books.ts';
import {lockErrors} from './document-rules.ts';
import {type Listed, listed} from './listing.ts';
import {says} from './messages.ts';
import {type Payable, payables, settlePayable} from './payable.ts';
import {paymentShape, paymentType} from './payment-shape.ts';
import {savePayments} from './save-payments.ts';
import {sentElements, sentEnum} from './sent.ts';
import {amount, notFound} from './wire.ts';

const scope = 'accounting.payments';

/** Payments of invoices and bills, and refunds of credit notes. */
export const paymentEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/Payments', scope, handle: listPayments},
  {method: 'GET', path: '/Payments/:id', scope, handle: getPayment},
  {method: 'PUT', path: '/Payments', scope, handle: savePayments},
  {method: 'POST', path: '/Payments', scope, handle: savePayments},
  {method: 'POST', path: '/Payments/:id', scope, handle: deletePayment},
];

interface Found {
  readonly payment: Payment;
  readonly payable: Payable;
}

const allPayments = (request: ApiRequest): Found[] =>
  payables(request.books).flatMap((payable) => payable.document.payments.map((payment) => ({payment, payable})));

const findPayment = (request: ApiRequest): Found | undefined =>
  allPayments(request).find(({payment}) => payment.paymentId === (request.segments[1] ?? '').toLowerCase());

function getPayment(request: ApiRequest) {
  const found = findPayment(request);
  return found ? envelope(request, {Payments: [paymentShape(request.books, found)]}) : notFound();
}

/** Deleted ones are in it; without pages a list is whole. */
function listPayments(request: ApiRequest) {
  const page = listed(
    request,
    allPayments(request).map((found) => listedPayment(found)),
    {fields},
  );
  return envelope(request, {
    pagination: page.pagination,
    Payments: page.records.map((found) => paymentShape(request.books, found, {brief: true})),
  });
}

/** All that can be done to a payment that exists: it is deleted, and what it paid is owed again. */
function deletePayment(request: ApiRequest) {
  const found = findPayment(request);
  if (!found) return notFound();
  const {payment, payable} = found;
  return saveBatch(
    request,
    'Payments',
    sentElements(request.body, 'Payments').slice(0, 1),
    (sent, refusals): Judged => {
      const status = sentEnum(sent, 'Status', ['AUTHORISED', 'DELETED'], 'PaymentStatus');
      const errors = [
        ...refusals,
        ...(status === 'DELETED' ? [] : [says.paymentNotEditable]),
        ...(payment.status === 'DELETED' ? [says.paymentDeleted] : []),
        ...(payment.isReconciled ? [says.paymentReconciled] : []),
        ...(payment.batchId ? [says.paymentInBatch] : []),
        ...lockErrors(payment.date, request.books),
      ];
      if (errors.length === 0) {
        Object.assign(payment, {status: 'DELETED', updatedAt: request.now});
        settlePayable(payable, payment.date, request.now);
      }
      return {element: paymentShape(request.books, found), errors, warnings: []};
    },
  );
}

const fields = [
  'PaymentID',
  'PaymentType',
  'Status',
  'Date',
  'Invoice.InvoiceId',
  'Reference',
  'Amount',
  'UpdatedDateUTC',
];

function listedPayment(found: Found): Listed<Found> {
  const {payment, payable} = found;
  return {
    record: found,
    id: payment.paymentId,
    updatedAt: payment.updatedAt,
    row: {
      PaymentID: {guid: payment.paymentId},
      PaymentType: paymentType(payable.type),
      Status: payment.status,
      Date: {day: payment.date},
      'Invoice.InvoiceId': {guid: payable.id},
      Reference: payment.reference || null,
      Amount: amount(payment.amount),
      UpdatedDateUTC: {day: new Date(payment.updatedAt).toISOString()},
    },
  };
}
