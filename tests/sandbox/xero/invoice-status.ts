import {amountPaid, type Books, type Invoice, type InvoiceLine, type InvoiceStatus} from './books.ts';
import {lockErrors} from './invoice-rules.ts';
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

/** Why a document may not become what it would be; nothing for a new one in an open status. */
export function changeErrors(before: Invoice | undefined, next: Invoice, books: Books): string[] {
  if (!before) return ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(next.status) ? [] : [says.wrongNewStatus];
  if (before.status === 'VOIDED' || before.status === 'DELETED') return [says.wrongStatus];
  const isPosted = before.status === 'AUTHORISED' || before.status === 'PAID';
  const locked = isPosted ? lockErrors(before.date, books) : [];
  if (locked.length > 0) return locked;
  const settled = amountPaid(before) > 0 || before.amountCredited > 0;
  if (settled && (next.status === 'VOIDED' || isDifferent(before, next))) return [says.hasPayment];
  return MAY_BECOME[before.status].includes(next.status) ? [] : [says.wrongStatus];
}

/** Whether more changed than a paid document allows: its texts, accounts, number, reference, dates of payment, contact. */
function isDifferent(before: Invoice, next: Invoice): boolean {
  const facts = (invoice: Invoice) =>
    JSON.stringify([
      invoice.date,
      invoice.currencyCode,
      invoice.currencyRate,
      invoice.lineAmountTypes,
      invoice.amountCredited > 0 ? invoice.contactId : null,
      invoice.lines.map(lineFacts),
    ]);
  return facts(before) !== facts(next);
}

const lineFacts = (line: InvoiceLine) => [
  ...[line.lineItemId, line.quantity, line.unitAmount, line.lineAmount, line.taxAmount],
  ...[line.taxType, line.discountRate, line.discountAmount],
];
