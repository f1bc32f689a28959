import type {Decimal} from '../../../shared/money/cents.ts';
import {type ApiRequest, unitdpOf} from './api-request.ts';
import {type Books, type Invoice, ZERO_GUID} from './books.ts';
import {dayRate, todayIn} from './choices.ts';
import {type DraftLine, draftLine, keptLine, withLines} from './invoice-lines.ts';
import {type Sent, sentBoolean, sentDay, sentEnum, sentFigure, sentList, sentText} from './sent.ts';

/** A document as it would stand if it were saved, with its lines beside it as they are to be checked. */
export interface Draft {
  readonly invoice: Invoice;
  /** The lines to check: those that were sent, or all of them when a draft is approved as it stands. */
  readonly lines: readonly DraftLine[];
}

export const emptyInvoice = (type: 'ACCREC' | 'ACCPAY', books: Books, now: number): Invoice => ({
  invoiceId: ZERO_GUID,
  type,
  number: '',
  reference: '',
  contactId: '',
  date: todayIn(books, now),
  dueDate: null,
  plannedPaymentDate: null,
  expectedPaymentDate: null,
  status: 'DRAFT',
  lineAmountTypes: 'Exclusive',
  lines: [],
  currencyCode: books.organisation.BaseCurrency,
  currencyRate: '1',
  url: '',
  brandingThemeId: null,
  sentToContact: false,
  subTotal: 0,
  totalTax: 0,
  total: 0,
  payments: [],
  amountCredited: 0,
  fullyPaidOn: null,
  hasAttachments: false,
  updatedAt: now,
  createdBy: null,
});

/**
 * The document with what was sent laid over it; what was not sent stays. Lines that carry their `LineItemID` are changed, lines
 * without one are new, and lines left out are gone (Xero's documentation, “Invoices”). Nothing is checked here.
 */
export function draftInvoice(base: Invoice, sent: Sent, request: ApiRequest): Draft {
  const {books} = request;
  const unitdp = unitdpOf(request);
  const lineAmountTypes = sentEnum(sent, 'LineAmountTypes', ['Exclusive', 'Inclusive', 'NoTax'], 'LineAmountType');
  const currencyCode = sentText(sent, 'CurrencyCode') ?? base.currencyCode;
  const next: Invoice = {
    ...base,
    number: sentText(sent, 'InvoiceNumber') ?? base.number,
    reference: base.type === 'ACCREC' ? (sentText(sent, 'Reference') ?? base.reference) : '',
    date: sentDay(sent, 'Date') ?? base.date,
    dueDate: sentDay(sent, 'DueDate') ?? base.dueDate,
    plannedPaymentDate: sentDay(sent, 'PlannedPaymentDate') ?? base.plannedPaymentDate,
    expectedPaymentDate: sentDay(sent, 'ExpectedPaymentDate') ?? base.expectedPaymentDate,
    status: sentEnum(sent, 'Status', STATUSES, 'InvoiceStatus') ?? base.status,
    lineAmountTypes: lineAmountTypes ?? base.lineAmountTypes,
    currencyCode,
    currencyRate: rateFor(base, currencyCode, sentFigure(sent, 'CurrencyRate'), books),
    url: sentText(sent, 'Url') ?? base.url,
    brandingThemeId: sentText(sent, 'BrandingThemeID') ?? base.brandingThemeId,
    sentToContact: sentBoolean(sent, 'SentToContact') ?? base.sentToContact,
    updatedAt: request.now,
  };
  const sentLines = sentList(sent, 'LineItems')?.map((line) => draftLine(line, base, next.lineAmountTypes, books));
  if (sentLines) return {invoice: withLines(next, sentLines, unitdp, books), lines: sentLines};
  const kept = base.lines.map((line) => keptLine(line));
  const lines = base.status === 'DRAFT' && next.status !== 'DRAFT' ? kept : [];
  const isTaxedAnew = next.lineAmountTypes !== base.lineAmountTypes;
  return {invoice: isTaxedAnew ? withLines(next, kept, 4, books) : next, lines};
}

/** Foreign units per base unit: as sent, as it was, or the rate of the day. */
function rateFor(base: Invoice, currency: string, sent: Decimal | undefined, books: Books): Decimal {
  if (currency === books.organisation.BaseCurrency) return '1';
  if (sent !== undefined) return sent;
  return base.invoiceId !== ZERO_GUID && currency === base.currencyCode
    ? base.currencyRate
    : dayRate(books.organisation.BaseCurrency, currency);
}

const STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const;
