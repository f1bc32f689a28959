import type {Decimal} from '../../../shared/money/cents.ts';
import {type ApiRequest, unitdpOf} from './api-request.ts';
import type {Books, Document} from './books.ts';
import {dayRate, todayIn} from './choices.ts';
import {type DraftLine, draftLine, keptLine, withLines} from './document-lines.ts';
import {type Sent, sentBoolean, sentDay, sentEnum, sentFigure, sentList, sentText} from './sent.ts';

/** A document as it would stand if it were saved, with its lines beside it as they are to be checked. */
export interface Draft<Kind extends Document> {
  readonly document: Kind;
  /** The lines to check: those that were sent, or all of them when a draft is approved as it stands. */
  readonly lines: readonly DraftLine[];
}

/** What every new document begins with. */
export const emptyDocument = (books: Books, now: number) => ({
  number: '',
  reference: '',
  contactId: '',
  date: todayIn(books, now),
  status: 'DRAFT' as const,
  lineAmountTypes: 'Exclusive' as const,
  lines: [],
  currencyCode: books.organisation.BaseCurrency,
  currencyRate: '1',
  brandingThemeId: null,
  sentToContact: false,
  subTotal: 0,
  totalTax: 0,
  total: 0,
  hasAttachments: false,
  updatedAt: now,
  createdBy: null,
});

/**
 * The document with what was sent laid over it; what was not sent stays. Lines that carry their `LineItemID` are changed, lines
 * without one are new, and lines left out are gone (Xero's documentation, “Invoices”). Nothing is checked here.
 *
 * @param own what only documents of this kind have, as it would stand.
 */
export function draftDocument<Kind extends Document>(
  base: Kind,
  sent: Sent,
  request: ApiRequest,
  {isNew, own, unitdp = unitdpOf(request)}: {isNew: boolean; own: Partial<Kind>; unitdp?: 2 | 4},
): Draft<Kind> {
  const {books} = request;
  const lineAmountTypes = sentEnum(sent, 'LineAmountTypes', ['Exclusive', 'Inclusive', 'NoTax'], 'LineAmountType');
  const currencyCode = sentText(sent, 'CurrencyCode') ?? base.currencyCode;
  const next: Kind = {
    ...base,
    date: sentDay(sent, 'Date') ?? base.date,
    lineAmountTypes: lineAmountTypes ?? base.lineAmountTypes,
    currencyCode,
    currencyRate: rateFor(base, isNew, currencyCode, sentFigure(sent, 'CurrencyRate'), books),
    brandingThemeId: sentText(sent, 'BrandingThemeID') ?? base.brandingThemeId,
    sentToContact: sentBoolean(sent, 'SentToContact') ?? base.sentToContact,
    updatedAt: request.now,
    ...own,
  };
  const sentLines = sentList(sent, 'LineItems')?.map((line) => draftLine(line, base, next.lineAmountTypes, books));
  if (sentLines) return {document: withLines(next, sentLines, unitdp, books), lines: sentLines};
  const kept = base.lines.map((line) => keptLine(line));
  const lines = base.status === 'DRAFT' && next.status !== 'DRAFT' ? kept : [];
  const isTaxedAnew = next.lineAmountTypes !== base.lineAmountTypes;
  return {document: isTaxedAnew ? withLines(next, kept, 4, books) : next, lines};
}

/** Foreign units per base unit: as sent, as it was, or the rate of the day. */
function rateFor(base: Document, isNew: boolean, currency: string, sent: Decimal | undefined, books: Books): Decimal {
  if (currency === books.organisation.BaseCurrency) return '1';
  if (sent !== undefined) return sent;
  return !isNew && currency === base.currencyCode
    ? base.currencyRate
    : dayRate(books.organisation.BaseCurrency, currency);
}
