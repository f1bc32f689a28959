import {computed, signal} from '@preact/signals';
import type {Notification} from '../../shared/alerts/notification.ts';
import {emptyCounts, type Run} from '../../shared/export/run.ts';
import {fits, momentOf, type RunFilter, runResults, type SoughtResult} from '../../shared/export/run-filter.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {RunQuery} from '../messages/asks.ts';
import {comeTo, newListMemory} from '../ui/list-memory.ts';
import {lastDays} from '../ui/spans.ts';

export const runs = signal<readonly Run[] | null>(null);
/** Everybody who ever asked for a run. */
export const people = signal<readonly string[]>([]);
const nextCursor = signal<string | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);
export const memory = newListMemory();

export const runPeriods = ['any', '1', '7', '30'] as const;
export const results = ['any', ...runResults] as const;
export const period = signal<(typeof runPeriods)[number]>('any');
export const result = signal<SoughtResult | 'any'>('any');
/** The name of who asked, `auto` for Autosync, `any` for all. */
export const who = signal('any');
/** The run whose causes and ways are unfolded. */
export const unfolded = signal<string | null>(null);

const PAGE = 100;
let turn = 0;
let isReadingMore = false;

const isFiltered = computed(() => period.value !== 'any' || result.value !== 'any' || who.value !== 'any');

/** What the companion is asked for, without the page. */
export function runQuery(): RunQuery {
  const {from, result: wanted, user, triggers} = filterNow();
  return {
    ...(from ? {from} : {}),
    ...(wanted ? {result: wanted} : {}),
    ...(triggers ? {trigger: [...triggers].join(',')} : {}),
    ...(user ? {user} : {}),
  };
}

const filterNow = (): RunFilter => ({
  from: period.value === 'any' ? undefined : lastDays(Number(period.value), new Date()).from,
  result: result.value === 'any' ? undefined : result.value,
  triggers: who.value === 'auto' ? new Set(['auto'] as const) : undefined,
  user: who.value === 'any' || who.value === 'auto' ? undefined : who.value,
});

export async function readRuns(): Promise<void> {
  turn += 1;
  const mine = turn;
  reading.value = true;
  void readMissed();
  const answer = await ask('runs', {...runQuery(), limit: PAGE});
  if (mine !== turn) return;
  reading.value = false;
  trouble.value = answer.ok ? null : answer.trouble;
  if (!answer.ok) return;
  runs.value = answer.value.items;
  people.value = answer.value.users ?? [];
  nextCursor.value = answer.value.nextCursor;
}

export async function readMoreRuns(): Promise<void> {
  const cursor = nextCursor.value;
  if (cursor === null || isReadingMore) return;
  isReadingMore = true;
  const mine = turn;
  const answer = await ask('runs', {...runQuery(), limit: PAGE, cursor});
  isReadingMore = false;
  if (mine !== turn || !answer.ok) return;
  const known = new Set(runs.value?.map(({id}) => id));
  runs.value = [...(runs.value ?? []), ...answer.value.items.filter(({id}) => !known.has(id))];
  nextCursor.value = answer.value.nextCursor;
}

/** When it happened, as far as it did. */
export const whenOf = (run: Run): string => momentOf(run) ?? new Date().toISOString();

/** Nothing was ever here, as far as one can tell. */
export const isEmpty = computed(
  () => !isFiltered.value && runs.value?.length === 0 && nextCursor.value === null && missed.value.length === 0,
);

/** What the companion gave, with what has come or changed since, as far as that fits, too. */
export const shownRuns = computed(() => {
  const filter = filterNow();
  return withMissed(runs.value ?? []).filter((run) => fits(run, filter));
});

/** Among the runs read, each in its place; what is older than all of them waits until they are read. */
function withMissed(list: readonly Run[]): readonly Run[] {
  const oldest = nextCursor.value === null ? '' : (list.at(-1)?.startedAt ?? '');
  const among = missed.value.filter((run) => whenOf(run) >= oldest);
  if (among.length === 0) return list;
  return [...list, ...among].sort((one, other) => (whenOf(one) < whenOf(other) ? 1 : -1));
}

/** A run began, went on or ended. */
export function takeRun(run: Run): void {
  const list = runs.value;
  if (list === null) return;
  if (list.some(({id}) => id === run.id)) runs.value = list.map((one) => (one.id === run.id ? run : one));
  else runs.value = [run, ...list];
  const name = run.requestedBy;
  if (name !== null && !people.value.includes(name)) people.value = [...people.value, name].sort();
}

/** Unfolds a run, reading on until it is there; tells whether it was found. */
export async function unfoldRun(id: string): Promise<boolean> {
  const wasFiltered = isFiltered.value;
  period.value = 'any';
  result.value = 'any';
  who.value = 'any';
  if (runs.value === null || wasFiltered) await readRuns();
  if (!runs.value?.some((run) => run.id === id)) {
    const answer = await ask('run', {id});
    if (!answer.ok) return false;
    // It lies further down than was read: shown in its place all the same.
    const before = runs.value ?? [];
    const at = before.findIndex((run) => whenOf(run) < whenOf(answer.value));
    runs.value = at < 0 ? [...before, answer.value] : [...before.slice(0, at), answer.value, ...before.slice(at)];
  }
  unfolded.value = id;
  comeTo(memory, id);
  return true;
}

/** A scheduled run that did not come about has no run: it stands among the notifications, mended or not. */
const missed = signal<readonly Run[]>([]);

async function readMissed(): Promise<void> {
  const answer = await ask('notifications', {open: false});
  if (answer.ok) missed.value = answer.value.items.filter(({code}) => code === DID_NOT_RUN).map(asRun);
}

const DID_NOT_RUN = 'autosync.did-not-run';

const asRun = ({id, at, code, title, detail, fix}: Notification): Run => ({
  id,
  scope: {kind: 'all'},
  trigger: 'auto',
  requestedBy: null,
  startedAt: at,
  finishedAt: at,
  state: 'failed',
  outcome: null,
  progress: {done: 0, total: null, secondsLeft: null},
  counts: emptyCounts(),
  problem: {code, title, detail, fix, raw: null},
});

export const didNotRun = ({problem}: Run): boolean => problem?.code === DID_NOT_RUN;
