import Big from 'big.js';
import {type Decimal, fromCents, toCents} from '../../../shared/money/cents.ts';
import {expectedLineAmount} from './arithmetic.ts';
import type {Account, Books, Invoice, TaxRate} from './books.ts';
import {accountOf, dayRate, taxRateOf} from './choices.ts';
import type {Draft} from './invoice-draft.ts';
import type {DraftLine} from './invoice-lines.ts';
import {says} from './messages.ts';
import {type Sent, sentFigure, sentText} from './sent.ts';

/** Everything that is wrong with a document as it would stand, beside its contact and its change of status. */
export function invoiceErrors(draft: Draft, sent: Sent, books: Books, unitdp: 2 | 4): string[] {
  const {invoice, lines} = draft;
  const leaves = invoice.status === 'VOIDED' || invoice.status === 'DELETED';
  if (leaves) return [];
  return [
    ...documentErrors(invoice, sent, books),
    ...(invoice.lines.length === 0 ? [says.noLines] : []),
    ...lines.flatMap((line, index) => [
      ...lineErrors(line, invoice, unitdp),
      ...accountErrors(line, invoice, books),
      ...taxErrors(line, invoice.lines[index]?.lineAmount ?? 0, invoice, books),
    ]),
    ...totalErrors(invoice, sent),
  ];
}

/** What Xero saves but remarks on. */
export function invoiceWarnings(invoice: Invoice, sent: Sent, books: Books): string[] {
  const warnings: string[] = [];
  if (sent.SentToContact === true && invoice.status !== 'AUTHORISED') warnings.push(says.sentOnlyAuthorised);
  const usual = new Big(dayRate(books.organisation.BaseCurrency, invoice.currencyCode));
  const rate = new Big(invoice.currencyRate);
  if (
    invoice.currencyCode !== books.organisation.BaseCurrency &&
    (rate.gt(usual.times(2)) || rate.times(2).lt(usual))
  ) {
    warnings.push(
      `The currency rate ${invoice.currencyRate} differs significantly from the market rate ${usual.toFixed()}.`,
    );
  }
  return warnings;
}

function documentErrors(invoice: Invoice, sent: Sent, books: Books): string[] {
  const errors: string[] = [];
  if (invoice.number.length > 255) errors.push(says.tooLong('InvoiceNumber', 255));
  if (invoice.reference.length > 255) errors.push(says.tooLong('Reference', 255));
  if (isNumberTaken(invoice, books)) errors.push(says.numberTaken);
  if (!books.currencies.some(({Code}) => Code === invoice.currencyCode))
    errors.push(says.notSubscribed(invoice.currencyCode));
  const rate = sentFigure(sent, 'CurrencyRate');
  if (rate !== undefined && (new Big(rate).lte(0) || places(rate) > 6)) errors.push(says.badRate);
  if (invoice.url !== '' && (!/^https?:\/\/\S+$/i.test(invoice.url) || /xero/i.test(invoice.url)))
    errors.push(says.badUrl);
  if (invoice.status === 'AUTHORISED' && invoice.dueDate === null) errors.push(says.noDueDate);
  if (invoice.status === 'AUTHORISED') errors.push(...lockErrors(invoice.date, books));
  return errors;
}

/** Sales invoice numbers are unique whatever their letters' case, and never free again; supplier numbers are not unique. */
function isNumberTaken(invoice: Invoice, books: Books): boolean {
  if (invoice.type !== 'ACCREC' || invoice.number === '') return false;
  const number = invoice.number.toLowerCase();
  return books.invoices.some(
    (other) =>
      other.type === 'ACCREC' && other.invoiceId !== invoice.invoiceId && other.number.toLowerCase() === number,
  );
}

/** An approved document must lie behind both lock dates. */
export function lockErrors(date: string, books: Books): string[] {
  const {periodLockDate, endOfYearLockDate} = books.organisation;
  const errors: string[] = [];
  if (periodLockDate !== null && date <= periodLockDate) errors.push(says.periodLocked(inWords(periodLockDate)));
  if (endOfYearLockDate !== null && date <= endOfYearLockDate) errors.push(says.yearLocked(inWords(endOfYearLockDate)));
  return errors;
}

function lineErrors(line: DraftLine, invoice: Invoice, unitdp: 2 | 4): string[] {
  const errors: string[] = [];
  if (needsAll(invoice) && line.description.trim() === '') errors.push(says.noDescription);
  if (line.description.length > 4_000) errors.push(says.tooLong('Description', 4_000));
  const item = sentText(line.sent, 'ItemCode');
  if (item) errors.push(says.unknownItem(item));
  const discounted = [line.discountRate, line.discountAmount].some((value) => value && !new Big(value).eq(0));
  if (invoice.type === 'ACCPAY' && discounted) errors.push(says.discountOnBill);
  if (isGiven(line.lineAmount) && isGiven(line.unitAmount)) {
    const expected = expectedLineAmount(line, unitdp);
    if (toCents(line.lineAmount) !== expected) {
      errors.push(says.lineTotal(new Big(line.lineAmount).toFixed(2), fromCents(expected)));
    }
  }
  if (Math.abs(expectedLineAmount(line, unitdp)) > LARGEST) errors.push(says.amountTooLarge);
  return errors;
}

function accountErrors(line: DraftLine, invoice: Invoice, books: Books): string[] {
  if (!line.accountCode) return needsAll(invoice) && isPriced(line) ? [says.noAccount] : [];
  const account = accountOf(books, line.accountCode);
  if (!account || !takesLines(account)) return [says.invalidAccount(line.accountCode)];
  return account.Status === 'ARCHIVED' ? [says.archivedAccount(line.accountCode)] : [];
}

/** Not banks, not tracked stock, and of Xero's own accounts only the one for rounding. */
const takesLines = (account: Account): boolean =>
  account.Type !== 'BANK' &&
  account.Type !== 'INVENTORY' &&
  (!account.SystemAccount || account.SystemAccount === 'ROUNDING');

function taxErrors(line: DraftLine, lineAmount: number, invoice: Invoice, books: Books): string[] {
  const errors: string[] = [];
  if (!line.taxType && needsAll(invoice) && isPriced(line) && line.accountCode) errors.push(says.noTax);
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

function totalErrors(invoice: Invoice, sent: Sent): string[] {
  const total = sentFigure(sent, 'Total');
  return total !== undefined && toCents(total) !== invoice.total ? [says.documentTotal] : [];
}

const needsAll = (invoice: Invoice) => invoice.status === 'SUBMITTED' || invoice.status === 'AUTHORISED';
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
