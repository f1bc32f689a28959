import {expect, test} from 'vitest';
import {askToken, authorizeQuery, heard, loggedIn, logIn, REDIRECT, VERIFIER} from './logged-in.ts';

const MINUTE = 60_000;
const refreshForm = (token: string) => ({
  grant_type: 'refresh_token',
  refresh_token: token,
  client_id: 'sandbox-client',
});
const page = '/identity/connect/authorize';

test('the login page names what is asked for, and Allow access sends the browser back with a code and its state', async () => {
  const {sandbox} = await loggedIn();
  const shown = await heard(await sandbox.app.request(`${page}?${authorizeQuery()}`));
  expect(shown.text).toContain('Allow access');
  expect(shown.text).toContain('accounting.invoices');
  expect(shown.text).toContain('Harbour Imports AU');

  const form = new URLSearchParams({decision: 'allow', organisation: sandbox.organisations[2]?.tenantId ?? ''});
  const answer = await sandbox.app.request(`${page}?${authorizeQuery()}`, {method: 'POST', body: form});
  const back = new URL(answer.headers.get('location') ?? '');
  expect(answer.status).toBe(302);
  expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
  expect(back.searchParams.get('state')).toBe('state-1');
  expect(back.searchParams.get('code')).toMatch(/^code-/);
});

test.each([
  ['Cancel goes back with access_denied', {decision: 'cancel'}, {}, 'access_denied'],
  ['a scope that new apps cannot have is invalid_scope', {}, {scope: 'accounting.transactions'}, 'invalid_scope'],
  ['an app without a secret needs a challenge', {}, {code_challenge: ''}, 'invalid_request'],
])('%s', async (_, form, query, error) => {
  const {sandbox} = await loggedIn();
  const answer = await sandbox.app.request(`${page}?${authorizeQuery(query)}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
});

test.each([
  ['http beyond localhost', {redirect_uri: 'http://127.0.0.1:4780/callback'}],
  ['an unknown app', {client_id: 'somebody'}],
])('%s is told on the page and never sent back', async (_, query) => {
  const {sandbox} = await loggedIn();
  const answer = await sandbox.app.request(`${page}?${authorizeQuery(query)}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
});

test('a code works once, within five minutes, and only with its verifier', async () => {
  const {sandbox, clock} = await loggedIn();
  const freshCode = async () =>
    new URL(await sandbox.allow(`http://x/?${authorizeQuery()}`)).searchParams.get('code') ?? '';
  const form = (code: string, code_verifier: string) => ({
    ...{grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: 'sandbox-client', code_verifier},
  });
  const code = await freshCode();
  expect((await askToken(sandbox, form(code, VERIFIER))).json).toMatchObject({expires_in: 1_800, token_type: 'Bearer'});
  expect((await askToken(sandbox, form(code, VERIFIER))).json).toEqual({error: 'invalid_grant'});
  expect((await askToken(sandbox, form(await freshCode(), 'b'.repeat(43)))).json).toEqual({error: 'invalid_grant'});
  const late = await freshCode();
  clock.set(clock.now() + 5 * MINUTE);
  expect((await askToken(sandbox, form(late, VERIFIER))).json).toEqual({error: 'invalid_grant'});
});

test('an app with a secret proves itself by Basic, and a wrong secret is invalid_client', async () => {
  const {sandbox} = await loggedIn();
  const query = authorizeQuery({client_id: 'sandbox-web-client', code_challenge: ''});
  const code = new URL(await sandbox.allow(`http://x/?${query}`)).searchParams.get('code') ?? '';
  const form = {grant_type: 'authorization_code', code, redirect_uri: REDIRECT};
  const basic = (secret: string) => ({authorization: `Basic ${btoa(`sandbox-web-client:${secret}`)}`});
  expect((await askToken(sandbox, form, basic('wrong'))).json).toEqual({error: 'invalid_client'});
  expect((await askToken(sandbox, form, basic('sandbox-secret'))).status).toBe(200);
});

test('a refresh gives a new refresh token, and the old one works for thirty more minutes', async () => {
  const {sandbox, clock, refreshToken} = await loggedIn();
  const first = await askToken(sandbox, refreshForm(refreshToken));
  expect(first.json.refresh_token).not.toBe(refreshToken);
  expect(first.json).not.toHaveProperty('id_token');

  clock.set(clock.now() + 30 * MINUTE - 1);
  expect((await askToken(sandbox, refreshForm(refreshToken))).status).toBe(200);
  clock.set(clock.now() + 1);
  const refused = await askToken(sandbox, refreshForm(refreshToken));
  expect([refused.status, refused.json]).toEqual([400, {error: 'invalid_grant'}]);
  expect((await askToken(sandbox, refreshForm(String(first.json.refresh_token)))).status).toBe(200);
});

test('a refresh token that nobody used for sixty days is gone', async () => {
  const {sandbox, clock, refreshToken} = await loggedIn();
  clock.set(clock.now() + 60 * 24 * 60 * MINUTE);
  expect((await askToken(sandbox, refreshForm(refreshToken))).json).toEqual({error: 'invalid_grant'});
});

test('connections list what was consented to, by login too, and keep their id when they are made again', async () => {
  const {sandbox, clock, accessToken} = await loggedIn({tenants: 'all'});
  const ask = async (token: string, query = '') =>
    (await heard(await sandbox.app.request(`/connections${query}`, {headers: {authorization: `Bearer ${token}`}})))
      .elements;
  const before = await ask(accessToken);
  expect(before.map(({tenantName}) => tenantName)).toEqual([
    'Demo Trading NZ',
    'Second Branch NZ',
    'Harbour Imports AU',
  ]);

  clock.set(clock.now() + MINUTE);
  const again = await logIn(sandbox);
  const claims = JSON.parse(Buffer.from(again.access_token.split('.')[1] ?? '', 'base64url').toString());
  const mine = await ask(again.access_token, `?authEventId=${claims.authentication_event_id}`);
  expect(mine).toHaveLength(1);
  expect(mine[0]?.id).toBe(before[0]?.id);
  expect(mine[0]?.createdDateUtc).not.toBe(mine[0]?.updatedDateUtc);
});

test('a deleted connection is refused with 403, the other organisations go on', async () => {
  const {sandbox, accessToken, call} = await loggedIn({tenants: 'all'});
  const headers = {authorization: `Bearer ${accessToken}`};
  const list = await heard(await sandbox.app.request('/connections', {headers}));
  const remove = () => sandbox.app.request(`/connections/${list.elements[0]?.id}`, {method: 'DELETE', headers});
  expect((await remove()).status).toBe(204);
  expect((await remove()).status).toBe(404);
  expect((await call('GET', '/Organisation')).json).toMatchObject({Status: 403, Detail: 'AuthenticationUnsuccessful'});
  const other = {'xero-tenant-id': sandbox.organisations[1]?.tenantId ?? ''};
  expect((await call('GET', '/Organisation', {headers: other})).status).toBe(200);
});

test('revoking the refresh token ends the login and its connections', async () => {
  const {sandbox, refreshToken, call} = await loggedIn();
  const body = new URLSearchParams({token: refreshToken, client_id: 'sandbox-client'});
  const answer = await sandbox.app.request('/connect/revocation', {method: 'POST', body});
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect((await askToken(sandbox, refreshForm(refreshToken))).json).toEqual({error: 'invalid_grant'});
  expect((await call('GET', '/Organisation')).status).toBe(403);
});
