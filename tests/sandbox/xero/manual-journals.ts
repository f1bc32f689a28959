import {fromCents, sum, toCents} from '../../../shared/money/cents.ts';
import type {ApiRequest, Endpoint} from './api-request.ts';
import {envelope, type Judged, saveBatch} from './batch.ts';
import {type Books, type ManualJournal, ZERO_GUID} from './books.ts';
import {accountOf, todayIn} from './choices.ts';
import {lockErrors} from './document-rules.ts';
import {type Listed, listed} from './listing.ts';
import {says} from './messages.ts';
import {type Sent, sentDay, sentElements, sentEnum, sentFigure, sentList, sentText} from './sent.ts';
import {amount, compact, msDate, msTime, notFound} from './wire.ts';

const scope = 'accounting.manualjournals';

/** Manual journals (Xero's documentation, “Manual journals”): no number of their own, found again by their narration. */
export const manualJournalEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/ManualJournals', scope, handle: listJournals},
  {method: 'GET', path: '/ManualJournals/:id', scope, handle: getJournal},
  {method: 'PUT', path: '/ManualJournals', scope, handle: (request) => saveAll(request, () => undefined)},
  {method: 'POST', path: '/ManualJournals', scope, handle: (request) => saveAll(request, findById(request.books))},
  {method: 'POST', path: '/ManualJournals/:id', scope, handle: updateJournal},
];

function listJournals(request: ApiRequest) {
  const page = listed(request, request.books.manualJournals.map(listedJournal), {fields});
  return envelope(request, {
    pagination: page.pagination,
    // As with invoices: only pages and single journals have their lines.
    ManualJournals: page.records.map((journal) => shape(journal, page.pagination !== undefined)),
  });
}

function getJournal(request: ApiRequest) {
  const found = byId(request.books, request.segments[1]);
  return found ? envelope(request, {ManualJournals: [shape(found, true)]}) : notFound();
}

function updateJournal(request: ApiRequest) {
  const known = byId(request.books, request.segments[1]);
  return known ? saveAll(request, () => known) : notFound();
}

const byId = (books: Books, id = ''): ManualJournal | undefined =>
  books.manualJournals.find(({manualJournalId}) => manualJournalId === id.toLowerCase());

const findById =
  (books: Books) =>
  (sent: Sent): ManualJournal | undefined =>
    byId(books, sentText(sent, 'ManualJournalID'));

function saveAll(request: ApiRequest, find: (sent: Sent) => ManualJournal | undefined) {
  const {books} = request;
  return saveBatch(
    request,
    'ManualJournals',
    sentElements(request.body, 'ManualJournals'),
    (sent, refusals): Judged => {
      const before = find(sent);
      const draft = draftOf(request, sent, before);
      const errors = [...refusals, ...errorsOf(books, draft, before)];
      if (errors.length > 0) return {element: shape(draft, true), errors: [...new Set(errors)], warnings: []};
      if (before) Object.assign(before, draft);
      else
        books.manualJournals.push(
          Object.assign(draft, {manualJournalId: request.newId(), createdBy: request.clientId}),
        );
      return {element: shape(before ?? draft, true), errors: [], warnings: []};
    },
  );
}

function draftOf(request: ApiRequest, sent: Sent, before: ManualJournal | undefined): ManualJournal {
  const lines = sentList(sent, 'JournalLines')?.map((line) => ({
    lineAmount: toCents(sentFigure(line, 'LineAmount') ?? '0'),
    accountCode: sentText(line, 'AccountCode') ?? '',
    description: sentText(line, 'Description') ?? '',
    taxType: sentText(line, 'TaxType') ?? 'NONE',
  }));
  return {
    manualJournalId: before?.manualJournalId ?? ZERO_GUID,
    narration: sentText(sent, 'Narration') ?? before?.narration ?? '',
    date: sentDay(sent, 'Date') ?? before?.date ?? todayIn(request.books, request.now),
    status: sentEnum(sent, 'Status', STATUSES, 'ManualJournalStatus') ?? before?.status ?? 'DRAFT',
    lineAmountTypes: sentText(sent, 'LineAmountTypes') ?? before?.lineAmountTypes ?? 'NoTax',
    url: sentText(sent, 'Url') ?? before?.url ?? null,
    showOnCashBasisReports: before?.showOnCashBasisReports ?? true,
    lines: lines ?? before?.lines ?? [],
    hasAttachments: before?.hasAttachments ?? false,
    createdBy: before?.createdBy ?? null,
    updatedAt: request.now,
  };
}

/** What may follow which status: a posted journal may be changed and voided, a draft also deleted. */
const MAY_BECOME: Record<ManualJournal['status'], readonly ManualJournal['status'][]> = {
  DRAFT: ['DRAFT', 'POSTED', 'DELETED'],
  POSTED: ['POSTED', 'VOIDED'],
  VOIDED: [],
  DELETED: [],
  ARCHIVED: [],
};

function errorsOf(books: Books, journal: ManualJournal, before: ManualJournal | undefined): string[] {
  const mayBe = before
    ? MAY_BECOME[before.status].includes(journal.status)
    : ['DRAFT', 'POSTED'].includes(journal.status);
  if (!mayBe) return [says.journalStatus];
  const locked = [before?.status === 'POSTED' ? before.date : null, journal.status === 'DRAFT' ? null : journal.date];
  const errors = locked.flatMap((day) => (day === null ? [] : lockErrors(day, books)));
  if (journal.status === 'VOIDED' || journal.status === 'DELETED') return errors;
  const debits = sum(journal.lines.map(({lineAmount}) => Math.max(0, lineAmount)));
  const credits = sum(journal.lines.map(({lineAmount}) => Math.min(0, lineAmount)));
  return [
    ...errors,
    ...(journal.narration.trim() === '' ? [says.noNarration] : []),
    ...(journal.lines.length < 2 ? [says.tooFewJournalLines] : []),
    ...(debits + credits === 0 ? [] : [says.unbalanced(fromCents(debits), fromCents(credits))]),
    ...journal.lines.flatMap(({accountCode}) => accountErrors(books, accountCode)),
  ];
}

function accountErrors(books: Books, code: string): string[] {
  const account = accountOf(books, code);
  if (!account) return [says.invalidAccount(code)];
  if (account.Status === 'ARCHIVED') return [says.archivedAccount(code)];
  const isClosed = ['BANK', 'INVENTORY'].includes(account.Type) || CLOSED.has(account.SystemAccount ?? '');
  return isClosed ? [says.journalAccount(code)] : [];
}

/** Xero's own accounts that no journal may touch (Xero's documentation, “Manual journals”). */
const CLOSED = new Set(['DEBTORS', 'CREDITORS', 'RETAINEDEARNINGS']);
const STATUSES = ['DRAFT', 'POSTED', 'DELETED', 'VOIDED', 'ARCHIVED'] as const;

const shape = (journal: ManualJournal, details: boolean): Record<string, unknown> =>
  compact({
    ManualJournalID: journal.manualJournalId,
    Narration: journal.narration,
    Date: msDate(journal.date),
    Status: journal.status,
    LineAmountTypes: journal.lineAmountTypes,
    Url: journal.url ?? undefined,
    ShowOnCashBasisReports: journal.showOnCashBasisReports,
    HasAttachments: journal.hasAttachments,
    UpdatedDateUTC: msTime(journal.updatedAt),
    JournalLines: details
      ? journal.lines.map((line) => ({
          LineAmount: amount(line.lineAmount),
          AccountCode: line.accountCode,
          Description: line.description || undefined,
          TaxType: line.taxType,
          TaxAmount: 0,
          IsBlank: false,
        }))
      : [],
  });

const fields = ['ManualJournalID', 'Narration', 'Date', 'Status', 'UpdatedDateUTC'];

const listedJournal = (journal: ManualJournal): Listed<ManualJournal> => ({
  record: journal,
  id: journal.manualJournalId,
  updatedAt: journal.updatedAt,
  row: {
    ManualJournalID: {guid: journal.manualJournalId},
    Narration: journal.narration,
    Date: {day: journal.date},
    Status: journal.status,
    UpdatedDateUTC: {day: new Date(journal.updatedAt).toISOString()},
  },
});
