import type {ApiRequest} from './api-request.ts';
import {type Contact, ZERO_GUID} from './books.ts';
import {applyContact, contactErrors, emptyContact} from './contact-rules.ts';
import {findContact, keepContact} from './contacts.ts';
import {says} from './messages.ts';
import {has, isObject, type Sent, sentText} from './sent.ts';

export interface ResolvedContact {
  readonly errors: readonly string[];
  /** Writes what the document's Contact says into the books and gives the contact. Only for a document that is saved. */
  readonly keep: () => Contact | undefined;
}

/**
 * The contact of a document. ContactID alone, or a name or number alone, names one; a name that nobody has makes a new
 * contact; any further member changes the contact, and drops its contact persons when they are left out (Xero's
 * documentation, “Invoices”).
 */
export function resolveContact(request: ApiRequest, sent: unknown, current: Contact | undefined): ResolvedContact {
  if (sent === undefined || sent === null) {
    return {errors: current ? [] : [says.noContact], keep: () => current};
  }
  const contact = isObject(sent) ? sent : {};
  const key = keyOf(contact);
  if (!key) return {errors: [says.noContact], keep: () => undefined};
  const known = findContact(request.books, contact);
  if (!known && key === 'ContactID') return {errors: [says.unknownContact], keep: () => undefined};
  if (known && known.status !== 'ACTIVE') return {errors: [says.archivedContact(known.name)], keep: () => undefined};
  if (known && isAlone(contact, known)) return {errors: [], keep: () => known};

  const next = applyContact(known ?? emptyContact(), contact, request.now);
  return {errors: contactErrors(next, request.books), keep: () => keepContact(request, known, next)};
}

function keyOf(contact: Sent): string | undefined {
  const id = sentText(contact, 'ContactID');
  if (id && id !== ZERO_GUID) return 'ContactID';
  return ['ContactNumber', 'Name'].find((member) => sentText(contact, member));
}

/** Whether nothing but what names the contact was sent. */
const isAlone = (contact: Sent, known: Contact): boolean => {
  const members = Object.keys(contact).filter((member) => has(contact, member));
  return members.length === 1 || (members.length === 0 && known !== undefined);
};
