import {computed, signal} from '@preact/signals';
import type {Attempt, Transaction} from '../../shared/history/transaction.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {leaveAt} from '../ui/list-memory.ts';
import {memory, nextCursor, read, readMore, rows, said, trouble} from './transactions.ts';

/** The row whose detail is open, with what was tried. */
export const opened = signal<{readonly transaction: Transaction; readonly attempts: readonly Attempt[]} | null>(null);
/** Why the last act on it came to nothing. */
export const refusal = signal<Trouble | null>(null);
export const acting = signal(false);

/** Where the opened row stands in the list, counted from 0; -1 when the list does not hold it. */
export const place = computed(() => {
  const id = opened.value?.transaction.id;
  return id === undefined ? -1 : (rows.value?.findIndex((row) => row.id === id) ?? -1);
});

export async function openRow(id: string): Promise<void> {
  const isFirst = opened.value === null;
  const answer = await ask('transaction', {id});
  if (!answer.ok) {
    trouble.value = answer.trouble;
    return;
  }
  if (isFirst) leaveAt(memory, id);
  else memory.active = id;
  refusal.value = null;
  opened.value = answer.value;
  if (isFirst) window.scrollTo(0, 0);
}

export function closeRow(): void {
  opened.value = null;
  refusal.value = null;
}

/** The row before or after in the list; the page that it stands on is read when need be. */
export async function openNeighbour(step: 1 | -1): Promise<void> {
  const at = place.value + step;
  if (place.value < 0 || at < 0) return;
  if (rows.value && at >= rows.value.length && nextCursor.value !== null) await readMore();
  const next = rows.value?.[at];
  if (next) await openRow(next.id);
}

/** Something of the row changed: shown at once, its attempts a moment later. */
export async function takeOpened(transaction: Transaction): Promise<void> {
  if (opened.value?.transaction.id !== transaction.id) return;
  opened.value = {...opened.value, transaction};
  const answer = await ask('transaction', {id: transaction.id});
  if (answer.ok && opened.value?.transaction.id === transaction.id) opened.value = answer.value;
}

/** Does something to the opened row and says what came of it. */
export async function act(
  work: () => ReturnType<typeof ask<'retry' | 'skip' | 'unskip'>>,
  id: string,
  words: string,
): Promise<void> {
  if (acting.value) return;
  acting.value = true;
  refusal.value = null;
  const answer = await work();
  acting.value = false;
  if (!answer.ok) {
    refusal.value = answer.trouble;
    return;
  }
  said.value = words;
  const now = await ask('transaction', {id});
  if (now.ok && opened.value?.transaction.id === id) opened.value = now.value;
  await read();
}
