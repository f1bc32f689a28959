import {failed, ok, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {dayAfter, dayText} from './day.ts';
import type {MappingContext} from './mapping-context.ts';
import type {XeroDocument} from './xero-document.ts';

type Dated = Pick<XeroDocument, 'date' | 'dueDate' | 'status'> & {note?: string};

/**
 * Decides status and dates. Xero refuses an authorised document dated on or before its lock date, and takes drafts; the
 * settings say whether such a document fails, goes as a draft, or moves to the first open day.
 */
export function lockDocument(
  {number, date, dueDate, link}: {number: string; date: string; dueDate: string; link: string},
  {settings, choices: {organisation}}: MappingContext,
): Result<Dated> {
  const status = settings.documentStatus;
  const lock = [organisation.periodLockDate, organisation.endOfYearLockDate].reduce<string>(
    (latest, day) => (day && day > latest ? day : latest),
    '',
  );
  if (!date || status === 'DRAFT' || date > lock) return ok({date, dueDate, status});

  const locked = `Xero is locked up to ${dayText(lock, date)}`;
  switch (settings.lockedDocuments) {
    case 'draft':
      return ok({date, dueDate, status: 'DRAFT', note: `It goes as a draft: ${locked}.`});
    case 'next-day': {
      const open = dayAfter(lock);
      const note = `It is dated ${dayText(open, date)} instead of ${dayText(date, open)}: ${locked}.`;
      return ok({date: open, dueDate: dueDate < open ? open : dueDate, status, note});
    }
    case 'fail':
      return failed(
        problemOf(
          'mapping.before-lock-date',
          `${number || 'The document'} is before Xero's lock date.`,
          `It is dated ${dayText(date, lock)}; ${locked}.`,
          'Change its date in DEAR, let locked documents go as drafts (Settings), or skip it.',
          {link},
        ),
      );
  }
}
