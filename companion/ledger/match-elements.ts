import {guidsInPage} from '../../shared/documents/page-address.ts';
import {sameContactName} from '../mapping/contact.ts';
import type {Send} from '../store/ledger-records.ts';
import type {XeroContact, XeroElement, XeroInvoice, XeroPayment} from '../xero/xero.ts';

type Expected = Send['expected'][number];

/**
 * Which element of an answer speaks of which document of the request: by content, never by position, because answers were
 * seen with elements missing and in another order. What cannot be told apart with certainty stays undefined: unknown.
 *
 * @returns one element or undefined per document, in the order of `expected`.
 */
export function matchElements<Record>(
  expected: readonly Expected[],
  elements: readonly XeroElement<Record>[],
  speaksOf: (record: Record, document: Expected) => 'certainly' | 'maybe' | 'no',
): (XeroElement<Record> | undefined)[] {
  const taken = new Set<XeroElement<Record>>();
  const found: (XeroElement<Record> | undefined)[] = expected.map(() => undefined);
  for (const certainty of ['certainly', 'maybe'] as const) {
    expected.forEach((document, index) => {
      if (found[index]) return;
      const fits = elements.filter(
        (element) => !taken.has(element) && speaksOf(element.record, document) === certainty,
      );
      const rivals = expected.filter(
        (other, at) => at !== index && !found[at] && fits[0] && speaksOf(fits[0].record, other) === certainty,
      );
      const [only] = fits;
      if (fits.length === 1 && rivals.length === 0 && only) {
        found[index] = only;
        taken.add(only);
      }
    });
  }
  return found;
}

/** The Url decides when the answer has one; without it type, number and contact, as far as the answer names them. */
export function invoiceSpeaksOf(record: XeroInvoice, document: Expected): 'certainly' | 'maybe' | 'no' {
  const theirs = guidsInPage(record.url);
  const ours = guidsInPage(document.url);
  if (theirs && ours) {
    return theirs.taskId === ours.taskId && theirs.masterId === ours.masterId && theirs.family === ours.family
      ? 'certainly'
      : 'no';
  }
  if (record.type && record.type !== document.type) return 'no';
  if (!sameNumber(record.number, document.number)) return 'no';
  if (record.contactId && document.contactId && !sameId(record.contactId, document.contactId)) return 'no';
  if (record.date && document.date && record.date !== document.date) return 'no';
  return 'maybe';
}

export function contactSpeaksOf(record: XeroContact, document: Expected): 'certainly' | 'maybe' | 'no' {
  if (record.number && document.number) return sameId(record.number, document.number) ? 'certainly' : 'no';
  return sameContactName(record.name, document.name ?? '') ? 'maybe' : 'no';
}

/** Payments have nothing of their own but what they are on, their amount and their day. */
export function paymentSpeaksOf(record: XeroPayment, payment: Expected): 'certainly' | 'maybe' | 'no' {
  if (record.on && payment.on && !sameId(record.on, payment.on)) return 'no';
  if (record.amount !== null && record.amount !== payment.total) return 'no';
  if (record.date !== null && record.date !== payment.date) return 'no';
  return record.on && record.amount !== null && record.date !== null ? 'certainly' : 'maybe';
}

/** Xero compares document numbers without regard to case or outer blanks. */
export const sameNumber = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
