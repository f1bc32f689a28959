import {batch, computed, signal} from '@preact/signals';
import {isOfCause} from '../../shared/alerts/causes.ts';
import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {newListMemory} from '../ui/list-memory.ts';
import {isFiltered, kind, only, queryOf, search, status} from './filters.ts';
import {mergeHead, mergeRows} from './merge-rows.ts';

export const rows = signal<readonly Transaction[] | null>(null);
export const counts = signal<StatusCounts>({Pending: 0, Completed: 0, Failed: 0, Skipped: 0});
export const nextCursor = signal<string | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);
/** Said once to those who do not see the list change. */
export const said = signal('');
export const memory = newListMemory();

export const total = computed(() => {
  const {Pending, Completed, Failed, Skipped} = counts.value;
  return Pending + Completed + Failed + Skipped;
});

const PAGE = 200;

let turn = 0;
let isReadingMore = false;

/** Reads the list anew from its top. */
export async function read(): Promise<void> {
  turn += 1;
  const mine = turn;
  reading.value = true;
  const answer = await ask('transactions', {...queryOf(new Date()), limit: PAGE});
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

/** Reads the next page, once at a time; called as the end of the list comes near. */
export async function readMore(): Promise<void> {
  const cursor = nextCursor.value;
  if (cursor === null || isReadingMore || reading.value) return;
  isReadingMore = true;
  const mine = turn;
  const answer = await ask('transactions', {...queryOf(new Date()), limit: PAGE, cursor});
  isReadingMore = false;
  if (mine !== turn || !answer.ok) return;
  const known = new Set(rows.value?.map(({id}) => id));
  batch(() => {
    rows.value = [...(rows.value ?? []), ...answer.value.items.filter(({id}) => !known.has(id))];
    nextCursor.value = answer.value.nextCursor;
  });
}

/** Looks again at the top of the list and at the counts; what was read further down stays. */
async function refresh(): Promise<void> {
  if (rows.value === null || reading.value) return void (await read());
  const mine = turn;
  const answer = await ask('transactions', {...queryOf(new Date()), limit: PAGE});
  if (mine !== turn || !answer.ok) return;
  batch(() => {
    counts.value = answer.value.counts;
    rows.value = mergeHead(rows.value ?? [], answer.value.items, answer.value.nextCursor === null);
    if ((rows.value?.length ?? 0) <= PAGE) nextCursor.value = answer.value.nextCursor;
  });
}

const arrived = new Map<string, Transaction>();
let _drawing: ReturnType<typeof setTimeout> | undefined;
let _recount: ReturnType<typeof setTimeout> | undefined;

/** A row changed or came. During a run many do: they are taken together, and the counts asked for now and then. */
export function take(transaction: Transaction): void {
  arrived.set(transaction.id, transaction);
  _drawing ??= setTimeout(() => {
    _drawing = undefined;
    const list = rows.value;
    if (list !== null) rows.value = mergeRows(list, [...arrived.values()], belongs);
    arrived.clear();
  }, 50);
  _recount ??= setTimeout(() => {
    _recount = undefined;
    void refresh();
  }, 500);
}

/** What only the companion can tell, a search or a period, its next reading puts right. */
function belongs(transaction: Transaction): boolean {
  const shown = only.value;
  // What joins a cause, or leaves it, the next reading tells.
  if (shown?.of === 'cause' && !rows.value?.some(({id}) => id === transaction.id)) return false;
  if (shown?.of === 'run' && transaction.runId !== shown.id) return false;
  if (shown?.of === 'run' && shown.cause !== undefined) {
    const {problem, dear} = transaction;
    if (!problem || !isOfCause(problem, dear.number, shown.cause)) return false;
  }
  if (shown?.of === 'document' && transaction.dear.id.toLowerCase() !== shown.document.id) return false;
  if (kind.value !== 'any' && transaction.kind !== kind.value) return false;
  return (status.value === null || transaction.status === status.value) && search.value.trim() === '';
}

/** Nothing was ever here, as far as one can tell without a filter. */
export const isEmpty = computed(() => !isFiltered.value && total.value === 0 && rows.value?.length === 0);

/** Whether a row is being sent at this moment, as far as one can tell from here. */
export const isSending = (transaction: Transaction): boolean =>
  transaction.status === 'Pending' &&
  transaction.runId !== null &&
  standing.value?.status?.run?.id === transaction.runId &&
  transaction.waitingFor === undefined;
