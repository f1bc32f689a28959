import type {Problem} from '../../../shared/result.ts';
import {step} from '../../ledger/entry.ts';
import {masterKey} from '../../ledger/keys.ts';
import {isoTime} from '../../platform/clock.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {Row} from '../../store/records.ts';
import type {Changes} from '../../store/store.ts';
import type {ExportContext} from '../context.ts';
import {familyOfRow, newRow, type RowDocument, refreshed, withOutcome} from '../rows.ts';

/** A document's ledger entry and its latest history row, within the commit that decides on it. */
export interface Desk {
  readonly changes: Changes;
  readonly context: ExportContext;
  readonly entry: LedgerEntry;
  readonly row: Row | undefined;
}

/** It will go: a Pending row, and the entry as planned. */
export function willGo(desk: Desk, document: RowDocument, notes: readonly string[]): LedgerEntry {
  const row = rowFor(desk, document);
  desk.changes.put(
    'rows',
    withOutcome(row, {status: 'Pending', problem: null, notes: [...notes]}, null, desk.context.clock.now()),
  );
  return putEntry(desk, 'planned', document, row);
}

/** It cannot go until somebody mends something. */
export function hasFailed(desk: Desk, document: RowDocument, problem: Problem): void {
  const row = rowFor(desk, document);
  putRow(desk, row, 'Failed', 'failed', problem);
  putEntry(desk, 'refused', document, row);
}

/** It waits for a better moment, with the reason. */
export function waits(desk: Desk, document: RowDocument, problem: Problem): void {
  const row = rowFor(desk, document);
  putRow(desk, row, 'Pending', 'waited', problem);
  putEntry(desk, 'planned', document, row);
}

/** It waits for something outside, told in a few words: “re-authorisation in DEAR”. Written once, not at every look. */
export function awaits(desk: Desk, document: RowDocument, what: string): void {
  const waitingFor = `waiting for ${what}`;
  const known = desk.row?.transaction;
  if (known?.status === 'Pending' && known.waitingFor === waitingFor) return;
  const row = rowFor(desk, document);
  const attempt = {
    runId: desk.context.work.id,
    outcome: 'waited',
    text: `Waits for ${what}.`,
    idempotencyKey: null,
    problem: null,
  } as const;
  const change = {status: 'Pending', problem: null, waitingFor} as const;
  desk.changes.put('rows', withOutcome(row, change, attempt, desk.context.clock.now()));
  putEntry(desk, 'planned', document, row);
}

/** Who skipped what no person did. */
const BY_ITSELF = 'Deerpath';

/** It is not wanted in Xero any more and never got there: out of the way, with the reason. */
export function dropped({changes, context, row}: Desk, reason: string): void {
  if (!row || row.transaction.status === 'Completed' || row.transaction.status === 'Skipped') return;
  const now = context.clock.now();
  const skipped = {reason, user: BY_ITSELF, at: isoTime(now)};
  const attempt = {
    runId: context.work.id,
    outcome: 'skipped',
    text: reason,
    idempotencyKey: null,
    problem: null,
  } as const;
  changes.put('rows', withOutcome(row, {status: 'Skipped', problem: null, skipped}, attempt, now));
}

/** What Deerpath itself put out of the way, because DEAR had it no more, is wanted again; what a person skipped is not. */
export function takenUp({row, ...desk}: Desk): Desk {
  if (row?.transaction.skipped?.user !== BY_ITSELF) return {...desk, row};
  return {...desk, row: {...row, transaction: {...row.transaction, status: 'Pending', skipped: null}}};
}

/** Nothing is to be done of it in Xero, and a row of its own says why. */
export function isDone(desk: Desk, document: RowDocument, note: string): LedgerEntry {
  const row = rowFor(desk, document);
  const attempt = {
    runId: desk.context.work.id,
    outcome: 'found',
    text: note,
    idempotencyKey: null,
    problem: null,
  } as const;
  const change = {status: 'Completed', problem: null, notes: [note]} as const;
  desk.changes.put('rows', withOutcome(row, {...change, notes: [note]}, attempt, desk.context.clock.now()));
  return putEntry(desk, 'planned', document, row);
}

/** As Xero has it. A row that failed on a change which DEAR took back is mended by that. */
export function isAsXeroHasIt({changes, context, row}: Desk, text = 'It is as Xero has it.'): void {
  if (!row || row.transaction.status === 'Completed') return;
  const attempt = {
    runId: context.work.id,
    outcome: 'found',
    text,
    idempotencyKey: null,
    problem: null,
  } as const;
  changes.put('rows', withOutcome(row, {status: 'Completed', problem: null}, attempt, context.clock.now()));
}

/** The row to write on: the one that is not yet Completed, else a new one. */
function rowFor({context: {ids, clock, work}, entry, row}: Desk, document: RowDocument): Row {
  if (row && row.transaction.status !== 'Completed') {
    const current = refreshed(row, document);
    return {...current, transaction: {...current.transaction, runId: work.id, requestedBy: work.requestedBy}};
  }
  const facts = {id: ids.next(), entryId: entry.id, document, runId: work.id ?? '', requestedBy: work.requestedBy};
  return newRow(facts, clock.now());
}

function putRow(
  {changes, context}: Desk,
  row: Row,
  status: 'Failed' | 'Pending',
  outcome: 'failed' | 'waited',
  problem: Problem,
): void {
  const attempt = {runId: context.work.id, outcome, text: problem.title, idempotencyKey: null, problem};
  changes.put('rows', withOutcome(row, {status, problem}, attempt, context.clock.now()));
}

/** What Xero accepted once stays accepted, whatever became of a later change. */
function putEntry(
  {changes, context, entry}: Desk,
  state: 'planned' | 'refused',
  document: RowDocument,
  row: Row,
): LedgerEntry {
  const next = step(entry, entry.state === 'accepted' ? 'accepted' : state, context.clock.now(), {rowId: row.id});
  changes.put('ledger', next);
  notePart(changes, context, document, entry.id);
  return next;
}

/** The sale or purchase remembers every entry that was ever planned for it: DEAR may forget a part of it. */
function notePart(changes: Changes, {books}: ExportContext, document: RowDocument, entryId: string): void {
  const master = changes.get('masters', masterKey(books.account, familyOfRow(document), document.masterId));
  const known = master?.parts?.[books.tenantId] ?? [];
  if (!master || known.includes(entryId)) return;
  changes.put('masters', {...master, parts: {...master.parts, [books.tenantId]: [...known, entryId]}});
}
