import {expect, test} from 'vitest';
import {anInvoice, loggedIn} from './logged-in.ts';

test('a token is refused after thirty minutes, with the time at which it ended', async () => {
  const session = await loggedIn();
  session.clock.set('2026-03-16T02:30:00Z');
  const answer = await session.call('GET', '/Organisation');
  expect(answer.json).toMatchObject({Status: 401, Detail: 'TokenExpired: token expired at 03/16/2026 02:30:00'});
});

test('a token can be ended early, and an unknown one is refused', async () => {
  const session = await loggedIn();
  session.sandbox.expireAccessTokens();
  expect((await session.call('GET', '/Organisation')).status).toBe(401);
  session.accessToken = 'nonsense';
  expect((await session.call('GET', '/Organisation')).status).toBe(401);
});

test('a missing scope is a 401 that says so, and a reading scope does not write', async () => {
  const {call} = await loggedIn({scopes: 'offline_access accounting.invoices.read'});
  const refused = await call('GET', '/Contacts');
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'insufficient_scope']);
  expect(refused.json.Detail).toBe('AuthorizationUnsuccessful');
  expect((await call('GET', '/Invoices')).status).toBe(200);
  expect((await call('PUT', '/Invoices', {body: anInvoice()})).status).toBe(401);
});

test('an organisation that was not consented to is a 403', async () => {
  const {call, sandbox} = await loggedIn();
  const headers = {'xero-tenant-id': sandbox.organisations[1]?.tenantId ?? ''};
  expect((await call('GET', '/Organisation', {headers})).status).toBe(403);
});

test('what Xero has but the sandbox has not is a 501, what nobody has a 404 in plain text', async () => {
  const {call} = await loggedIn();
  const missing = await call('GET', '/Quotes');
  expect([missing.status, missing.json.ErrorNumber]).toEqual([501, 20]);
  const unknown = await call('GET', '/Nonsense');
  expect([unknown.status, unknown.text]).toEqual([404, "The resource you're looking for cannot be found"]);
});

test('a request over ten megabytes is a 413; one of more than fifty elements is taken', async () => {
  const {call} = await loggedIn();
  expect((await call('PUT', '/Contacts', {body: {Contacts: [{Name: 'x'.repeat(10_000_000)}]}})).status).toBe(413);
  const Contacts = Array.from({length: 60}, (_, index) => ({Name: `Contact ${index}`}));
  expect((await call('PUT', '/Contacts', {body: {Contacts}})).elements).toHaveLength(60);
});

test('whoever does not ask for JSON gets XML', async () => {
  const {call} = await loggedIn();
  const answer = await call('GET', '/Organisation', {headers: {accept: '*/*'}});
  expect(answer.headers.get('content-type')).toContain('xml');
});

test('every call is written down with its key and size', async () => {
  const {call, sandbox, tenant, clock} = await loggedIn();
  await call('PUT', '/Contacts?summarizeErrors=false', {body: '{"Contacts":[{"Name":"Ä"}]}', key: 'k'});
  await call('GET', '/Invoices/INV%201%2F2');
  expect(sandbox.calls).toMatchObject([
    {
      at: clock.now(),
      method: 'PUT',
      path: '/Contacts',
      query: {summarizeErrors: 'false'},
      tenant,
      idempotencyKey: 'k',
      status: 200,
      bodySize: 28,
    },
    {
      at: clock.now(),
      method: 'GET',
      path: '/Invoices/INV 1/2',
      query: {},
      tenant,
      idempotencyKey: undefined,
      status: 404,
      bodySize: 0,
    },
  ]);
});
