import Big from 'big.js';
import {type Decimal, fromCents, toCents} from '../../../shared/money/cents.ts';
import {expectedLineAmount} from './arithmetic.ts';
import type {Account, Books, Document, TaxRate} from './books.ts';
import {accountOf, dayRate, taxRateOf} from './choices.ts';
import type {Draft} from './document-draft.ts';
import type {DraftLine} from './document-lines.ts';
import {says} from './messages.ts';
import {type Sent, sentFigure, sentText} from './sent.ts';

/** In what the rules for lines differ from one kind of document to another. */
export interface LineRules {
  /** Whether every line needs words, account and tax rate by now: submitted and approved documents. */
  readonly isComplete: boolean;
  /** Why a discount is refused; undefined where it is allowed. */
  readonly discount: string | undefined;
  readonly unitdp: 2 | 4;
}

/** What is wrong with currency and rate of any document. */
export function currencyErrors(document: Document, sent: Sent, books: Books): string[] {
  const errors: string[] = [];
  if (!books.currencies.some(({Code}) => Code === document.currencyCode))
    errors.push(says.notSubscribed(document.currencyCode));
  const rate = sentFigure(sent, 'CurrencyRate');
  if (rate !== undefined && (new Big(rate).lte(0) || places(rate) > 6)) errors.push(says.badRate);
  return errors;
}

/** A rate that Xero saves but remarks on. */
export function rateWarnings(document: Document, books: Books): string[] {
  const usual = new Big(dayRate(books.organisation.BaseCurrency, document.currencyCode));
  const rate = new Big(document.currencyRate);
  const isOdd = rate.gt(usual.times(2)) || rate.times(2).lt(usual);
  if (document.currencyCode === books.organisation.BaseCurrency || !isOdd) return [];
  return [`The currency rate ${document.currencyRate} differs significantly from the market rate ${usual.toFixed()}.`];
}

/** An approved document must lie behind both lock dates. */
export function lockErrors(date: string, books: Books): string[] {
  const {periodLockDate, endOfYearLockDate} = books.organisation;
  const errors: string[] = [];
  if (periodLockDate !== null && date <= periodLockDate) errors.push(says.periodLocked(inWords(periodLockDate)));
  if (endOfYearLockDate !== null && date <= endOfYearLockDate) errors.push(says.yearLocked(inWords(endOfYearLockDate)));
  return errors;
}

/** What is wrong with the lines and with what they add up to. */
export const linesErrors = (
  {document, lines}: Draft<Document>,
  sent: Sent,
  books: Books,
  rules: LineRules,
): string[] => [
  ...(document.lines.length === 0 ? [says.noLines] : []),
  ...lines.flatMap((line, index) => [
    ...lineErrors(line, rules),
    ...accountErrors(line, rules, books),
    ...taxErrors(line, document.lines[index]?.lineAmount ?? 0, rules, books),
  ]),
  ...totalErrors(document, sent),
];

function lineErrors(line: DraftLine, {isComplete, discount, unitdp}: LineRules): string[] {
  const errors: string[] = [];
  if (isComplete && line.description.trim() === '') errors.push(says.noDescription);
  if (line.description.length > 4_000) errors.push(says.tooLong('Description', 4_000));
  const item = sentText(line.sent, 'ItemCode');
  if (item) errors.push(says.unknownItem(item));
  const discounted = [line.discountRate, line.discountAmount].some((value) => value && !new Big(value).eq(0));
  if (discount !== undefined && discounted) errors.push(discount);
  if (isGiven(line.lineAmount) && isGiven(line.unitAmount)) {
    const expected = expectedLineAmount(line, unitdp);
    if (toCents(line.lineAmount) !== expected) {
      errors.push(says.lineTotal(new Big(line.lineAmount).toFixed(2), fromCents(expected)));
    }
  }
  if (Math.abs(expectedLineAmount(line, unitdp)) > LARGEST) errors.push(says.amountTooLarge);
  return errors;
}

function accountErrors(line: DraftLine, {isComplete}: LineRules, books: Books): string[] {
  if (!line.accountCode) return isComplete && isPriced(line) ? [says.noAccount] : [];
  const account = accountOf(books, line.accountCode);
  if (!account || !takesLines(account)) return [says.invalidAccount(line.accountCode)];
  return account.Status === 'ARCHIVED' ? [says.archivedAccount(line.accountCode)] : [];
}

/** Not banks, not tracked stock, and of Xero's own accounts only the one for rounding. */
const takesLines = (account: Account): boolean =>
  account.Type !== 'BANK' &&
  account.Type !== 'INVENTORY' &&
  (!account.SystemAccount || account.SystemAccount === 'ROUNDING');

function taxErrors(line: DraftLine, lineAmount: number, {isComplete}: LineRules, books: Books): string[] {
  const errors: string[] = [];
  if (!line.taxType && isComplete && isPriced(line) && line.accountCode) errors.push(says.noTax);
  if (line.taxType) {
    const rate = taxRateOf(books, line.taxType);
    const account = accountOf(books, line.accountCode);
    if (!rate) errors.push(says.unknownTaxType(line.taxType));
    else if (rate.Status !== 'ACTIVE') errors.push(says.inactiveTaxRate);
    else if (account && takesLines(account) && !applies(rate, account)) {
      errors.push(says.taxNotForAccount(line.taxType, account.Code));
    }
  }
  if (isGiven(line.taxAmount) && Math.abs(toCents(line.taxAmount)) > Math.abs(lineAmount))
    errors.push(says.taxTooLarge);
  return errors;
}

const applies = (rate: TaxRate, account: Account): boolean =>
  ({
    ASSET: rate.CanApplyToAssets,
    EQUITY: rate.CanApplyToEquity,
    EXPENSE: rate.CanApplyToExpenses,
    LIABILITY: rate.CanApplyToLiabilities,
    REVENUE: rate.CanApplyToRevenue,
  })[account.Class];

function totalErrors(document: Document, sent: Sent): string[] {
  const total = sentFigure(sent, 'Total');
  return total !== undefined && toCents(total) !== document.total ? [says.documentTotal] : [];
}

const isPriced = (line: DraftLine) => isGiven(line.unitAmount) || isGiven(line.lineAmount);
const isGiven = (value: Decimal | null | undefined): value is Decimal => value !== null && value !== undefined;
const places = (value: Decimal) => value.split('.')[1]?.length ?? 0;
const inWords = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-NZ', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** 9,999,999,999.99 in cents. */
const LARGEST = 999_999_999_999;
