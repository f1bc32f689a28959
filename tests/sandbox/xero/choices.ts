import Big from 'big.js';
import {type Decimal, fromNumber, plain} from '../../../shared/money/cents.ts';
import type {Books} from './books.ts';

/** The account with a code, archived ones too. */
export const accountOf = (books: Books, code: string | null) => books.accounts.find((account) => account.Code === code);

export const taxRateOf = (books: Books, taxType: string | null | undefined) =>
  books.taxRates.find((rate) => rate.TaxType === taxType);

/** The percentage of a tax type; none for one that is not there. */
export const rateOf = (books: Books, taxType: string | null): Decimal =>
  fromNumber(taxRateOf(books, taxType)?.EffectiveRate ?? 0);

/** Today where the organisation is: what a document without a date gets. */
export const todayIn = (books: Books, now: number): string =>
  (books.organisation.CountryCode === 'NZ' ? inAuckland : inSydney).format(now);

// Made once: making one takes longer than saving a document.
const inAuckland = new Intl.DateTimeFormat('en-CA', {timeZone: 'Pacific/Auckland'});
const inSydney = new Intl.DateTimeFormat('en-CA', {timeZone: 'Australia/Sydney'});

/** The rate that Xero fetches when none is sent: the same on every day here. */
export function dayRate(baseCurrency: string, currency: string): Decimal {
  const ofOneNzd: Record<string, string> = {NZD: '1', AUD: '0.91', USD: '0.6', EUR: '0.55', GBP: '0.47'};
  const rate = new Big(ofOneNzd[currency] ?? '1').div(ofOneNzd[baseCurrency] ?? '1');
  return plain(rate.round(6).toFixed());
}
