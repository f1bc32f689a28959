import {createHash} from 'node:crypto';
import type {Clock} from './clock.ts';
import {Trouble} from './trouble.ts';

/** What came back over the wire, whatever it was. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of a body that was asked for as bytes; its text is empty then. */
  readonly digest?: Digest;
}

/** What tells one file from another without keeping it. */
export interface Digest {
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Why nothing (or only a part) came back. */
export interface Lost {
  /** Such as `ECONNREFUSED`, `timeout` or `too-large`. */
  readonly code: string;
  readonly message: string;
  /** True when the request certainly never reached the other side. */
  readonly neverLeft: boolean;
}

export type Exchange =
  | {readonly answer: Answer; readonly lost?: undefined}
  | {readonly lost: Lost; readonly answer?: undefined};

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Ends when a call has taken that many milliseconds. */
export type Deadline = (milliseconds: number) => AbortSignal;

export interface Wire {
  fetch: Fetch;
  clock: Clock;
  /** Instead of the clock's time, for tests whose clock runs ahead of their sockets. */
  deadline?: Deadline;
}

/** An unreachable network is not among them: it can break a connection on which the request already left. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * One request and its whole answer, as text or as no more than what tells a file from another. Never rejects: what got lost is a value too. Redirects are not followed, so that
 * keys and tokens go to nobody else.
 */
export async function exchange(
  wire: Wire,
  url: string,
  init: RequestInit,
  limits: {timeout: number; bytes: number},
  as: 'text' | 'digest' = 'text',
): Promise<Exchange> {
  const {value, lost} = await receive(wire, url, init, limits.timeout, async (response) => {
    const {status, headers} = response;
    if (as === 'digest' && status === 200) return {status, headers, text: '', digest: await readDigest(response)};
    const text = await readText(response, limits.bytes);
    return text === undefined ? undefined : {status, headers, text};
  });
  if (lost) return {lost};
  return value
    ? {answer: value}
    : {lost: {code: 'too-large', message: `more than ${limits.bytes} bytes`, neverLeft: false}};
}

export type Received<Value> =
  | {readonly value: Value; readonly lost?: undefined}
  | {readonly lost: Lost; readonly value?: undefined};

/**
 * One request, its answer read by `read` as it comes in, for `timeout` milliseconds at most. Rejects only with what `read`
 * throws as `Trouble`.
 */
export async function receive<Value>(
  {fetch, clock, deadline}: Wire,
  url: string,
  init: RequestInit,
  timeout: number,
  read: (response: Response) => Promise<Value>,
): Promise<Received<Value>> {
  const late = new AbortController();
  const finished = new AbortController();
  const time = deadline ? aborted(deadline(timeout)) : clock.sleep(timeout, finished.signal);
  const tooLate = time.then((): Received<Value> => {
    if (!finished.signal.aborted) late.abort();
    return {lost: {code: 'timeout', message: `no answer within ${timeout} ms`, neverLeft: false}};
  });
  const answered = async (): Promise<Received<Value>> => {
    try {
      const response = await fetch(url, {...init, redirect: 'manual', signal: late.signal});
      return {value: await read(response)};
    } catch (cause) {
      if (cause instanceof Trouble) throw cause;
      const code = codeOf(cause);
      return {lost: {code, message: messageOf(cause), neverLeft: NEVER_LEFT.has(code)}};
    }
  };
  try {
    // Not every fetch heeds its signal; this wait does.
    return await Promise.race([answered(), tooLate]);
  } finally {
    finished.abort();
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), {once: true});
  });

/** The body is read as it comes in, and none of it kept. */
async function readDigest({body}: Response): Promise<Digest> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    hash.update(chunk);
  }
  return {size, sha256: hash.digest('hex')};
}

/** The body as text; undefined when it is more than so many bytes, and then the rest is not read. */
export async function readText(response: Response, most: number): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, {stream: true});
  }
}

/** The system's code lies in the cause of fetch's own error. */
function codeOf(cause: unknown): string {
  for (let error = cause, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  }
  return 'network';
}

/** The system's words alone: fetch's own errors can quote a header, and so a key. */
function messageOf(cause: unknown): string {
  const system = cause instanceof Error ? cause.cause : undefined;
  return system instanceof Error && system.message ? system.message : 'the connection broke';
}

/**
 * `Retry-After` in milliseconds: seconds (`23`), an HTTP date, or DEAR's `60 Seconds`. Undefined where there is none.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  const seconds = /^\d+(\.\d+)?/.exec(text);
  if (seconds) return Math.ceil(Number(seconds[0]) * 1000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Whether an answer is a web page where JSON was asked for. */
export const isWebPage = (text: string): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);

/** A non-negative whole number from a header, if it is one. */
export function countIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim();
  return text && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
