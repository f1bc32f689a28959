import Big from 'big.js';
import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {plain} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {MappingContext} from './mapping-context.ts';
import type {XeroDocument} from './xero-document.ts';

/**
 * Currency and rate as Xero takes them. DEAR quotes base units per foreign unit, Xero foreign units per base unit with six
 * decimals at most; in base currency there is no rate. The books must have the same base on both sides.
 */
export function mapCurrency(
  document: Pick<DearDocument, 'currency' | 'baseCurrency' | 'rate'> & {link: string},
  {choices}: MappingContext,
): Result<Pick<XeroDocument, 'currencyCode' | 'currencyRate'> & {note?: string}> {
  const code = codeOf(document.currency);
  const base = codeOf(document.baseCurrency);
  const xeroBase = codeOf(choices.organisation.baseCurrency);
  const problems: Problem[] = [];
  if (base !== xeroBase) problems.push(otherBase(base, xeroBase, choices.organisation.name));
  if (code === base) return problems.length > 0 ? failed(...problems) : ok({currencyCode: code, currencyRate: null});

  const known = choices.currencies.length === 0 || choices.currencies.some((currency) => codeOf(currency) === code);
  if (!known) problems.push(currencyUnknown(code));

  const rate = new Big(document.rate ?? 0);
  const inverse = rate.gt(0) ? new Big(1).div(rate).round(6, Big.roundHalfUp) : new Big(0);
  if (inverse.lte(0)) problems.push(rateMissing(code, base, document.link));
  if (problems.length > 0) return failed(...problems);

  const currencyRate = plain(inverse.toFixed());
  // The rate of a small unit loses digits: amounts in base currency then differ from DEAR's, the document's own do not.
  const loses = inverse.times(rate).minus(1).abs().gt('0.001');
  const note = `Xero keeps six decimals of a rate: ${currencyRate} for DEAR's ${plain(rate.toFixed())}.`;
  return ok({currencyCode: code, currencyRate, ...(loses ? {note} : {})});
}

const codeOf = (currency: string): string => currency.trim().toUpperCase();

const otherBase = (dear: string, xero: string, organisation: string): Problem =>
  problemOf(
    'mapping.base-currency',
    'DEAR and Xero keep their books in different currencies.',
    `DEAR's base currency is ${dear}, that of ${organisation} in Xero is ${xero}.`,
    'Connect the Xero organisation that belongs to these books.',
  );

const currencyUnknown = (code: string): Problem =>
  problemOf(
    'mapping.currency-unknown',
    `Xero has no currency ${code}.`,
    `The document is in ${code}, which is not among the currencies of the Xero organisation.`,
    `Add ${code} in Xero. Then retry.`,
  );

const rateMissing = (code: string, base: string, link: string): Problem =>
  problemOf(
    'mapping.rate-missing',
    `There is no usable rate from ${code} to ${base}.`,
    `The document is in ${code}, and DEAR gave no currency rate that Xero can keep.`,
    'Set the currency rate in DEAR. Then retry.',
    {link},
  );
