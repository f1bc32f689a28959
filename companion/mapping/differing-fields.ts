import Big from 'big.js';
import type {XeroInvoice} from '../xero/xero.ts';
import {amountText} from './amount-text.ts';
import {cut, squeezed} from './clean-text.ts';
import {dayText} from './day.ts';
import type {XeroDocument, XeroDocumentLine} from './xero-document.ts';
import {xeroTypes} from './xero-types.ts';

type XeroInvoiceLine = XeroInvoice['lines'][number];

/** A field that is not the same on both sides, all three in words for people. */
export interface DifferingField {
  readonly field: string;
  readonly dear: string;
  readonly xero: string;
}

/**
 * Where a document in Xero is not what DEAR says, header first, then line by line. What Xero's answer left open counts as
 * equal. The contact is compared when it is given, by its id.
 */
export function differingFields(
  document: XeroDocument,
  xero: XeroInvoice,
  contact?: {id: string; name: string},
): DifferingField[] {
  const {expected} = document;
  const {hasReference} = xeroTypes[document.type];
  const isOther = contact && xero.contactId !== null && contact.id.toLowerCase() !== xero.contactId.toLowerCase();
  return [
    isOther ? [{field: 'contact', dear: contact.name, xero: xero.contactName ?? 'another one'}] : [],
    differing('number', document.number, xero.number, worded),
    differing('reference', hasReference ? document.reference : null, xero.reference, worded),
    differing('date', document.date, xero.date, longDay),
    differing('due date', document.dueDate, xero.dueDate, longDay),
    ...differingDelivery(document.delivery, xero.delivery),
    differing('currency', document.currencyCode, xero.currency, worded),
    differing('rate', document.currencyRate, sameFigure(document.currencyRate, xero.rate) ? null : xero.rate, worded),
    differing('total', expected.total, xero.total, amountText),
    differing('tax', expected.totalTax, xero.totalTax, amountText),
    differing('status', document.status, statusIn(document, xero), worded),
    differingLines(document.lines, xero.lines),
  ].flat();
}

/** When and where the goods of an order are to come. An answer without it says nothing of it. */
const differingDelivery = (dear: XeroDocument['delivery'], xero: XeroInvoice['delivery']): DifferingField[][] =>
  dear && xero
    ? [
        differing('delivery date', dear.date, xero.date, longDay),
        differing('delivery address', squeezed(dear.address), squeezed(xero.address), worded),
        differing('attention', dear.attention, xero.attention, worded),
        differing('delivery instructions', squeezed(dear.instructions), squeezed(xero.instructions), worded),
      ]
    : [];

/** An answer without any line says nothing of them. */
function differingLines(dear: readonly XeroDocumentLine[], xero: readonly XeroInvoiceLine[]): DifferingField[] {
  if (xero.length === 0) return [];
  return Array.from({length: Math.max(dear.length, xero.length)}, (_, index) => {
    const [ours, theirs] = [dear[index], xero[index]];
    if (ours && theirs && isSameLine(ours, theirs)) return [];
    return [
      {field: `line ${index + 1}`, dear: ours ? lineText(ours) : '(none)', xero: theirs ? lineText(theirs) : '(none)'},
    ];
  }).flat();
}

function isSameLine(ours: XeroDocumentLine, theirs: XeroInvoiceLine): boolean {
  if (squeezed(ours.description) !== squeezed(theirs.description)) return false;
  // A remark is its text alone.
  if (ours.accountCode === '') return true;
  const sameCode = (code: string, other: string | null) => other === null || other === code;
  return (
    sameFigure(ours.quantity, theirs.quantity) &&
    sameFigure(ours.unitAmount, theirs.unitAmount) &&
    sameCode(ours.accountCode, theirs.accountCode) &&
    sameCode(ours.taxType, theirs.taxType)
  );
}

/** Whether two figures are equal, however they are written; one that an answer left out says nothing. */
export const sameFigure = (one: string | null, other: string | null): boolean =>
  one === null || other === null || new Big(one).eq(other);

const lineText = ({
  description,
  quantity,
  unitAmount,
  accountCode,
  taxType,
}: Pick<XeroInvoiceLine, 'description' | 'quantity' | 'unitAmount' | 'accountCode' | 'taxType'>): string =>
  [
    cut(squeezed(description), 40),
    accountCode ? `${quantity ?? '?'} x ${unitAmount ?? '?'}, account ${accountCode}, ${taxType ?? 'no tax'}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

function differing<Value extends string | number>(
  field: string,
  dear: Value | null,
  xero: Value | null,
  show: (value: Value) => string,
): DifferingField[] {
  if (dear === null || xero === null || dear === xero) return [];
  return [{field, dear: show(dear), xero: show(xero)}];
}

/** Approved, paid or billed in Xero is further along, not different. */
function statusIn({status}: XeroDocument, xero: XeroInvoice): string | null {
  const further = status === 'DRAFT' ? ['SUBMITTED', 'AUTHORISED', 'PAID', 'BILLED'] : ['PAID', 'BILLED'];
  return xero.status !== null && further.includes(xero.status) ? status : xero.status;
}

const worded = (text: string): string => text || '(empty)';
const longDay = (day: string): string => `${dayText(day)} ${day.slice(0, 4)}`;
