import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {familyOf} from '../../shared/documents/kinds.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {cleanLine, cut} from './clean-text.ts';
import {contactName} from './contact.ts';
import {lockDocument} from './lock-date.ts';
import {mapCurrency} from './map-currency.ts';
import {mapDelivery} from './map-delivery.ts';
import type {MappingContext} from './mapping-context.ts';
import type {MappedDocument, XeroDocument} from './xero-document.ts';
import {xeroTypeOf} from './xero-types.ts';

/** Everything of a document but its lines and what follows from them. */
export type XeroHeader = Omit<XeroDocument, 'lines' | 'expected' | 'lineAmountTypes'>;

/** Xero's limit for numbers and references. */
const LONGEST = 255;

/** Number, reference, dates, currency, status and address of a document, or everything that is wrong with them. */
export function mapHeader(
  document: DearDocument,
  context: MappingContext,
): Result<{header: XeroHeader} & Omit<MappedDocument, 'document'>> {
  const notes: string[] = [];
  const problems: Problem[] = [];
  const link = pageOf(document);
  const {type, hasDueDate, hasReference, hasUrl, isPosted} = xeroTypeOf(document);

  const number = numberOf(document, notes);
  if (!number) problems.push(numberMissing(document, link));
  if (number.length > LONGEST) problems.push(numberTooLong(number, link));
  if (!contactName(document.party.name)) problems.push(partyMissing(document, number, link));
  if (!document.date) problems.push(dateMissing(number, link));

  const currency = mapCurrency({...document, link}, context);
  if (!currency.ok) problems.push(...currency.problems);

  const date = document.date ?? '';
  if (hasDueDate && !document.dueDate && date)
    notes.push('DEAR has no due date; the date of the document stands in its place.');
  const dueDate = hasDueDate ? (document.dueDate ?? date) : null;
  const dates = isPosted
    ? lockDocument({number, date, dueDate, link}, context)
    : ok({date, dueDate, status: 'AUTHORISED' as const, note: undefined, unlocked: undefined});
  if (!dates.ok) problems.push(...dates.problems);

  if (problems.length > 0 || !currency.ok || !dates.ok) return failed(...problems);
  const {note: rateNote, ...currencies} = currency.value;
  const {note: lockNote, unlocked, ...dated} = dates.value;
  const delivered = document.delivery && mapDelivery(document.delivery);
  notes.push(...[rateNote, lockNote, ...(delivered?.notes ?? [])].filter((note) => note !== undefined));
  return ok({
    header: {
      type,
      number,
      reference: hasReference ? referenceOf(document, notes) : '',
      ...dated,
      ...currencies,
      url: hasUrl ? link : '',
      ...(delivered ? {delivery: delivered.delivery} : {}),
    },
    notes,
    ...(unlocked ? {unlocked} : {}),
  });
}

/** The page in DEAR where a document is mended; Xero keeps it as the Url of invoices and bills. */
export const pageOf = ({kind, advanced, masterId, taskId}: DearDocument): string =>
  documentPage({
    family: familyOf(kind),
    advanced,
    masterId,
    taskId,
    ...(kind === 'purchase-order' ? {tab: 'tabOrder'} : {}),
  });

/** Suppliers' numbers are typed by people or left out; then the order's number and the document's place name it. */
function numberOf(document: DearDocument, notes: string[]): string {
  const number = cleanLine(document.number);
  const order = cleanLine(document.orderNumber);
  if (number || document.kind === 'sale-invoice' || document.kind === 'sale-credit-note' || !order) return number;

  const isBill = document.kind === 'bill';
  const place = isBill ? `/${document.group || ''}` : `/CR${document.group > 0 ? document.group + 1 : ''}`;
  const standIn = `${order}${place === '/' ? '' : place}`;
  notes.push(`DEAR has no ${isBill ? 'supplier invoice' : 'credit note'} number; ${standIn} stands in its place.`);
  return standIn;
}

function referenceOf(document: DearDocument, notes: string[]): string {
  const reference = cleanLine(document.customerReference) || cleanLine(document.orderNumber);
  if (reference.length > LONGEST) notes.push(`The reference was cut to ${LONGEST} characters.`);
  return cut(reference, LONGEST);
}

const numberMissing = (document: DearDocument, link: string): Problem =>
  problemOf(
    'mapping.number-missing',
    `The ${xeroTypeOf(document).noun} has no number.`,
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

const partyMissing = (document: DearDocument, number: string, link: string): Problem =>
  problemOf(
    'mapping.contact-missing',
    `${number || 'The document'} has no ${xeroTypeOf(document).isSale ? 'customer' : 'supplier'}.`,
    'Xero takes no document without a contact, and DEAR gave no name for one.',
    'Set the name in DEAR. Then retry.',
    {link},
  );

const dateMissing = (number: string, link: string): Problem =>
  problemOf(
    'mapping.date-missing',
    `${number || 'The document'} has no date.`,
    'DEAR gave no date, and Xero would take today instead.',
    'Set its date in DEAR. Then retry.',
    {link},
  );
