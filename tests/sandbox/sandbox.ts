import type {Server} from 'node:http';
import {createAdaptorServer} from '@hono/node-server';
import {Hono} from 'hono';
import {type Clock, systemClock} from '../../companion/platform/clock.ts';
import type {Books} from './books/books.ts';
import {createDearSandbox, type DearSandbox} from './dear/dear-sandbox.ts';
import {indexPage} from './index-page.ts';
import {createXeroSandbox, type XeroSandbox, type XeroSandboxOptions} from './xero/xero-sandbox.ts';

export interface Sandbox {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  /** Every variable with which the companion finds this DEAR and this Xero. */
  readonly environment: Record<string, string>;
  readonly dear: DearSandbox;
  readonly xero: XeroSandbox;
  /** Whether a request is being answered now, and not merely slow by the clock: for a clock that advances by itself. */
  busy(): boolean;
  /** Whether an answer waits for the clock: then time has to go on, though a request is under way. */
  napping(): boolean;
  /** A call without a socket, for tests that own all of time; Host and the rest as with one. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * A DEAR and a Xero of our own on one port of 127.0.0.1: DEAR's API and pages at their real paths, Xero below /xero.
 * A browser whose Host is inventory.dearsystems.com gets DEAR's dashboard at `/`, anyone else an index page.
 */
export async function startSandbox({
  clock = systemClock,
  port = 0,
  books,
  callsPerMinute,
  xero: xeroOptions = {},
}: {
  clock?: Clock;
  port?: number;
  books?: Books;
  callsPerMinute?: number;
  xero?: Partial<XeroSandboxOptions>;
} = {}): Promise<Sandbox> {
  // The address is part of both sandboxes' answers and is known only once the server listens.
  let app: Hono | undefined;
  let inFlight = 0;
  let naps = 0;
  const napping: Clock = {
    now: () => clock.now(),
    async sleep(milliseconds, signal) {
      naps += 1;
      await clock.sleep(milliseconds, signal);
      naps -= 1;
    },
  };
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, {status: 503}),
    // Tests live in this process: its own Request and Response stay.
    overrideGlobalObjects: false,
  }) as Server;
  server.on('request', (_request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
  });
  await listen(server, port);
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const url = `http://127.0.0.1:${actualPort}`;

  const dear = createDearSandbox({
    clock: napping,
    baseUrl: url,
    ...(books ? {books} : {}),
    ...(callsPerMinute ? {callsPerMinute} : {}),
  });
  const xero = createXeroSandbox({clock: napping, baseUrl: () => url, ...xeroOptions});
  const root = new Hono();
  app = root;
  root.onError((error) => {
    throw error;
  });
  root.get('/', (c, next) =>
    /^(127\.0\.0\.1|localhost)(:|$)/.test(c.req.header('host') ?? '') ? indexPage(dear, url) : next(),
  );
  root.route('/xero', xero.app);
  root.all('*', (c) => dear.app.fetch(c.req.raw, c.env));

  return {
    url,
    port: actualPort,
    environment: {...dear.environment(), ...xero.environment()},
    dear,
    xero,
    busy: () => inFlight > naps,
    napping: () => naps > 0,
    fetch: async (input, init) => root.fetch(new Request(input, init), {}),
    close: () => close(server),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) =>
      error && (error as NodeJS.ErrnoException).code !== 'ERR_SERVER_NOT_RUNNING' ? reject(error) : resolve(),
    );
    server.closeAllConnections();
  });
