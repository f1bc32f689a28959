import {randomUUID} from 'node:crypto';
import {expect} from 'vitest';
import type {Postman} from '../../../companion/alerts/postman.ts';
import {createCompanion} from '../../../companion/companion.ts';
import type {Companion} from '../../../companion/companion-options.ts';
import {readConfiguration} from '../../../companion/configuration.ts';
import type {DearConnection} from '../../../companion/dear/connection.ts';
import type {Exporter} from '../../../companion/export/runs/exporter.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {systemIds} from '../../../companion/platform/ids.ts';
import type {Log} from '../../../companion/platform/log.ts';
import type {Row} from '../../../companion/store/records.ts';
import type {XeroConnection} from '../../../companion/xero/connection.ts';
import {emptyCounts, type Run} from '../../../shared/export/run.ts';
import type {Transaction} from '../../../shared/history/transaction.ts';
import {ObedientClock} from '../../support/clock.ts';
import {type ForgetfulDisk, forgetfulDisk} from '../../support/forgetful-disk.ts';
import {leftInEnglish} from '../../support/left-in-english.ts';
import {memorySecretBox} from '../../support/memory-secret-box.ts';
import {memoryTemporaryFiles} from '../../support/memory-temporary-files.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of an answer
  body: any;
}

export interface Ask {
  token?: string | null;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  text?: string;
  headers?: Record<string, string>;
}

export interface TestCompanion {
  companion: Companion;
  clock: ObedientClock;
  disk: ForgetfulDisk;
  /** Everything that was logged, as JSON lines. */
  logged: string[];
  exporter: FakeExporter;
  request(method: string, path: string, ask?: Ask): Promise<Response>;
  call(method: string, path: string, ask?: Ask): Promise<Answer>;
  pairWith(code: string, name?: string): Promise<Answer>;
  /** Tokens of an administrator and of a member of staff. */
  pairBoth(): Promise<{admin: string; staff: string}>;
  addRows(...rows: Row[]): Promise<void>;
  addRun(run: Run): Promise<void>;
}

/** A companion in this process, on a disk in memory; DEAR, Xero and the runs are what the test says. */
export async function aCompanion(
  options: {
    environment?: Record<string, string>;
    dear?: Partial<DearConnection>;
    xero?: Partial<XeroConnection>;
    disk?: ForgetfulDisk;
    clock?: ObedientClock;
    freeBytes?: () => Promise<number | undefined>;
    postman?: Postman;
  } = {},
): Promise<TestCompanion> {
  const clock = options.clock ?? new ObedientClock();
  const disk = options.disk ?? forgetfulDisk();
  const logged: string[] = [];
  const note = (facts: object, message: string) => void logged.push(JSON.stringify({...facts, message}));
  const log: Log = {debug: note, info: note, warn: note, error: note};
  const exporter = fakeExporter();
  const configuration = readConfiguration(
    {DATA_DIR: '/data', SECRET_KEY_FILE: '/key', ...options.environment},
    {platform: 'linux', home: '/home/deerpath', folder: '/'},
  );
  const companion = await createCompanion({
    configuration,
    port: 4780,
    clock,
    ids: systemIds,
    log,
    failpoints: noFailpoints,
    disk,
    fetch: async () => {
      throw new Error('Nobody is called here.');
    },
    secrets: memorySecretBox(),
    temporaryFiles: memoryTemporaryFiles(),
    dear: {...fakeDear, ...options.dear},
    xero: {...fakeXero, ...options.xero},
    exporter,
    ...(options.freeBytes ? {freeBytes: options.freeBytes} : {}),
    ...(options.postman ? {postman: options.postman} : {}),
  });

  const request: TestCompanion['request'] = async (method, path, {token, body, text, headers} = {}) => {
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    return companion.fetch(
      new Request(`http://127.0.0.1:4780${path}`, {
        method,
        headers: {
          host: '127.0.0.1:4780',
          ...(token ? {authorization: `Bearer ${token}`} : {}),
          ...(sent === undefined ? {} : {'content-type': 'application/json'}),
          ...headers,
        },
        ...(sent === undefined ? {} : {body: sent}),
      }),
    );
  };
  const call: TestCompanion['call'] = async (method, path, ask) => {
    const response = await request(method, path, ask);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const told = isJson ? JSON.parse(text) : text;
    if (OWN_REFUSAL.test(told.code)) expect(leftInEnglish(told)).toEqual([]);
    return {status: response.status, headers: response.headers, body: told};
  };
  const pairWith: TestCompanion['pairWith'] = (code, name = 'Someone') =>
    call('POST', '/api/pair', {body: {code, name}});

  return {
    companion,
    clock,
    disk,
    logged,
    exporter,
    request,
    call,
    pairWith,
    async pairBoth() {
      const admin = (await pairWith(await companion.pairing.consoleCode(), 'Ada')).body.token;
      const invitation = await call('POST', '/api/invitations', {token: admin, body: {role: 'staff'}});
      const staff = (await pairWith(invitation.body.code, 'Sam')).body.token;
      return {admin, staff};
    },
    addRows: (...rows) =>
      companion.store.commit('export.planned', (changes) => {
        for (const row of rows) changes.put('rows', row);
      }),
    addRun: (run) => companion.store.commit('runs.enqueue', (changes) => changes.put('runs', {id: run.id, run})),
  };
}

/** What the companion refuses of itself, in words that German has to know; what DEAR or Xero refuses here is a test's own. */
const OWN_REFUSAL = /^(request|settings|pairing|history|runs)\./;

interface FakeExporter extends Exporter {
  asked: unknown[];
  joined: boolean;
  resumed: number;
  running: Run | null;
  trouble: Error | undefined;
  stopped: string[];
}

export const aRun = (changes: Partial<Run> = {}): Run => ({
  id: randomUUID(),
  scope: {kind: 'all'},
  trigger: 'manual',
  requestedBy: 'Ada',
  startedAt: '2026-03-16T01:00:00.000Z',
  finishedAt: '2026-03-16T01:01:00.000Z',
  state: 'finished',
  outcome: null,
  progress: {done: 0, total: 0, secondsLeft: null},
  counts: emptyCounts(),
  ...changes,
});

/** A history row; `minute` orders them in time. */
export function aRow(minute: number, changes: Partial<Transaction> = {}, entryId: string | null = null): Row {
  const at = new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString();
  const id = changes.id ?? randomUUID();
  const transaction: Transaction = {
    id,
    kind: 'sale-invoice',
    status: 'Pending',
    dear: {
      id: randomUUID(),
      documentId: randomUUID(),
      number: `INV-${minute}`,
      party: 'Bäckerei Süd',
      url: 'https://inventory.dearsystems.com/Sale#x',
    },
    xero: null,
    amount: {value: '12.30', currency: 'NZD'},
    notes: [],
    problem: null,
    skipped: null,
    attempts: 0,
    runId: null,
    requestedBy: null,
    createdAt: at,
    updatedAt: at,
    ...changes,
  };
  return {id, transaction, attempts: [], entryId};
}

function fakeExporter(): FakeExporter {
  return {
    asked: [],
    joined: false,
    resumed: 0,
    running: null,
    trouble: undefined,
    stopped: [],
    preview: () => undefined,
    async enqueue(request) {
      if (this.trouble) throw this.trouble;
      this.asked.push(request);
      return {
        run: aRun({
          scope: request.scope,
          trigger: request.trigger,
          state: 'waiting',
          startedAt: null,
          finishedAt: null,
        }),
        joined: this.joined,
      };
    },
    async stop(id) {
      this.stopped.push(id);
      return this.running?.id === id ? this.running : undefined;
    },
    current() {
      return this.running;
    },
    live(id) {
      return this.running?.id === id ? this.running : undefined;
    },
    async sweep() {},
    async resume() {
      this.resumed += 1;
    },
    start: async () => undefined,
    close: async () => undefined,
  };
}

const fakeDear: DearConnection = {
  connect: async () => ({state: 'connected', company: 'Bakery'}),
  disconnect: async () => undefined,
  sayOwnLink: async () => false,
  client: () => undefined,
  account: () => undefined,
  status: () => ({state: 'disconnected'}),
  budget: () => ({limit: 60, remaining: 60}),
};

const fakeXero: XeroConnection = {
  beginLogin: () => ({authorizeUrl: 'https://login.xero.com/identity/connect/authorize?state=x'}),
  finishLogin: async () => null,
  choose: async () => ({state: 'connected', organisation: 'Bakery'}),
  disconnect: async () => undefined,
  client: () => undefined,
  tenantId: () => undefined,
  status: () => ({state: 'disconnected'}),
  budget: () => ({xeroMinute: {limit: 60, remaining: 60}, xeroDay: {limit: 1000, remaining: 1000}}),
  rest: async () => undefined,
};
