import * as z from 'zod';
import type {MasterKind} from '../../shared/documents/kinds.ts';
import {daysOn} from '../mapping/day.ts';
import {isObject, readExact} from '../platform/exact-json.ts';
import type {CallPoint, Failpoints} from '../platform/failpoints.ts';
import {type Answer, countIn, exchange, type Received, receive, type Wire} from '../platform/http.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import type {Pacer} from '../platform/pacer.ts';
import {persevere} from '../platform/persevere.ts';
import {secureAddress} from '../platform/secure-address.ts';
import type {TemporaryFiles} from '../platform/temporary-files.ts';
import {Trouble} from '../platform/trouble.ts';
import type {CallOptions, Dear, DearMaster} from './dear.ts';
import {
  type DearError,
  errorsIn,
  garbled,
  keysRefused,
  lostTrouble,
  orRefusal,
  saysUnknown,
  troubleOf,
} from './dear-trouble.ts';
import {type AskForFile, downloadFile} from './download-file.ts';
import {readAttachments} from './read-attachments.ts';
import {readListPage} from './read-list.ts';
import {readPurchase, readSale} from './read-master.ts';
import {readPaymentSources} from './read-payments.ts';
import {readPostings} from './read-postings.ts';
import {readCompany, readDearChoices, readSupplierIn} from './read-settings.ts';
import {listOf, word} from './shapes.ts';
import {readStamp, writeStamp} from './stamps.ts';
import {creditNotesAt, creditNotesIn, isBareCreditNote, rowOf, standAlone} from './stand-alone.ts';

export interface DearClientDependencies extends Wire {
  baseUrl: string;
  /** Asked at each call; they go to `baseUrl` and nowhere else. */
  keys: () => {accountId: string; applicationKey: string};
  ids: Ids;
  pacer: Pacer;
  failpoints: Failpoints;
  log: Log;
  /** Where files lie while they are on their way. */
  temporaryFiles: TemporaryFiles;
}

const LIMITS = {timeout: 30_000, bytes: 64 * 1024 * 1024};
/** Ten megabytes come over a slow line in two minutes. */
const FILE_TIMEOUT = 120_000;
const PAGE = 1000;
/** Far more than any company has; only a server that never ends a list gets there. */
const MOST_PAGES = 100;

/**
 * DEAR over HTTP. Paces itself, waits out what passes (four tries at most), and speaks in our words only. Throws at once
 * for an address that is neither https nor this machine.
 */
export function createDearClient(dependencies: DearClientDependencies): Dear {
  const base = secureAddress(dependencies.baseUrl);
  const {clock, ids, pacer, failpoints, log, temporaryFiles} = dependencies;

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

  /** One answer as `parseExact` gives it; undefined when DEAR says that it has no such record. */
  async function get(point: CallPoint, path: string, query: Record<string, string>, options: CallOptions = {}) {
    return persevere({clock, ids, signal: options.signal}, async () => {
      const url = `${base}/${path}?${new URLSearchParams(query)}`;
      const answer = await placed<Answer>(point, true, options, async (keys) => {
        const headers = {accept: 'application/json', 'content-type': 'application/json', ...keys};
        const {answer, lost} = await exchange(dependencies, url, {headers}, LIMITS);
        return lost ? {lost} : {value: answer};
      });
      return {raw: judge(answer), answer};
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

  /** All rows of a paged list that is read whole. */
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

  const readMasterAt = async (
    point: 'dear.sale' | 'dear.purchase',
    path: string,
    id: string,
    options?: CallOptions,
  ) => {
    const query: Record<string, string> = {ID: id, ...(point === 'dear.sale' ? {HideInventoryMovements: 'true'} : {})};
    const {raw} = await get(point, path, query, options);
    if (raw === undefined) return undefined;
    const master: DearMaster | undefined = point === 'dear.sale' ? readSale(raw) : readPurchase(raw);
    if (!master) return undefined;
    if (master.id !== id.toLowerCase()) throw garbled(`${path} answered another document than asked for`);
    return master;
  };

  /** One path serves simple, advanced and service purchases; the older one is there for accounts that lack it. */
  const wholeAt = async ({family, id}: {family: MasterKind; id: string}, options?: CallOptions) =>
    family === 'sale'
      ? readMasterAt('dear.sale', 'sale', id, options)
      : ((await readMasterAt('dear.purchase', 'advanced-purchase', id, options)) ??
        readMasterAt('dear.purchase', 'purchase', id, options));

  /** Credit notes that stand alone, where DEAR does not give the sale or purchase that they are. */
  const standAloneAt = async ({family, id}: {family: MasterKind; id: string}, options?: CallOptions) => {
    const {path, query} = creditNotesAt(family, id);
    const notes = creditNotesIn((await get('dear.credit-notes', path, query, options)).raw);
    if (notes.length === 0) return undefined;
    const [list, key] =
      family === 'sale' ? ['saleCreditNoteList', 'SaleList'] : ['purchaseCreditNoteList', 'PurchaseList'];
    const search = word.parse(notes[0]?.CreditNoteNumber);
    const rows = await rowsOf('dear.list', list, key, options, search === '' ? {} : {Search: search});
    const whole = standAlone(family, id, notes, rowOf(rows, id));
    return family === 'sale' ? readSale(whole) : readPurchase(whole);
  };

  const paymentSourcesAt = async (path: string, query: Record<string, string>, options?: CallOptions) => {
    const {raw} = await get('dear.payments', path, query, options);
    if (raw === undefined) return undefined;
    const sources = readPaymentSources(raw);
    if (!sources) throw garbled(`${path} without its list`);
    return sources;
  };
  const askForFile: AskForFile = (address, withKeys, read, options) =>
    placed('dear.file', withKeys, options, (headers) =>
      receive(dependencies, address.href, {headers}, FILE_TIMEOUT, read),
    );

  return {
    async company(options) {
      const {raw, answer} = await get('dear.company', 'me', {}, options);
      const company = readCompany(raw);
      if (!company) throw garbled(`/me answered ${answer.status} without a company`);
      return company;
    },

    async listPage({list, updatedSince, page}, options) {
      const since = updatedSince === null ? undefined : readStamp(updatedSince);
      const query = {
        Page: String(page),
        Limit: String(PAGE),
        ...(since === undefined ? {} : {UpdatedSince: writeStamp(since)}),
      };
      const {raw, answer} = await get('dear.list', list, query, options);
      const date = Date.parse(answer.headers.get('date') ?? '');
      const read = readListPage(list, raw, Number.isNaN(date) ? null : date);
      if (!read) throw garbled(`${list} without its list`);
      return read;
    },

    async readMaster(master, options) {
      const whole = await orRefusal(wholeAt(master, options));
      if (whole && !(whole instanceof Trouble) && !isBareCreditNote(whole)) return whole;
      const notes = await orRefusal(standAloneAt(master, options));
      if (notes && !(notes instanceof Trouble)) return notes;
      if (whole instanceof Trouble) throw whole;
      return whole;
    },

    async paymentSources({family, id}, options) {
      if (family === 'sale') return paymentSourcesAt('sale/payment', {SaleID: id}, options);
      return (
        (await paymentSourcesAt('advanced-purchase/payment', {PurchaseID: id}, options)) ??
        (await paymentSourcesAt('purchase/payment', {TaskID: id}, options))
      );
    },

    async readAttachments({family, id}, options) {
      const [path, query] =
        family === 'sale' ? ['sale/attachment', {SaleID: id}] : ['purchase/attachment', {TaskID: id}];
      const {raw} = await get('dear.attachments', path, query, options);
      if (raw === undefined) return undefined;
      const files = readAttachments(raw);
      if (!files) throw garbled(`${path} without its Lines`);
      return files;
    },

    download: (file, options = {}) =>
      persevere({clock, ids, signal: options.signal}, () =>
        downloadFile(file, {ask: askForFile, troubleIn, apiUrl: base, temporaryFiles}, options),
      ),

    async readSupplier(id, options) {
      const rows = await rowsOf('dear.supplier', 'supplier', 'SupplierList', options, {
        ID: id,
        IncludeDeprecated: 'true',
      });
      return readSupplierIn(rows, id);
    },

    async postings({from, to}, options) {
      // Both bounds are said to be strict: asked for a day more on either side, and kept to the days that were meant.
      const query = {FromDate: `${daysOn(from, -1)}T00:00:00`, ToDate: `${daysOn(to, 1)}T00:00:00`};
      const rows = readPostings(await rowsOf('dear.postings', 'transactions', 'Transactions', options, query));
      if (!rows) throw garbled('transactions with one that is not readable');
      return rows.filter(({day}) => day >= from && day <= to);
    },

    async choices(options) {
      const taxRules = await rowsOf('dear.tax-rules', 'ref/tax', 'TaxRuleList', options);
      const accounts = await rowsOf('dear.accounts', 'ref/account', 'AccountsList', options);
      return readDearChoices(taxRules, accounts);
    },
  };
}

const fitsHeader = (key: string): boolean => /^[\x21-\x7e]+$/.test(key);
