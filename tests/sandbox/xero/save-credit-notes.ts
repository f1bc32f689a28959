import {type ApiRequest, unitdpOf} from './api-request.ts';
import {type Books, type CreditNote, livePayments, ZERO_GUID} from './books.ts';
import {creditNoteShape, unsavedCreditNoteShape} from './credit-note-shape.ts';
import {resolveContact} from './document-contact.ts';
import {type Draft, draftDocument, emptyDocument} from './document-draft.ts';
import {currencyErrors, linesErrors, lockErrors, rateWarnings} from './document-rules.ts';
import {INVOICE_STATUSES} from './invoice-draft.ts';
import {postedChangeErrors} from './invoice-status.ts';
import {says} from './messages.ts';
import type {SavedKind} from './save-documents.ts';
import {isObject, type Sent, sentEnum, sentText} from './sent.ts';

/** Credit notes, as they are saved: as invoices, without due date, address and discounts. */
export const savedCreditNotes: SavedKind<CreditNote> = {
  member: 'CreditNotes',
  draft(request, sent, before) {
    const type = sentText(sent, 'Type') === 'ACCPAYCREDIT' ? 'ACCPAYCREDIT' : 'ACCRECCREDIT';
    const base = before ?? emptyCreditNote(type, request.books, request.now);
    return draftDocument(base, sent, request, {
      isNew: before === undefined,
      own: {
        number: sentText(sent, 'CreditNoteNumber') ?? base.number,
        reference: base.type === 'ACCRECCREDIT' ? (sentText(sent, 'Reference') ?? base.reference) : '',
        status: sentEnum(sent, 'Status', INVOICE_STATUSES, 'InvoiceStatus') ?? base.status,
      },
    });
  },
  contact: (request, sent, before) =>
    resolveContact(
      request,
      sent.Contact,
      request.books.contacts.find(({contactId}) => contactId === before?.contactId),
    ),
  errors: (request, draft, sent, before) => [
    ...(isWrongType(sentText(sent, 'Type'), before) ? [says.wrongNoteType] : []),
    ...changeErrors(before, draft.document, request.books),
    ...creditNoteErrors(draft, sent, request),
  ],
  warnings: (note, _sent, {books}) => rateWarnings(note, books),
  keep(request, before, next) {
    if (before) return Object.assign(before, next);
    const note = {
      ...next,
      creditNoteId: request.newId(),
      number: next.number === '' && next.type === 'ACCRECCREDIT' ? nextNumber(request.books) : next.number,
      createdBy: request.clientId,
    };
    request.books.creditNotes.push(note);
    return note;
  },
  saved: (note, request) => creditNoteShape(note, request.books, viewOf(request)),
  unsaved: (note, sent, request) => unsavedCreditNoteShape(note, sent, viewOf(request)),
  unknownId: says.wrongNoteStatus,
};

export const emptyCreditNote = (type: CreditNote['type'], books: Books, now: number): CreditNote => ({
  ...emptyDocument(books, now),
  creditNoteId: ZERO_GUID,
  type,
  payments: [],
  allocations: [],
  fullyPaidOn: null,
});

/** The note that a POST means: by its id, else a customer's by its number. */
export function findCreditNote(books: Books, sent: Sent): CreditNote | 'unknown-id' | undefined {
  const id = sentText(sent, 'CreditNoteID')?.toLowerCase();
  if (id && id !== ZERO_GUID) return books.creditNotes.find((note) => note.creditNoteId === id) ?? 'unknown-id';
  const number = sentText(sent, 'CreditNoteNumber')?.toLowerCase();
  const type = sentText(sent, 'Type');
  const contact = isObject(sent.Contact) ? sentText(sent.Contact, 'ContactID')?.toLowerCase() : undefined;
  return books.creditNotes.find(
    (note) =>
      !!number &&
      note.type === type &&
      note.number.toLowerCase() === number &&
      (type === 'ACCRECCREDIT' || note.contactId === contact),
  );
}

const changeErrors = (before: CreditNote | undefined, next: CreditNote, books: Books): string[] =>
  postedChangeErrors(before, next, books, {
    isSettled: before !== undefined && livePayments(before).length + before.allocations.length > 0,
    keepsContact: (before?.allocations.length ?? 0) > 0,
    newStatus: says.wrongNewNoteStatus,
    status: says.wrongNoteStatus,
  });

function creditNoteErrors(draft: Draft<CreditNote>, sent: Sent, request: ApiRequest): string[] {
  const {document: note} = draft;
  const {books} = request;
  if (note.status === 'VOIDED' || note.status === 'DELETED') return [];
  const isComplete = note.status === 'SUBMITTED' || note.status === 'AUTHORISED';
  return [
    ...(note.number.length > 255 ? [says.tooLong('CreditNoteNumber', 255)] : []),
    ...(note.reference.length > 255 ? [says.tooLong('Reference', 255)] : []),
    ...(isNumberTaken(note, books) ? [says.creditNoteNumberTaken] : []),
    ...currencyErrors(note, sent, books),
    ...(note.status === 'AUTHORISED' ? lockErrors(note.date, books) : []),
    ...linesErrors(draft, sent, books, {
      isComplete,
      discount: says.discountOnCreditNote,
      unitdp: unitdpOf(request),
    }),
  ];
}

/** Customers' notes have numbers of their own, never free again; suppliers' numbers are not unique. */
const isNumberTaken = (note: CreditNote, books: Books): boolean =>
  note.type === 'ACCRECCREDIT' &&
  note.number !== '' &&
  books.creditNotes.some(
    (other) =>
      other.type === 'ACCRECCREDIT' &&
      other.creditNoteId !== note.creditNoteId &&
      other.number.toLowerCase() === note.number.toLowerCase(),
  );

const isWrongType = (type: string | undefined, before: CreditNote | undefined): boolean =>
  before ? type !== undefined && type !== before.type : type !== 'ACCRECCREDIT' && type !== 'ACCPAYCREDIT';

const viewOf = (request: ApiRequest) => ({unitdp: unitdpOf(request), details: true, saved: true});

function nextNumber(books: Books): string {
  const used = books.creditNotes.map((note) => Number(/^CN-(\d+)$/i.exec(note.number)?.[1] ?? 0));
  return `CN-${String(Math.max(0, ...used) + 1).padStart(4, '0')}`;
}
