import type {DearChoicesAnswer, XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Status} from '../../shared/contract/status.ts';
import {emptyCounts, type Run} from '../../shared/export/run.ts';
import {type Transaction, transactionStatuses} from '../../shared/history/transaction.ts';
import type {Role} from '../../shared/pairing/user.ts';
import type {Call} from '../client/call.ts';
import {causesOf} from './example-causes.ts';
import {attemptsOf, minutesBefore, type SampleRow, transactionOf} from './example-rows.ts';
import {merged} from './merged.ts';

/** The built-in data as it lies in the extension: only our own code wrote it. */
interface Sample {
  readonly company: string;
  readonly organisation: string;
  readonly settings: Settings;
  readonly dearChoices: DearChoicesAnswer;
  readonly xeroChoices: XeroChoicesAnswer;
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly agoPaired: number;
    readonly agoSeen: number;
  }[];
  readonly activity: readonly {readonly ago: number}[];
  readonly rows: readonly SampleRow[];
}

export type ExampleBooks = ReturnType<typeof createExampleBooks>;

/** Sample books that answer the calls a look around makes; what they do not know is undefined. */
export function createExampleBooks(text: string, now: () => Date) {
  const sample: Sample = JSON.parse(text);
  const opened = now();
  let settings = sample.settings;
  let rows: readonly Transaction[] = sample.rows
    .toSorted((one, other) => one.ago - other.ago)
    .map((row, place) => transactionOf(row, place, opened));
  let run: Run | null = null;
  let lastRun: Run = {
    ...aRun('example-run-1', minutesBefore(opened, 11)),
    finishedAt: minutesBefore(opened, 8),
    state: 'finished',
    counts: {completed: 5, failed: 5, skipped: 0, unchanged: 34, pending: 1},
  };

  const status = (): Status => ({
    version: '1.0.0',
    dear: {state: 'connected', company: sample.company, timeZone: 'Pacific/Auckland'},
    xero: {
      state: 'connected',
      organisation: sample.organisation,
      reconnectBy: minutesBefore(opened, -41 * 24 * 60),
    },
    run,
    lastRun,
    nextAutosyncAt: minutesBefore(opened, -19 * 60),
    pending: countsOf(rows).Pending,
    problems: countsOf(rows).Failed,
    standing: [],
    notifications: causesOf(rows).length,
    mail: true,
    budget: {
      xeroMinute: {limit: 60, remaining: 57},
      xeroDay: {limit: 1000, remaining: 886},
      dearMinute: {limit: 60, remaining: 52},
    },
    you: {name: 'Alex', role: 'admin'},
  });

  const change = (id: string, changes: Partial<Transaction>): Transaction | undefined => {
    rows = rows.map((row) => (row.id === id ? {...row, ...changes} : row));
    return rows.find((row) => row.id === id);
  };

  const reads: Readonly<Record<string, (query: URLSearchParams) => unknown>> = {
    '/api/settings': () => settings,
    '/api/dear/choices': () => sample.dearChoices,
    '/api/xero/choices': () => sample.xeroChoices,
    '/api/dear/documents': () => ({sales: 86, purchases: 41, calls: 131, minutes: 3}),
    '/api/transactions': (query) => page(rows, query),
    '/api/transactions/days': () => ({timeZone: 'Pacific/Auckland', items: daysOf(rows)}),
    '/api/runs': () => ({items: [...(run ? [run] : []), lastRun], nextCursor: null}),
    '/api/notifications': () => ({items: causesOf(rows), nextCursor: null}),
    '/api/activity': () => ({
      items: sample.activity.map(({ago, ...entry}, place) => ({
        id: `activity-${place}`,
        at: minutesBefore(opened, ago),
        ...entry,
      })),
      nextCursor: null,
      users: sample.users.map(({name}) => name),
    }),
    '/api/users': () => ({
      items: sample.users.map(({agoPaired, agoSeen, ...user}) => ({
        ...user,
        pairedAt: minutesBefore(opened, agoPaired),
        lastSeenAt: minutesBefore(opened, agoSeen),
      })),
    }),
  };

  return {
    status,

    /** What a companion with these books would answer; undefined where a look around ends. */
    answer({method = 'GET', path, body}: Call): unknown {
      const [place = '', search = ''] = path.split('?');
      if (method === 'GET' && Object.hasOwn(reads, place)) return reads[place]?.(new URLSearchParams(search));
      const [, id = '', act] = /^\/api\/transactions\/([\w-]+)(?:\/(\w+))?$/.exec(place) ?? [];
      const row = rows.find((one) => one.id === id);
      if (row && method === 'GET' && act === undefined) return {transaction: row, attempts: attemptsOf(row)};
      if (row && act === 'skip') {
        const {reason} = body as {reason: string};
        const skipped = {reason, user: 'Alex', at: now().toISOString()};
        return {transaction: change(id, {status: 'Skipped', skipped})};
      }
      if (row && act === 'unskip') return {transaction: change(id, {status: 'Pending', skipped: null, problem: null})};
      if (method === 'PATCH' && place === '/api/settings') {
        settings = merged(settings, body) as Settings;
        return settings;
      }
      if (method === 'POST' && place === '/api/runs' && !(body as {preview?: boolean}).preview) {
        run = {...aRun('example-run-2', now().toISOString()), requestedBy: 'Alex'};
        return {run};
      }
      return undefined;
    },

    /** What a run does one step after the other; each makes the books so, and gives the run as it is then. */
    *runSteps(): Generator<() => Run> {
      for (let done = 1; done <= 6; done += 1) {
        yield () => {
          run = {
            ...(run ?? lastRun),
            state: 'running',
            progress: {done: done * 7, total: 42, secondsLeft: (6 - done) * 2},
            counts: {...emptyCounts(), unchanged: done * 7},
          };
          return run;
        };
      }
      yield () => {
        lastRun = {
          ...(run ?? lastRun),
          state: 'finished',
          finishedAt: now().toISOString(),
          counts: {...emptyCounts(), completed: 1, unchanged: 41},
        };
        run = null;
        for (const {id, status: state} of rows) {
          if (state === 'Pending') change(id, {status: 'Completed', problem: null, updatedAt: now().toISOString()});
        }
        return lastRun;
      };
    },
  };
}

const aRun = (id: string, startedAt: string): Run => ({
  id,
  scope: {kind: 'all'},
  trigger: 'manual',
  requestedBy: null,
  startedAt,
  finishedAt: null,
  state: 'running',
  outcome: null,
  progress: {done: 0, total: 42, secondsLeft: 14},
  counts: emptyCounts(),
});

const countsOf = (rows: readonly Transaction[]): Record<Transaction['status'], number> =>
  Object.fromEntries(
    transactionStatuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
  ) as Record<Transaction['status'], number>;

/** The rows that a search asks for; all on one page, as they are few. */
function page(rows: readonly Transaction[], query: URLSearchParams): unknown {
  const words = (query.get('q') ?? '').toLowerCase();
  const cause = query.get('notification');
  const among = cause === null ? null : (causesOf(rows).find(({id}) => id === cause)?.transactionIds ?? []);
  const found = rows.filter(
    ({id, kind, dear, amount}) =>
      (among === null || among.includes(id)) &&
      (query.get('kind') ?? kind) === kind &&
      `${dear.number} ${dear.party} ${amount?.value ?? ''}`.toLowerCase().includes(words),
  );
  const statuses = query.get('status')?.split(',');
  return {
    items: found.filter(({status}) => !statuses || statuses.includes(status)),
    nextCursor: null,
    counts: countsOf(found),
  };
}

/** Completed and failed a day, oldest first. */
function daysOf(rows: readonly Transaction[]): unknown[] {
  const days = new Map<string, {completed: number; failed: number}>();
  for (const {updatedAt, status} of rows.toReversed()) {
    const day = updatedAt.slice(0, 10);
    const count = days.get(day) ?? {completed: 0, failed: 0};
    if (status === 'Completed') count.completed += 1;
    if (status === 'Failed') count.failed += 1;
    days.set(day, count);
  }
  return [...days].map(([day, count]) => ({day, ...count}));
}
