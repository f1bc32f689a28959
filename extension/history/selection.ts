import {computed, signal} from '@preact/signals';
import {i18n} from '#i18n';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {numberText} from '../ui/format.ts';
import {read, rows, said} from './transactions.ts';

/** Ids of the rows that are selected. */
export const selected = signal<ReadonlySet<string>>(new Set());
/** How far an act on several rows is. */
export const progress = signal<{readonly done: number; readonly of: number} | null>(null);
/** Rows on which the last act came to nothing, with the first reason. */
export const failures = signal<{readonly count: number; readonly trouble: Trouble} | null>(null);

const chosen = computed(() => (rows.value ?? []).filter(({id}) => selected.value.has(id)));
/** What is in Xero, or kept out by decision, is neither tried again nor skipped. */
export const open = computed(() => chosen.value.filter(({status}) => status === 'Failed' || status === 'Pending'));
export const skipped = computed(() => chosen.value.filter(({status}) => status === 'Skipped'));

export function toggle(id: string): void {
  const next = new Set(selected.value);
  if (!next.delete(id)) next.add(id);
  selected.value = next;
  said.value = i18n.t('history.selected', next.size, [numberText(next.size)]);
}

export function clearSelection(): void {
  selected.value = new Set();
  failures.value = null;
}

export const retryAll = (): Promise<void> => actOnAll(open.value, ({id}) => ask('retry', {id}));
export const putBackAll = (): Promise<void> => actOnAll(skipped.value, ({id}) => ask('unskip', {id}));
export const skipAll = (reason: string): Promise<void> => actOnAll(open.value, ({id}) => ask('skip', {id, reason}));

/** One after the other: each is a decision of its own that may be refused. What was refused stays selected. */
async function actOnAll(
  transactions: readonly Transaction[],
  work: (transaction: Transaction) => ReturnType<typeof ask<'retry' | 'skip' | 'unskip'>>,
): Promise<void> {
  if (progress.value || transactions.length === 0) return;
  const left = new Set<string>();
  let first: Trouble | undefined;
  failures.value = null;
  for (const [done, transaction] of transactions.entries()) {
    progress.value = {done, of: transactions.length};
    const answer = await work(transaction);
    if (answer.ok) continue;
    left.add(transaction.id);
    first ??= answer.trouble;
  }
  progress.value = null;
  selected.value = left;
  failures.value = first ? {count: left.size, trouble: first} : null;
  const done = transactions.length - left.size;
  said.value = i18n.t('history.acted', done, [numberText(done)]);
  await read();
}
