import Big from 'big.js';
import {type Decimal, fromCents, fromNumber, plain} from '../../../shared/money/cents.ts';
import {type ApiRequest, unitdpOf} from './api-request.ts';
import {type ComputedLine, computeInvoice, type SentLine} from './arithmetic.ts';
import {type Books, type Invoice, type InvoiceLine, type LineAmountTypes, ZERO_GUID} from './books.ts';
import {type Sent, sentBoolean, sentDay, sentEnum, sentFigure, sentList, sentText} from './sent.ts';
import {dayOf} from './wire.ts';

/** A document as it would stand if it were saved, with the lines as they were sent beside it for checking. */
export interface Draft {
  readonly invoice: Invoice;
  /** Undefined when the lines were not sent: they stay as they are. */
  readonly sentLines: readonly DraftLine[] | undefined;
}

export interface DraftLine extends SentLine {
  readonly sent: Sent;
  readonly lineItemId: string | undefined;
  readonly description: string;
  readonly accountCode: string | null;
}

export const emptyInvoice = (type: 'ACCREC' | 'ACCPAY', books: Books, now: number): Invoice => ({
  invoiceId: ZERO_GUID,
  type,
  number: '',
  reference: '',
  contactId: '',
  date: dayOf(now),
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
  if (sentLines) {
    return {invoice: withLines(next, sentLines, unitdp, books), sentLines};
  }
  if (lineAmountTypes && lineAmountTypes !== base.lineAmountTypes) {
    return {
      invoice: withLines(
        next,
        base.lines.map((line) => keptLine(line)),
        4,
        books,
      ),
      sentLines,
    };
  }
  return {invoice: next, sentLines};
}

function withLines(invoice: Invoice, lines: readonly DraftLine[], unitdp: 2 | 4, books: Books): Invoice {
  const computed = computeInvoice(lines, invoice.lineAmountTypes, (taxType) => rateOf(books, taxType), unitdp);
  return {
    ...invoice,
    lines: lines.map((line, index) => storedLine(line, computed.lines[index])),
    subTotal: computed.subTotal,
    totalTax: computed.totalTax,
    total: computed.total,
  };
}

const storedLine = (line: DraftLine, computed: ComputedLine | undefined): InvoiceLine => ({
  lineItemId: line.lineItemId ?? ZERO_GUID,
  description: line.description,
  quantity: computed?.quantity ?? null,
  unitAmount: computed?.unitAmount ?? null,
  lineAmount: computed?.lineAmount ?? 0,
  taxAmount: computed?.taxAmount ?? 0,
  taxType: line.taxType ?? null,
  accountCode: line.accountCode,
  discountRate: line.discountRate ?? null,
  discountAmount: line.discountAmount ? Number(new Big(line.discountAmount).times(100).round(0).toFixed()) : null,
});

/** A line as sent, over the stored line of its id. Without a tax type it takes its account's. */
function draftLine(sent: Sent, base: Invoice, lineAmountTypes: LineAmountTypes, books: Books): DraftLine {
  const id = sentText(sent, 'LineItemID')?.toLowerCase();
  const stored = base.lines.find((line) => line.lineItemId === id);
  const lineAmount = sentFigure(sent, 'LineAmount') ?? null;
  const accountCode = sentText(sent, 'AccountCode') ?? stored?.accountCode ?? null;
  const taxType = sentText(sent, 'TaxType') ?? stored?.taxType ?? accountOf(books, accountCode)?.TaxType ?? null;
  return {
    sent,
    lineItemId: stored?.lineItemId,
    description: sentText(sent, 'Description') ?? stored?.description ?? '',
    quantity: sentFigure(sent, 'Quantity') ?? stored?.quantity ?? null,
    unitAmount: sentFigure(sent, 'UnitAmount') ?? (lineAmount === null ? stored?.unitAmount : null) ?? null,
    lineAmount,
    taxAmount: sentFigure(sent, 'TaxAmount') ?? null,
    taxType: lineAmountTypes === 'NoTax' ? 'NONE' : taxType,
    accountCode,
    discountRate: sentFigure(sent, 'DiscountRate') ?? stored?.discountRate ?? null,
    discountAmount:
      sentFigure(sent, 'DiscountAmount') ?? (stored?.discountAmount ? fromCents(stored.discountAmount) : null),
  };
}

const keptLine = (line: InvoiceLine): DraftLine => ({
  ...line,
  sent: {},
  lineAmount: null,
  taxAmount: null,
  discountAmount: line.discountAmount === null ? null : fromCents(line.discountAmount),
});

export const accountOf = (books: Books, code: string | null) => books.accounts.find((account) => account.Code === code);

export const taxRateOf = (books: Books, taxType: string | null | undefined) =>
  books.taxRates.find((rate) => rate.TaxType === taxType);

const rateOf = (books: Books, taxType: string | null): Decimal =>
  fromNumber(taxRateOf(books, taxType)?.EffectiveRate ?? 0);

/** Foreign units per base unit: as sent, as it was, or the rate of the day. */
function rateFor(base: Invoice, currency: string, sent: Decimal | undefined, books: Books): Decimal {
  if (currency === books.organisation.BaseCurrency) return '1';
  if (sent !== undefined) return sent;
  return base.invoiceId !== ZERO_GUID && currency === base.currencyCode
    ? base.currencyRate
    : dayRate(books.organisation.BaseCurrency, currency);
}

/** The rate that Xero fetches when none is sent: the same on every day here. */
export function dayRate(baseCurrency: string, currency: string): Decimal {
  const ofOneNzd: Record<string, string> = {NZD: '1', AUD: '0.91', USD: '0.6', EUR: '0.55', GBP: '0.47'};
  const rate = new Big(ofOneNzd[currency] ?? '1').div(ofOneNzd[baseCurrency] ?? '1');
  return plain(rate.round(6).toFixed());
}

const STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const;
