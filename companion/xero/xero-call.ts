import type {AccountingApi} from 'xero-node';
import {isObject, readExact} from '../platform/exact-json.ts';
import type {CallPoint, Failpoints} from '../platform/failpoints.ts';
import {type Answer, countIn, type Digest, isWebPage, type Wire} from '../platform/http.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import type {Pacer} from '../platform/pacer.ts';
import {persevere} from '../platform/persevere.ts';
import {secureAddress} from '../platform/secure-address.ts';
import type {Trouble} from '../platform/trouble.ts';
import type {DayBudget} from './day-budget.ts';
import {readElement} from './read-records.ts';
import {type Body, type CallMark, openSdk} from './sdk.ts';
import type {XeroCallOptions, XeroElement} from './xero.ts';
import {garbled, lostTrouble, troubleOf} from './xero-trouble.ts';

export interface XeroCallDependencies extends Wire {
  apiUrl: string;
  accessToken(): Promise<string>;
  /** A new token instead of one that Xero refused. */
  refreshAfter401(refused: string): Promise<string>;
  ids: Ids;
  pacer: Pacer;
  day: DayBudget;
  failpoints: Failpoints;
  log: Log;
}

export type Invoke = (api: AccountingApi, options: CallMark) => Promise<unknown>;
type Raw = Record<string, unknown>;

export interface Call {
  point: CallPoint;
  options: XeroCallOptions | undefined;
  invoke: Invoke;
  /** The very bytes of a call that writes; only what provably did nothing is repeated inside. */
  body?: Body;
  /** Asked with `If-Modified-Since`: only then does a 304 mean that there is nothing. */
  sinceLast?: boolean;
  /** A file is asked for. */
  isFile?: boolean;
}

export interface XeroCalls {
  /** All elements of a kind, in all pages. */
  pages(call: Omit<Call, 'invoke'>, key: string, invoke: (page: number) => Invoke): Promise<Raw[]>;
  /** The list of an answer that is not paged; undefined for a 404. */
  list(call: Call, key: string): Promise<Raw[] | undefined>;
  /** What tells a file from others; undefined for a 404. */
  digest(call: Call): Promise<Digest | undefined>;
  /** A call that writes: each element judged by itself. */
  write<Kept extends {readonly id: string | null}>(
    call: Call & {body: Body},
    key: string,
    read: (raw: Raw) => Kept,
  ): Promise<XeroElement<Kept>[]>;
}

/** xero-node wants a model where our bytes go out instead. */
export const NOTHING = {};

/** Rows of a page; the most Xero gives. */
export const PAGE = 1000;
const MOST_PAGES = 1000;

/** One call at a time to Xero's API: paced, counted, logged in again where needed, waited for where it passes. */
export function createXeroCalls(dependencies: XeroCallDependencies): XeroCalls {
  const {clock, ids, pacer, day, failpoints, log} = dependencies;
  const sdk = openSdk(dependencies, secureAddress(dependencies.apiUrl));

  async function once(call: Call, refused?: string): Promise<{answer: Answer; token: string}> {
    const {point, options = {}, invoke, body, isFile = false} = call;
    const place = await pacer.take(options);
    try {
      day.spend(options);
      const token = await (refused === undefined ? dependencies.accessToken() : dependencies.refreshAfter401(refused));
      const request = {token, invoke, isFile, ...(body === undefined ? {} : {body})};
      const {answer, lost} = await failpoints.pass(point, () => sdk.send(request));
      log.debug({call: point, status: answer?.status ?? lost?.code}, 'Xero was asked');
      if (lost) throw lostTrouble(lost);
      place.observe({remaining: countIn(answer.headers, 'x-minlimit-remaining')});
      day.observe(countIn(answer.headers, 'x-daylimit-remaining'));
      return {answer, token};
    } finally {
      place.done();
    }
  }

  /** The answer when it is 2xx, 304, 404, or a 400 that says which elements are wrong; else throws. */
  async function ask(call: Call): Promise<{answer: Answer; raw: unknown}> {
    const attempt = async () => {
      let {answer, token} = await once(call);
      if (answer.status === 401 && troubleIn(answer, clock.now()).problem.code === 'xero.login-ended') {
        ({answer, token} = await once(call, token));
      }
      const raw = readExact(answer.text);
      if (answer.status === 304 || answer.status === 404 || answer.digest) return {answer, raw};
      if (answer.status >= 200 && answer.status < 300 && isObject(raw)) return {answer, raw};
      if (answer.status === 400 && call.body !== undefined && elementsIn(raw)) return {answer, raw};
      throw heeded(troubleIn(answer, clock.now()));
    };
    const repeatable = (trouble: Trouble) => call.body === undefined || trouble.effect === 'not-processed';
    return persevere({clock, ids, signal: call.options?.signal}, attempt, repeatable);
  }

  /** What one call was told about limits holds for those behind it. */
  function heeded(trouble: Trouble): Trouble {
    const until = trouble.retryAfter === undefined ? undefined : clock.now() + trouble.retryAfter;
    if (trouble.problem.code === 'xero.busy' && until !== undefined) pacer.slowDown(until);
    if (trouble.problem.code === 'xero.day-limit') day.exhausted(until);
    return trouble;
  }

  return {
    async pages(call, key, invoke) {
      const rows: Raw[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const {answer, raw} = await ask({...call, invoke: invoke(page)});
        if (answer.status === 304 && call.sinceLast) return rows;
        const items = listIn(answer, raw, key);
        rows.push(...items);
        const {pageCount, pageSize, itemCount} = paginationIn(raw);
        const isLast = pageCount === undefined ? items.length < (pageSize ?? PAGE) : page >= pageCount;
        if (!isLast && items.length > 0) continue;
        // What an answer left out would be taken for what Xero does not have, and be sent a second time.
        if (itemCount !== undefined && rows.length < itemCount) throw garbled(`${rows.length} of ${itemCount} ${key}`);
        return rows;
      }
      return rows;
    },
    async list(call, key) {
      const {answer, raw} = await ask(call);
      return answer.status === 404 ? undefined : listIn(answer, raw, key);
    },
    async digest(call) {
      const {answer} = await ask({...call, isFile: true});
      return answer.digest;
    },
    async write(call, key, read) {
      const {answer, raw} = await ask(call);
      if (answer.status === 404) throw troubleIn(answer, clock.now());
      const elements = answer.status === 400 ? elementsIn(raw) : listIn(answer, raw, key);
      return (elements ?? []).map((element) => {
        const judged = readElement(element, read);
        // Under a 400 Xero lists what it refused.
        return answer.status === 400 ? {...judged, outcome: 'refused' as const} : judged;
      });
    },
  };
}

/** An idempotency key that Xero takes: longer ones are refused, and an empty one would protect nothing. */
export function keyed(key: string): string {
  if (key === '' || key.length > 128) throw new Error('an idempotency key has 1 to 128 characters');
  return key;
}

function troubleIn(answer: Answer, now: number): Trouble {
  const raw = readExact(answer.text);
  const model = isObject(raw) ? raw : {};
  const said = isWebPage(answer.text) ? `${answer.status}, a web page` : answer.text.trim().slice(0, 500);
  const words = {
    text: said || `${answer.status}`,
    message: typeof model.Message === 'string' ? model.Message : '',
    number: typeof model.ErrorNumber === 'string' ? model.ErrorNumber : '',
  };
  return troubleOf(answer, words, now);
}

function listIn(answer: Answer, raw: unknown, key: string): Raw[] {
  const list = isObject(raw) ? raw[key] : undefined;
  if (!Array.isArray(list) || !list.every(isObject)) throw garbled(`${answer.status} without ${key}`);
  return list;
}

const elementsIn = (raw: unknown): Raw[] | undefined => {
  const list = isObject(raw) ? raw.Elements : undefined;
  return Array.isArray(list) && list.length > 0 && list.every(isObject) ? list : undefined;
};

function paginationIn(raw: unknown): {pageCount?: number; pageSize?: number; itemCount?: number} {
  const said = isObject(raw) ? (raw.pagination ?? raw.Pagination) : undefined;
  if (!isObject(said)) return {};
  const number = (value: unknown) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined);
  const pageCount = number(said.pageCount);
  const pageSize = number(said.pageSize);
  const itemCount = number(said.itemCount);
  return {
    ...(pageCount === undefined ? {} : {pageCount}),
    ...(pageSize === undefined ? {} : {pageSize}),
    ...(itemCount === undefined ? {} : {itemCount}),
  };
}
