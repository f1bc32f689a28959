import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {type Context, Hono} from 'hono';
import type {Clock} from '../../../companion/platform/clock.ts';
import type {Books} from '../books/books.ts';
import {seededBooks} from '../books/seeded-books.ts';
import {html, incorrectCredentials, json, limitWords, plainText, refusal, tooManyCalls} from './answers.ts';
import {answerApi, type Query} from './api.ts';
import {createCallLimit} from './call-limit.ts';
import {createFaults, type Faults, type PlannedFault} from './faults.ts';
import {servePages} from './pages.ts';

export interface DearSandbox {
  readonly app: Hono;
  readonly keys: {readonly accountId: string; readonly applicationKey: string};
  /** Calls of the API and downloads in the order they came, with the answer's status; 0 when the connection was dropped. */
  readonly calls: DearCall[];
  readonly faults: Faults;
  readonly books: Books;
  environment(): {DEAR_API_URL: string};
}

interface DearCall {
  at: number;
  method: string;
  /** Below /ExternalApi/v2 as sent, such as `/saleList`; downloads as `/Attachment/Download`. */
  path: string;
  query: Query;
  status: number;
  /** Host that was asked, and whether DEAR's keys came along. */
  host: string;
  withKeys: boolean;
}

/** The connection ended without an answer, when no socket is there to end. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

const API = /^\/externalapi\/v2(\/.*)?$/i;

/**
 * A DEAR of our own: its API, its downloads and its pages over the same books. Held to DEAR's documentation and to what
 * live answers showed, not to what our code would like.
 */
export function createDearSandbox({
  clock,
  books = seededBooks({clock}),
  callsPerMinute = 60,
  baseUrl = 'https://inventory.dearsystems.com',
}: {
  clock: Clock;
  books?: Books;
  callsPerMinute?: number;
  baseUrl?: string;
}): DearSandbox {
  const keys = {accountId: 'ACC-5AND-B0X0-0001', applicationKey: 'app-key-of-the-sandbox'};
  const limit = createCallLimit(clock, callsPerMinute);
  const faults = createFaults();
  const calls: DearCall[] = [];
  const app = new Hono();

  app.use(async (c, next) => {
    const path = new URL(c.req.url).pathname;
    const apiPath = API.exec(path)?.[1];
    if (apiPath === undefined && path.toLowerCase() !== '/attachment/download') return next();
    const call: DearCall = {
      at: clock.now(),
      method: c.req.method,
      path: apiPath ?? path,
      query: queryOf(c),
      status: 0,
      host: new URL(c.req.url).host,
      withKeys:
        c.req.header('api-auth-accountid') !== undefined || c.req.header('api-auth-applicationkey') !== undefined,
    };
    calls.push(call);
    const answer = await answerCall(c, call, apiPath !== undefined);
    // The server's clock is part of the answer.
    if (answer !== RESPONSE_ALREADY_SENT) {
      call.status = answer.status;
      answer.headers.set('Date', new Date(clock.now()).toUTCString());
    }
    return answer;
  });
  servePages(app, books);
  app.notFound(() => html('<!doctype html><title>404</title><h1>The resource cannot be found.</h1>', 404));
  app.onError((error) => {
    throw error;
  });

  async function answerCall(c: Context, call: DearCall, isApi: boolean): Promise<Response> {
    const fault = faults.next(call);
    if (fault?.fault === 'slow') await clock.sleep(fault.milliseconds ?? 45_000, c.req.raw.signal);
    if (fault?.fault === 'drop') return drop(c);
    if (!isApi)
      return fault && fault.fault !== 'slow' ? faultyFile(fault, callsPerMinute) : download(books, call.query.id);
    if (fault?.fault === 'wrong-keys' || !hasKeys(c)) return incorrectCredentials();
    if (fault?.fault === '429' || !limit.admits(keys.applicationKey)) return tooManyCalls(callsPerMinute);
    if (fault && fault.fault !== 'slow' && fault.fault !== 'truncated') return faulty(fault, callsPerMinute);
    const path = call.path.toLowerCase().replace(/\/$/, '');
    const answer = answerApi(books, path, call.query, baseUrl);
    if (!answer) return html('<!doctype html><title>404</title><h1>The resource cannot be found.</h1>', 404);
    if (call.method !== 'GET')
      return refusal(`The requested resource does not support http method '${call.method}'.`, 405);
    if (fault?.fault !== 'truncated') return answer;
    const text = await answer.text();
    return new Response(text.slice(0, Math.floor(text.length / 2)), {status: 200, headers: answer.headers});
  }

  const hasKeys = (c: Context): boolean =>
    c.req.header('api-auth-accountid')?.toLowerCase() === keys.accountId.toLowerCase() &&
    c.req.header('api-auth-applicationkey') === keys.applicationKey;

  return {app, keys, calls, faults, books, environment: () => ({DEAR_API_URL: `${baseUrl}/ExternalApi/v2`})};
}

const queryOf = (c: Context): Query =>
  Object.fromEntries(Object.entries(c.req.query()).map(([name, value]) => [name.toLowerCase(), value]));

function faulty({fault}: PlannedFault, callsPerMinute: number): Response {
  switch (fault) {
    case '429-as-400':
      return refusal(limitWords(callsPerMinute));
    case '500':
      return refusal('An unexpected error has occurred', 500);
    case '503':
      return plainText(limitWords(callsPerMinute), 503);
    case 'html':
      return html('<!doctype html><title>DEAR Inventory</title><h1>We will be back shortly</h1>');
    case 'error-200':
      return json({ErrorCode: 400, Exception: 'Something went wrong on the server'});
    default:
      return refusal('Not found');
  }
}

function faultyFile(fault: PlannedFault, callsPerMinute: number): Response {
  switch (fault.fault) {
    case 'redirect':
      return new Response(null, {status: 302, headers: {Location: fault.to ?? '/Account/Login'}});
    case 'too-large':
      return new Response(endless(11), {headers: {'Content-Type': 'application/pdf', 'Content-Length': '1000'}});
    case 'empty':
      return new Response(null, {headers: {'Content-Type': 'application/pdf'}});
    case 'not-found':
      return html('<!doctype html><title>404</title><h1>File not found</h1>', 404);
    case 'html':
      return html('<!doctype html><title>Login</title><form action="/Account/Login"></form>');
    case '429':
      return tooManyCalls(callsPerMinute);
    case 'wrong-keys':
      return incorrectCredentials();
    default:
      return faulty(fault, callsPerMinute);
  }
}

/** So many megabytes, one at a time. */
const endless = (megabytes: number): ReadableStream<Uint8Array> => {
  let sent = 0;
  return new ReadableStream({
    pull(stream) {
      if (sent++ === megabytes) stream.close();
      else stream.enqueue(new Uint8Array(1024 * 1024));
    },
  });
};

function download(books: Books, id = ''): Response {
  const files = [...books.sales, ...books.purchases].flatMap((master) => master.attachments);
  const file = files.find((candidate) => candidate.id === id.toLowerCase());
  if (!file) return html('<!doctype html><title>404</title><h1>File not found</h1>', 404);
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    },
  });
}

/** Ends the connection without an answer; called in process, the fetch itself fails. */
function drop(c: Context): Response {
  const socket: unknown = (c.env as {incoming?: {socket?: {destroy?: () => void}}} | undefined)?.incoming?.socket;
  if (!socket) throw new ConnectionDropped('The connection ended without an answer');
  (socket as {destroy(): void}).destroy();
  return RESPONSE_ALREADY_SENT;
}
