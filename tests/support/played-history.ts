import type {Snapshot} from '../../extension/client/snapshot.ts';
import type {TransactionQuery} from '../../extension/messages/asks.ts';
import type {ActivityEntry} from '../../shared/activity/entry.ts';
import {isOfCause} from '../../shared/alerts/causes.ts';
import type {Run} from '../../shared/export/run.ts';
import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import {aFinishedRun, aNotification, aProblem, aStatus, aTransaction} from './contract-builders.ts';
import type {PlayedAnswers} from './played-worker.ts';

/** Data as a companion with some history would answer it; all of it invented. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const parties = [
  'Kauri Timber Supplies',
  'Harbour Street Café',
  'O’Brien & Sons Hardware',
  'Pâtisserie Crème Brûlée',
  'Te Aro Outdoor',
  'Southern Fasteners',
];

export const archived = aProblem({
  code: 'mapping.account-archived',
  title: 'Account 630 is archived in Xero.',
  detail: 'Line 2, “Freight inwards”, is on it.',
  fix: 'Choose another account for 630, or restore 630 in Xero. Then retry.',
  raw: "Account code '630' has been archived, or has been deleted. Each line item must reference a valid account.",
});

/** So many rows, newest first, one every few minutes back from now. */
export function manyTransactions(count: number, now: Date): Transaction[] {
  return Array.from({length: count}, (_, index) => {
    const at = new Date(now.getTime() - index * 7 * MINUTE).toISOString();
    const isBill = index % 3 === 0;
    const number = `${isBill ? 'BILL' : 'INV'}-${String(count - index).padStart(6, '0')}`;
    const state = index % 14;
    const base = aTransaction({
      id: `row-${String(count - index).padStart(7, '0')}`,
      kind: isBill ? 'bill' : 'sale-invoice',
      dear: {...aTransaction().dear, number, party: parties[index % parties.length] ?? ''},
      amount: {value: `${(index * 37) % 4000}.${String((index * 13) % 100).padStart(2, '0')}`, currency: 'NZD'},
      requestedBy: index % 4 === 0 ? null : 'Front desk',
      createdAt: at,
      updatedAt: at,
    });
    if (state === 3) return {...base, status: 'Failed', xero: null, problem: archived};
    if (state === 6)
      return {...base, status: 'Pending', xero: null, waitingFor: `waiting for ${number} to be approved in Xero`};
    if (state === 9) {
      return {
        ...base,
        status: 'Skipped',
        xero: null,
        skipped: {reason: 'Entered in Xero by hand', user: 'Accounts', at},
      };
    }
    return {...base, notes: state === 5 ? ['A line “Rounding” of 0.01 brings the total to DEAR’s.'] : []};
  });
}

/** Answers of the companion's list for a query: filtered, counted, by pages. */
export function playTransactions(all: readonly Transaction[]) {
  return ({status, kind, q, run, cause, notification, from, to, limit = 50, cursor}: TransactionQuery) => {
    const matching = all.filter(
      (row) =>
        (!kind || row.kind === kind) &&
        (!run || row.runId === run) &&
        (!cause || (row.problem !== null && isOfCause(row.problem, row.dear.number, cause))) &&
        (!notification || row.problem?.code === archived.code) &&
        (!from || row.createdAt >= from) &&
        (!to || row.createdAt < to) &&
        (!q || `${row.dear.number} ${row.dear.party}`.toLowerCase().includes(q.toLowerCase())),
    );
    const counts: StatusCounts = {Pending: 0, Completed: 0, Failed: 0, Skipped: 0};
    for (const row of matching) counts[row.status] += 1;
    const shown = status ? matching.filter((row) => status.split(',').includes(row.status)) : matching;
    const start = cursor ? Number(cursor) : 0;
    const end = start + limit;
    return {items: shown.slice(start, end), counts, nextCursor: end < shown.length ? String(end) : null};
  };
}

export const aSnapshot = (given: Partial<Snapshot> = {}): Snapshot => ({
  state: 'present',
  address: 'http://127.0.0.1:4780',
  status: aStatus({problems: 14, notifications: 3}),
  heardAt: new Date().toISOString(),
  trouble: null,
  you: {name: 'Accounts', role: 'admin'},
  ...given,
});

/** Runs of a day and the one before, every way they can end among them. */
function someRuns(now: Date): Run[] {
  const at = (hours: number, seconds = 0): string =>
    new Date(now.getTime() - hours * HOUR + seconds * 1000).toISOString();
  const run = (id: string, hours: number, seconds: number, given: Partial<Run>): Run =>
    aFinishedRun({
      id,
      scope: {kind: 'all'},
      trigger: 'auto',
      requestedBy: null,
      startedAt: at(hours),
      finishedAt: at(hours, seconds),
      ...given,
    });
  const counts = {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0};
  return [
    run('run-1', 1, 48, {
      counts: {...counts, completed: 14, failed: 14, unchanged: 3},
      met: [
        {code: 'mapping.account-archived', title: 'Account 630 is archived in Xero.', count: 12},
        {code: 'mapping.tax-rule-unmatched', title: 'Tax rule “GST on Imports” has no match.', count: 1},
        {code: 'mapping.before-lock-date', title: 'INV-00119 is before Xero’s lock date.', count: 1},
      ],
    }),
    run('run-2', 2, 192, {slot: at(5), counts: {...counts, completed: 88, skipped: 1, unchanged: 6}}),
    run('run-3', 2.5, 2, {
      trigger: 'manual',
      requestedBy: 'Dispatch',
      scope: {kind: 'sale', id: '5f0c1a52-0000-4000-8000-000000000001'},
      counts: {...counts, completed: 1},
    }),
    run('run-5', 18, 2, {trigger: 'retry', requestedBy: 'Accounts', counts: {...counts, completed: 1}}),
    run('run-6', 18.1, 12, {
      trigger: 'manual',
      requestedBy: 'Dispatch',
      state: 'stopped',
      stoppedBy: 'Accounts',
      counts: {...counts, completed: 50, unchanged: 2},
    }),
    run('run-7', 19, 6, {
      state: 'failed',
      counts: {...counts, completed: 1, pending: 38},
      problem: aProblem({
        code: 'xero.login-ended',
        title: 'Xero’s login has ended.',
        detail: 'Syncing waits, nothing is lost.',
        fix: 'Log in to Xero again; it goes on by itself.',
      }),
    }),
    run('run-8', 20, 1, {counts: {...counts, unchanged: 40}}),
  ];
}

/** Entries of every form, as many as asked for. */
function manyEntries(count: number, now: Date): ActivityEntry[] {
  const forms: Omit<ActivityEntry, 'id' | 'at'>[] = [
    {
      type: 'Autosync',
      user: 'Accounts',
      setting: 'Frequency',
      from: 'Every day',
      to: 'Every hour',
      text: 'Accounts changed Frequency',
    },
    {
      type: 'Mailing list',
      user: 'Accounts',
      setting: 'Mailing list “Accounts”',
      from: 'accounts@example.com',
      to: 'accounts@example.com, office@example.com',
      text: 'Accounts changed mailing list “Accounts”',
    },
    {
      type: 'Transaction',
      user: 'Accounts',
      setting: null,
      from: null,
      to: null,
      text: 'Accounts skipped CN-00017: “Entered in Xero by hand”',
    },
    {
      type: 'Mapping',
      user: 'Accounts',
      setting: 'Tax rule “GST on Imports”',
      from: null,
      to: 'GSTONIMPORTS',
      text: 'Accounts matched tax rule GST on Imports',
    },
    {
      type: 'Run',
      user: 'Dispatch',
      setting: null,
      from: null,
      to: null,
      text: 'Dispatch started Sync Now for SO-00126',
    },
    {
      type: 'Companion',
      user: null,
      setting: null,
      from: null,
      to: null,
      text: 'Deerpath’s companion was started again after it had stopped unexpectedly',
    },
  ];
  return Array.from({length: count}, (_, index) => ({
    ...(forms[index % forms.length] as Omit<ActivityEntry, 'id' | 'at'>),
    id: `entry-${count - index}`,
    at: new Date(now.getTime() - index * 41 * MINUTE).toISOString(),
  }));
}

const someNotifications = (now: Date) => [
  aNotification({
    id: 'n-1',
    at: new Date(now.getTime() - 20 * MINUTE).toISOString(),
    title: '12 bills: account 630 is archived in Xero',
    detail: 'BILL-0231, BILL-0230, BILL-0228 and 9 more. Line 2, “Freight inwards”, is on it.',
    transactionIds: ['row-0000004', 'row-0000018'],
  }),
  aNotification({
    id: 'n-2',
    at: new Date(now.getTime() - 21 * MINUTE).toISOString(),
    code: 'mapping.tax-rule-unmatched',
    title: '1 bill: tax rule “GST on Imports” has no match',
    detail: 'BILL-0219, Southern Fasteners. No tax rate in Xero has this name, so line 3 cannot go.',
    count: 1,
    transactionIds: ['row-0000005'],
  }),
  aNotification({
    id: 'n-3',
    at: new Date(now.getTime() - 70 * MINUTE).toISOString(),
    code: 'mapping.before-lock-date',
    title: '1 invoice: before Xero’s lock date',
    detail: 'INV-00119, Te Aro Outdoor. It is dated 28 October; Xero is locked up to 31 October.',
    count: 1,
    transactionIds: ['row-0000006'],
  }),
  aNotification({
    id: 'n-4',
    at: new Date(now.getTime() - 26 * HOUR).toISOString(),
    severity: 'warning',
    code: 'xero.login-ends-soon',
    title: 'Xero’s login ends in 2 days',
    detail: 'Log in again before 14:05 on Thursday 26 November, and nothing stops.',
    count: 0,
    transactionIds: [],
  }),
];

const missedSync = (now: Date) =>
  aNotification({
    id: 'n-0',
    at: new Date(now.getTime() - 4 * HOUR).toISOString(),
    code: 'autosync.did-not-run',
    title: 'A scheduled sync did not run',
    detail: 'It was due on Monday 23 November at 06:00 Auckland time. It still waits for its turn.',
    count: 0,
    transactionIds: [],
    resolvedAt: new Date(now.getTime() - 3 * HOUR).toISOString(),
  });

/** Thirty days with weekends that rest. */
const playDays = ({to}: {to: string}) => ({
  timeZone: 'Pacific/Auckland',
  items: Array.from({length: 30}, (_, index) => {
    const date = new Date(`${to}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - 29 + index);
    const rests = date.getUTCDay() % 6 === 0;
    return {
      day: date.toISOString().slice(0, 10),
      completed: rests ? index % 5 : 30 + ((index * 17) % 60),
      failed: index % 4 === 1 && !rests ? 3 + (index % 9) : 0,
    };
  }),
});

/** Everything the panel asks for, answered from so much history. */
export function playHistory(count: number, now = new Date()): PlayedAnswers {
  const all = manyTransactions(count, now);
  const runs = someRuns(now);
  const entries = manyEntries(count === 0 ? 0 : Math.min(count, 50_000), now);
  const notifications = count === 0 ? [] : someNotifications(now);
  return {
    snapshot: () => aSnapshot(count === 0 ? {status: aStatus()} : {}),
    'panel-document': () => null,
    transactions: playTransactions(all),
    transaction: ({id}) => {
      const transaction = all.find((row) => row.id === id) ?? aTransaction({id});
      return {
        transaction,
        attempts: [
          attempt(transaction.createdAt, 'waited', 'Xero asked us to slow down.'),
          attempt(
            transaction.updatedAt,
            transaction.status === 'Failed' ? 'failed' : 'completed',
            transaction.status === 'Failed' ? 'Account 630 is archived in Xero.' : 'Xero accepted it.',
          ),
        ],
      };
    },
    days: count === 0 ? ({to}) => ({...playDays({to}), items: []}) : playDays,
    runs: () => ({items: count === 0 ? [] : runs, nextCursor: null, users: ['Accounts', 'Dispatch']}),
    run: ({id}) => runs.find((run) => run.id === id) ?? aFinishedRun({id}),
    activity: ({q, type, user, limit = 50, cursor}) => {
      const matching = entries.filter(
        (entry) =>
          (!type || entry.type === type) &&
          (!user || entry.user === user) &&
          (!q || JSON.stringify(entry).toLowerCase().includes(q.toLowerCase())),
      );
      const start = cursor ? Number(cursor) : 0;
      const end = start + limit;
      return {
        items: matching.slice(start, end),
        users: ['Accounts', 'Dispatch'],
        nextCursor: end < matching.length ? String(end) : null,
      };
    },
    notifications: ({open}) => ({
      items: open || count === 0 ? notifications : [...notifications, missedSync(now)],
      nextCursor: null,
    }),
    dismiss: () => null,
    'dismiss-all': () => null,
    csv: () => 'State,Number\r\nCompleted,INV-1\r\n',
    sync: () => aFinishedRun(),
    retry: () => aFinishedRun(),
    'stop-run': () => null,
    skip: ({id, reason}) => {
      const at = all.findIndex((row) => row.id === id);
      const row = all[at] ?? aTransaction({id});
      const skipped = {...row, status: 'Skipped' as const, skipped: {reason, user: 'Accounts', at: now.toISOString()}};
      if (at >= 0) all[at] = skipped;
      return skipped;
    },
    unskip: ({id}) => all.find((row) => row.id === id) ?? aTransaction({id}),
    'start-preview': () => aFinishedRun({preview: true}),
    preview: () => ({
      items: all.slice(0, 120).map(({kind, dear, amount, problem, notes}) => ({
        document: {kind, ...dear},
        action: problem ? ('none' as const) : kind === 'bill' ? ('update' as const) : ('create' as const),
        amount,
        problems: problem ? [problem] : [],
        notes,
      })),
      calls: {dear: 4, xero: 11},
      seconds: 100,
    }),
    reconciliation: ({from, to}) => ({
      from,
      to,
      readAt: now.toISOString(),
      totals: count === 0 ? [] : totals,
      items: count === 0 ? [] : differences,
      caveats:
        count === 0 ? [] : ['3 sales and purchases are listed in DEAR and not read yet. Sync, then compare again.'],
    }),
  };
}

const attempt = (at: string, outcome: 'waited' | 'failed' | 'completed', text: string) => ({
  at,
  runId: 'run-1',
  outcome,
  text,
  idempotencyKey: null,
  problem: null,
});

const nzd = (value: string) => ({value, currency: 'NZD'});
const totals = [
  {
    kind: 'sale-invoice' as const,
    dear: {count: 61, amount: nzd('48210.50')},
    xero: {count: 60, amount: nzd('47612.50')},
    difference: nzd('598.00'),
  },
  {
    kind: 'bill' as const,
    dear: {count: 27, amount: nzd('19044.15')},
    xero: {count: 27, amount: nzd('19044.15')},
    difference: nzd('0.00'),
  },
];
const side = (number: string, value: string) => ({
  id: number,
  number,
  date: '2026-11-20',
  amount: nzd(value),
  url: 'https://go.xero.com/x',
});
const differences = [
  {
    kind: 'sale-invoice' as const,
    reason: 'failed' as const,
    party: 'Te Aro Outdoor',
    dear: side('INV-00119', '598.00'),
    xero: null,
    text: 'INV-00119 is before Xero’s lock date.',
    transactionId: 'row-0000006',
  },
  {
    kind: 'bill' as const,
    reason: 'differs' as const,
    party: 'Southern Fasteners',
    dear: side('BILL-0226', '318.55'),
    xero: side('BILL-0226', '318.55'),
    text: 'date 20 November 2026 in DEAR, 23 November 2026 in Xero.',
    transactionId: 'row-0000003',
  },
  {
    kind: 'sale-credit-note' as const,
    reason: 'skipped' as const,
    party: 'Harbour Street Café',
    dear: side('CN-00017', '57.50'),
    xero: null,
    text: 'Skipped by Accounts: Entered in Xero by hand',
    transactionId: 'row-0000002',
  },
];
