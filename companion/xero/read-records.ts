import * as z from 'zod';
import {isObject} from '../platform/exact-json.ts';
import {cents, dayOf, decimal, id, listOf, text, textOrNull} from './shapes.ts';
import type {XeroContact, XeroElement, XeroInvoice, XeroJournal, XeroPaid, XeroPayment} from './xero.ts';

const line = z
  .object({
    LineItemID: id,
    Description: text,
    Quantity: decimal,
    UnitAmount: decimal,
    LineAmount: cents,
    TaxAmount: cents,
    TaxType: textOrNull,
    AccountCode: textOrNull,
  })
  .transform((it) => ({
    lineItemId: it.LineItemID,
    description: it.Description,
    quantity: it.Quantity,
    unitAmount: it.UnitAmount,
    lineAmount: it.LineAmount,
    taxAmount: it.TaxAmount,
    taxType: it.TaxType,
    accountCode: it.AccountCode,
  }));

const party = z
  .unknown()
  .optional()
  .transform((value) => (isObject(value) ? value : {}))
  .pipe(z.object({ContactID: id, Name: textOrNull}));

const paid = z
  .object({PaymentID: id, Amount: cents, Reference: textOrNull, Date: z.unknown().optional()})
  .transform((it): XeroPaid => ({id: it.PaymentID, date: dayOf(it.Date), amount: it.Amount, reference: it.Reference}));

const invoice = z.object({
  InvoiceID: id,
  Type: text,
  InvoiceNumber: text,
  Reference: text,
  Contact: party,
  CurrencyCode: textOrNull,
  CurrencyRate: decimal,
  Status: textOrNull,
  LineAmountTypes: textOrNull,
  SubTotal: cents,
  TotalTax: cents,
  Total: cents,
  AmountDue: cents,
  AmountPaid: cents,
  AmountCredited: cents,
  Url: textOrNull,
  LineItems: listOf(line),
  Payments: listOf(paid),
});

/** An invoice or bill of an answer; what the answer lacks is null. */
export function readInvoice(raw: Record<string, unknown>): XeroInvoice {
  const it = invoice.parse(raw);
  return {
    id: it.InvoiceID,
    type: it.Type,
    number: it.InvoiceNumber,
    reference: it.Reference,
    contactId: it.Contact.ContactID,
    contactName: it.Contact.Name,
    date: dayOf(raw.DateString) ?? dayOf(raw.Date),
    dueDate: dayOf(raw.DueDateString) ?? dayOf(raw.DueDate),
    currency: it.CurrencyCode,
    rate: it.CurrencyRate,
    status: it.Status,
    lineAmountTypes: it.LineAmountTypes,
    subTotal: it.SubTotal,
    totalTax: it.TotalTax,
    total: it.Total,
    amountDue: it.AmountDue,
    amountPaid: it.AmountPaid,
    amountCredited: it.AmountCredited,
    url: it.Url,
    hasAttachments: typeof raw.HasAttachments === 'boolean' ? raw.HasAttachments : null,
    updatedAt: instantOf(raw.UpdatedDateUTC) ?? instantOf(raw.UpdatedDateUTCString),
    lines: it.LineItems,
    payments: it.Payments,
  };
}

const target = z
  .unknown()
  .optional()
  .transform((value) => (isObject(value) ? value : {}))
  .pipe(
    z.object({
      InvoiceID: id,
      CreditNoteID: id,
      InvoiceNumber: text,
      CreditNoteNumber: text,
      Contact: party,
      CurrencyCode: textOrNull,
    }),
  );
const payment = z.object({Invoice: target, CreditNote: target, Status: textOrNull, PaymentType: text});

/** A payment of an answer. What a refund is on stands there as an invoice, or as the credit note that it is. */
export function readPayment(raw: Record<string, unknown>): XeroPayment {
  const {Invoice, CreditNote, Status, PaymentType} = payment.parse(raw);
  const on = Invoice.InvoiceID || Invoice.CreditNoteID ? Invoice : CreditNote;
  return {
    ...paid.parse(raw),
    on: on.InvoiceID ?? on.CreditNoteID,
    number: on.InvoiceNumber || on.CreditNoteNumber,
    contactName: on.Contact.Name,
    currency: on.CurrencyCode,
    status: Status,
    type: PaymentType,
  };
}

/** `/Date(1541176290160+0000)/` or ISO text as milliseconds; null for anything else. */
function instantOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const wrapped = /^\/Date\((-?\d+)/.exec(value)?.[1];
  const at = wrapped === undefined ? Date.parse(value) : Number(wrapped);
  return Number.isFinite(at) ? at : null;
}

const journal = z.object({
  ManualJournalID: id,
  Narration: text,
  Status: textOrNull,
  JournalLines: listOf(z.object({AccountCode: text, LineAmount: cents})),
});

/** A manual journal of an answer. */
export function readJournal(raw: Record<string, unknown>): XeroJournal {
  const it = journal.parse(raw);
  return {
    id: it.ManualJournalID,
    narration: it.Narration,
    date: dayOf(raw.DateString) ?? dayOf(raw.Date),
    status: it.Status,
    lines: it.JournalLines.map(({AccountCode, LineAmount}) => ({accountCode: AccountCode, amount: LineAmount})),
  };
}

const contact = z.object({ContactID: id, ContactNumber: text, Name: text, ContactStatus: text, MergedToContactID: id});

export function readContact(raw: Record<string, unknown>): XeroContact {
  const it = contact.parse(raw);
  return {
    ...{id: it.ContactID, number: it.ContactNumber, name: it.Name, status: it.ContactStatus},
    mergedInto: it.MergedToContactID,
  };
}

/**
 * One element of an answer with what became of it. Errors can sit on the contact or on a line instead of on top, and the
 * flags differ by kind; only an element that says OK (or WARNING) and has an id was saved in spite of some.
 */
export function readElement<Kept extends {readonly id: string | null}>(
  raw: Record<string, unknown>,
  read: (raw: Record<string, unknown>) => Kept,
): XeroElement<Kept> {
  const record = read(raw);
  const errors = messagesIn(raw, 'ValidationErrors');
  const said = typeof raw.StatusAttributeString === 'string' ? raw.StatusAttributeString.toUpperCase() : '';
  const blamed = said === 'ERROR' || raw.HasErrors === true || raw.HasValidationErrors === true || errors.length > 0;
  const saved = record.id !== null && (said === 'OK' || said === 'WARNING');
  return {
    outcome: blamed && !saved ? 'refused' : record.id === null ? 'refused' : 'saved',
    record,
    errors,
    warnings: messagesIn(raw, 'Warnings'),
  };
}

/** The texts under `key`, wherever in the element, each once. Xero writes them as Message or as Description. */
function messagesIn(value: unknown, key: 'ValidationErrors' | 'Warnings'): string[] {
  const found = new Set<string>();
  const visit = (part: unknown) => {
    if (Array.isArray(part)) part.forEach(visit);
    if (!isObject(part)) return;
    for (const [name, inner] of Object.entries(part)) {
      if (name === key && Array.isArray(inner)) inner.forEach((item) => void add(item));
      else visit(inner);
    }
  };
  const add = (item: unknown) => {
    const message = isObject(item) ? (item.Message ?? item.Description) : item;
    if (typeof message === 'string' && message.trim() !== '') found.add(message.trim());
  };
  visit(value);
  return [...found];
}
