import {computed, signal} from '@preact/signals';
import type {Transaction} from '../../shared/history/transaction.ts';
import {causesOf} from '../alerts/causes.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';

const failed = signal<readonly Transaction[]>([]);
/** The click is on its way. */
export const starting = signal(false);
/** Why the last click came to nothing. */
export const refused = signal<Trouble | null>(null);

export const causes = computed(() => causesOf(standing.value?.status ?? null, failed.value));

/** Reads what failed; called again whenever the number of problems changes. */
export async function readProblems(): Promise<void> {
  const answer = await ask('transactions', {status: 'Failed', limit: 200});
  if (answer.ok) failed.value = answer.value.items;
}

/** Syncs everything. A second click joins the run in work. */
export async function syncAll(): Promise<void> {
  if (starting.value) return;
  starting.value = true;
  refused.value = null;
  const answer = await ask('sync', {scope: {kind: 'all'}});
  starting.value = false;
  if (!answer.ok) {
    refused.value = answer.trouble;
    return;
  }
  const now = standing.value;
  // Shown at once; the worker's news follows.
  if (now?.status && now.status.run === null && answer.value.finishedAt === null) {
    standing.value = {...now, status: {...now.status, run: answer.value}};
  }
}

export async function stopRun(id: string): Promise<void> {
  const answer = await ask('stop-run', {id});
  refused.value = answer.ok ? null : answer.trouble;
}
