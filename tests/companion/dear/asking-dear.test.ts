import {describe, expect, test} from 'vitest';
import {dearAt, KEY, purchase, sale, settled} from './a-dear-client.ts';
import {aCreditNote, aPurchase, aSale, aSaleRow, json, purchaseId, replies, saleId} from './answers.ts';

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

  test('a page that does not say how many rows there are ends nothing: there may be more', async () => {
    const {dear, clock} = dearAt(replies(json({Page: 1, SaleList: [aSaleRow()]})));
    const page = await settled(clock, dear.listPage({list: 'saleList', updatedSince: null, page: 1}));
    expect(page).toMatchObject({received: 1, total: Number.POSITIVE_INFINITY});
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
    const row = aSaleRow({Type: 'Credit Note', CustomerCurrency: 'NZD', BaseCurrency: 'NZD'});
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

  test.each([
    ['does not know', json('Not found', {status: 404}), undefined],
    [
      'refuses to show',
      json([{ErrorCode: 400, Exception: 'Something odd'}], {status: 400}),
      {problem: {code: 'dear.request-refused'}},
    ],
  ])('a sale with invoices that DEAR %s for once is more than its credit notes', async (_, reply, answer) => {
    const note = {...aCreditNote(), CreditNoteBalance: 11.5};
    const fetch = replies(
      reply,
      json({SaleID: saleId, CreditNotes: [note]}),
      json({Total: 1, Page: 1, SaleList: [aSaleRow({Type: 'Advanced Sale'})]}),
    );
    const {dear, clock} = dearAt(fetch);
    const read = await settled(clock, dear.readMaster(sale));
    if (answer) expect(read).toMatchObject(answer);
    else expect(read).toBeUndefined();
  });

  test.each([200, 404])(
    'a sale or purchase that nobody knows is unknown, whatever page (%s) stands where older paths were',
    async (status) => {
      const page = () => new Response('<!doctype html><h1>Not here</h1>', {status});
      const unknown = (words: string) => json([{ErrorCode: 400, Exception: words}], {status: 400});
      const sales = dearAt(replies(unknown('Sale not found'), page()));
      expect(await settled(sales.clock, sales.dear.readMaster(sale))).toBeUndefined();
      const purchases = dearAt(replies(unknown('Purchase not found'), page(), page()));
      expect(await settled(purchases.clock, purchases.dear.readMaster(purchase))).toBeUndefined();
    },
  );

  test('a sale that DEAR refuses to show, and its notes too, says the first refusal', async () => {
    const refusal = (words: string) => json([{ErrorCode: 400, Exception: words}], {status: 400});
    const {dear, clock} = dearAt(replies(refusal('Not for this sale'), refusal('Not for its notes either')));
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({problem: {raw: 'Not for this sale'}});
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
