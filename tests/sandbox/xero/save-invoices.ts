import {type ApiRequest, unitdpOf} from './api-request.ts';
import {type Books, type Invoice, ZERO_GUID} from './books.ts';
import {resolveContact} from './document-contact.ts';
import {draftInvoice, emptyInvoice} from './invoice-draft.ts';
import {invoiceErrors, invoiceWarnings} from './invoice-rules.ts';
import {invoiceShape, unsavedInvoiceShape} from './invoice-shape.ts';
import {changeErrors} from './invoice-status.ts';
import {says} from './messages.ts';
import type {SavedKind} from './save-documents.ts';
import {isObject, type Sent, sentText} from './sent.ts';

/** Sales invoices and bills, as they are saved. */
export const savedInvoices: SavedKind<Invoice> = {
  member: 'Invoices',
  draft(request, sent, before) {
    const type = sentText(sent, 'Type') === 'ACCPAY' ? 'ACCPAY' : 'ACCREC';
    return draftInvoice(before ?? emptyInvoice(type, request.books, request.now), sent, request);
  },
  contact: (request, sent, before) =>
    resolveContact(
      request,
      sent.Contact,
      request.books.contacts.find(({contactId}) => contactId === before?.contactId),
    ),
  errors: (request, draft, sent, before) => [
    ...(isWrongType(sentText(sent, 'Type'), before) ? [says.wrongType] : []),
    ...changeErrors(before, draft.document, request.books),
    ...invoiceErrors(draft, sent, request.books, unitdpOf(request)),
  ],
  warnings: (invoice, sent, {books}) => invoiceWarnings(invoice, sent, books),
  keep: keepInvoice,
  saved: (invoice, request) =>
    invoiceShape(invoice, request.books, {unitdp: unitdpOf(request), details: true, saved: true}),
  unsaved: (invoice, sent, request) =>
    unsavedInvoiceShape(invoice, sent, {unitdp: unitdpOf(request), details: true, saved: true}),
  unknownId: says.wrongStatus,
};

function keepInvoice(request: ApiRequest, before: Invoice | undefined, next: Invoice): Invoice {
  if (before) return Object.assign(before, next);
  const invoice = {
    ...next,
    invoiceId: request.newId(),
    number: next.number === '' && next.type === 'ACCREC' ? nextNumber(request.books) : next.number,
    createdBy: request.clientId,
  };
  request.books.invoices.push(invoice);
  return invoice;
}

/**
 * The document that a POST means: by its id, else by its number, even when somebody else made it. A supplier's number counts together with its
 * contact (seen by integrators).
 */
export function findInvoice(books: Books, sent: Sent): Invoice | 'unknown-id' | undefined {
  const id = sentText(sent, 'InvoiceID')?.toLowerCase();
  if (id && id !== ZERO_GUID) return books.invoices.find((invoice) => invoice.invoiceId === id) ?? 'unknown-id';
  const number = sentText(sent, 'InvoiceNumber')?.toLowerCase();
  if (!number) return undefined;
  const type = sentText(sent, 'Type');
  const sentContact = isObject(sent.Contact) ? sent.Contact : {};
  const isSame = (invoice: Invoice) =>
    invoice.type === type &&
    invoice.number.toLowerCase() === number &&
    (type === 'ACCREC' || invoice.contactId === sentText(sentContact, 'ContactID')?.toLowerCase());
  return books.invoices.find(isSame);
}

const isWrongType = (type: string | undefined, before: Invoice | undefined): boolean =>
  before ? type !== undefined && type !== before.type : type !== 'ACCREC' && type !== 'ACCPAY';

function nextNumber(books: Books): string {
  const used = books.invoices.map((invoice) => Number(/^INV-(\d+)$/i.exec(invoice.number)?.[1] ?? 0));
  return `INV-${String(Math.max(0, ...used) + 1).padStart(4, '0')}`;
}
