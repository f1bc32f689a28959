import {type ApiRequest, type Endpoint, isTrue, queryOf, unitdpOf} from './api-request.ts';
import {envelope, type Judged, saveBatch} from './batch.ts';
import {amountDue, amountPaid, type Books, type Invoice, ZERO_GUID} from './books.ts';
import {resolveContact} from './invoice-contact.ts';
import {draftInvoice, emptyInvoice} from './invoice-draft.ts';
import {invoiceErrors, invoiceWarnings} from './invoice-rules.ts';
import {type InvoiceView, invoiceShape, unsavedInvoiceShape} from './invoice-shape.ts';
import {changeErrors} from './invoice-status.ts';
import {type Listed, listed, listFilter} from './listing.ts';
import {says} from './messages.ts';
import {type Sent, sentElements, sentText} from './sent.ts';
import {figure, notFound} from './wire.ts';

const scope = 'accounting.invoices';

/** Sales invoices and bills. */
export const invoiceEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/Invoices', scope, handle: listInvoices},
  {method: 'GET', path: '/Invoices/:id', scope, handle: getInvoice},
  {method: 'PUT', path: '/Invoices', scope, handle: (request) => saveInvoices(request, () => undefined)},
  {
    method: 'POST',
    path: '/Invoices',
    scope,
    handle: (request) => saveInvoices(request, (sent) => findInvoice(request.books, sent)),
  },
  {method: 'POST', path: '/Invoices/:id', scope, handle: updateInvoice},
];

/** Without pages a list has neither lines nor the contact's details. Documents of every status are in it. */
function listInvoices(request: ApiRequest) {
  const {books} = request;
  const [ids, numbers] = [listFilter(request, 'IDs'), listFilter(request, 'InvoiceNumbers')];
  const [contactIds, statuses] = [listFilter(request, 'ContactIDs'), listFilter(request, 'Statuses')];
  const term = queryOf(request, 'searchTerm')?.toLowerCase();
  const mine = isTrue(queryOf(request, 'createdByMyApp'));
  const summaryOnly = isTrue(queryOf(request, 'summaryOnly'));
  const found = books.invoices
    .filter((invoice) => !ids || ids.includes(invoice.invoiceId))
    .filter((invoice) => !numbers || numbers.includes(invoice.number.toLowerCase()))
    .filter((invoice) => !contactIds || contactIds.includes(invoice.contactId))
    .filter((invoice) => !statuses || statuses.includes(invoice.status.toLowerCase()))
    .filter((invoice) => !mine || invoice.createdBy === request.clientId)
    .filter((invoice) => !term || `${invoice.number}\n${invoice.reference}`.toLowerCase().includes(term));
  const page = listed(
    request,
    found.map((invoice) => listedInvoice(invoice, books)),
    {fields, alwaysPaged: summaryOnly},
  );
  const view: InvoiceView = {unitdp: unitdpOf(request), details: page.pagination !== undefined, summaryOnly};
  return envelope(request, {
    pagination: page.pagination,
    Invoices: page.records.map((invoice) => invoiceShape(invoice, books, view)),
  });
}

function getInvoice(request: ApiRequest) {
  const found = invoiceByKey(request.books, request.segments[1] ?? '');
  if (!found) return notFound();
  const view: InvoiceView = {unitdp: unitdpOf(request), details: true};
  return envelope(request, {Invoices: [invoiceShape(found, request.books, view)]});
}

function updateInvoice(request: ApiRequest) {
  const known = invoiceByKey(request.books, request.segments[1] ?? '');
  return known ? saveInvoices(request, () => known) : notFound();
}

/** Saves each element: over the known document, or as a new one. */
function saveInvoices(request: ApiRequest, find: (sent: Sent) => Invoice | 'unknown-id' | undefined) {
  return saveBatch(request, 'Invoices', sentElements(request.body, 'Invoices'), (sent, refusals): Judged => {
    const {books} = request;
    const unitdp = unitdpOf(request);
    const known = find(sent);
    const before = known === 'unknown-id' ? undefined : known;
    const type = sentText(sent, 'Type');
    const base = before ?? emptyInvoice(type === 'ACCPAY' ? 'ACCPAY' : 'ACCREC', books, request.now);
    const draft = draftInvoice(base, sent, request);
    const contact = resolveContact(request, sent.Contact, before && contactOf(books, before));
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
function findInvoice(books: Books, sent: Sent): Invoice | 'unknown-id' | undefined {
  const id = sentText(sent, 'InvoiceID')?.toLowerCase();
  if (id && id !== ZERO_GUID) return books.invoices.find((invoice) => invoice.invoiceId === id) ?? 'unknown-id';
  const number = sentText(sent, 'InvoiceNumber')?.toLowerCase();
  if (!number) return undefined;
  const type = sentText(sent, 'Type');
  const sentContact = typeof sent.Contact === 'object' && sent.Contact !== null ? (sent.Contact as Sent) : {};
  const isSame = (invoice: Invoice) =>
    invoice.type === type &&
    invoice.number.toLowerCase() === number &&
    (type === 'ACCREC' || invoice.contactId === sentText(sentContact, 'ContactID')?.toLowerCase());
  return books.invoices.find(isSame);
}

const isWrongType = (type: string | undefined, before: Invoice | undefined): boolean =>
  before ? type !== undefined && type !== before.type : type !== 'ACCREC' && type !== 'ACCPAY';

const contactOf = (books: Books, invoice: Invoice) =>
  books.contacts.find(({contactId}) => contactId === invoice.contactId);

function invoiceByKey(books: Books, key: string): Invoice | undefined {
  return (
    books.invoices.find((invoice) => invoice.invoiceId === key.toLowerCase()) ??
    books.invoices.find((invoice) => invoice.number !== '' && invoice.number.toLowerCase() === key.toLowerCase())
  );
}

function nextNumber(books: Books): string {
  const used = books.invoices.map((invoice) => Number(/^INV-(\d+)$/i.exec(invoice.number)?.[1] ?? 0));
  return `INV-${String(Math.max(0, ...used) + 1).padStart(4, '0')}`;
}

const fields = [
  ...['InvoiceID', 'Type', 'InvoiceNumber', 'Reference', 'Status', 'Date', 'DueDate', 'Contact.ContactID'],
  ...[
    'Contact.Name',
    'Contact.ContactNumber',
    'AmountDue',
    'AmountPaid',
    'Total',
    'CurrencyCode',
    'UpdatedDateUTC',
    'Url',
  ],
];

function listedInvoice(invoice: Invoice, books: Books): Listed<Invoice> {
  const contact = contactOf(books, invoice);
  return {
    record: invoice,
    id: invoice.invoiceId,
    updatedAt: invoice.updatedAt,
    row: {
      InvoiceID: {guid: invoice.invoiceId},
      Type: invoice.type,
      InvoiceNumber: invoice.number,
      Reference: invoice.reference || null,
      Status: invoice.status,
      Date: {day: invoice.date},
      DueDate: invoice.dueDate === null ? null : {day: invoice.dueDate},
      'Contact.ContactID': {guid: invoice.contactId},
      'Contact.Name': contact?.name ?? null,
      'Contact.ContactNumber': contact?.number || null,
      AmountDue: figure(String(amountDue(invoice) / 100)),
      AmountPaid: figure(String(amountPaid(invoice) / 100)),
      Total: figure(String(invoice.total / 100)),
      CurrencyCode: invoice.currencyCode,
      Url: invoice.url || null,
      UpdatedDateUTC: {day: new Date(invoice.updatedAt).toISOString()},
    },
  };
}
