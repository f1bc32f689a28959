import {computed, signal} from '@preact/signals';
import {type ActivityEntry, type ActivityType, activityTypes} from '../../shared/activity/entry.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {ActivityQuery} from '../messages/asks.ts';
import {newListMemory} from '../ui/list-memory.ts';
import {lastDays} from '../ui/spans.ts';

export const entries = signal<readonly ActivityEntry[] | null>(null);
/** Everybody who stands in the report. */
export const users = signal<readonly string[]>([]);
export const nextCursor = signal<string | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);
export const memory = newListMemory();

export const search = signal('');
export const dates = ['any', '1', '7', '30', '90'] as const;
export const date = signal<(typeof dates)[number]>('any');
export const types = ['any', ...activityTypes] as const;
export const type = signal<ActivityType | 'any'>('any');
export const user = signal('any');

export const isFiltered = computed(
  () => search.value.trim() !== '' || date.value !== 'any' || type.value !== 'any' || user.value !== 'any',
);

const PAGE = 100;
let turn = 0;
let isReadingMore = false;

/** What the companion is asked for, without the page. */
export const activityQuery = (): ActivityQuery => {
  const {from} = date.value === 'any' ? {} : lastDays(Number(date.value), new Date());
  return {
    ...(search.value.trim() ? {q: search.value.trim()} : {}),
    ...(from ? {from} : {}),
    ...(type.value === 'any' ? {} : {type: type.value}),
    ...(user.value === 'any' ? {} : {user: user.value}),
  };
};

export async function readActivity(): Promise<void> {
  turn += 1;
  const mine = turn;
  reading.value = true;
  const answer = await ask('activity', {...activityQuery(), limit: PAGE});
  if (mine !== turn) return;
  reading.value = false;
  trouble.value = answer.ok ? null : answer.trouble;
  if (!answer.ok) return;
  entries.value = answer.value.items;
  users.value = answer.value.users;
  nextCursor.value = answer.value.nextCursor;
}

export async function readMoreActivity(): Promise<void> {
  const cursor = nextCursor.value;
  if (cursor === null || isReadingMore || reading.value) return;
  isReadingMore = true;
  const mine = turn;
  const answer = await ask('activity', {...activityQuery(), limit: PAGE, cursor});
  isReadingMore = false;
  if (mine !== turn || !answer.ok) return;
  const known = new Set(entries.value?.map(({id}) => id));
  entries.value = [...(entries.value ?? []), ...answer.value.items.filter(({id}) => !known.has(id))];
  nextCursor.value = answer.value.nextCursor;
}

let typing: ReturnType<typeof setTimeout> | undefined;

export function searchActivity(text: string): void {
  search.value = text;
  clearTimeout(typing);
  typing = setTimeout(readActivity, 200);
}

export function clearActivityFilters(): void {
  search.value = '';
  date.value = 'any';
  type.value = 'any';
  user.value = 'any';
  void readActivity();
}

/** A new entry was written. Without a filter it stands on top at once; with one the companion tells whether it fits. */
export function take(entry: ActivityEntry): void {
  const list = entries.value;
  if (list === null || list.some(({id}) => id === entry.id)) return;
  if (isFiltered.value) {
    void readActivity();
    return;
  }
  entries.value = [entry, ...list];
  if (entry.user !== null && !users.value.includes(entry.user)) users.value = [...users.value, entry.user].sort();
}
