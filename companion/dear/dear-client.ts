import {daysOn} from '../mapping/day.ts';
import {persevere} from '../platform/persevere.ts';
import type {TemporaryFiles} from '../platform/temporary-files.ts';
import type {CallOptions, Dear} from './dear.ts';
import {type DearCallsDependencies, dearCalls, PAGE} from './dear-calls.ts';
import {garbled} from './dear-trouble.ts';
import {downloadFile} from './download-file.ts';
import {masterReader} from './master-reader.ts';
import {readAttachments} from './read-attachments.ts';
import {readListPage} from './read-list.ts';
import {readPaymentSources} from './read-payments.ts';
import {readPostings} from './read-postings.ts';
import {readCompany, readDearChoices, readSupplierIn} from './read-settings.ts';
import {readStamp, writeStamp} from './stamps.ts';

export interface DearClientDependencies extends DearCallsDependencies {
  /** Where files lie while they are on their way. */
  temporaryFiles: TemporaryFiles;
}

/**
 * DEAR over HTTP. Paces itself, waits out what passes (four tries at most), and speaks in our words only. Throws at once
 * for an address that is neither https nor this machine.
 */
export function createDearClient(dependencies: DearClientDependencies): Dear {
  const dear = dearCalls(dependencies);
  const {clock, ids, temporaryFiles} = dependencies;
  const {base, get, rowsOf, askForFile: ask, troubleIn} = dear;

  const paymentSourcesAt = async (path: string, query: Record<string, string>, options?: CallOptions) => {
    const {raw} = await get('dear.payments', path, query, options);
    if (raw === undefined) return undefined;
    const sources = readPaymentSources(raw);
    if (!sources) throw garbled(`${path} without its list`);
    return sources;
  };
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

    readMaster: masterReader(dear),

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
        downloadFile(file, {ask, troubleIn, apiUrl: base, temporaryFiles}, options),
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
