import Big from 'big.js';
import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {plain} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {cleanLine, cut} from './clean-text.ts';
import {contactName} from './contact.ts';
import {lockDocument} from './lock-date.ts';
import type {MappingContext} from './mapping-context.ts';
import type {XeroDocument} from './xero-document.ts';

/** Everything of a document but its lines and what follows from them. */
export type XeroHeader = Omit<XeroDocument, 'lines' | 'expected' | 'lineAmountTypes'>;

/** Xero's limit for numbers and references. */
const LONGEST = 255;

/** Number, reference, dates, currency, status and address of a document, or everything that is wrong with them. */
export function mapHeader(
  document: DearDocument,
  context: MappingContext,
): Result<{header: XeroHeader; notes: readonly string[]}> {
  const notes: string[] = [];
  const problems: Problem[] = [];
  const link = pageOf(document);

  const number = numberOf(document, notes);
  if (!number) problems.push(numberMissing(document, link));
  if (number.length > LONGEST) problems.push(numberTooLong(number, link));
  if (!contactName(document.party.name)) problems.push(partyMissing(document, number, link));
  if (!document.date) problems.push(dateMissing(number, link));

  const currency = mapCurrency(document, context, notes);
  if (!currency.ok) problems.push(...currency.problems);

  const date = document.date ?? '';
  if (!document.dueDate && date) notes.push('DEAR has no due date; the date of the document stands in its place.');
  const dates = lockDocument({number, date, dueDate: document.dueDate ?? date, link}, context);
  if (!dates.ok) problems.push(...dates.problems);

  if (problems.length > 0 || !currency.ok || !dates.ok) return failed(...problems);
  const {note, ...dated} = dates.value;
  if (note) notes.push(note);
  return ok({
    header: {
      type: document.kind === 'bill' ? 'ACCPAY' : 'ACCREC',
      invoiceNumber: number,
      reference: referenceOf(document, notes),
      ...dated,
      ...currency.value,
      url: link,
    },
    notes,
  });
}

/** The page in DEAR where a document is mended; Xero keeps it as the document's Url. */
export const pageOf = ({kind, advanced, masterId, taskId}: DearDocument): string =>
  documentPage({family: kind === 'bill' ? 'purchase' : 'sale', advanced, masterId, taskId});

/** Suppliers' numbers are typed by people or left out; then the order's number and the group of the bill name it. */
function numberOf(document: DearDocument, notes: string[]): string {
  const number = cleanLine(document.number);
  const order = cleanLine(document.orderNumber);
  if (number || document.kind !== 'bill' || !order) return number;

  const standIn = document.group > 0 ? `${order}/${document.group}` : order;
  notes.push(`DEAR has no supplier invoice number; ${standIn} stands in its place.`);
  return standIn;
}

function referenceOf(document: DearDocument, notes: string[]): string {
  const reference = cleanLine(document.customerReference) || cleanLine(document.orderNumber);
  if (reference.length > LONGEST) notes.push(`The reference was cut to ${LONGEST} characters.`);
  return cut(reference, LONGEST);
}

function mapCurrency(
  document: DearDocument,
  {choices}: MappingContext,
  notes: string[],
): Result<Pick<XeroHeader, 'currencyCode' | 'currencyRate'>> {
  const code = codeOf(document.currency);
  const base = codeOf(document.baseCurrency);
  const xeroBase = codeOf(choices.organisation.baseCurrency);
  const problems: Problem[] = [];
  if (base !== xeroBase) problems.push(otherBase(base, xeroBase, choices.organisation.name));
  if (code === base) return problems.length > 0 ? failed(...problems) : ok({currencyCode: code, currencyRate: null});

  const known = choices.currencies.length === 0 || choices.currencies.some((currency) => codeOf(currency) === code);
  if (!known) problems.push(currencyUnknown(code));

  const rate = new Big(document.rate ?? 0);
  // DEAR quotes base units per foreign unit, Xero foreign units per base unit with six decimals.
  const inverse = rate.gt(0) ? new Big(1).div(rate).round(6, Big.roundHalfUp) : new Big(0);
  if (inverse.lte(0)) problems.push(rateMissing(code, base, pageOf(document)));
  if (problems.length > 0) return failed(...problems);

  const currencyRate = plain(inverse.toFixed());
  // Rates of small units lose digits: the base amounts in Xero then differ from DEAR's, the document's own do not.
  const drift = inverse.times(rate).minus(1).abs();
  if (drift.gt('0.001'))
    notes.push(`Xero keeps six decimals of a rate: ${currencyRate} for DEAR's ${plain(rate.toFixed())}.`);
  return ok({currencyCode: code, currencyRate});
}

const codeOf = (currency: string): string => currency.trim().toUpperCase();

const numberMissing = ({kind}: DearDocument, link: string): Problem =>
  problemOf(
    'mapping.number-missing',
    kind === 'bill' ? 'The bill has no number.' : 'The invoice has no number.',
    'DEAR gave neither a number of its own nor one of its order that could name it in Xero.',
    'Give it a number in DEAR. Then retry.',
    {link},
  );

const numberTooLong = (number: string, link: string): Problem =>
  problemOf(
    'mapping.number-too-long',
    'The number is too long for Xero.',
    `${cut(number, 40)} has ${number.length} characters; Xero takes ${LONGEST}.`,
    'Shorten it in DEAR. Then retry.',
    {link},
  );

const partyMissing = ({kind}: DearDocument, number: string, link: string): Problem =>
  problemOf(
    'mapping.contact-missing',
    `${number || 'The document'} has no ${kind === 'bill' ? 'supplier' : 'customer'}.`,
    'Xero takes no document without a contact, and DEAR gave no name for one.',
    'Set the name in DEAR. Then retry.',
    {link},
  );

const dateMissing = (number: string, link: string): Problem =>
  problemOf(
    'mapping.date-missing',
    `${number || 'The document'} has no date.`,
    'DEAR gave no invoice date, and Xero would take today instead.',
    'Set its date in DEAR. Then retry.',
    {link},
  );

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
