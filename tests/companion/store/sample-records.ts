import type {LedgerEntry, Send} from '../../../companion/store/ledger-records.ts';
import type {Master} from '../../../companion/store/master-record.ts';
import type {Collections, Row, RunRecord} from '../../../companion/store/records.ts';
import type {State} from '../../../companion/store/state-record.ts';
import type {Store} from '../../../companion/store/store.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';

const at = '2026-03-02T01:00:00.000Z';

export const freshState = (): State => ({
  settings: defaultSettings,
  settingsRevision: 1,
  users: [],
  codes: [],
  companionKey: null,
  dear: null,
  xero: null,
  cursors: {},
});

export const aMaster = (number: number, changes: Partial<Master> = {}): Master => ({
  id: `account/sale/${number}`,
  family: 'sale',
  dearId: String(number),
  number: `SO-${number}`,
  party: 'Bakery “Ünder” <the> 桥',
  seenStamp: at,
  settled: {},
  status: 'AUTHORISED',
  orderStatus: 'COMPLETED',
  attachmentIds: [],
  paymentIds: [],
  ...changes,
});

export const anEntry = (number: number, changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: `account/tenant/sale-invoice/${number}/${number}/`,
  state: 'planned',
  fingerprint: `fingerprint ${number}`,
  acceptedFingerprint: null,
  xeroId: null,
  xeroNumber: null,
  adopted: false,
  sendId: null,
  rowId: null,
  version: 1,
  updatedAt: at,
  ...changes,
});

export const aSend = (number: number, changes: Partial<Send> = {}): Send => ({
  id: `send-${number}`,
  tenantId: 'tenant',
  operation: 'put-invoices',
  targetId: null,
  idempotencyKey: `key-${number}`,
  body: `{"Invoices":[{"InvoiceNumber":"INV-${number}"}]}`,
  entryIds: [`account/tenant/sale-invoice/${number}/${number}/`],
  expected: [],
  firstSentAt: at,
  tries: 1,
  ...changes,
});

export const aRow = (number: number, text = 'Sent to Xero.'): Row => ({
  id: `row-${number}`,
  transaction: {
    id: `row-${number}`,
    kind: 'sale-invoice',
    status: 'Pending',
    dear: {
      id: String(number),
      documentId: String(number),
      number: `INV-${number}`,
      party: 'Bakery',
      url: 'https://inventory.dearsystems.com/Sale',
    },
    xero: null,
    amount: {value: '12.30', currency: 'NZD'},
    notes: [],
    problem: null,
    skipped: null,
    attempts: 1,
    runId: null,
    requestedBy: null,
    createdAt: at,
    updatedAt: at,
  },
  attempts: [{at, runId: null, outcome: 'sent', text, idempotencyKey: null, problem: null}],
  entryId: null,
});

export const aRun = (number: number, changes: Partial<RunRecord['run']> = {}): RunRecord => ({
  id: `run-${number}`,
  run: {
    id: `run-${number}`,
    scope: {kind: 'all'},
    trigger: 'manual',
    requestedBy: null,
    startedAt: at,
    finishedAt: null,
    state: 'running',
    outcome: null,
    progress: {done: 0, total: null, secondsLeft: null},
    counts: {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0},
    ...changes,
  },
});

/** Everything a store holds, as plain text: two stores that hold the same give the same. */
export function everythingIn(store: Store): string {
  const byId = (one: {id: string}, other: {id: string}) => (one.id < other.id ? -1 : 1);
  return JSON.stringify({
    state: store.state,
    masters: [...store.values('masters')].sort(byId),
    ledger: [...store.values('ledger')].sort(byId),
    sends: [...store.values('sends')].sort(byId),
    rows: [...store.values('rows')],
    runs: [...store.values('runs')],
    activity: [...store.values('activity')],
    notices: [...store.values('notices')].sort(byId),
    mails: [...store.values('mails')].sort(byId),
  } satisfies Record<keyof Collections | 'state', unknown>);
}
