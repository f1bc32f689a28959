import {Hono} from 'hono';
import type {Clock} from '../../../companion/platform/clock.ts';
import {allocationEndpoints} from './allocations.ts';
import {createApiGate} from './api-gate.ts';
import {arrivalsPage} from './arrivals-page.ts';
import {attachmentEndpoints} from './attachments.ts';
import type {Books} from './books.ts';
import {type BooksHelpers, createBooksHelpers} from './books-helpers.ts';
import {createConnections} from './connections.ts';
import {contactEndpoints} from './contacts.ts';
import {creditNoteEndpoints} from './credit-notes.ts';
import {createFaults, type Faults} from './faults.ts';
import {headersOf, pathAfter, send} from './http.ts';
import {addIdentityRoutes} from './identity-routes.ts';
import {invoiceEndpoints} from './invoices.ts';
import {createLimits, type LimitSettings, xeroLimits} from './limits.ts';
import {decideLogin} from './login-page.ts';
import {createLogins} from './logins.ts';
import {manualJournalEndpoints} from './manual-journals.ts';
import {paymentEndpoints} from './payments.ts';
import {purchaseOrderEndpoints} from './purchase-orders.ts';
import {seededBooks, seededGuid} from './seed.ts';
import {settingsEndpoints} from './settings.ts';

/** One call of the accounting API; status 0 where the connection broke. */
export interface XeroCall {
  readonly at: number;
  readonly method: string;
  /** From behind `/api.xro/2.0`, decoded: `/Invoices`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly tenant: string;
  readonly idempotencyKey: string | undefined;
  readonly status: number;
  readonly bodySize: number;
  /** What was sent, as text. */
  readonly body: string;
}

export interface XeroSandbox extends BooksHelpers {
  /** To be mounted at `/xero`. */
  readonly app: Hono;
  /** The companion's variables that make it speak to this sandbox. */
  environment(): Record<string, string>;
  readonly organisations: readonly {readonly tenantId: string; readonly name: string; readonly baseCurrency: string}[];
  readonly calls: readonly XeroCall[];
  /** Calls of login, token and connections. */
  readonly identityCalls: readonly Pick<XeroCall, 'at' | 'method' | 'path' | 'status'>[];
  readonly faults: Faults;
  /** How many calls are being answered, and how many landed nowhere yet. */
  underWay(): {calls: number; lateCommits: number};
  /** Says yes on the login page: gives the address that the browser is sent back to. All organisations named, else the first. */
  allow(authorizeUrl: string, tenantIds?: readonly string[]): Promise<string>;
  /** The person takes the app's access back: refresh tokens and connections are gone. */
  revokeLogin(): void;
  expireAccessTokens(): void;
  disconnectTenant(tenantId: string): void;
}

export interface XeroSandboxOptions {
  readonly clock: Clock;
  /** Where the whole sandbox is served, without `/xero`. */
  readonly baseUrl: () => string;
  readonly limits?: Partial<LimitSettings>;
  /** Where ids and tokens come from; the same in every run unless given. */
  readonly newId?: () => string;
}

const API = '/api.xro/2.0';

/** A Xero of our own: login, connections, the accounting API with its limits and its bad manners, and faults on demand. */
export function createXeroSandbox(options: XeroSandboxOptions): XeroSandbox {
  const {clock} = options;
  const now = () => clock.now();
  const newId = options.newId ?? idsInOrder();
  const books: readonly Books[] = seededBooks();
  const logins = createLogins(now, newId);
  const connections = createConnections(now, newId, books);
  const limits = createLimits(now, {...xeroLimits, ...options.limits});
  const faults = createFaults();
  const endpoints = [
    ...settingsEndpoints,
    ...contactEndpoints,
    ...invoiceEndpoints,
    ...creditNoteEndpoints,
    ...allocationEndpoints,
    ...purchaseOrderEndpoints,
    ...manualJournalEndpoints,
    ...paymentEndpoints,
    ...attachmentEndpoints,
  ];
  const gate = createApiGate({clock, books, endpoints, logins, connections, limits, newId});
  const calls: XeroCall[] = [];
  const identityCalls: XeroSandbox['identityCalls'][number][] = [];
  let answering = 0;

  const busy = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    answering += 1;
    try {
      return await work();
    } finally {
      answering -= 1;
    }
  };

  const app = new Hono();

  app.all(`${API}/*`, async (c) => {
    const {path, search} = pathAfter(c, API);
    const headers = headersOf(c);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const body = new TextDecoder().decode(bytes);
    const call = {
      at: now(),
      method: c.req.method,
      path: decoded(path),
      query: Object.fromEntries(new URLSearchParams(search)),
      tenant: headers['xero-tenant-id'] ?? '',
      idempotencyKey: headers['idempotency-key'],
      bodySize: bytes.byteLength,
      body,
    };
    const incoming = {method: call.method, path, search, headers, body, bytes};
    const outcome = await busy(() => gate.answer(incoming, faults.take(call.method, call.path, body)));
    calls.push({...call, status: outcome === 'drop' ? 0 : outcome.status});
    return send(c, outcome);
  });

  const loginDependencies = {books, logins, connections, newId};
  addIdentityRoutes(app, {
    ...loginDependencies,
    clock,
    faults,
    answering: busy,
    heard: (call) => identityCalls.push(call),
  });

  // Mounted, the page answers with and without a slash at the end; nothing else is here.
  app.get('/*', async (c) => {
    if (!/^(\/xero)?\/?$/.test(new URL(c.req.url).pathname)) return c.notFound();
    gate.late.settle();
    return c.html(await arrivalsPage(books, calls));
  });

  return {
    app,
    environment() {
      const base = `${options.baseUrl()}/xero`;
      return {
        XERO_API_URL: `${base}${API}`,
        XERO_IDENTITY_URL: base,
        XERO_LOGIN_URL: `${base}/identity/connect/authorize`,
        XERO_CONNECTIONS_URL: `${base}/connections`,
        XERO_CLIENT_ID: 'sandbox-client',
      };
    },
    organisations: books.map(({tenantId, organisation}) => ({
      tenantId,
      name: organisation.Name,
      baseCurrency: organisation.BaseCurrency,
    })),
    calls,
    identityCalls,
    faults,
    underWay: () => ({calls: answering, lateCommits: gate.late.count}),
    async allow(authorizeUrl, tenantIds) {
      const form = new URLSearchParams({decision: 'allow'});
      for (const id of tenantIds ?? books.slice(0, 1).map(({tenantId}) => tenantId)) form.append('organisation', id);
      const answer = await decideLogin(new URL(authorizeUrl).searchParams, form, loginDependencies);
      const location = answer.headers.location;
      if (location === undefined) throw new Error(`The login page refused: ${answer.body}`);
      return location;
    },
    revokeLogin() {
      logins.revokeAll();
      connections.removeAll();
    },
    expireAccessTokens: () => logins.expireAccessTokens(),
    disconnectTenant: (tenantId) => connections.disconnectTenant(tenantId),
    ...createBooksHelpers({books, now, newId, settle: () => gate.late.settle()}),
  };
}

/** The same ids in every run. */
function idsInOrder(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return seededGuid(`made by the sandbox ${made}`);
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
