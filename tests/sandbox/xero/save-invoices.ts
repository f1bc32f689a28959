import {type ApiRequest, unitdpOf} from './api-request.ts';
import {type Judged, saveBatch} from './batch.ts';
import {type Books, type Invoice, ZERO_GUID} from './books.ts';
import {resolveContact} from './invoice-contact.ts';
import {draftInvoice, emptyInvoice} from './invoice-draft.ts';
import {invoiceErrors, invoiceWarnings} from './invoice-rules.ts';
import {type InvoiceView, invoiceShape, unsavedInvoiceShape} from './invoice-shape.ts';
import {changeErrors} from './invoice-status.ts';
import {says} from './messages.ts';
import {isObject, type Sent, sentElements, sentText} from './sent.ts';

/** Saves each element: over the known document, or as a new one. */
export function saveInvoices(request: ApiRequest, find: (sent: Sent) => Invoice | 'unknown-id' | undefined) {
  return saveBatch(request, 'Invoices', sentElements(request.body, 'Invoices'), (sent, refusals): Judged => {
    const {books} = request;
    const unitdp = unitdpOf(request);
    const known = find(sent);
    const before = known === 'unknown-id' ? undefined : known;
    const type = sentText(sent, 'Type');
    const base = before ?? emptyInvoice(type === 'ACCPAY' ? 'ACCPAY' : 'ACCREC', books, request.now);
    const draft = draftInvoice(base, sent, request);
    const contact = resolveContact(
      request,
      sent.Contact,
      books.contacts.find(({contactId}) => contactId === before?.contactId),
    );
    const errors = [
      ...refusals,
      ...(known === 'unknown-id' ? [says.wrongStatus] : []),
      ...(isWrongType(type, before) ? [says.wrongType] : []),
      ...changeErrors(before, draft.invoice, books),
      ...contact.errors,
      ...invoiceErrors(draft, sent, books, unitdp),
    ];
    const view: InvoiceView = {unitdp, details: true, saved: true};
    if (errors.length > 0)
      return {element: unsavedInvoiceShape(draft.invoice, sent, view), errors: [...new Set(errors)], warnings: []};

    const warnings = invoiceWarnings(draft.invoice, sent, books);
    const saved = keepInvoice(request, before, {
      ...draft.invoice,
      contactId: contact.keep()?.contactId ?? draft.invoice.contactId,
      sentToContact:
        draft.invoice.sentToContact && draft.invoice.status !== 'DRAFT' && draft.invoice.status !== 'SUBMITTED',
    });
    return {element: invoiceShape(saved, books, view), errors: [], warnings};
  });
}

function keepInvoice(request: ApiRequest, before: Invoice | undefined, next: Invoice): Invoice {
  const lines = next.lines.map((line) => ({
    ...line,
    lineItemId: line.lineItemId === ZERO_GUID ? request.newId() : line.lineItemId,
  }));
  if (before) return Object.assign(before, {...next, lines});
  const invoice = {
    ...next,
    lines,
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
