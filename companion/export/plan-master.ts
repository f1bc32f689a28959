import type {Settings} from '../../shared/contract/settings.ts';
import {type DearDocument, isAuthorised} from '../../shared/documents/dear-document.ts';
import type {Problem} from '../../shared/result.ts';
import type {DearMaster} from '../dear/dear.ts';
import {newEntry, step} from '../ledger/entry.ts';
import {contactKey, documentKey, masterKey} from '../ledger/keys.ts';
import {contactNotes} from '../mapping/contact.ts';
import {fingerprint} from '../mapping/fingerprint.ts';
import {mapDocument} from '../mapping/map-document.ts';
import type {MappedDocument} from '../mapping/xero-document.ts';
import type {LedgerEntry, Row} from '../store/records.ts';
import type {Changes} from '../store/store.ts';
import type {XeroChoices} from '../xero/xero.ts';
import {commitAndTell, type ExportContext} from './context.ts';
import {joined, newRow, refreshed, withOutcome} from './rows.ts';
import {isAsAccepted, sourceOf} from './source.ts';

/** A document that has to go to Xero, or to be changed there. */
export interface Work {
  readonly masterId: string;
  readonly entryId: string;
  /** Of the ledger entry as planned. */
  readonly version: number;
  readonly document: DearDocument;
  readonly mapped: MappedDocument;
  readonly fingerprint: string;
  readonly source: string;
}

/** What one read of a sale or purchase means. */
export interface Plan {
  readonly work: readonly Work[];
  /** Entries whose fate a lost answer still hides. */
  readonly unknown: readonly string[];
  readonly failed: number;
  /** Not even mapped: Xero cannot be asked. */
  readonly waiting: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** Authorised, but dated before the first day. */
  readonly ignored: number;
  readonly authorised: number;
}

/**
 * Maps and compares every authorised document of a sale or purchase, and writes down what is to be done: rows for what will
 * go or cannot go; nothing for what is as Xero has it.
 *
 * @param choices Xero's accounts and rates; or why they cannot be had: then the documents wait with that reason; or null
 *   when `needsMapping` says that nobody asks for them.
 * @param only the task of a single document, when a person asked for just that one.
 */
export async function planMaster(
  context: ExportContext,
  read: DearMaster,
  choices: XeroChoices | Problem | null,
  only?: string,
): Promise<Plan> {
  const {store, books} = context;
  const {settings} = store.state;
  const documents = authorisedIn(read, only);
  const unreadable = read.unreadable.filter((one) => isAuthorised(one.status) && isAsked(read, one.taskId, only));
  const counting = documents.filter((document) => isCounting(document, settings));
  const mapped = counting.map((document) => ({
    document,
    source: sourceOf(document, settings),
    result: choices && 'revision' in choices ? mapDocument(document, {settings, choices}) : choices,
  }));

  return commitAndTell(context, 'export.planned', (changes) => {
    keepMaster(changes, context, read);
    const plan = {work: [] as Work[], unknown: [] as string[], failed: 0, unchanged: 0, skipped: 0, waiting: 0};
    for (const {document, source, result} of mapped) {
      const desk = openDesk(changes, context, document);
      if (desk.row?.transaction.status === 'Skipped') {
        plan.skipped++;
      } else if (desk.entry.state === 'sending' || desk.entry.state === 'unknown') {
        plan.unknown.push(desk.entry.id);
      } else if (isAsAccepted(desk.entry, source)) {
        unchanged(changes, context, desk);
        plan.unchanged++;
      } else if (result === null) {
        // Its entry moved on since it was asked whether anything needs mapping; the next sync looks again.
        plan.unknown.push(desk.entry.id);
      } else if ('code' in result) {
        waits(changes, context, desk, document, result);
        plan.waiting++;
      } else if (!result.ok) {
        fail(changes, context, desk, document, joined(result.problems));
        plan.failed++;
      } else {
        const print = fingerprint(result.value.document, document.party.id ?? document.party.name);
        if (desk.entry.state === 'accepted' && desk.entry.acceptedFingerprint === print) {
          unchanged(changes, context, desk);
          plan.unchanged++;
        } else {
          plan.work.push(open(changes, context, desk, {document, mapped: result.value, fingerprint: print, source}));
        }
      }
    }
    for (const broken of unreadable) {
      const document = {
        kind: read.family === 'sale' ? 'sale-invoice' : 'bill',
        masterId: read.id,
        taskId: broken.taskId,
        advanced: broken.taskId !== read.id,
        number: broken.number,
        orderNumber: read.number,
        currency: store.state.dear?.currency ?? '',
        total: '0',
        party: {name: ''},
      } as const;
      const desk = openDesk(changes, context, document);
      if (desk.row?.transaction.status === 'Skipped') plan.skipped++;
      else {
        fail(changes, context, desk, document, broken.problem);
        plan.failed++;
      }
    }
    return {
      ...plan,
      ignored: documents.length - counting.length,
      authorised: documents.length + unreadable.length,
    };
  });

  function openDesk(
    changes: Changes,
    {clock}: ExportContext,
    document: Pick<DearDocument, 'kind' | 'masterId' | 'taskId'>,
  ): Desk {
    const id = documentKey(books, document);
    const entry = changes.get('ledger', id) ?? heirOfUnread(changes, id, document) ?? newEntry(id, clock.now());
    const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
    return {entry, row};
  }

  /**
   * A sale or purchase whose whole answer made no sense stands in the history as one document under its own id. Now that its
   * documents are known, the first of them goes on with that row.
   */
  function heirOfUnread(changes: Changes, id: string, {kind, masterId}: Pick<DearDocument, 'kind' | 'masterId'>) {
    if (hasTask(read, masterId)) return undefined;
    const entry = changes.get('ledger', documentKey(books, {kind, masterId, taskId: masterId}));
    const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
    if (entry?.state !== 'refused' || entry.xeroId || row?.transaction.status !== 'Failed') return undefined;
    changes.remove('ledger', entry.id);
    changes.put('rows', {...row, entryId: id});
    return {...newEntry(id, context.clock.now()), rowId: row.id};
  }
}

/** Whether any document is not what Xero accepted, so that Xero's choices have to be read. */
export function needsMapping({store, books}: ExportContext, read: DearMaster, only?: string): boolean {
  const {settings} = store.state;
  return authorisedIn(read, only)
    .filter((document) => isCounting(document, settings))
    .some((document) => {
      const entry = store.get('ledger', documentKey(books, document));
      return !entry || !isAsAccepted(entry, sourceOf(document, settings));
    });
}

const authorisedIn = (read: DearMaster, only: string | undefined): DearDocument[] =>
  read.documents.filter((document) => isAuthorised(document.status) && isAsked(read, document.taskId, only));

/** Who tries a sale again that could not be read as a whole means all that is in it. */
const isAsked = (read: DearMaster, taskId: string, only: string | undefined): boolean =>
  only === undefined || taskId === only || (only === read.id && !hasTask(read, only));

const hasTask = ({documents, unreadable}: DearMaster, taskId: string): boolean =>
  [...documents, ...unreadable].some((one) => one.taskId === taskId);

/** A document's ledger entry and its latest history row. */
interface Desk {
  readonly entry: LedgerEntry;
  readonly row: Row | undefined;
}

/** `ignoreBefore` compares the document's own date; one without a date counts, so that its problem shows. */
const isCounting = (document: Pick<DearDocument, 'date'>, {ignoreBefore}: Pick<Settings, 'ignoreBefore'>): boolean =>
  ignoreBefore === null || document.date === null || document.date >= ignoreBefore;

function keepMaster(changes: Changes, {books}: ExportContext, read: DearMaster): void {
  const id = masterKey(books.account, read.family, read.id);
  const before = changes.get('masters', id);
  changes.put('masters', {
    id,
    family: read.family,
    dearId: read.id,
    number: read.number || before?.number || '',
    party: read.documents[0]?.party.name ?? before?.party ?? '',
    // The list's stamp and the document's differ in form on purchases: the list's is the one that polls compare.
    seenStamp: before?.seenStamp ?? '',
    settled: before?.settled ?? {},
    status: read.status,
    orderStatus: read.orderStatus,
    attachmentIds: [...read.attachmentIds],
    paymentIds: [...read.paymentIds],
  });
}

/** The row to write on: the one that is not yet Completed, else a new one. */
function rowFor(context: ExportContext, {entry, row}: Desk, document: Parameters<typeof refreshed>[1]): Row {
  const {ids, clock, work} = context;
  if (row && row.transaction.status !== 'Completed') {
    const current = refreshed(row, document);
    return {...current, transaction: {...current.transaction, runId: work.id, requestedBy: work.requestedBy}};
  }
  return newRow(
    {id: ids.next(), entryId: entry.id, document, runId: work.id ?? '', requestedBy: work.requestedBy},
    clock.now(),
  );
}

function open(
  changes: Changes,
  context: ExportContext,
  desk: Desk,
  found: Pick<Work, 'document' | 'mapped' | 'fingerprint' | 'source'>,
): Work {
  const {document, mapped} = found;
  const now = context.clock.now();
  const row = rowFor(context, desk, document);
  changes.put(
    'rows',
    withOutcome(
      row,
      {status: 'Pending', problem: null, notes: [...mapped.notes, ...newContactNotes(changes, context, document)]},
      null,
      now,
    ),
  );
  const entry = step(desk.entry, desk.entry.state === 'accepted' ? 'accepted' : 'planned', now, {rowId: row.id});
  changes.put('ledger', entry);
  return {
    masterId: masterKey(context.books.account, document.kind === 'bill' ? 'purchase' : 'sale', document.masterId),
    entryId: entry.id,
    version: entry.version,
    ...found,
  };
}

/** What a contact that has to be made will lack. */
function newContactNotes(changes: Changes, {books}: ExportContext, {party}: DearDocument): string[] {
  return changes.get('ledger', contactKey(books, party))?.state === 'accepted' ? [] : contactNotes(party);
}

function fail(
  changes: Changes,
  context: ExportContext,
  desk: Desk,
  document: Parameters<typeof refreshed>[1],
  problem: Problem,
): void {
  const now = context.clock.now();
  const row = rowFor(context, desk, document);
  changes.put(
    'rows',
    withOutcome(
      row,
      {status: 'Failed', problem},
      {runId: context.work.id, outcome: 'failed', text: problem.title, idempotencyKey: null, problem},
      now,
    ),
  );
  changes.put(
    'ledger',
    step(desk.entry, desk.entry.state === 'accepted' ? 'accepted' : 'refused', now, {rowId: row.id}),
  );
}

function waits(changes: Changes, context: ExportContext, desk: Desk, document: DearDocument, problem: Problem): void {
  const now = context.clock.now();
  const row = rowFor(context, desk, document);
  changes.put(
    'rows',
    withOutcome(
      row,
      {status: 'Pending', problem},
      {runId: context.work.id, outcome: 'waited', text: problem.title, idempotencyKey: null, problem},
      now,
    ),
  );
  changes.put(
    'ledger',
    step(desk.entry, desk.entry.state === 'accepted' ? 'accepted' : 'planned', now, {rowId: row.id}),
  );
}

/** As Xero has it. A row that failed on a change which DEAR took back is mended by that. */
function unchanged(changes: Changes, context: ExportContext, {row}: Desk): void {
  if (!row || row.transaction.status === 'Completed') return;
  changes.put(
    'rows',
    withOutcome(
      row,
      {status: 'Completed', problem: null},
      {runId: context.work.id, outcome: 'found', text: 'It is as Xero has it.', idempotencyKey: null, problem: null},
      context.clock.now(),
    ),
  );
}
