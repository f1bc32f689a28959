import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {isPlanLimit} from '../../../companion/xero/xero-trouble.ts';
import {json, networkError, replies} from '../dear/answers.ts';
import {anInvoice, contactId, invoiceId, settled, xeroAt, zeroGuid} from './answers.ts';

const noInvoices = json({Invoices: []});

describe('what goes to Xero', () => {
  test('the bytes of the ledger leave unchanged, whatever they are', async () => {
    const received: {url: string; method: string; headers: Record<string, unknown>; body: string}[] = [];
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const {url = '', method = '', headers} = request;
      received.push({url, method, headers, body: Buffer.concat(parts).toString('utf8')});
      response.setHeader('content-type', 'application/json').end(JSON.stringify({Invoices: [anInvoice()]}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const {port} = server.address() as AddressInfo;
    const {xero} = xeroAt((url, init) => fetch(url, init), {apiUrl: `http://127.0.0.1:${port}/api.xro/2.0`});
    const body =
      ' {"Invoices" : [ {"UnitAmount":"10.0000","Unknown":null,"Name":"Tē Kāhui 茶 \\u003c <' +
      "'" +
      '>","Total":1.10} ] }\n';
    await xero.putInvoices(body, 'key-1');
    await xero.putContacts(body, 'key-2').catch(() => {});
    await xero.updateInvoice(invoiceId, body, 'key-3');
    expect(received.map(({body}) => body)).toEqual([body, body, body]);
    expect(received.map(({method, url}) => `${method} ${url}`)).toEqual([
      'PUT /api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4',
      'PUT /api.xro/2.0/Contacts?summarizeErrors=false',
      `POST /api.xro/2.0/Invoices/${invoiceId}?unitdp=4`,
    ]);
    expect(received[0]?.headers).toMatchObject({
      authorization: 'Bearer token-0',
      'xero-tenant-id': 'tenant-1',
      'idempotency-key': 'key-1',
      'content-type': 'application/json',
      accept: 'application/json',
    });
    expect(received[0]?.headers).not.toHaveProperty('x-deerpath-call');
  });

  test('each call keeps its own token, also when several leave at once', async () => {
    const fetch = replies(noInvoices);
    let token = 0;
    const {xero, clock} = xeroAt(fetch, {accessToken: async () => `t${++token}`});
    await settled(clock, Promise.all(['a', 'b', 'c'].map((number) => xero.findInvoicesByNumber([number]))));
    const seen = fetch.asked.map(({headers}) => headers.get('authorization'));
    expect(seen.toSorted()).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t3']);
  });

  test('neither tokens nor answers come into the log', async () => {
    const {xero, clock, lines} = xeroAt(replies(json({Invoices: [anInvoice()]})), {
      accessToken: async () => 'very-secret',
    });
    await settled(clock, xero.findInvoicesByNumber(['INV-00001']));
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toMatch(/very-secret|Kauri/);
  });

  test.each([
    [
      'by number',
      (xero: ReturnType<typeof xeroAt>['xero']) => xero.findInvoicesByNumber(['INV-1', 'INV 2/3']),
      {InvoiceNumbers: 'INV-1,INV 2/3', page: '1', pageSize: '1000', unitdp: '4'},
    ],
    [
      'by contact and days',
      (xero: ReturnType<typeof xeroAt>['xero']) =>
        xero.findInvoicesOfContact({type: 'ACCPAY', contactId, from: '2026-03-01', to: '2026-03-31'}),
      {
        where: `Type=="ACCPAY" AND Contact.ContactID==guid("${contactId}") AND Date>=DateTime(2026,03,01) AND Date<=DateTime(2026,03,31)`,
        page: '1',
        pageSize: '1000',
        unitdp: '4',
      },
    ],
  ])('documents are looked up %s', async (_, look, query) => {
    const fetch = replies(noInvoices);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, look(xero))).toEqual([]);
    expect(Object.fromEntries(fetch.asked[0]?.url.searchParams ?? [])).toEqual(query);
  });

  test('nothing is asked for no numbers: an empty filter would bring everything', async () => {
    const fetch = replies(noInvoices);
    expect(await xeroAt(fetch).xero.findInvoicesByNumber([])).toEqual([]);
    expect(fetch.asked).toEqual([]);
  });

  test('all pages of the contacts are read, archived ones too', async () => {
    const page = (number: number, name: string) =>
      json({
        pagination: {page: number, pageSize: 1, pageCount: 2, itemCount: 2},
        Contacts: [{ContactID: contactId, Name: name, ContactNumber: 'n', ContactStatus: 'ARCHIVED'}],
      });
    const fetch = replies(page(1, 'A'), page(2, 'B'));
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.listContacts(Date.parse('2026-03-01T00:00:00Z')))).toEqual([
      {id: contactId, number: 'n', name: 'A', status: 'ARCHIVED', mergedInto: null},
      {id: contactId, number: 'n', name: 'B', status: 'ARCHIVED', mergedInto: null},
    ]);
    expect(fetch.asked.map(({url}) => url.search)).toEqual([
      '?page=1&includeArchived=true&pageSize=1000',
      '?page=2&includeArchived=true&pageSize=1000',
    ]);
    expect(Date.parse(fetch.asked[0]?.headers.get('if-modified-since') ?? '')).toBe(Date.parse('2026-03-01T00:00:00Z'));
  });

  test('contacts that did not change are none', async () => {
    const {xero, clock} = xeroAt(replies(() => new Response(null, {status: 304})));
    expect(await settled(clock, xero.listContacts(0))).toEqual([]);
  });
});

describe('what Xero says', () => {
  test('of an invoice, to the cent and to the day', async () => {
    const {xero, clock} = xeroAt(replies(json({Invoices: [anInvoice({Total: '23.00', TotalTax: 3.004})]})));
    expect(await settled(clock, xero.getInvoice(invoiceId))).toEqual({
      id: invoiceId,
      type: 'ACCREC',
      number: 'INV-00001',
      reference: 'PO 77',
      contactId,
      contactName: 'Kauri Kitchen',
      date: '2026-03-02',
      dueDate: '2026-03-20',
      currency: 'NZD',
      rate: '0.6153',
      status: 'AUTHORISED',
      lineAmountTypes: 'Exclusive',
      subTotal: 2000,
      totalTax: 300,
      total: 2300,
      amountDue: 2300,
      amountPaid: 0,
      amountCredited: 0,
      url: 'https://inventory.dearsystems.com/Sale#1~2~tabInvoice',
      hasAttachments: null,
      updatedAt: null,
      lines: [
        {
          lineItemId: '5f7a612b-fdcc-4d33-90fa-a9f6bc6db32f',
          description: 'Green tea',
          quantity: '2',
          unitAmount: '9.9999',
          lineAmount: 2000,
          taxAmount: 300,
          taxType: 'OUTPUT2',
          accountCode: '200',
        },
      ],
      payments: [],
    });
  });

  test('of the payments on an invoice, with a reference where it shows one', async () => {
    const Payments = [
      {PaymentID: '61ED71FC-01BF-4EB8-8419-8A18789FF45F', Date: '/Date(1552348800000+0000)/', Amount: 1.0},
      {
        PaymentID: '61ed71fc-01bf-4eb8-8419-8a18789ff460',
        Date: '/Date(1552348800000+0000)/',
        Amount: 2.5,
        Reference: 'EFT',
      },
    ];
    const {xero, clock} = xeroAt(replies(json({Invoices: [anInvoice({Payments})]})));
    expect(await settled(clock, xero.getInvoice(invoiceId))).toMatchObject({
      payments: [
        {id: '61ed71fc-01bf-4eb8-8419-8a18789ff45f', date: '2019-03-12', amount: 100, reference: null},
        {id: '61ed71fc-01bf-4eb8-8419-8a18789ff460', date: '2019-03-12', amount: 250, reference: 'EFT'},
      ],
    });
  });

  test.each([
    ['of an invoice', {Invoice: {InvoiceID: invoiceId}}],
    ['of a credit note that stands there as an invoice', {Invoice: {InvoiceID: invoiceId, Type: 'ACCRECCREDIT'}}],
    ['of a credit note', {CreditNote: {CreditNoteID: invoiceId}}],
  ])('of a payment %s', async (_, target) => {
    const payment = {
      PaymentID: contactId,
      Date: '/Date(1552348800000+0000)/',
      Amount: '12.30',
      Status: 'DELETED',
      ...target,
    };
    const {xero, clock} = xeroAt(replies(json({Payments: [payment]})));
    expect(await settled(clock, xero.getPayment(contactId))).toEqual({
      id: contactId,
      on: invoiceId,
      date: '2019-03-12',
      amount: 1230,
      reference: null,
      number: '',
      contactName: null,
      currency: null,
      status: 'DELETED',
      type: '',
    });
  });

  test('nothing of a document it does not have', async () => {
    const {xero, clock} = xeroAt(
      replies(new Response("The resource you're looking for cannot be found", {status: 404})),
    );
    expect(await settled(clock, xero.getInvoice(invoiceId))).toBeUndefined();
  });

  test('what it does not say is null, never a guess', async () => {
    const {xero, clock} = xeroAt(replies(json({Invoices: [{InvoiceID: invoiceId}]})));
    expect(await settled(clock, xero.getInvoice(invoiceId))).toMatchObject({
      total: null,
      totalTax: null,
      date: null,
      contactId: null,
      url: null,
      lines: [],
    });
  });

  test.each([
    ['OK', {}, 'saved', [], []],
    ['a warning', {StatusAttributeString: 'WARNING', Warnings: [{Message: 'Odd rate'}]}, 'saved', [], ['Odd rate']],
    [
      'an error on top',
      {InvoiceID: zeroGuid, StatusAttributeString: 'ERROR', ValidationErrors: [{Message: 'No'}]},
      'refused',
      ['No'],
      [],
    ],
    [
      'the other key',
      {InvoiceID: zeroGuid, StatusAttributeString: 'ERROR', ValidationErrors: [{Description: 'No'}]},
      'refused',
      ['No'],
      [],
    ],
    ['the flag alone', {InvoiceID: zeroGuid, StatusAttributeString: undefined, HasErrors: true}, 'refused', [], []],
    [
      'an error on a line',
      {InvoiceID: zeroGuid, StatusAttributeString: undefined, LineItems: [{ValidationErrors: [{Message: 'Code'}]}]},
      'refused',
      ['Code'],
      [],
    ],
    [
      'an error on the contact',
      {
        InvoiceID: zeroGuid,
        StatusAttributeString: undefined,
        Contact: {ValidationErrors: [{Message: 'Mail'}, {Message: 'Mail'}]},
      },
      'refused',
      ['Mail'],
      [],
    ],
    [
      'a refused change of one it has',
      {StatusAttributeString: 'ERROR', ValidationErrors: [{Message: 'Paid'}]},
      'refused',
      ['Paid'],
      [],
    ],
  ])('of an element with %s', async (_, more, outcome, errors, warnings) => {
    const {xero, clock} = xeroAt(replies(json({Invoices: [anInvoice(more)]})));
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([{outcome, errors, warnings}]);
  });

  test('an element that was not saved has no id', async () => {
    const {xero, clock} = xeroAt(
      replies(json({Invoices: [anInvoice({InvoiceID: zeroGuid, StatusAttributeString: 'ERROR'})]})),
    );
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([
      {record: {id: null, number: 'INV-00001'}},
    ]);
  });

  test('of a whole request that it refuses: those elements, refused', async () => {
    const body = {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [anInvoice({StatusAttributeString: undefined, ValidationErrors: [{Message: 'No'}]})],
    };
    const fetch = replies(json(body, {status: 400}));
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([{outcome: 'refused', errors: ['No']}]);
    expect(fetch.asked).toHaveLength(1);
  });

  test('of accounts, tax rates, currencies and itself, with a revision that moves when they do', async () => {
    const organisation = {
      Organisations: [
        {Name: 'Deer Ltd', BaseCurrency: 'NZD', ShortCode: '!abc', PeriodLockDate: '/Date(1546214400000+0000)/'},
      ],
    };
    const accounts = (Status: string) => ({
      Accounts: [
        {Code: '200', Name: 'Sales', Type: 'REVENUE', Class: 'REVENUE', Status, TaxType: 'OUTPUT2'},
        {Name: 'no code'},
        {Code: '860', Name: 'Rounding', Type: 'EXPENSE', SystemAccount: 'ROUNDING', EnablePaymentsToAccount: true},
      ],
    });
    const rates = {
      TaxRates: [
        {
          Name: '15% GST',
          TaxType: 'OUTPUT2',
          EffectiveRate: 15.0,
          Status: 'ACTIVE',
          CanApplyToRevenue: true,
          CanApplyToExpenses: false,
        },
      ],
    };
    const currencies = {Currencies: [{Code: 'NZD'}, {Code: 'USD'}]};
    const fetch = replies(
      ...[
        organisation,
        accounts('ACTIVE'),
        rates,
        currencies,
        organisation,
        accounts('ARCHIVED'),
        rates,
        currencies,
      ].map((body) => json(body)),
    );
    const {xero, clock} = xeroAt(fetch);
    const first = await settled(clock, xero.choices());
    const second = await settled(clock, xero.choices());
    expect(first).toMatchObject({
      organisation: {
        name: 'Deer Ltd',
        baseCurrency: 'NZD',
        shortCode: '!abc',
        periodLockDate: '2018-12-31',
        endOfYearLockDate: null,
      },
      accounts: [
        {
          code: '200',
          status: 'ACTIVE',
          class: 'REVENUE',
          systemAccount: null,
          enablePayments: false,
          taxType: 'OUTPUT2',
        },
        {code: '860', status: 'ACTIVE', class: null, systemAccount: 'ROUNDING', enablePayments: true},
      ],
      taxRates: [{taxType: 'OUTPUT2', rate: '15', canApplyTo: {REVENUE: true, EXPENSE: false}}],
      currencies: ['NZD', 'USD'],
    });
    expect(second).not.toMatchObject({revision: (first as {revision: string}).revision});
    expect(fetch.asked.map(({url}) => url.pathname.split('/').at(-1)).slice(0, 4)).toEqual([
      'Organisation',
      'Accounts',
      'TaxRates',
      'Currencies',
    ]);
  });
});

describe('when Xero does not answer as it should', () => {
  const limited = (problem: string, retryAfter?: string) => () =>
    new Response('', {
      status: 429,
      headers: {'x-rate-limit-problem': problem, ...(retryAfter ? {'retry-after': retryAfter} : {})},
    });
  const expired = () =>
    json(
      {Title: 'Unauthorized', Status: 401, Detail: 'TokenExpired: token expired at 03/02/2026 05:16:59'},
      {status: 401},
    );

  test.each([
    ['a failed connection', networkError('ECONNRESET'), 'passing', 'unknown', 'xero.unreachable'],
    ['500', new Response('', {status: 500}), 'passing', 'unknown', 'xero.failing'],
    ['503', new Response('The Organisation is offline', {status: 503}), 'passing', 'unknown', 'xero.failing'],
    ['a web page with 200', new Response('<html>'), 'passing', 'unknown', 'xero.garbled'],
    ['half an answer', new Response('{"Invoices":[{"Inv'), 'passing', 'unknown', 'xero.garbled'],
    ['an answer without its list', json({Status: 'OK'}), 'passing', 'unknown', 'xero.garbled'],
    ['an empty answer', new Response(''), 'passing', 'unknown', 'xero.garbled'],
    [
      'a key it knows',
      json(
        {ErrorNumber: 10, Type: 'ValidationException', Message: 'Idempotency Key: K is used with a different request.'},
        {status: 400},
      ),
      'passing',
      'unknown',
      'xero.key-reused',
    ],
    [
      'bad data',
      json({ErrorNumber: 14, Type: 'PostDataInvalidException', Message: 'Error converting value'}, {status: 400}),
      'document',
      'not-processed',
      'xero.request-refused',
    ],
    [
      'too much at once',
      json({Title: 'RequestEntityTooLarge', Status: 413}, {status: 413}),
      'document',
      'not-processed',
      'xero.too-large',
    ],
    ['a bad precondition', new Response('', {status: 412}), 'document', 'not-processed', 'xero.request-refused'],
    ['a method it lacks', json({ErrorNumber: 20}, {status: 501}), 'document', 'not-processed', 'xero.request-refused'],
    ['an id it lacks', new Response('', {status: 404}), 'document', 'not-processed', 'xero.request-refused'],
    [
      'a lost organisation',
      json({Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful'}, {status: 403}),
      'standing',
      'not-processed',
      'xero.access-lost',
    ],
    [
      'a missing scope',
      json({Detail: 'AuthorizationUnsuccessful'}, {status: 401, headers: {'www-authenticate': 'insufficient_scope'}}),
      'standing',
      'not-processed',
      'xero.scope-missing',
    ],
    [
      'a plan that is full',
      json({ErrorNumber: 10, Message: 'You have reached the limit of invoices you can approve'}, {status: 400}),
      'standing',
      'not-processed',
      'xero.plan-limit',
    ],
    ["the day's limit", limited('day', '3600'), 'standing', 'not-processed', 'xero.day-limit'],
  ])('a write answered with %s leaves once', async (_, reply, kind, effect, code) => {
    const fetch = replies(reply);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.updateInvoice(invoiceId, '{}', 'k'))).toMatchObject({
      kind,
      effect,
      problem: {code},
    });
    expect(fetch.asked).toHaveLength(1);
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND'])('a write that never left (%s) did nothing', async (code) => {
    const {xero, clock} = xeroAt(replies(networkError(code)));
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject({kind: 'passing', effect: 'not-processed'});
  });

  test.each([
    ['minute', limited('minute', '23'), 23_000],
    ['Minute limit', limited('Minute limit', '23'), 23_000],
    ['concurrent', limited('concurrent'), 500],
    ['appminute', limited('appminute'), 60_000],
  ])('a write that met the limit %s is repeated with the same key and bytes', async (_, reply, wait) => {
    const fetch = replies(reply, json({Invoices: [anInvoice()]}));
    const {xero, clock} = xeroAt(fetch);
    const before = clock.now();
    expect(await settled(clock, xero.putInvoices('{"same":1}', 'key'))).toMatchObject([{outcome: 'saved'}]);
    expect(clock.now() - before).toBeGreaterThanOrEqual(wait);
    expect(fetch.asked.map(({body, headers}) => [body, headers.get('idempotency-key')])).toEqual([
      ['{"same":1}', 'key'],
      ['{"same":1}', 'key'],
    ]);
  });

  test.each([
    ['500', new Response('', {status: 500})],
    ['garbage', new Response('<html>')],
    ['a broken connection', networkError('ECONNRESET')],
  ])('a look-up that met %s is repeated', async (_, reply) => {
    const fetch = replies(reply, noInvoices);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.findInvoicesByNumber(['A']))).toEqual([]);
    expect(fetch.asked).toHaveLength(2);
  });

  test('an expired login is renewed once and the call repeated', async () => {
    const fetch = replies(expired, json({Invoices: [anInvoice()]}));
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([{outcome: 'saved'}]);
    expect(fetch.asked.map(({headers}) => headers.get('authorization'))).toEqual(['Bearer token-0', 'Bearer token-1']);
  });

  test('a login that is refused again has ended', async () => {
    const fetch = replies(expired);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject({
      kind: 'standing',
      problem: {code: 'xero.login-ended', title: "Xero's login has ended."},
    });
    expect(fetch.asked).toHaveLength(2);
  });

  test("after the day's limit nobody asks before its end", async () => {
    const fetch = replies(limited('day', '3600'), noInvoices);
    const {xero, clock} = xeroAt(fetch);
    const trouble = await settled(clock, xero.findInvoicesByNumber(['A']));
    expect(trouble).toMatchObject({retryAfter: 3_600_000, problem: {code: 'xero.day-limit'}});
    expect(await settled(clock, xero.findInvoicesByNumber(['A'], {urgent: true}))).toMatchObject({kind: 'standing'});
    expect(fetch.asked).toHaveLength(1);
    await clock.advance(3_600_000);
    expect(await settled(clock, xero.findInvoicesByNumber(['A']))).toEqual([]);
  });

  test('the last tenth of the day is kept for people, as Xero counts it', async () => {
    const left = (remaining: number) => () =>
      json({Invoices: []}, {headers: {'x-daylimit-remaining': String(remaining), 'x-minlimit-remaining': '50'}});
    const fetch = replies(left(100), left(99), left(98), left(5_000), left(4_999));
    const {xero, clock, day} = xeroAt(fetch);
    const ask = (urgent: boolean) => settled(clock, xero.findInvoicesByNumber(['A'], {urgent}));
    expect(await ask(false)).toEqual([]);
    expect(day.budget()).toEqual({limit: 1000, remaining: 100});
    expect(await ask(true)).toEqual([]);
    // The first that is refused asks Xero once whether a new day has begun.
    expect(await ask(false)).toEqual([]);
    expect(await ask(false)).toMatchObject({
      kind: 'standing',
      effect: 'not-processed',
      problem: {code: 'xero.day-limit'},
    });
    await clock.advance(30 * 60_000);
    expect(await ask(false)).toEqual([]);
    expect(await ask(false)).toEqual([]);
    expect(day.budget()).toEqual({limit: 5_000, remaining: 4_999});
  });

  test("what the minute still allows is Xero's word", async () => {
    const {xero, clock, pacer} = xeroAt(replies(json({Invoices: []}, {headers: {'x-minlimit-remaining': '7'}})));
    await settled(clock, xero.findInvoicesByNumber(['A']));
    expect(pacer.budget()).toEqual({limit: 60, remaining: 7});
  });

  test('the words for a full plan are known again', () => {
    expect(isPlanLimit('You have reached the limit of invoices you can approve.')).toBe(true);
    expect(isPlanLimit('The contact name is already assigned.')).toBe(false);
  });
});
