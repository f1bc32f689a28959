import * as z from 'zod';
import {isObject, readExact} from '../platform/exact-json.ts';
import type {CallPoint, Failpoints} from '../platform/failpoints.ts';
import {type Answer, countIn, exchange, type Received, receive, type Wire} from '../platform/http.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import type {Pacer} from '../platform/pacer.ts';
import {persevere} from '../platform/persevere.ts';
import {secureAddress} from '../platform/secure-address.ts';
import type {Trouble} from '../platform/trouble.ts';
import type {CallOptions} from './dear.ts';
import {
  type DearError,
  errorsIn,
  garbled,
  keysRefused,
  lostTrouble,
  saysUnknown,
  showsNoPath,
  troubleOf,
} from './dear-trouble.ts';
import type {AskForFile} from './download-file.ts';
import {listOf} from './shapes.ts';

export interface DearCallsDependencies extends Wire {
  baseUrl: string;
  /** Asked at each call; they go to `baseUrl` and nowhere else. */
  keys: () => {accountId: string; applicationKey: string};
  ids: Ids;
  pacer: Pacer;
  failpoints: Failpoints;
  log: Log;
}

/** How DEAR is asked: paced, counted, judged, and in our words. */
export interface DearCalls {
  readonly base: string;
  /**
   * One answer as `parseExact` gives it; undefined when DEAR says that it has no such record, and where it may lack the
   * path as well, for the web page that it then shows.
   */
  get(
    point: CallPoint,
    path: string,
    query: Record<string, string>,
    options?: CallOptions & {mayLackPath?: boolean},
  ): Promise<{raw: unknown; answer: Answer}>;
  /** All rows of a paged list that is read whole. */
  rowsOf(
    point: CallPoint,
    path: string,
    key: string,
    options: CallOptions | undefined,
    query?: Record<string, string>,
  ): Promise<unknown[]>;
  readonly askForFile: AskForFile;
  troubleIn(answer: Answer, errors: readonly DearError[]): Trouble;
}

const LIMITS = {timeout: 30_000, bytes: 64 * 1024 * 1024};
/** Ten megabytes come over a slow line in two minutes. */
const FILE_TIMEOUT = 120_000;
/** Rows of a list that DEAR is asked for in one call. */
export const PAGE = 1000;
/** Far more than any company has; only a server that never ends a list gets there. */
const MOST_PAGES = 100;

/** Throws at once for an address that is neither https nor this machine. */
export function dearCalls(dependencies: DearCallsDependencies): DearCalls {
  const base = secureAddress(dependencies.baseUrl);
  const {clock, ids, pacer, failpoints, log} = dependencies;

  /** One call in its place: paced, passed through its point, and what got lost thrown. */
  async function placed<Value extends {readonly status: number; readonly headers: Headers}>(
    point: CallPoint,
    withKeys: boolean,
    options: CallOptions,
    call: (headers: Record<string, string>) => Promise<Received<Value>>,
  ): Promise<Value> {
    const place = await pacer.take(options);
    try {
      const {value, lost} = await failpoints.pass(point, () => call(withKeys ? keyHeaders() : {}));
      log.debug({call: point, status: value?.status ?? lost?.code}, 'DEAR was asked');
      if (lost) throw lostTrouble(lost);
      place.observe({
        limit: countIn(value.headers, 'x-ratelimit-limit'),
        remaining: countIn(value.headers, 'x-ratelimit-remaining'),
      });
      return value;
    } finally {
      place.done();
    }
  }

  function keyHeaders(): Record<string, string> {
    const {accountId, applicationKey} = dependencies.keys();
    if (![accountId, applicationKey].every(fitsHeader))
      throw keysRefused('A key never holds blanks or other letters than ASCII.');
    return {'api-auth-accountid': accountId, 'api-auth-applicationkey': applicationKey};
  }

  async function get(
    point: CallPoint,
    path: string,
    query: Record<string, string>,
    {mayLackPath = false, ...options}: CallOptions & {mayLackPath?: boolean} = {},
  ) {
    return persevere({clock, ids, signal: options.signal}, async () => {
      const url = `${base}/${path}?${new URLSearchParams(query)}`;
      const answer = await placed<Answer>(point, true, options, async (keys) => {
        const headers = {accept: 'application/json', 'content-type': 'application/json', ...keys};
        const {answer, lost} = await exchange(dependencies, url, {headers}, LIMITS);
        return lost ? {lost} : {value: answer};
      });
      return {raw: mayLackPath && showsNoPath(answer) ? undefined : judge(answer), answer};
    });
  }

  function judge(answer: Answer): unknown {
    const raw = readExact(answer.text);
    const errors = errorsIn(raw);
    if (answer.status === 204 || (answer.status === 200 && answer.text.trim() === '')) return undefined;
    if (saysUnknown(answer, errors)) return undefined;
    if (answer.status === 200 && errors.length === 0 && typeof raw === 'object' && raw !== null) return raw;
    throw troubleIn(answer, errors);
  }

  /** What one call was told about the limit holds for those behind it. */
  function troubleIn(answer: Answer, errors: readonly DearError[]): Trouble {
    const trouble = troubleOf(answer, errors, clock.now(), Object.values(dependencies.keys()));
    if (trouble.problem.code === 'dear.busy') pacer.slowDown(clock.now() + (trouble.retryAfter ?? 0));
    return trouble;
  }

  async function rowsOf(point: CallPoint, path: string, key: string, options: CallOptions | undefined, query = {}) {
    const rows: unknown[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const {raw} = await get(point, path, {...query, Page: String(page), Limit: String(PAGE)}, options);
      if (raw === undefined) return rows;
      if (!isObject(raw) || !(key in raw)) throw garbled(`${path} without ${key}`);
      const items = listOf(z.unknown()).parse(raw[key]);
      rows.push(...items);
      // The server may allow fewer rows a page than asked for: only its total, or a page without rows, ends the list.
      const total = Number(raw.Total);
      if (items.length === 0 || rows.length >= total) return rows;
    }
    return rows;
  }

  const askForFile: AskForFile = (address, withKeys, read, options) =>
    placed('dear.file', withKeys, options, (headers) =>
      receive(dependencies, address.href, {headers}, FILE_TIMEOUT, read),
    );

  return {base, get, rowsOf, askForFile, troubleIn};
}

const fitsHeader = (key: string): boolean => /^[\x21-\x7e]+$/.test(key);
