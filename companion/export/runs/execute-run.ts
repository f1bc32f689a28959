import {familyOf, type MasterKind} from '../../../shared/documents/kinds.ts';
import {guidsInPage} from '../../../shared/documents/page-address.ts';
import type {Run} from '../../../shared/export/run.ts';
import {sum} from '../../../shared/money/cents.ts';
import type {Problem} from '../../../shared/result.ts';
import {masterKey} from '../../ledger/keys.ts';
import type {ExportContext} from '../context.ts';
import {noteUnknown} from '../discover/note-unknown.ts';
import {readMaster} from '../discover/read-masters.ts';
import {lookAtItAgain} from '../discover/settle-masters.ts';
import {planWithChoices} from '../plan/plan-with-choices.ts';
import type {Errand} from '../stages/errand.ts';
import {errands} from '../stages/errands.ts';
import type {Part, Stage} from '../stages/stage.ts';
import {stages} from '../stages/stages.ts';
import {invoices} from '../stages/xero-kinds/invoices.ts';
import {exportAll} from './export-all.ts';
import {exportLooked, exportPart} from './plan-and-export.ts';
import {recoverDocumentsOf} from './recover-first.ts';
import {beforeFirstDay} from './run-problems.ts';

/** How old Xero's choices may be for a row that failed: a person may just have mended it there. */
const FRESH = 5_000;

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

/** Does the work of one run. Throws standing trouble, and aborts when the run is stopped. */
export async function executeRun(
  context: ExportContext,
  scope: Run['scope'],
  telling: RunProgress,
): Promise<RunResult> {
  switch (scope.kind) {
    case 'all':
      return {outcome: null, problem: await exportAll(context, telling)};
    case 'transaction': {
      const row = context.store.get('rows', scope.id);
      if (!row) return {outcome: null, problem: null};
      const {kind, dear} = row.transaction;
      const family = guidsInPage(dear.url)?.family ?? familyOf(kind);
      const errand = errands.find(({kinds}) => kinds.includes(kind));
      if (errand && row.entryId) return runErrand(context, telling, {errand, entryId: row.entryId});
      const stage = stages.find(({kinds}) => kinds.includes(kind));
      if (stage && row.entryId)
        return exportRow(context, {family, id: dear.id}, telling, {stage, entryId: row.entryId});
      return exportOne(context, {family, id: dear.id}, telling, dear.documentId);
    }
    default:
      return exportOne(context, {family: scope.kind, id: scope.id}, telling);
  }
}

/** A row of work that hangs on no sale or purchase. */
async function runErrand(
  context: ExportContext,
  telling: RunProgress,
  {errand, entryId}: {errand: Errand; entryId: string},
): Promise<RunResult> {
  telling.readStarted();
  telling.progress(0, 1);
  await errand.run(context, {loadChoices: telling.loadChoices, only: entryId});
  telling.progress(1, 1);
  return {outcome: null, problem: null};
}

/** A row that is no invoice or bill, by itself. */
async function exportRow(
  context: ExportContext,
  target: {family: MasterKind; id: string},
  telling: RunProgress,
  {stage, entryId}: {stage: Stage; entryId: string},
): Promise<RunResult> {
  await recoverDocumentsOf(context, target.id);
  telling.readStarted();
  telling.progress(0, 1);
  const read = await readMaster(context, target);
  if (!read) return isUnknown(context, target);
  const [refusal] = read.isRefused ? read.unreadable : [];
  if (refusal) return {outcome: null, problem: refusal.problem};
  if (!stage.mapsNothing) await telling.loadChoices(FRESH);
  await exportPart(context, stage, read, entryId);
  await lookAtItAgain(context, read);
  telling.progress(1, 1);
  return {outcome: null, problem: null};
}

/** Perhaps it was there once: then its rows say so in time. */
async function isUnknown(context: ExportContext, {family, id}: {family: MasterKind; id: string}): Promise<RunResult> {
  await noteUnknown(context, {id: masterKey(context.books.account, family, id.toLowerCase())});
  return {outcome: 'not-in-this-company', problem: null};
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
  const read = await readMaster(context, target);
  if (!read) return isUnknown(context, target);
  const plan = await planWithChoices(context, invoices, read, only);
  const parts = await exportLooked(context, [{read, plan}], only === undefined);
  if (only !== undefined) await lookAtItAgain(context, read);
  telling.progress(1, 1);
  const authorised = sum(parts.map(authorisedIn));
  if (authorised === 0) return {outcome: 'nothing-authorised', problem: null};
  const isAllIgnored = sum(parts.map((part) => part.plan.ignored)) === authorised;
  return {outcome: null, problem: isAllIgnored ? beforeFirstDay(context.store.state.settings.ignoreBefore) : null};
}

/** How much of a sale or purchase was there to be done, or done before; what waits for somebody to authorise it is nothing. */
const authorisedIn = ({plan}: Part): number =>
  plan.work.length +
  plan.unknown.length +
  (plan.withdrawals?.length ?? 0) +
  sum([plan.failed, plan.waiting, plan.unchanged, plan.skipped, plan.ignored]);
