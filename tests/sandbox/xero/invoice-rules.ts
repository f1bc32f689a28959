import type {Books, Invoice} from './books.ts';
import type {Draft} from './document-draft.ts';
import {currencyErrors, linesErrors, lockErrors, rateWarnings} from './document-rules.ts';
import {says} from './messages.ts';
import type {Sent} from './sent.ts';

/** Everything that is wrong with a document as it would stand, beside its contact and its change of status. */
export function invoiceErrors(draft: Draft<Invoice>, sent: Sent, books: Books, unitdp: 2 | 4): string[] {
  const {document: invoice} = draft;
  const leaves = invoice.status === 'VOIDED' || invoice.status === 'DELETED';
  if (leaves) return [];
  const discount = invoice.type === 'ACCPAY' ? says.discountOnBill : undefined;
  const isComplete = invoice.status === 'SUBMITTED' || invoice.status === 'AUTHORISED';
  return [...headErrors(invoice, sent, books), ...linesErrors(draft, sent, books, {isComplete, discount, unitdp})];
}

/** What Xero saves but remarks on. */
export const invoiceWarnings = (invoice: Invoice, sent: Sent, books: Books): string[] => [
  ...(sent.SentToContact === true && invoice.status !== 'AUTHORISED' ? [says.sentOnlyAuthorised] : []),
  ...rateWarnings(invoice, books),
];

function headErrors(invoice: Invoice, sent: Sent, books: Books): string[] {
  const errors: string[] = [];
  if (invoice.number.length > 255) errors.push(says.tooLong('InvoiceNumber', 255));
  if (invoice.reference.length > 255) errors.push(says.tooLong('Reference', 255));
  if (isNumberTaken(invoice, books)) errors.push(says.numberTaken);
  errors.push(...currencyErrors(invoice, sent, books));
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
