import {describe, expect, onTestFinished, test} from 'vitest';
import {initialState} from '../../../companion/initial-state.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {XeroContact, XeroElement} from '../../../companion/xero/xero.ts';
import {createXeroConnection} from '../../../companion/xero/xero-connection.ts';
import {startSandbox} from '../../sandbox/sandbox.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {memorySecretBox} from '../../support/memory-secret-box.ts';

/** Logged in to the sandbox's first organisation, with one contact of our own. */
async function loggedIn() {
  const clock = new ObedientClock();
  const sandbox = await startSandbox({clock});
  const time = clock.autoAdvance({busy: () => sandbox.busy()});
  onTestFinished(async () => {
    time.stop();
    await sandbox.close();
  });
  const environment = sandbox.xero.environment();
  const quiet = () => {};
  let made = 0;
  const connection = createXeroConnection({
    app: {
      clientId: environment.XERO_CLIENT_ID ?? null,
      clientSecret: null,
      redirectUrl: 'http://localhost:4780/connections/xero/callback',
    },
    apiUrl: environment.XERO_API_URL ?? '',
    identityUrl: environment.XERO_IDENTITY_URL ?? '',
    loginUrl: environment.XERO_LOGIN_URL ?? '',
    connectionsUrl: environment.XERO_CONNECTIONS_URL ?? '',
    store: await openStore({disk: forgetfulDisk(), folder: '/data', failpoints: noFailpoints, initialState, clock}),
    secrets: memorySecretBox(),
    fetch: (url, init) => fetch(url, init),
    clock,
    ids: {next: () => `id-${++made}`, bytes: (length) => new Uint8Array(length).fill(++made), below: () => 0},
    failpoints: noFailpoints,
    log: {debug: quiet, info: quiet, warn: quiet, error: quiet},
    callsPerMinute: 60,
    callsPerDay: 1000,
  });
  const back = new URL(await sandbox.xero.allow(connection.beginLogin().authorizeUrl));
  await connection.finishLogin(Object.fromEntries(back.searchParams));
  const xero = connection.client();
  if (!xero) throw new Error(`not connected: ${JSON.stringify(connection.status())}`);
  const [contact] = (await xero.putContacts(
    JSON.stringify({Contacts: [{Name: 'Kauri Kitchen', ContactNumber: 'dear-1'}]}),
    'contact-1',
  )) as [XeroElement<XeroContact>];
  const {choices} = xero;
  const {organisation, accounts, taxRates} = await choices();
  const sales = accounts.find(({type, status}) => type === 'REVENUE' && status === 'ACTIVE');
  const rate = taxRates.find(({canApplyTo, rate}) => canApplyTo.REVENUE && rate !== '0');
  const invoice = (InvoiceNumber: string, more: object = {}) => ({
    Type: 'ACCREC',
    InvoiceNumber,
    Contact: {ContactID: contact.record.id},
    Date: '2026-03-10',
    DueDate: '2026-03-20',
    CurrencyCode: organisation.baseCurrency,
    LineAmountTypes: 'Exclusive',
    Status: 'AUTHORISED',
    LineItems: [
      {Description: 'Tea', Quantity: '3', UnitAmount: '9.9999', AccountCode: sales?.code, TaxType: rate?.taxType},
    ],
    ...more,
  });
  return {clock, sandbox, connection, xero, contact, invoice};
}

const body = (...Invoices: object[]) => JSON.stringify({Invoices});

describe('against a Xero of our own', () => {
  test('each element of a batch has its own outcome, and what was saved is found again', async () => {
    const {xero, contact, invoice} = await loggedIn();
    expect(contact).toMatchObject({
      outcome: 'saved',
      record: {name: 'Kauri Kitchen', number: 'dear-1', status: 'ACTIVE'},
    });
    const line = {Description: 'Tea', Quantity: '1', UnitAmount: '1', AccountCode: 'none'};
    const elements = await xero.putInvoices(body(invoice('T-1'), invoice('T-2', {LineItems: [line]})), 'key-1');
    expect(elements).toMatchObject([
      {
        outcome: 'saved',
        errors: [],
        record: {number: 'T-1', subTotal: 3000, date: '2026-03-10', lines: [{unitAmount: '9.9999', lineAmount: 3000}]},
      },
      {outcome: 'refused', record: {id: null, number: 'T-2'}},
    ]);
    expect(elements[1]?.errors.length).toBeGreaterThan(0);
    const found = await xero.findInvoicesByNumber(['T-1', 'T-2']);
    expect(found.map(({number}) => number)).toEqual(['T-1']);
    const days = {type: 'ACCREC', contactId: contact.record.id ?? '', from: '2026-03-10', to: '2026-03-10'} as const;
    expect((await xero.findInvoicesOfContact(days)).map(({id}) => id)).toEqual([found[0]?.id]);
    expect(await xero.findInvoicesOfContact({...days, from: '2026-03-11', to: '2026-03-31'})).toEqual([]);
    expect(await xero.getInvoice(found[0]?.id ?? '')).toEqual(found[0]);
    expect(await xero.getInvoice('11111111-2222-4333-8444-555555555555')).toBeUndefined();
    expect((await xero.listContacts(null)).map(({number}) => number)).toContain('dear-1');
  });

  test("a change by id comes back changed, or refused with Xero's words", async () => {
    const {xero, invoice} = await loggedIn();
    const [saved] = await xero.putInvoices(body(invoice('T-1')), 'key-1');
    const id = saved?.record.id ?? '';
    expect(await xero.updateInvoice(id, body({InvoiceID: id, Reference: 'PO 9'}), 'key-2')).toMatchObject([
      {outcome: 'saved', record: {id, reference: 'PO 9'}},
    ]);
    const [refused] = await xero.updateInvoice(id, body({InvoiceID: id, Status: 'DRAFT'}), 'key-3');
    expect(refused?.outcome).toBe('refused');
    expect(refused?.errors.length).toBeGreaterThan(0);
  });

  test.each([
    ['drop-before', 'unknown', 0],
    ['drop-after', 'unknown', 1],
    ['error-before', 'unknown', 0],
    ['error-after', 'unknown', 1],
    ['html', 'unknown', 0],
    ['truncated', 'unknown', 1],
  ] as const)('a write that met %s is left %s, and never sent again by itself', async (kind, effect, stored) => {
    const {sandbox, xero, invoice} = await loggedIn();
    sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind}});
    await expect(xero.putInvoices(body(invoice('T-1')), 'key-1')).rejects.toMatchObject({kind: 'passing', effect});
    expect(sandbox.xero.calls.filter(({method, path}) => method === 'PUT' && path === '/Invoices')).toHaveLength(1);
    expect(await xero.findInvoicesByNumber(['T-1'])).toHaveLength(stored);
  });

  test('a file goes byte by byte under its type and name, and shows on its document', async () => {
    const {sandbox, xero, invoice} = await loggedIn();
    const [saved] = await xero.putInvoices(body(invoice('T-1')), 'key-1');
    const id = saved?.record.id ?? '';
    expect(await xero.findInvoicesById([id])).toMatchObject([{id, hasAttachments: false}]);
    const bytes = Uint8Array.from({length: 256}, (_, byte) => byte);
    const name = 'фото (1) #%& $1.jpg';
    expect(await xero.putAttachment(id, {name, type: 'image/jpeg', bytes}, 'key-2')).toMatchObject([
      {outcome: 'saved', record: {name, size: 256}},
    ]);
    expect(sandbox.xero.attachments(id)).toMatchObject([
      {fileName: name, mimeType: 'image/jpeg', includeOnline: false},
    ]);
    expect(new Uint8Array(sandbox.xero.attachments(id)[0]?.content ?? [])).toEqual(bytes);
    expect(await xero.listAttachments(id)).toMatchObject([{name, size: 256}]);
    expect(await xero.findInvoicesById([id])).toMatchObject([{id, hasAttachments: true}]);
  });

  test('a file that Xero refuses comes back with its words, one that is too large by itself', async () => {
    const {xero, invoice} = await loggedIn();
    const [saved] = await xero.putInvoices(body(invoice('T-1')), 'key-1');
    const id = saved?.record.id ?? '';
    const put = (name: string, size: number) =>
      xero.putAttachment(id, {name, type: 'image/jpeg', bytes: new Uint8Array(size)}, `key ${name}`);
    expect(await put('a+b.jpg', 1)).toMatchObject([{outcome: 'refused', errors: [expect.stringMatching(/file name/)]}]);
    await expect(put('large.jpg', 10_000_001)).rejects.toMatchObject({
      kind: 'document',
      effect: 'not-processed',
      problem: {code: 'xero.too-large'},
    });
    expect(await xero.listAttachments('11111111-2222-4333-8444-555555555555')).toBeUndefined();
  });

  test('a write that took longer than a minute is left unknown', async () => {
    const {sandbox, xero, invoice} = await loggedIn();
    sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 90_000, when: 'after'}});
    await expect(xero.putInvoices(body(invoice('T-1')), 'key-1')).rejects.toMatchObject({
      effect: 'unknown',
      problem: {code: 'xero.slow'},
    });
  });

  test('a file may take longer than a minute on its way', async () => {
    const {sandbox, xero, invoice} = await loggedIn();
    const [saved] = await xero.putInvoices(body(invoice('T-1')), 'key-1');
    const slow = {kind: 'slow', milliseconds: 150_000} as const;
    sandbox.xero.faults.add({on: 'PUT /Invoices/*/Attachments/*', fault: slow});
    const file = {name: 'a.jpg', type: 'image/jpeg', bytes: new Uint8Array(1)};
    expect(await xero.putAttachment(saved?.record.id ?? '', file, 'key-2')).toMatchObject([{outcome: 'saved'}]);
  });

  test('a hundred and fifty look-ups at once keep to five at a time and sixty a minute, and Xero refuses none', async () => {
    const {sandbox, xero, clock} = await loggedIn();
    const began = clock.now();
    await Promise.all(Array.from({length: 150}, (_, n) => xero.findInvoicesByNumber([`T-${n}`])));
    expect(sandbox.xero.calls.filter(({status}) => status === 429)).toEqual([]);
    expect((clock.now() - began) / 60_000).toBeLessThan(3);
  });
});
