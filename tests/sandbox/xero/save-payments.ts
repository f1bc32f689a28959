import {toCents} from '../../../shared/money/cents.ts';
import type {ApiRequest} from './api-request.ts';
import {type Judged, saveBatch} from './batch.ts';
import {ZERO_GUID} from './books.ts';
import {says} from './messages.ts';
import {newPayment, settlePayable} from './payable.ts';
import {namedBy, paymentErrors} from './payment-rules.ts';
import {paymentShape, paymentType} from './payment-shape.ts';
import {has, type Sent, sentDay, sentElements, sentFigure, sentText} from './sent.ts';
import {compact} from './wire.ts';

/** Makes each payment that was sent, a second one as readily as the first: payments are alike to no key. */
export function savePayments(request: ApiRequest) {
  return saveBatch(request, 'Payments', sentElements(request.body, 'Payments'), (sent, refusals): Judged => {
    const {books} = request;
    const named = namedBy(sent, books);
    const isKnown = has(sent, 'PaymentID') && sentText(sent, 'PaymentID') !== ZERO_GUID;
    const errors = [...refusals, ...(isKnown ? [says.paymentNotEditable] : []), ...paymentErrors(sent, named, books)];
    const {payable, account} = named;
    if (errors.length > 0 || !payable || !account) return {element: unsavedPayment(sent, named), errors, warnings: []};

    const isForeign = payable.document.currencyCode !== books.organisation.BaseCurrency;
    const payment = newPayment({
      paymentId: request.newId(),
      date: sentDay(sent, 'Date') ?? '',
      amount: toCents(sentFigure(sent, 'Amount') ?? '0'),
      reference: sentText(sent, 'Reference') ?? '',
      accountId: account.AccountID,
      currencyRate: isForeign ? (sentFigure(sent, 'CurrencyRate') ?? payable.document.currencyRate) : '1',
      updatedAt: request.now,
      createdBy: request.clientId,
    });
    payable.document.payments.push(payment);
    settlePayable(payable, payment.date, request.now);
    return {element: paymentShape(books, {payment, payable}), errors: [], warnings: []};
  });
}

/** A refused payment: what was sent, under the zero guid. */
const unsavedPayment = (sent: Sent, {payable}: ReturnType<typeof namedBy>): Record<string, unknown> =>
  compact({
    ...sent,
    PaymentID: ZERO_GUID,
    PaymentType: payable && paymentType(payable.type),
    HasValidationErrors: true,
  });
