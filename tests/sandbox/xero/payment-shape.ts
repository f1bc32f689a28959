import type {Books, Payment} from './books.ts';
import {briefContactShape} from './contact-shape.ts';
import type {Payable} from './payable.ts';
import {amount, compact, figure, msDate, msTime} from './wire.ts';

/** A payment as Xero shows it; in lists what it paid is there with hardly more than its number. */
export function paymentShape(
  books: Books,
  {payment, payable}: {payment: Payment; payable: Payable},
  {brief = false}: {brief?: boolean} = {},
): Record<string, unknown> {
  const account = books.accounts.find(({AccountID}) => AccountID === payment.accountId);
  return compact({
    PaymentID: payment.paymentId,
    BatchPaymentID: payment.batchId,
    Date: msDate(payment.date),
    BankAmount: amount(payment.amount),
    Amount: amount(payment.amount),
    Reference: payment.reference,
    CurrencyRate: figure(payment.currencyRate),
    PaymentType: paymentType(payable.type),
    Status: payment.status,
    UpdatedDateUTC: msTime(payment.updatedAt),
    UpdatedDateUTCString: `${new Date(payment.updatedAt).toISOString().slice(0, 19)}Z`,
    HasAccount: account !== undefined,
    IsReconciled: payment.isReconciled,
    Account: account && {AccountID: account.AccountID, Code: account.Code, ...(brief ? {} : {Name: account.Name})},
    Invoice: brief ? briefPayable(payable, books) : wholePayable(payable),
    HasValidationErrors: false,
  });
}

export const paymentType = (type: Payable['type']): string =>
  ({
    ACCREC: 'ACCRECPAYMENT',
    ACCPAY: 'ACCPAYPAYMENT',
    ACCRECCREDIT: 'ARCREDITPAYMENT',
    ACCPAYCREDIT: 'APCREDITPAYMENT',
  })[type];

function briefPayable({id, type, number, document}: Payable, books: Books) {
  const contact = books.contacts.find(({contactId}) => contactId === document.contactId);
  return {
    Type: type,
    InvoiceID: id,
    InvoiceNumber: number,
    Payments: [],
    CreditNotes: [],
    Prepayments: [],
    Overpayments: [],
    HasErrors: false,
    IsDiscounted: false,
    Contact: {...briefContactShape(document.contactId, contact?.name ?? ''), ContactNumber: contact?.number},
    LineItems: [],
    CurrencyCode: document.currencyCode,
  };
}

/** A credit note stands there as an invoice of its type (Xero's documentation, “Payments”). */
function wholePayable({id, type, number, outstanding, shape}: Payable): Record<string, unknown> {
  const {CreditNoteID: _, CreditNoteNumber: __, ID: ___, ...shown} = shape({unitdp: 2, details: true, saved: true});
  return {...shown, Type: type, InvoiceID: id, InvoiceNumber: number, AmountDue: amount(outstanding())};
}
