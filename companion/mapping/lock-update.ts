import type {XeroInvoice} from '../xero/xero.ts';
import {dayAfter, dayText} from './day.ts';
import {type Lock, lockOf, lockText, notBefore} from './lock-date.ts';
import type {MappingContext} from './mapping-context.ts';
import type {XeroDocument} from './xero-document.ts';
import {xeroTypes} from './xero-types.ts';

/** The document as it is to be in Xero; with why a lock date forbids any change of it there, where one does. */
export interface Unlocked {
  readonly document: XeroDocument;
  readonly note?: string;
  readonly locked?: string;
}

/**
 * What the lock dates make of a change to a document that is in Xero. One that stands on a locked day there cannot be
 * changed at all, drafts excepted; one that is to move to a locked day takes the first open day where the settings say so,
 * and keeps the open day that it was given earlier.
 */
export function unlockUpdate(
  document: XeroDocument,
  current: Pick<XeroInvoice, 'date' | 'status'>,
  context: MappingContext,
): Unlocked {
  const lock = lockOf(context);
  if (!lock || !xeroTypes[document.type].isPosted) return {document};
  const isDraft = current.status === 'DRAFT' || current.status === 'SUBMITTED';
  const takesNextDay = context.settings.lockedDocuments === 'next-day';
  if (!isDraft && current.date !== null && current.date <= lock.day) {
    // The open day that it was given earlier is locked by now, too: that it was moved is no difference.
    const wasMoved = takesNextDay && document.date < current.date;
    const there = wasMoved ? moved(document, current.date, lock).document : document;
    return {document: there, locked: `${lockText(lock, current.date)}.`};
  }
  if (document.date > lock.day) return {document};
  // It went as a draft because of the lock, and stays one.
  if (isDraft)
    return {document: {...document, status: 'DRAFT'}, note: `It stays a draft: ${lockText(lock, document.date)}.`};
  if (!takesNextDay)
    return {
      document,
      locked: `${lockText(lock, document.date)}, and DEAR dates it ${dayText(document.date, lock.day)}.`,
    };
  return moved(document, current.date ?? dayAfter(lock.day), lock);
}

function moved(document: XeroDocument, day: string, lock: Lock): Unlocked {
  return {
    document: {...document, date: day, dueDate: notBefore(day, document.dueDate)},
    note: `It is dated ${dayText(day, document.date)} instead of ${dayText(document.date, day)}: ${lockText(lock, document.date)}.`,
  };
}
