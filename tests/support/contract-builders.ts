import type {Notification} from '../../shared/alerts/notification.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Transaction} from '../../shared/history/transaction.ts';

export const SALE_ID = '5f0c1a52-0000-4000-8000-000000000001';

const budget = {limit: 60, remaining: 60};

/** A companion connected on both sides, at rest. */
export const aStatus = (given: Partial<Status> = {}): Status => ({
  version: '1.0.0',
  dear: {state: 'connected', company: 'Demo Trading Ltd'},
  xero: {state: 'connected', organisation: 'Demo Trading NZ'},
  run: null,
  lastRun: null,
  nextAutosyncAt: null,
  pending: 0,
  problems: 0,
  standing: [],
  budget: {xeroMinute: budget, xeroDay: budget, dearMinute: budget},
  ...given,
});

export const aRun = (given: Partial<Run> = {}): Run => ({
  id: 'run-1',
  scope: {kind: 'sale', id: SALE_ID},
  trigger: 'manual',
  requestedBy: 'Accounts',
  startedAt: '2026-11-23T10:48:00.000Z',
  finishedAt: null,
  state: 'running',
  outcome: null,
  progress: {done: 0, total: 1, secondsLeft: null},
  counts: {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0},
  ...given,
});

export const aFinishedRun = (given: Partial<Run> = {}): Run =>
  aRun({state: 'finished', finishedAt: '2026-11-23T10:49:00.000Z', ...given});

export const aProblem = (given: Partial<NonNullable<Transaction['problem']>> = {}) => ({
  code: 'mapping.tax-rule-unmatched',
  title: 'Tax rule “GST on Imports” has no match.',
  detail: 'No tax rate in Xero has this name, so line 3 cannot go.',
  fix: 'Choose its tax rate.',
  raw: null,
  ...given,
});

/** A sales invoice in Xero. */
export const aTransaction = (given: Partial<Transaction> = {}): Transaction => ({
  id: 'tx-1',
  kind: 'sale-invoice',
  status: 'Completed',
  dear: {
    id: SALE_ID,
    documentId: SALE_ID,
    number: 'INV-00123',
    party: 'Kauri Sports Ltd',
    url: `https://inventory.dearsystems.com/Sale#${SALE_ID}~${SALE_ID}~tabInvoice`,
  },
  xero: {id: 'x-1', number: 'INV-00123', url: 'https://go.xero.com/x-1'},
  amount: {value: '115.00', currency: 'NZD'},
  notes: [],
  problem: null,
  skipped: null,
  attempts: 1,
  runId: 'run-1',
  requestedBy: 'Accounts',
  createdAt: '2026-11-23T10:48:00.000Z',
  updatedAt: '2026-11-23T10:48:30.000Z',
  ...given,
});

export const aNotification = (given: Partial<Notification> = {}): Notification => ({
  id: 'notice-1',
  at: '2026-11-23T10:49:00.000Z',
  severity: 'error',
  code: 'mapping.account-archived',
  title: '12 bills: account 630 is archived in Xero',
  detail: 'BILL-0231, BILL-0232, BILL-0233 and 9 more.',
  fix: 'Choose another account for 630, or restore 630 in Xero. Then retry.',
  count: 12,
  transactionIds: ['row-1'],
  dismissedAt: null,
  resolvedAt: null,
  ...given,
});
