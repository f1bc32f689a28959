import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {json, replies} from '../dear/answers.ts';
import {anInvoice, contactId, invoiceId, settled, xeroAt} from './answers.ts';

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
