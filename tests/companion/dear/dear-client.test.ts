import {describe, expect, test} from 'vitest';
import {createDearClient} from '../../../companion/dear/dear-client.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Fetch} from '../../../companion/platform/http.ts';
import {createPacer} from '../../../companion/platform/pacer.ts';
import {ObedientClock} from '../../support/clock.ts';
import {memoryTemporaryFiles} from '../../support/memory-temporary-files.ts';
import {aCreditNote, aPurchase, aSale, aSaleRow, json, networkError, purchaseId, replies, saleId} from './answers.ts';

const KEY = 'b7c9-secret-key';

function dearAt(fetch: Fetch, more: {baseUrl?: string} = {}) {
  const clock = new ObedientClock();
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const dear = createDearClient({
    baseUrl: 'http://127.0.0.1:9/ExternalApi/v2/',
    keys: () => ({accountId: 'acc-1', applicationKey: KEY}),
    fetch,
    clock,
    ids: {next: () => 'id', bytes: (length) => new Uint8Array(length), below: () => 0},
    pacer: createPacer({clock, perMinute: 60}),
    failpoints: noFailpoints,
    temporaryFiles: memoryTemporaryFiles(),
    log: {debug: write, info: write, warn: write, error: write},
    ...more,
  });
  return {dear, clock, lines};
}

/** Lets time pass until the call has settled; gives the trouble, or what came back. */
async function settled<Value>(clock: ObedientClock, call: Promise<Value>): Promise<unknown> {
  const result = call.then(
    (value) => value,
    (error: unknown) => error,
  );
  await clock.advance(600_000);
  return result;
}

const sale = {family: 'sale', id: saleId} as const;
const purchase = {family: 'purchase', id: purchaseId} as const;

describe('asking DEAR', () => {
  test('a sale is one call with both keys and without the movements', async () => {
    const fetch = replies(json(aSale()));
    const {dear, clock, lines} = dearAt(fetch);
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({id: saleId});
    expect(fetch.asked).toHaveLength(1);
    expect(fetch.asked[0]?.url.href).toBe(
      `http://127.0.0.1:9/ExternalApi/v2/sale?ID=${saleId}&HideInventoryMovements=true`,
    );
    expect(fetch.asked[0]?.headers.get('api-auth-accountid')).toBe('acc-1');
    expect(fetch.asked[0]?.headers.get('api-auth-applicationkey')).toBe(KEY);
    expect(JSON.stringify(lines)).not.toContain(KEY);
  });

  test.each([
    ['says that there are none and leaves them out', {Total: 0, Page: 1}, true],
    ['leaves them out', {Total: 1, Page: 1}, false],
  ])('a page that %s has no rows, or is no page', async (_, body, isPage) => {
    const {dear, clock} = dearAt(replies(...Array.from({length: 6}, () => json(body))));
    const page = await settled(clock, dear.listPage({list: 'saleList', updatedSince: null, page: 1}));
    expect(page).toMatchObject(isPage ? {rows: [], total: 0} : {problem: {code: expect.any(String)}});
  });

  test.each([
    ['saleList', {Total: 2, Page: 1, SaleList: [aSaleRow(), aSaleRow({SaleID: 'none'})]}],
    ['saleCreditNoteList', {Total: 2, Page: 1, SaleList: [aSaleRow(), aSaleRow({SaleID: null})]}],
  ] as const)(
    "a page of %s has its rows, counts those it cannot read, and knows the server's time",
    async (list, body) => {
      const fetch = replies(json(body, {headers: {date: 'Mon, 02 Mar 2026 01:00:00 GMT'}}));
      const {dear, clock} = dearAt(fetch);
      expect(await settled(clock, dear.listPage({list, updatedSince: '2026-03-01T00:00:00.000Z', page: 3}))).toEqual({
        rows: [
          {
            family: 'sale',
            id: saleId,
            number: 'SO-00001',
            party: 'Kauri Kitchen',
            type: 'Simple Sale',
            status: 'INVOICED',
            orderStatus: 'AUTHORISED',
            orderDate: null,
            invoiceStatus: 'INVOICED',
            creditNoteStatus: 'NOT AVAILABLE',
            invoiceNumber: 'INV-00001',
            invoiceDate: '2026-03-02',
            stamp: '2026-03-02T01:02:03.45Z',
            stampAt: Date.parse('2026-03-02T01:02:03.450Z'),
          },
        ],
        total: 2,
        received: 2,
        serverDate: Date.parse('2026-03-02T01:00:00Z'),
      });
      expect(Object.fromEntries(fetch.asked[0]?.url.searchParams ?? [])).toEqual({
        Page: '3',
        Limit: '1000',
        UpdatedSince: '2026-03-01T00:00:00.000',
      });
    },
  );

  test.each([
    ['INVOICED', 'PAID', 'PAID'],
    ['NOT INVOICED', 'AUTHORISED', 'AUTHORISED'],
    ['PARTIALLY INVOICED', 'DRAFT', 'PARTIALLY INVOICED'],
    ['', 'VOIDED', 'VOIDED'],
  ])('a purchase whose fields say %s and %s is %s', async (CombinedInvoiceStatus, InvoiceStatus, said) => {
    const row = {
      ID: purchaseId,
      Supplier: 'Harbour',
      LastUpdatedDate: '2026-03-03T05:06:07.52',
      CombinedInvoiceStatus,
      InvoiceStatus,
    };
    const {dear, clock} = dearAt(replies(json({Total: 1, Page: 1, PurchaseList: [row]})));
    const page = await settled(clock, dear.listPage({list: 'purchaseList', updatedSince: null, page: 1}));
    expect(page).toMatchObject({rows: [{invoiceStatus: said, stampAt: Date.parse('2026-03-03T05:06:07.520Z')}]});
  });

  test.each([
    ['404', json('Not found', {status: 404})],
    ['400 “Purchase not found”', json([{ErrorCode: 400, Exception: 'Purchase not found'}], {status: 400})],
    ['400 as one object', json({ErrorCode: 400, Exception: 'Sale does not exist'}, {status: 400})],
    ['an Error Model with 200', json([{ErrorCode: 404, Exception: 'Not found'}])],
    ['an empty body', new Response('')],
    ['no content', new Response(null, {status: 204})],
  ])('a document that DEAR answers with %s does not exist', async (_, reply) => {
    const {dear, clock} = dearAt(replies(reply));
    expect(await settled(clock, dear.readMaster(sale))).toBeUndefined();
    expect(await settled(clock, dear.readMaster(purchase))).toBeUndefined();
  });

  test.each([
    ['a sale', sale, [json([])], [`/sale/payment?SaleID=${saleId}`]],
    ['a purchase', purchase, [json([])], [`/advanced-purchase/payment?PurchaseID=${purchaseId}`]],
    [
      'a purchase that the newer path does not know',
      purchase,
      [json('', {status: 405}), json([])],
      [`/advanced-purchase/payment?PurchaseID=${purchaseId}`, `/purchase/payment?TaskID=${purchaseId}`],
    ],
  ])('what the payments of %s were taken from is one bare list', async (_, master, answers, paths) => {
    const fetch = replies(...answers);
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.paymentSources(master))).toEqual(new Map());
    expect(fetch.asked.map(({url}) => url.href.replace('http://127.0.0.1:9/ExternalApi/v2', ''))).toEqual(paths);
  });

  test('a purchase that the newer path does not know is asked of the older one', async () => {
    const fetch = replies(json('', {status: 405}), json(aPurchase({Type: undefined})));
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.readMaster(purchase))).toMatchObject({id: purchaseId});
    expect(fetch.asked.map(({url}) => url.pathname)).toEqual([
      '/ExternalApi/v2/advanced-purchase',
      '/ExternalApi/v2/purchase',
    ]);
  });

  test.each([
    ['does not know', json('Not found', {status: 404})],
    ['refuses to show', json([{ErrorCode: 400, Exception: 'This type of sale is not supported'}], {status: 400})],
    ['shows without its note', json(aSale({Type: 'Credit Note', Invoices: [], CreditNotes: []}))],
  ])('a credit note that stands alone, whose sale DEAR %s, is asked for by itself', async (_, reply) => {
    const note = {...aCreditNote({CreditNoteInvoiceNumber: ''}), CreditNoteBalance: 11.5};
    const row = aSaleRow({CustomerCurrency: 'NZD', BaseCurrency: 'NZD'});
    const fetch = replies(
      reply,
      json({SaleID: saleId, CreditNotes: [note]}),
      json({Total: 1, Page: 1, SaleList: [row]}),
    );
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({id: saleId, creditNotes: [{total: '11.5'}]});
    expect(fetch.asked.map(({url}) => url.pathname.replace('/ExternalApi/v2', ''))).toEqual([
      '/sale',
      '/sale/creditnote',
      '/saleCreditNoteList',
    ]);
  });

  test('a sale that DEAR refuses to show, and its notes too, says the first refusal', async () => {
    const refusal = (words: string) => json([{ErrorCode: 400, Exception: words}], {status: 400});
    const {dear, clock} = dearAt(replies(refusal('Not for this sale'), refusal('Not for its notes either')));
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({problem: {raw: 'Not for this sale'}});
  });
});

describe('when DEAR does not answer as it should', () => {
  test.each([
    [
      '429 with “60 Seconds”',
      new Response('You have reached 60 calls per 60 seconds API limit.', {
        status: 429,
        headers: {'retry-after': '60 Seconds', 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0'},
      }),
      60_000,
    ],
    [
      'the limit as 400',
      json([{ErrorCode: 400, Exception: 'You have reached 60 calls per 60 seconds API limit.'}], {status: 400}),
      60_000,
    ],
    ['the limit as 503', new Response('You reached 60 calls per minute API limit.', {status: 503}), 60_000],
    ['503', new Response('Service Unavailable', {status: 503}), 500],
    ['500', json([{ErrorCode: 500, Exception: 'Unexpected'}], {status: 500}), 500],
    ['a web page with 200', new Response('<!DOCTYPE html><title>Login</title>'), 500],
    ['half an answer', new Response('{"ID":"3f2b'), 500],
    ['a broken connection', networkError('ECONNRESET'), 500],
  ])('%s is waited out', async (_, reply, wait) => {
    const fetch = replies(reply, json(aSale()));
    const {dear, clock} = dearAt(fetch);
    const call = dear.readMaster(sale);
    await clock.advance(wait - 1);
    expect(fetch.asked).toHaveLength(1);
    expect(await settled(clock, call)).toMatchObject({id: saleId});
    expect(fetch.asked).toHaveLength(2);
  });

  test.each([
    ['dear.failing', json('', {status: 500})],
    ['dear.garbled', new Response('<html>')],
    ['dear.garbled', json(aSale({ID: purchaseId}))],
    ['dear.unreachable', networkError('ECONNREFUSED')],
    ['dear.busy', new Response('', {status: 429})],
  ])('what does not pass is %s after four tries at most', async (code, reply) => {
    const fetch = replies(reply);
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({kind: 'passing', problem: {code}});
    expect(fetch.asked.length).toBeLessThanOrEqual(4);
  });

  test('an answer that does not come within thirty seconds is given up', async () => {
    let asked = 0;
    const hangs: Fetch = () => {
      asked += 1;
      return new Promise(() => {});
    };
    const {dear, clock} = dearAt(hangs);
    const call = dear.company();
    await clock.advance(30_000);
    expect(asked).toBe(1);
    await clock.advance(1_000);
    expect(asked).toBe(2);
    expect(await settled(clock, call)).toMatchObject({kind: 'passing', problem: {code: 'dear.slow'}});
  });

  test('half an answer that goes silent is given up too', async () => {
    const silent = new ReadableStream({start: (body) => body.enqueue(new TextEncoder().encode('{"ID":'))});
    const {dear, clock} = dearAt(replies(() => new Response(silent), json(aSale())));
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({id: saleId});
    expect(clock.waiting.count).toBe(0);
  });

  test.each([
    ['403', new Response('Incorrect credentials!', {status: 403})],
    ['401', new Response(`{"key":"${KEY}"}`, {status: 401})],
  ])('%s stands until somebody gives other keys, and shows none', async (_, reply) => {
    const fetch = replies(reply);
    const {dear, clock} = dearAt(fetch);
    const trouble = await settled(clock, dear.company());
    expect(trouble).toMatchObject({kind: 'standing', effect: 'not-processed', problem: {code: 'dear.keys-refused'}});
    expect(JSON.stringify(trouble)).not.toContain(KEY);
    expect(fetch.asked).toHaveLength(1);
  });

  test('a redirect is not followed with the keys', async () => {
    const fetch = replies(new Response(null, {status: 302, headers: {location: 'https://elsewhere.example/'}}));
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.company())).toMatchObject({kind: 'standing', problem: {code: 'dear.redirected'}});
  });

  test('a refusal of one document is about that document', async () => {
    const {dear, clock} = dearAt(
      replies(json([{ErrorCode: 400, Exception: 'Something is wrong with it'}], {status: 400})),
    );
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({
      kind: 'document',
      problem: {code: 'dear.request-refused', raw: 'Something is wrong with it'},
    });
  });

  test.each(['http://inventory.dearsystems.com/x', 'ftp://127.0.0.1/x'])('keys do not go to %s', (baseUrl) => {
    expect(() => dearAt(replies(), {baseUrl})).toThrow();
  });
});

describe('what DEAR knows besides', () => {
  test('the company', async () => {
    const me = {
      Company: 'Deer & Co',
      Currency: 'NZD',
      TimeZone: 'Pacific/Auckland',
      LockDate: null,
      TaxCalculationMethod: 'Total',
    };
    const {dear, clock} = dearAt(replies(json(me)));
    expect(await settled(clock, dear.company())).toEqual({
      name: 'Deer & Co',
      currency: 'NZD',
      timeZone: 'Pacific/Auckland',
      taxCalculationMethod: 'Total',
      lockDate: null,
    });
  });

  test('a supplier, by the default contact and the billing address', async () => {
    const row = {
      ID: purchaseId.toUpperCase(),
      Contacts: [
        {Email: 'b@example.com', Default: false},
        {Email: null, MobilePhone: '021', Default: true},
      ],
      Addresses: [
        {Type: 'Shipping', Line1: 'Dock'},
        {Type: 'Billing', Line1: ''},
        {Type: 'Business', Line1: 'Office'},
      ],
    };
    const fetch = replies(json({Total: 1, Page: 1, SupplierList: [row]}));
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.readSupplier(purchaseId))).toMatchObject({
      email: 'b@example.com',
      phone: '021',
      address: {line1: 'Office'},
    });
    expect(await settled(clock, dear.readSupplier(saleId))).toBeUndefined();
    expect(fetch.asked).toHaveLength(2);
  });

  test('tax rules and accounts that are in use, over all pages, however few rows the server sends', async () => {
    const rule = (Name: string, more = {}) => ({
      Name,
      IsActive: true,
      TaxPercent: 12.5,
      IsTaxForSale: true,
      IsTaxForPurchase: false,
      ...more,
    });
    const fetch = replies(
      json({Total: 3, Page: 1, TaxRuleList: [rule('GST'), rule('Old', {IsActive: false})]}),
      json({Total: 3, Page: 2, TaxRuleList: [rule('Zero', {TaxPercent: 0})]}),
      json({
        Total: 4,
        Page: 1,
        AccountsList: [
          {Code: '200', Name: 'Sales', Class: 'REVENUE', Status: 'ACTIVE', Type: 'REVENUE', ForPayments: false},
          {Code: '090', Name: 'Cheque', Class: 'ASSET', Status: 'ACTIVE', Type: 'BANK', ForPayments: false},
          {Code: '880', Name: 'Drawings', Class: 'EQUITY', Status: 'ACTIVE', Type: 'EQUITY', ForPayments: true},
          {Code: '9', Status: 'ARCHIVED'},
        ],
      }),
    );
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.choices())).toEqual({
      taxRules: [
        {name: 'GST', percent: '12.5', forSales: true, forPurchases: false},
        {name: 'Zero', percent: '0', forSales: true, forPurchases: false},
      ],
      accounts: [
        {code: '200', name: 'Sales', class: 'REVENUE', type: 'REVENUE', forPayments: false},
        {code: '090', name: 'Cheque', class: 'ASSET', type: 'BANK', forPayments: true},
        {code: '880', name: 'Drawings', class: 'EQUITY', type: 'EQUITY', forPayments: true},
      ],
    });
  });
});
