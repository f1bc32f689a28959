import type {MasterKind} from '../../shared/documents/kinds.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Problem} from '../../shared/result.ts';
import type {ExportContext} from './context.ts';
import {exportAll} from './export-all.ts';
import {exportLooked, planWithChoices} from './plan-and-export.ts';
import {readMaster} from './read-masters.ts';
import {recoverDocumentsOf} from './recover-first.ts';
import {beforeFirstDay} from './run-problems.ts';
import {lookAtItAgain} from './settle-masters.ts';

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
      return exportOne(context, {family: kind === 'bill' ? 'purchase' : 'sale', id: dear.id}, telling, dear.documentId);
    }
    default:
      return exportOne(context, {family: scope.kind, id: scope.id}, telling);
  }
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
  const plan = await planWithChoices(context, read, telling.loadChoices, only);
  await exportLooked(context, [{read, plan}], only === undefined);
  if (only !== undefined) await lookAtItAgain(context, read);
  telling.progress(1, 1);
  if (plan.authorised === 0) return {outcome: 'nothing-authorised', problem: null};
  const isAllIgnored = plan.ignored === plan.authorised;
  return {outcome: null, problem: isAllIgnored ? beforeFirstDay(context.store.state.settings.ignoreBefore) : null};
}
