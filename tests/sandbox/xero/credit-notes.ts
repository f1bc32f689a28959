import {type ApiRequest, type Endpoint, unitdpOf} from './api-request.ts';
import {envelope} from './batch.ts';
import {type Books, type CreditNote, remainingCredit} from './books.ts';
import {creditNoteShape} from './credit-note-shape.ts';
import {type Listed, listed} from './listing.ts';
import {findCreditNote, savedCreditNotes} from './save-credit-notes.ts';
import {saveDocuments} from './save-documents.ts';
import {amount, notFound} from './wire.ts';

const scope = 'accounting.invoices';

/** Credit notes to customers and from suppliers. */
export const creditNoteEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/CreditNotes', scope, handle: listCreditNotes},
  {method: 'GET', path: '/CreditNotes/:id', scope, handle: getCreditNote},
  {
    method: 'PUT',
    path: '/CreditNotes',
    scope,
    handle: (request) => saveDocuments(request, savedCreditNotes, () => undefined),
  },
  {
    method: 'POST',
    path: '/CreditNotes',
    scope,
    handle: (request) => saveDocuments(request, savedCreditNotes, (sent) => findCreditNote(request.books, sent)),
  },
  {method: 'POST', path: '/CreditNotes/:id', scope, handle: updateCreditNote},
];

/** There is no filter by number: `where` alone, and pages. */
function listCreditNotes(request: ApiRequest) {
  const {books} = request;
  const page = listed(
    request,
    books.creditNotes.map((note) => listedCreditNote(note, books)),
    {fields},
  );
  const view = {unitdp: unitdpOf(request), details: page.pagination !== undefined};
  return envelope(request, {
    pagination: page.pagination,
    CreditNotes: page.records.map((note) => creditNoteShape(note, books, view)),
  });
}

function getCreditNote(request: ApiRequest) {
  const found = creditNoteByKey(request.books, request.segments[1] ?? '');
  if (!found) return notFound();
  const view = {unitdp: unitdpOf(request), details: true};
  return envelope(request, {CreditNotes: [creditNoteShape(found, request.books, view)]});
}

function updateCreditNote(request: ApiRequest) {
  const known = creditNoteByKey(request.books, request.segments[1] ?? '');
  return known ? saveDocuments(request, savedCreditNotes, () => known) : notFound();
}

const creditNoteByKey = (books: Books, key: string): CreditNote | undefined =>
  books.creditNotes.find((note) => note.creditNoteId === key.toLowerCase()) ??
  books.creditNotes.find((note) => note.number !== '' && note.number.toLowerCase() === key.toLowerCase());

const fields = [
  ...['CreditNoteID', 'Type', 'CreditNoteNumber', 'Reference', 'Status', 'Date', 'Contact.ContactID', 'Contact.Name'],
  ...['Contact.ContactNumber', 'RemainingCredit', 'Total', 'CurrencyCode', 'UpdatedDateUTC'],
];

function listedCreditNote(note: CreditNote, books: Books): Listed<CreditNote> {
  const contact = books.contacts.find(({contactId}) => contactId === note.contactId);
  return {
    record: note,
    id: note.creditNoteId,
    updatedAt: note.updatedAt,
    row: {
      CreditNoteID: {guid: note.creditNoteId},
      Type: note.type,
      CreditNoteNumber: note.number,
      Reference: note.reference || null,
      Status: note.status,
      Date: {day: note.date},
      'Contact.ContactID': {guid: note.contactId},
      'Contact.Name': contact?.name ?? null,
      'Contact.ContactNumber': contact?.number || null,
      RemainingCredit: amount(remainingCredit(note)),
      Total: amount(note.total),
      CurrencyCode: note.currencyCode,
      UpdatedDateUTC: {day: new Date(note.updatedAt).toISOString()},
    },
  };
}
