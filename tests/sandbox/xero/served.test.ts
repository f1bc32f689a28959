import {serve} from '@hono/node-server';
import {Hono} from 'hono';
import {afterEach, expect, test} from 'vitest';
import {XeroClient} from 'xero-node';
import {systemClock} from '../../../companion/platform/clock.ts';
import {anInvoice, logIn} from './logged-in.ts';
import {createXeroSandbox} from './xero-sandbox.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function served() {
  let base = '';
  const sandbox = createXeroSandbox({clock: systemClock, baseUrl: () => base});
  const server = serve({fetch: new Hono().route('/xero', sandbox.app).fetch, port: 0, hostname: '127.0.0.1'});
  await new Promise((resolve) => server.once('listening', resolve));
  stop = () => new Promise((resolve) => server.close(() => resolve()));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const tokens = await logIn(sandbox);
  const client = new XeroClient({clientId: 'sandbox-client', clientSecret: ''});
  client.setTokenSet({...tokens, token_type: 'Bearer'});
  client.accountingApi.basePath = sandbox.environment().XERO_API_URL ?? '';
  return {sandbox, api: client.accountingApi, tenant: sandbox.organisations[0]?.tenantId ?? ''};
}

test("Xero's own library reads the settings and saves and finds an invoice", async () => {
  const {api, tenant, sandbox} = await served();

  expect((await api.getOrganisations(tenant)).body.organisations?.[0]?.name).toBe('Demo Trading NZ');
  expect((await api.getAccounts(tenant)).body.accounts?.find(({code}) => code === '200')?.name).toBe('Sales');
  expect((await api.getTaxRates(tenant)).body.taxRates?.find(({taxType}) => taxType === 'OUTPUT2')?.name).toBe(
    'GST on Income',
  );
  expect((await api.getCurrencies(tenant)).body.currencies?.length).toBe(5);

  const contact = sandbox.addContact({name: 'Acme'});
  const invoice = anInvoice();
  const saved = await api.createInvoices(
    tenant,
    {
      invoices: [
        {
          ...JSON.parse(JSON.stringify({type: invoice.Type, invoiceNumber: 'INV-100', status: 'AUTHORISED'})),
          contact: {contactID: contact.contactId},
          date: '2026-03-10',
          dueDate: '2026-03-24',
          lineItems: [{description: 'Bread', quantity: 2, unitAmount: 10, accountCode: '200', taxType: 'OUTPUT2'}],
        },
      ],
    },
    false,
    4,
    'key-1',
  );
  expect(saved.body.invoices?.[0]).toMatchObject({statusAttributeString: 'OK', total: 23, totalTax: 3, subTotal: 20});

  const found = await api.getInvoices(
    tenant,
    undefined,
    undefined,
    undefined,
    undefined,
    ['INV-100'],
    undefined,
    undefined,
    1,
  );
  expect(found.body.invoices?.map(({invoiceID}) => invoiceID)).toEqual([sandbox.invoices()[0]?.invoiceId]);
});

test('a broken connection reaches the caller as one, with the document stored or not', async () => {
  const {api, tenant, sandbox} = await served();
  const contact = sandbox.addContact({name: 'Acme'});
  const put = () =>
    api.createContacts(tenant, {
      contacts: [{name: `Contact ${sandbox.calls.length}`, contactNumber: contact.contactId.slice(0, 8)}],
    });

  sandbox.faults.add({on: 'PUT /Contacts', fault: {kind: 'drop-before'}});
  await expect(put()).rejects.toContain('"statusCode":0');
  expect(sandbox.contacts().length).toBe(1);

  sandbox.faults.add({on: 'PUT /Contacts', fault: {kind: 'drop-after'}});
  await expect(put()).rejects.toContain('"statusCode":0');
  expect(sandbox.contacts().length).toBe(2);
  expect(sandbox.calls.map(({status}) => status)).toEqual([0, 0]);
});

test('the page of arrivals shows names as they are and runs none of them', async () => {
  const {sandbox} = await served();
  sandbox.addContact({name: '<script>alert(1)</script>'});
  const page = await (await fetch(`${sandbox.environment().XERO_IDENTITY_URL}/`)).text();
  expect(page).toContain('Demo Trading NZ');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script>');
});
