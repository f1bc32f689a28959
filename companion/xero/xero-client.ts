import {attachmentCalls} from './attachment-calls.ts';
import {creditNoteCalls, dateTime} from './credit-note-calls.ts';
import {paymentCalls} from './payment-calls.ts';
import {purchaseOrderCalls} from './purchase-order-calls.ts';
import {readAccounts, readCurrencies, readOrganisation, readTaxRates, withRevision} from './read-choices.ts';
import {readContact, readInvoice, readJournal} from './read-records.ts';
import type {Xero, XeroCallOptions} from './xero.ts';
import {type Call, createXeroCalls, type Invoke, keyed, NOTHING, PAGE, type XeroCallDependencies} from './xero-call.ts';
import {garbled} from './xero-trouble.ts';

export interface XeroClientDependencies extends XeroCallDependencies {
  tenantId: string;
}

/** One organisation at Xero. See `Xero` for what comes back and `xero-trouble.ts` for what is thrown. */
export function createXeroClient(dependencies: XeroClientDependencies): Xero {
  const {tenantId} = dependencies;
  const calls = createXeroCalls(dependencies);

  async function all(point: Call['point'], key: string, options: XeroCallOptions | undefined, invoke: Invoke) {
    const rows = await calls.list({point, options, invoke}, key);
    if (!rows) throw garbled(`404 instead of ${key}`);
    return rows;
  }

  return {
    ...attachmentCalls(calls, tenantId),
    ...creditNoteCalls(calls, tenantId),
    ...paymentCalls(calls, tenantId),
    ...purchaseOrderCalls(calls, tenantId),

    async choices(options) {
      const t = tenantId;
      const [first] = await all('xero.organisation', 'Organisations', options, (api, mark) =>
        api.getOrganisations(t, mark),
      );
      const organisation = readOrganisation(first);
      if (!organisation) throw garbled('an organisation without a base currency');
      const none = undefined;
      const accounts = await all('xero.accounts', 'Accounts', options, (api, mark) =>
        api.getAccounts(t, none, none, none, mark),
      );
      const taxRates = await all('xero.tax-rates', 'TaxRates', options, (api, mark) =>
        api.getTaxRates(t, none, none, mark),
      );
      const currencies = await all('xero.currencies', 'Currencies', options, (api, mark) =>
        api.getCurrencies(t, none, none, mark),
      );
      return withRevision({
        organisation,
        accounts: readAccounts(accounts),
        taxRates: readTaxRates(taxRates),
        currencies: readCurrencies(currencies),
      });
    },

    async findInvoicesByNumber(numbers, options) {
      // An empty filter would bring everything.
      if (numbers.length === 0) return [];
      const invoke = findInvoices(tenantId, {numbers: [...numbers]});
      return (await calls.pages({point: 'xero.find-invoices', options}, 'Invoices', invoke)).map(readInvoice);
    },

    async findInvoicesOfContact({type, contactId, from, to}, options) {
      const where = [
        `Type=="${type}"`,
        `Contact.ContactID==guid("${contactId}")`,
        `Date>=${dateTime(from)}`,
        `Date<=${dateTime(to)}`,
      ].join(' AND ');
      const invoke = findInvoices(tenantId, {where});
      return (await calls.pages({point: 'xero.find-invoices', options}, 'Invoices', invoke)).map(readInvoice);
    },

    async findInvoicesById(ids, options) {
      if (ids.length === 0) return [];
      const invoke = findInvoices(tenantId, {ids: [...ids]});
      return (await calls.pages({point: 'xero.find-invoices', options}, 'Invoices', invoke)).map(readInvoice);
    },

    async findInvoicesBetween({from, to}, options) {
      const where = `Date>=${dateTime(from)} AND Date<=${dateTime(to)}`;
      const invoke = findInvoices(tenantId, {where});
      return (await calls.pages({point: 'xero.find-invoices', options}, 'Invoices', invoke)).map(readInvoice);
    },

    async findInvoicesChanged(since, options) {
      const invoke = findInvoices(tenantId, {since: new Date(since)});
      const call = {point: 'xero.find-invoices', options, sinceLast: true} as const;
      return (await calls.pages(call, 'Invoices', invoke)).map(readInvoice);
    },

    async getInvoice(id, options) {
      const invoke: Invoke = (api, mark) => api.getInvoice(tenantId, id, 4, mark);
      const found = await calls.list({point: 'xero.find-invoices', options, invoke}, 'Invoices');
      const first = found?.[0];
      return first ? readInvoice(first) : undefined;
    },

    async listContacts(modifiedSince, options) {
      const since = modifiedSince === null ? undefined : new Date(modifiedSince);
      const invoke =
        (page: number): Invoke =>
        (api, mark) =>
          api.getContacts(
            tenantId,
            since,
            undefined,
            undefined,
            undefined,
            page,
            true,
            undefined,
            undefined,
            PAGE,
            mark,
          );
      const call = {point: 'xero.find-contacts', options, sinceLast: since !== undefined} as const;
      return (await calls.pages(call, 'Contacts', invoke)).map(readContact);
    },

    async findJournals({from, to}, options) {
      const where = `Date>=${dateTime(from)} AND Date<=${dateTime(to)}`;
      const invoke =
        (page: number): Invoke =>
        (api, mark) =>
          api.getManualJournals(tenantId, undefined, where, undefined, page, PAGE, mark);
      return (await calls.pages({point: 'xero.find-journals', options}, 'ManualJournals', invoke)).map(readJournal);
    },

    async findJournalsChanged(since, options) {
      const none = undefined;
      const invoke =
        (page: number): Invoke =>
        (api, mark) =>
          api.getManualJournals(tenantId, new Date(since), none, none, page, PAGE, mark);
      const call = {point: 'xero.find-journals', options, sinceLast: true} as const;
      return (await calls.pages(call, 'ManualJournals', invoke)).map(readJournal);
    },

    putJournals(body, key, options) {
      const invoke: Invoke = (api, mark) => api.createManualJournals(tenantId, NOTHING, false, keyed(key), mark);
      return calls.write({point: 'xero.put-journals', options, invoke, body}, 'ManualJournals', readJournal);
    },

    updateJournal(id, body, key, options) {
      const invoke: Invoke = (api, mark) => api.updateManualJournal(tenantId, id, NOTHING, keyed(key), mark);
      return calls.write({point: 'xero.update-journal', options, invoke, body}, 'ManualJournals', readJournal);
    },

    putContacts(body, key, options) {
      const invoke: Invoke = (api, mark) => api.createContacts(tenantId, NOTHING, false, keyed(key), mark);
      return calls.write({point: 'xero.put-contacts', options, invoke, body}, 'Contacts', readContact);
    },

    putInvoices(body, key, options) {
      const invoke: Invoke = (api, mark) =>
        api.createInvoices(tenantId, NOTHING, false, 4, keyed(key), undefined, mark);
      return calls.write({point: 'xero.put-invoices', options, invoke, body}, 'Invoices', readInvoice);
    },

    updateInvoice(id, body, key, options) {
      const invoke: Invoke = (api, mark) => api.updateInvoice(tenantId, id, NOTHING, 4, keyed(key), undefined, mark);
      return calls.write({point: 'xero.update-invoice', options, invoke, body}, 'Invoices', readInvoice);
    },
  };
}

/** Paged lists have lines and Url; `unitdp=4` keeps prices as they are. */
const findInvoices =
  (
    tenantId: string,
    {where, numbers, ids, since}: {where?: string; numbers?: string[]; ids?: string[]; since?: Date},
  ) =>
  (page: number): Invoke =>
  (api, mark) =>
    api.getInvoices(
      tenantId,
      since,
      where,
      undefined,
      ids,
      numbers,
      undefined,
      undefined,
      page,
      undefined,
      undefined,
      4,
      undefined,
      PAGE,
      undefined,
      mark,
    );
