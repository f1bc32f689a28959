import {type ApiRequest, type Endpoint, isTrue, queryOf} from './api-request.ts';
import {envelope, type Judged, saveBatch} from './batch.ts';
import {type Books, type Contact, ZERO_GUID} from './books.ts';
import {applyContact, contactErrors, emptyContact} from './contact-rules.ts';
import {contactShape, unsavedContactShape} from './contact-shape.ts';
import {type Listed, listed, listFilter} from './listing.ts';
import {says} from './messages.ts';
import {type Sent, sentElements, sentText} from './sent.ts';
import {notFound} from './wire.ts';

export const contactEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/Contacts', scope: 'accounting.contacts', handle: listContacts},
  {method: 'GET', path: '/Contacts/:id', scope: 'accounting.contacts', handle: getContact},
  {
    method: 'PUT',
    path: '/Contacts',
    scope: 'accounting.contacts',
    handle: (request) => saveContacts(request, 'create'),
  },
  {
    method: 'POST',
    path: '/Contacts',
    scope: 'accounting.contacts',
    handle: (request) => saveContacts(request, 'upsert'),
  },
  {method: 'POST', path: '/Contacts/:id', scope: 'accounting.contacts', handle: updateContact},
];

/** Archived contacts only with `includeArchived=true`; contact persons only on pages and single reads. */
function listContacts(request: ApiRequest) {
  const ids = listFilter(request, 'IDs');
  const term = queryOf(request, 'searchTerm')?.toLowerCase();
  const archived = isTrue(queryOf(request, 'includeArchived'));
  const summaryOnly = isTrue(queryOf(request, 'summaryOnly'));
  const found = request.books.contacts
    .filter((contact) => archived || contact.status === 'ACTIVE')
    .filter((contact) => !ids || ids.includes(contact.contactId))
    .filter(
      (contact) =>
        !term || [contact.name, contact.number, contact.emailAddress].some((text) => text.toLowerCase().includes(term)),
    );
  const page = listed(request, found.map(listedContact), {fields, alwaysPaged: summaryOnly});
  return envelope(request, {
    pagination: page.pagination,
    Contacts: page.records.map((contact) =>
      contactShape(contact, request.books, {persons: page.pagination !== undefined && !summaryOnly}),
    ),
  });
}

function contactByKey(request: ApiRequest): Contact | undefined {
  const key = request.segments[1] ?? '';
  return request.books.contacts.find(
    (contact) => contact.contactId === key.toLowerCase() || (contact.number !== '' && contact.number === key),
  );
}

function updateContact(request: ApiRequest) {
  const known = contactByKey(request);
  return known ? saveContacts(request, 'upsert', known) : notFound();
}

function getContact(request: ApiRequest) {
  const found = contactByKey(request);
  return found ? envelope(request, {Contacts: [contactShape(found, request.books, {persons: true})]}) : notFound();
}

/** PUT only creates: a known name or number is an error. POST updates the contact with that id, number or name. */
function saveContacts(request: ApiRequest, mode: 'create' | 'upsert', named?: Contact) {
  return saveBatch(request, 'Contacts', sentElements(request.body, 'Contacts'), (sent, refusals): Judged => {
    const known = named ?? (mode === 'upsert' ? findContact(request.books, sent) : undefined);
    const unknownId = mode === 'upsert' && !known && sentText(sent, 'ContactID') ? [says.unknownContact] : [];
    const base = known ?? emptyContact();
    const next = applyContact(base, sent, request.now);
    const errors = [...refusals, ...unknownId, ...contactErrors(next, request.books)];
    if (errors.length > 0) return {element: unsavedContactShape(next, sent), errors, warnings: []};
    const saved = keepContact(request, known, next);
    return {element: contactShape(saved, request.books, {persons: true}), errors: [], warnings: []};
  });
}

/** Writes a contact into the books: over the known one, or as a new one. */
export function keepContact(request: ApiRequest, known: Contact | undefined, next: Contact): Contact {
  if (known) return Object.assign(known, next);
  const contact = {...next, contactId: request.newId()};
  request.books.contacts.push(contact);
  return contact;
}

/** The contact that an element means: by ContactID alone where that is sent, else by ContactNumber, else by the name of an active one. */
export function findContact(books: Books, sent: Sent): Contact | undefined {
  const id = sentText(sent, 'ContactID')?.toLowerCase();
  if (id && id !== ZERO_GUID) return books.contacts.find((contact) => contact.contactId === id);
  const number = sentText(sent, 'ContactNumber');
  const byNumber = number ? books.contacts.find((contact) => contact.number === number) : undefined;
  if (byNumber) return byNumber;
  const name = sentText(sent, 'Name')?.toLowerCase();
  return books.contacts.find((contact) => contact.status === 'ACTIVE' && contact.name.toLowerCase() === name);
}

const fields = [
  'ContactID',
  'ContactNumber',
  'Name',
  'ContactStatus',
  'EmailAddress',
  'AccountNumber',
  'UpdatedDateUTC',
];

const listedContact = (contact: Contact): Listed<Contact> => ({
  record: contact,
  id: contact.contactId,
  updatedAt: contact.updatedAt,
  row: {
    ContactID: {guid: contact.contactId},
    ContactNumber: contact.number || null,
    Name: contact.name,
    ContactStatus: contact.status,
    EmailAddress: contact.emailAddress || null,
    AccountNumber: contact.accountNumber || null,
    UpdatedDateUTC: {day: new Date(contact.updatedAt).toISOString()},
  },
});
