import {failed, ok, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {dayAfter, dayBefore, dayText} from './day.ts';
import type {MappingContext} from './mapping-context.ts';
import type {XeroDocument} from './xero-document.ts';

type Dates = Pick<XeroDocument, 'date' | 'dueDate' | 'status'>;
/** With what a lock date made of them, `unlocked` says how they would be without it. */
type Dated = Dates & {note?: string; unlocked?: Dates};

/** The last locked day, and on which side it is locked. */
export interface Lock {
  readonly day: string;
  readonly side: 'Xero' | 'DEAR';
}

/**
 * The later of both sides' locks, or null. Xero's dates are the last locked days (Xero's documentation, organisation); DEAR's
 * is the first open one (DEAR's documentation, `/me`).
 */
export function lockOf({choices: {organisation}, dearLockDate}: Omit<MappingContext, 'settings'>): Lock | null {
  const days = [organisation.periodLockDate, organisation.endOfYearLockDate].filter((day) => day !== null).sort();
  const inXero = days.at(-1);
  const inDear = dearLockDate ? dayBefore(dearLockDate) : undefined;
  if (inDear !== undefined && (inXero === undefined || inDear > inXero)) return {day: inDear, side: 'DEAR'};
  return inXero === undefined ? null : {day: inXero, side: 'Xero'};
}

/**
 * Decides status and dates. Xero refuses an authorised document dated on or before its lock date, and takes drafts; the
 * settings say whether such a document fails, goes as a draft, or moves to the first open day. One that is in Xero already
 * stays as it is here: `lock-update.ts` decides beside what stands there.
 */
export function lockDocument(
  {number, date, dueDate, link}: {number: string; date: string; dueDate: string | null; link: string},
  context: MappingContext,
): Result<Dated> {
  const {settings} = context;
  const status = settings.documentStatus;
  const lock = lockOf(context);
  if (!date || !lock || status === 'DRAFT' || date > lock.day || context.inXero) return ok({date, dueDate, status});

  const unlocked = {date, dueDate, status};
  switch (settings.lockedDocuments) {
    case 'draft':
      return ok({date, dueDate, status: 'DRAFT', note: `It goes as a draft: ${lockText(lock, date)}.`, unlocked});
    case 'next-day': {
      const open = dayAfter(lock.day);
      const note = `It is dated ${dayText(open, date)} instead of ${dayText(date, open)}: ${lockText(lock, date)}.`;
      return ok({date: open, dueDate: notBefore(open, dueDate), status, note, unlocked});
    }
    case 'fail':
      return failed(
        problemOf(
          'mapping.before-lock-date',
          `${number || 'The document'} is before ${lock.side}'s lock date.`,
          `It is dated ${dayText(date, lock.day)}; ${lockText(lock, date)}.`,
          'Change its date in DEAR, let locked documents go as drafts (Settings), or skip it.',
          {link},
        ),
      );
  }
}

/** A due date that does not lie before the document's own; null where there is none. */
export const notBefore = (day: string, dueDate: string | null): string | null =>
  dueDate !== null && dueDate < day ? day : dueDate;

/** “Xero is locked up to 31 October”, with the year when the day beside lies in another one. */
export const lockText = ({day, side}: Lock, beside: string): string =>
  `${side} is locked up to ${dayText(day, beside)}`;
