import {type ApiRequest, type Endpoint, isTrue, queryOf, unitdpOf} from './api-request.ts';
import {envelope} from './batch.ts';
import {amountDue, amountPaid, type Books, type Invoice} from './books.ts';
import type {DocumentView} from './document-shape.ts';
import {invoiceShape} from './invoice-shape.ts';
import {type Listed, listed, listFilter} from './listing.ts';
import {saveDocuments} from './save-documents.ts';
import {findInvoice, savedInvoices} from './save-invoices.ts';
import {amount, notFound} from './wire.ts';

const scope = 'accounting.invoices';

/** Sales invoices and bills. */
export const invoiceEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/Invoices', scope, handle: listInvoices},
  {method: 'GET', path: '/Invoices/:id', scope, handle: getInvoice},
  {
    method: 'PUT',
    path: '/Invoices',
    scope,
    handle: (request) => saveDocuments(request, savedInvoices, () => undefined),
  },
  {
    method: 'POST',
    path: '/Invoices',
    scope,
    handle: (request) => saveDocuments(request, savedInvoices, (sent) => findInvoice(request.books, sent)),
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
  const view: DocumentView = {unitdp: unitdpOf(request), details: page.pagination !== undefined, summaryOnly};
  return envelope(request, {
    pagination: page.pagination,
    Invoices: page.records.map((invoice) => invoiceShape(invoice, books, view)),
  });
}

function getInvoice(request: ApiRequest) {
  const found = invoiceByKey(request.books, request.segments[1] ?? '');
  if (!found) return notFound();
  const view: DocumentView = {unitdp: unitdpOf(request), details: true};
  return envelope(request, {Invoices: [invoiceShape(found, request.books, view)]});
}

function updateInvoice(request: ApiRequest) {
  const known = invoiceByKey(request.books, request.segments[1] ?? '');
  return known ? saveDocuments(request, savedInvoices, () => known) : notFound();
}

function invoiceByKey(books: Books, key: string): Invoice | undefined {
  return (
    books.invoices.find((invoice) => invoice.invoiceId === key.toLowerCase()) ??
    books.invoices.find((invoice) => invoice.number !== '' && invoice.number.toLowerCase() === key.toLowerCase())
  );
}

const contactOf = (books: Books, invoice: Invoice) =>
  books.contacts.find(({contactId}) => contactId === invoice.contactId);

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
      AmountDue: amount(amountDue(invoice)),
      AmountPaid: amount(amountPaid(invoice)),
      Total: amount(invoice.total),
      CurrencyCode: invoice.currencyCode,
      Url: invoice.url || null,
      UpdatedDateUTC: {day: new Date(invoice.updatedAt).toISOString()},
    },
  };
}
