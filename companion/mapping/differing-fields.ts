import type {XeroInvoice} from '../xero/xero.ts';
import {amountText} from './amount-text.ts';
import {dayText} from './day.ts';
import type {XeroDocument} from './xero-document.ts';

/** A field that is not the same on both sides, all three in words for people. */
export interface DifferingField {
  readonly field: string;
  readonly dear: string;
  readonly xero: string;
}

/** Where a document in Xero is not what DEAR says. What Xero's answer left open counts as equal; the contact is not compared. */
export function differingFields(document: XeroDocument, xero: XeroInvoice): DifferingField[] {
  const {expected} = document;
  const sale = document.type === 'ACCREC';
  return [
    differing('number', document.invoiceNumber, xero.number, worded),
    differing('reference', sale ? document.reference : null, xero.reference, worded),
    differing('date', document.date, xero.date, longDay),
    differing('due date', document.dueDate, xero.dueDate, longDay),
    differing('currency', document.currencyCode, xero.currency, worded),
    differing('total', expected.total, xero.total, amountText),
    differing('tax', expected.totalTax, xero.totalTax, amountText),
    differing('status', document.status, statusIn(document, xero), worded),
  ].flat();
}

function differing<Value extends string | number>(
  field: string,
  dear: Value | null,
  xero: Value | null,
  show: (value: Value) => string,
): DifferingField[] {
  if (dear === null || xero === null || dear === xero) return [];
  return [{field, dear: show(dear), xero: show(xero)}];
}

/** Approved or paid by people in Xero is further along, not different. */
function statusIn({status}: XeroDocument, xero: XeroInvoice): string | null {
  const further = status === 'DRAFT' ? ['SUBMITTED', 'AUTHORISED', 'PAID'] : ['PAID'];
  return xero.status !== null && further.includes(xero.status) ? status : xero.status;
}

const worded = (text: string): string => text || '(empty)';
const longDay = (day: string): string => `${dayText(day)} ${day.slice(0, 4)}`;
