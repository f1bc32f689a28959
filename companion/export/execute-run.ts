import type {MasterKind} from '../../shared/documents/kinds.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Problem} from '../../shared/result.ts';
import type {DearMaster} from '../dear/dear.ts';
import {documentKey} from '../ledger/keys.ts';
import {recoverSend} from '../ledger/recover.ts';
import {Trouble} from '../platform/trouble.ts';
import type {Master} from '../store/records.ts';
import type {ExportContext} from './context.ts';
import {discover} from './discover.ts';
import {exportDocuments} from './export-documents.ts';
import {needsMapping, type Plan, planMaster, type Work} from './plan-master.ts';
import {countFates, type Looked, pendingWith, settleMasters} from './settle-masters.ts';
import {circumstancesOf, hasFailures} from './settled.ts';
import {unreadable} from './unreadable.ts';

/** How the work of a run ended, other than by standing trouble, which is thrown. */
export interface RunResult {
  readonly outcome: Run['outcome'];
  readonly problem: Problem | null;
}

/** What the executing run tells the one who keeps it. */
export interface RunProgress {
  /** From here on a second request of the same scope waits as a follow-up. */
  readStarted(): void;
  progress(done: number, total: number): void;
  loadChoices(maxAge: number): Promise<void>;
}

const DONE: RunResult = {outcome: null, problem: null};
/** Two hundred documents fill five look-ups and four sends: nine calls, 0.045 a document. */
const DOCUMENTS_A_ROUND = 200;
/** DEAR answers slower than its limit allows calls, so a few are under way at once. */
const READS_AT_ONCE = 4;
/** So many sales or purchases on end that DEAR does not give: then it is not they that are ill. */
const READS_IN_VAIN = 8;
/** How old Xero's choices may be for a person's click, and for looking whether a failure was mended. */
const FRESH = 5_000;
const RECENT = 60_000;

/** Does the work of one run. Throws standing trouble, and aborts when the run is stopped. */
export async function executeRun(
  context: ExportContext,
  scope: Run['scope'],
  telling: RunProgress,
): Promise<RunResult> {
  if (scope.kind === 'all') return exportAll(context, telling);
  if (scope.kind === 'transaction') return exportTransaction(context, scope.id, telling);
  return exportOne(context, {family: scope.kind, id: scope.id.toLowerCase()}, telling);
}

async function exportTransaction(context: ExportContext, rowId: string, telling: RunProgress): Promise<RunResult> {
  const row = context.store.get('rows', rowId);
  if (!row) return DONE;
  const {kind, dear} = row.transaction;
  return exportOne(context, {family: kind === 'bill' ? 'purchase' : 'sale', id: dear.id}, telling, dear.documentId);
}

async function exportOne(
  context: ExportContext,
  target: {family: MasterKind; id: string},
  telling: RunProgress,
  only?: string,
): Promise<RunResult> {
  await recoverDocumentsOf(context, target.id);
  telling.readStarted();
  telling.progress(0, 1);
  const read = await readMaster(context, target, '');
  if (!read) return {outcome: 'not-in-this-company', problem: null};
  const planned = await planWithChoices(context, read, telling, only);
  await exportWaitingOut(context, planned.work);
  countFates(context, [planned]);
  await settleMasters(context, only === undefined ? [{read, plan: planned}] : []);
  telling.progress(1, 1);
  if (planned.authorised === 0) return {outcome: 'nothing-authorised', problem: null};
  return planned.ignored === planned.authorised ? {outcome: null, problem: beforeFirstDay(context)} : DONE;
}

async function exportAll(context: ExportContext, telling: RunProgress): Promise<RunResult> {
  const {store, books} = context;
  await recoverAll(context);
  let choices: string | null = null;
  const now = () => circumstancesOf(store.state.settings, choices);
  if (hasFailures(store.values('masters'), books.tenantId)) {
    await unlessPassing(async () => {
      await telling.loadChoices(RECENT);
      choices = context.choices().revision;
    });
  }
  const masters = await discover(context, now);
  telling.readStarted();
  telling.progress(0, masters.length);

  let done = 0;
  let inVain = 0;
  let problem: Problem | null = null;
  let round: Looked[] = [];
  const endRound = async () => {
    await exportWaitingOut(
      context,
      round.flatMap(({plan}) => [...plan.work]),
    );
    countFates(
      context,
      round.map(({plan}) => plan),
    );
    await settleMasters(context, round);
    done += round.length;
    telling.progress(done, masters.length);
    round = [];
  };
  for await (const {master, read, trouble} of readAhead(context, masters)) {
    if (trouble) {
      // It stays unsettled, and the next run reads it again; what DEAR does give goes on meanwhile.
      done++;
      context.work.counts.pending++;
      problem ??= trouble.problem;
      if (++inVain < READS_IN_VAIN) continue;
      await endRound();
      throw trouble;
    }
    inVain = 0;
    if (!read) {
      done++;
      await settleMasters(context, [], master);
      continue;
    }
    round.push({read, plan: await planWithChoices(context, read, telling)});
    telling.progress(done + round.length - 1, masters.length);
    if (round.reduce((works, {plan}) => works + plan.work.length, 0) >= DOCUMENTS_A_ROUND) await endRound();
  }
  await endRound();
  return {outcome: null, problem};
}

/**
 * Reads with a few calls at once, in order; what cannot be read at all comes as a document that says so, what DEAR does not
 * give for now with its trouble.
 */
async function* readAhead(
  context: ExportContext,
  masters: readonly Master[],
): AsyncGenerator<{master: Master; read?: DearMaster | undefined; trouble?: Trouble}> {
  const started: Promise<{read?: DearMaster | undefined; error?: unknown}>[] = [];
  const start = (index: number) => {
    const master = masters[index];
    if (!master) return;
    started[index] = readMaster(context, {family: master.family, id: master.dearId}, master.number).then(
      (read) => ({read}),
      (error: unknown) => ({error}),
    );
  };
  for (let index = 0; index < READS_AT_ONCE; index++) start(index);
  for (const [index, master] of masters.entries()) {
    const result = await started[index];
    context.work.signal.throwIfAborted();
    if (!result || ('error' in result && !isPassing(result.error))) throw result?.error;
    start(index + READS_AT_ONCE);
    if (isPassing(result.error)) yield {master, trouble: result.error};
    else yield {master, read: result.read};
  }
}

async function readMaster(
  {dear, work}: ExportContext,
  target: {family: MasterKind; id: string},
  number: string,
): Promise<DearMaster | undefined> {
  try {
    return await dear.readMaster(target, {urgent: work.urgent, signal: work.signal});
  } catch (error) {
    if (error instanceof Trouble && error.kind === 'document') return unreadable(target, number, error.problem);
    throw error;
  }
}

/** Plans with Xero's choices; while Xero cannot be asked for them, the documents wait with the reason. */
async function planWithChoices(
  context: ExportContext,
  read: DearMaster,
  telling: RunProgress,
  only?: string,
): Promise<Plan> {
  if (!needsMapping(context, read, only)) return planMaster(context, read, null, only);
  try {
    // Where something failed, a person may just have mended it in Xero.
    await telling.loadChoices(context.work.urgent && hasFailed(context, read) ? FRESH : 10 * RECENT);
  } catch (error) {
    if (!(error instanceof Trouble) || context.work.signal.aborted) throw error;
    const plan = await planMaster(context, read, error.problem, only);
    if (error.kind === 'standing') {
      countFates(context, [plan]);
      throw error;
    }
    return plan;
  }
  return planMaster(context, read, context.choices(), only);
}

/** Whether a document of this sale or purchase has a Failed row. */
function hasFailed({store, books}: ExportContext, read: DearMaster): boolean {
  return read.documents.some((document) => {
    const rowId = store.get('ledger', documentKey(books, document))?.rowId;
    return rowId !== undefined && rowId !== null && store.get('rows', rowId)?.transaction.status === 'Failed';
  });
}

/** Passing trouble that outlasted its waiting leaves the documents Pending with the reason; the run goes on. */
async function exportWaitingOut(context: ExportContext, works: readonly Work[]): Promise<void> {
  if (works.length === 0) return;
  try {
    await exportDocuments(context, works);
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind === 'document' || context.work.signal.aborted) throw error;
    await pendingWith(context, works, error.problem);
    if (error.kind === 'standing') throw error;
  }
}

/** What earlier runs left unknown is found out first; while Xero cannot be asked it stays unknown, and the run goes on. */
async function recoverAll(context: ExportContext): Promise<void> {
  await unlessPassing(async () => {
    for (const send of [...context.store.values('sends')]) {
      if (send.tenantId === context.books.tenantId) await recoverSend(context, send.id, 0);
    }
  });
}

async function recoverDocumentsOf(context: ExportContext, masterId: string): Promise<void> {
  await unlessPassing(async () => {
    for (const send of [...context.store.values('sends')]) {
      if (send.tenantId === context.books.tenantId && send.entryIds.some((id) => id.includes(`/${masterId}/`))) {
        await recoverSend(context, send.id, RECENT);
      }
    }
  });
}

/** Does what can wait for the next time when the other side is away. */
async function unlessPassing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
}

const isPassing = (error: unknown): error is Trouble => error instanceof Trouble && error.kind === 'passing';

const beforeFirstDay = ({store}: ExportContext): Problem => ({
  code: 'export.before-first-day',
  title: 'It is dated before the first day.',
  detail: `Documents count from ${store.state.settings.ignoreBefore ?? ''}. Nothing was sent.`,
  fix: 'An administrator can choose an earlier first day in the set-up.',
  raw: null,
});
