import type {Problem} from '../../shared/result.ts';
import {Trouble} from '../platform/trouble.ts';
import {commitAndTell, type ExportContext} from './context.ts';
import {withOutcome} from './rows.ts';

/**
 * Sends what was planned. Passing trouble that outlasted its waiting leaves it Pending with the reason, and the run goes on;
 * standing trouble does the same and then ends the run.
 */
export async function waitingOut<Work extends {readonly entryId: string}>(
  context: ExportContext,
  works: readonly Work[],
  send: (context: ExportContext, works: readonly Work[]) => Promise<void>,
): Promise<void> {
  if (works.length === 0) return;
  try {
    await send(context, works);
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind === 'document' || context.work.signal.aborted) throw error;
    await pendingWith(context, works, error.problem);
    if (error.kind === 'standing') throw error;
  }
}

/** Leaves documents that have not gone Pending, with what they wait for. */
async function pendingWith(
  context: ExportContext,
  works: readonly {readonly entryId: string}[],
  problem: Problem,
): Promise<void> {
  await commitAndTell(context, 'ledger.settled', (changes) => {
    for (const {entryId} of works) {
      const entry = changes.get('ledger', entryId);
      const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
      if (row?.transaction.status !== 'Pending' || row.transaction.problem) continue;
      changes.put(
        'rows',
        withOutcome(
          row,
          {problem},
          {runId: context.work.id, outcome: 'waited', text: problem.title, idempotencyKey: null, problem},
          context.clock.now(),
        ),
      );
    }
  });
}
