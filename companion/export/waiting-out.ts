import {Trouble} from '../platform/trouble.ts';
import type {ExportContext} from './context.ts';
import {pendingWith} from './settle-masters.ts';

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
