import {amountPaid, type Books, type Document, type Invoice, type InvoiceLine, type InvoiceStatus} from './books.ts';
import {lockErrors} from './document-rules.ts';
import {says} from './messages.ts';

/** What a status may become (Xero's documentation, “Invoice status codes”). PAID comes by payments alone. */
const MAY_BECOME: Record<InvoiceStatus, readonly InvoiceStatus[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: ['PAID'],
  VOIDED: [],
  DELETED: [],
};

/** Why an invoice or bill may not become what it would be; nothing for a new one in an open status. */
export const changeErrors = (before: Invoice | undefined, next: Invoice, books: Books): string[] =>
  postedChangeErrors(before, next, books, {
    isSettled: before !== undefined && (amountPaid(before) > 0 || before.amountCredited > 0),
    keepsContact: (before?.amountCredited ?? 0) > 0,
    newStatus: says.wrongNewStatus,
    status: says.wrongStatus,
  });

/** The same of any document that posts to the books: credit notes follow the rules of invoices. */
export function postedChangeErrors<Kind extends Document & {status: InvoiceStatus}>(
  before: Kind | undefined,
  next: Kind,
  books: Books,
  facts: {isSettled: boolean; keepsContact: boolean; newStatus: string; status: string},
): string[] {
  if (!before) return ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(next.status) ? [] : [facts.newStatus];
  if (before.status === 'VOIDED' || before.status === 'DELETED') return [facts.status];
  const isPosted = before.status === 'AUTHORISED' || before.status === 'PAID';
  const locked = isPosted ? lockErrors(before.date, books) : [];
  if (locked.length > 0) return locked;
  const isTouched = next.status === 'VOIDED' || isDifferent(before, next, facts.keepsContact);
  if (facts.isSettled && isTouched) return [says.hasPayment];
  return MAY_BECOME[before.status].includes(next.status) ? [] : [facts.status];
}

/** Whether more changed than a paid document allows: its texts, accounts, number, reference, dates of payment, contact. */
function isDifferent(before: Document, next: Document, keepsContact: boolean): boolean {
  const facts = (document: Document) =>
    JSON.stringify([
      document.date,
      document.currencyCode,
      document.currencyRate,
      document.lineAmountTypes,
      keepsContact ? document.contactId : null,
      document.lines.map(lineFacts),
    ]);
  return facts(before) !== facts(next);
}

const lineFacts = (line: InvoiceLine) => [
  ...[line.lineItemId, line.quantity, line.unitAmount, line.lineAmount, line.taxAmount],
  ...[line.taxType, line.discountRate, line.discountAmount],
];
