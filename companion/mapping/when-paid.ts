import type {XeroInvoice} from '../xero/xero.ts';
import {type DifferingField, sameFigure} from './differing-fields.ts';
import {documentJson, type XeroIds} from './document-json.ts';
import type {XeroDocument} from './xero-document.ts';

const ALLOWED = new Set(['number', 'reference', 'due date']);

/**
 * Whether Xero takes a change of a document that carries a payment or a credit: of its number, reference and due date, of the
 * text and account of its lines, and of its contact unless it is credited (Xero's documentation, “Invoices”).
 */
export const mayChangeWhenPaid = (
  document: XeroDocument,
  current: XeroInvoice,
  fields: readonly DifferingField[],
): boolean =>
  fields.length > 0 &&
  fields.every(({field}) => {
    if (field === 'contact') return (current.amountCredited ?? 0) === 0;
    return ALLOWED.has(field) || (field.startsWith('line ') && isSameMoney(document, current));
  });

const isSameMoney = ({lines}: XeroDocument, current: XeroInvoice): boolean =>
  lines.length === current.lines.length &&
  lines.every(({quantity, unitAmount, taxType}, index) => {
    const there = current.lines[index];
    return (
      sameFigure(quantity, there?.quantity ?? null) &&
      sameFigure(unitAmount, there?.unitAmount ?? null) &&
      (there?.taxType == null || there.taxType === taxType)
    );
  });

const NOT_SENT = new Set(['Status', 'Date', 'CurrencyCode', 'CurrencyRate', 'LineAmountTypes']);

/** Such a change, with nothing in it that Xero would refuse: neither status nor day nor money. */
export function whenPaidJson(document: XeroDocument, ids: XeroIds, fields: readonly DifferingField[]): object {
  const has = (start: string) => fields.some(({field}) => field.startsWith(start));
  const isSent = (member: string) =>
    !NOT_SENT.has(member) &&
    (member !== 'Contact' || has('contact')) &&
    // Without lines in it Xero leaves them as they are.
    (member !== 'LineItems' || has('line '));
  const {LineItems, ...header} = documentJson(document, ids);
  // A discount that neither side has is not stated: even that Xero would take for a change of the money.
  const lines = LineItems.map(({DiscountRate, ...line}) => (DiscountRate ? {...line, DiscountRate} : line));
  return Object.fromEntries(Object.entries({...header, LineItems: lines}).filter(([member]) => isSent(member)));
}
