import type {ApiRequest} from './api-request.ts';
import {type Books, type Invoice, ZERO_GUID} from './books.ts';
import {type Draft, draftDocument, emptyDocument} from './document-draft.ts';
import {type Sent, sentDay, sentEnum, sentText} from './sent.ts';

export const emptyInvoice = (type: 'ACCREC' | 'ACCPAY', books: Books, now: number): Invoice => ({
  ...emptyDocument(books, now),
  invoiceId: ZERO_GUID,
  type,
  dueDate: null,
  plannedPaymentDate: null,
  expectedPaymentDate: null,
  url: '',
  payments: [],
  amountCredited: 0,
  fullyPaidOn: null,
});

/** An invoice or bill with what was sent laid over it. Xero ignores the reference of bills. */
export const draftInvoice = (base: Invoice, sent: Sent, request: ApiRequest): Draft<Invoice> =>
  draftDocument(base, sent, request, {
    isNew: base.invoiceId === ZERO_GUID,
    own: {
      number: sentText(sent, 'InvoiceNumber') ?? base.number,
      reference: base.type === 'ACCREC' ? (sentText(sent, 'Reference') ?? base.reference) : '',
      dueDate: sentDay(sent, 'DueDate') ?? base.dueDate,
      plannedPaymentDate: sentDay(sent, 'PlannedPaymentDate') ?? base.plannedPaymentDate,
      expectedPaymentDate: sentDay(sent, 'ExpectedPaymentDate') ?? base.expectedPaymentDate,
      status: sentEnum(sent, 'Status', INVOICE_STATUSES, 'InvoiceStatus') ?? base.status,
      url: sentText(sent, 'Url') ?? base.url,
    },
  });

/** Of invoices, bills and credit notes alike. */
export const INVOICE_STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const;
