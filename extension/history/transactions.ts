import {batch, computed, signal} from '@preact/signals';
import type {Attempt, StatusCounts, Transaction, TransactionStatus} from '../../shared/history/transaction.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {DocumentOnPage} from '../messages/asks.ts';
import {hearNews} from '../messages/news.ts';
import {standing} from '../messages/standing.ts';

export const rows = signal<readonly Transaction[] | null>(null);
export const counts = signal<StatusCounts>({Pending: 0, Completed: 0, Failed: 0, Skipped: 0});
export const nextCursor = signal<string | null>(null);
export const filter = signal<TransactionStatus | null>(null);
export const search = signal('');
/** The list shows the rows of this document alone. */
export const onlyDocument = signal<DocumentOnPage | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);

/** The row whose detail is open, with what was tried. */
export const opened = signal<{readonly transaction: Transaction; readonly attempts: readonly Attempt[]} | null>(null);
export const acting = signal(false);
/** Said once to those who do not see the list change. */
export const said = signal('');

export const total = computed(() => {
  const {Pending, Completed, Failed, Skipped} = counts.value;
  return Pending + Completed + Failed + Skipped;
});

let turn = 0;
let recount: ReturnType<typeof setTimeout> | undefined;

const query = () => ({
  limit: 50,
  ...(filter.value ? {status: filter.value} : {}),
  ...(search.value.trim() ? {q: search.value.trim()} : {}),
  ...(onlyDocument.value ? {document: onlyDocument.value.id} : {}),
});

/** Reads the list anew. */
export async function read(): Promise<void> {
  turn += 1;
  const mine = turn;
  reading.value = true;
  const answer = await ask('transactions', query());
  if (mine !== turn) return;
  batch(() => {
    reading.value = false;
    trouble.value = answer.ok ? null : answer.trouble;
    if (!answer.ok) return;
    rows.value = answer.value.items;
    counts.value = answer.value.counts;
    nextCursor.value = answer.value.nextCursor;
  });
}

export async function readMore(): Promise<void> {
  const cursor = nextCursor.value;
  if (cursor === null) return;
  const mine = turn;
  const answer = await ask('transactions', {...query(), cursor});
  if (mine !== turn || !answer.ok) return;
  const known = new Set(rows.value?.map(({id}) => id));
  rows.value = [...(rows.value ?? []), ...answer.value.items.filter(({id}) => !known.has(id))];
  nextCursor.value = answer.value.nextCursor;
}

export function filterBy(status: TransactionStatus | null): void {
  filter.value = filter.value === status ? null : status;
  void read();
}

let typing: ReturnType<typeof setTimeout> | undefined;

export function searchFor(text: string): void {
  search.value = text;
  clearTimeout(typing);
  typing = setTimeout(read, 200);
}

export function showAll(): void {
  onlyDocument.value = null;
  search.value = '';
  filter.value = null;
  void read();
}

/** Shows what is known of one document: its only row at once, several as a list. */
export async function showDocument(document: DocumentOnPage): Promise<void> {
  batch(() => {
    onlyDocument.value = document;
    opened.value = null;
    filter.value = null;
    search.value = '';
  });
  await read();
  const [only, ...others] = rows.value ?? [];
  if (only && others.length === 0) await openRow(only.id);
}

export async function openRow(id: string): Promise<void> {
  const answer = await ask('transaction', {id});
  if (answer.ok) opened.value = answer.value;
  else trouble.value = answer.trouble;
}

export function closeRow(): void {
  opened.value = null;
}

export const retry = (id: string): Promise<void> => act(async () => ask('retry', {id}), id, 'Retrying');
export const skip = (id: string, reason: string): Promise<void> =>
  act(async () => ask('skip', {id, reason}), id, 'Skipped');
export const unskip = (id: string): Promise<void> => act(async () => ask('unskip', {id}), id, 'Put back');

async function act(
  work: () => ReturnType<typeof ask<'retry' | 'skip' | 'unskip'>>,
  id: string,
  words: string,
): Promise<void> {
  if (acting.value) return;
  acting.value = true;
  trouble.value = null;
  const answer = await work();
  acting.value = false;
  if (!answer.ok) {
    trouble.value = answer.trouble;
    return;
  }
  said.value = words;
  if (opened.value?.transaction.id === id) await openRow(id);
  await read();
}

/** Begins to follow what happens: rows change where they stand, new ones come on top. */
export function follow(): void {
  hearNews((news) => {
    if (news.news === 'transaction') take(news.transaction);
    if (news.news === 'show' && 'id' in news.place) void showDocument(news.place);
  });
}

function take(transaction: Transaction): void {
  if (opened.value?.transaction.id === transaction.id) {
    opened.value = {...opened.value, transaction};
    void openRow(transaction.id);
  }
  const list = rows.value;
  if (list === null) return;
  const before = list.find(({id}) => id === transaction.id);
  const others = list.filter(({id}) => id !== transaction.id);
  if (!belongs(transaction)) rows.value = others;
  else if (before) rows.value = list.map((row) => (row.id === transaction.id ? transaction : row));
  else rows.value = [transaction, ...others];
  // The counts are the companion's; while many rows come at once they are asked for once.
  if (recount !== undefined) return;
  recount = setTimeout(() => {
    recount = undefined;
    void read();
  }, 500);
}

/** A search is the companion's to answer; its next reading puts right what we guess here. */
const belongs = (transaction: Transaction): boolean =>
  (filter.value === null || transaction.status === filter.value) &&
  (onlyDocument.value === null || transaction.dear.id.toLowerCase() === onlyDocument.value.id) &&
  search.value.trim() === '';

/** Whether a row is being sent at this moment, as far as one can tell from here. */
export const isSending = (transaction: Transaction): boolean =>
  transaction.status === 'Pending' &&
  transaction.runId !== null &&
  standing.value?.status?.run?.id === transaction.runId &&
  transaction.waitingFor === undefined;
