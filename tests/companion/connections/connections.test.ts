import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {problemOf, Trouble} from '../../../companion/platform/trouble.ts';
import type {XeroChoices} from '../../../companion/xero/xero.ts';
import {xeroChoices as xeroChoicesAnswer} from '../../../shared/contract/connections.ts';
import {aCompanion} from '../http/a-companion.ts';

const keys = {accountId: 'an-account', applicationKey: 'a-key'};

const choices: XeroChoices = {
  accounts: [
    {
      code: '200',
      name: 'Sales',
      type: 'REVENUE',
      class: 'REVENUE',
      status: 'ACTIVE',
      systemAccount: null,
      enablePayments: false,
      taxType: 'OUTPUT2',
    },
    {
      code: '201',
      name: 'Old sales',
      type: 'REVENUE',
      class: 'REVENUE',
      status: 'ARCHIVED',
      systemAccount: null,
      enablePayments: false,
      taxType: null,
    },
    {
      code: '',
      name: 'Bank without code',
      type: 'BANK',
      class: 'ASSET',
      status: 'ACTIVE',
      systemAccount: null,
      enablePayments: true,
      taxType: null,
    },
  ],
  taxRates: [
    {taxType: 'OUTPUT2', name: 'GST on Income', status: 'ACTIVE', rate: '15', canApplyTo: {}},
    {taxType: 'OLD', name: 'GST 12.5', status: 'DELETED', rate: '12.5', canApplyTo: {}},
  ],
  currencies: ['NZD'],
  organisation: {
    name: 'Bakery',
    baseCurrency: 'NZD',
    shortCode: '!abc',
    periodLockDate: null,
    endOfYearLockDate: '2025-03-31',
  },
  revision: '1',
};

test('DEAR is connected by its keys, and what waited goes on', async () => {
  const seen: unknown[] = [];
  const it = await aCompanion({
    dear: {
      connect: async (given) => {
        seen.push(given);
        return {state: 'connected', company: 'Bakery'};
      },
    },
  });
  const {admin} = await it.pairBoth();
  const answer = await it.call('PUT', '/api/connections/dear', {
    token: admin,
    body: {accountId: ' an-account ', applicationKey: 'a-key\n'},
  });
  expect(answer).toMatchObject({status: 200, body: {state: 'connected', company: 'Bakery'}});
  expect(seen).toEqual([keys]);
  expect(it.exporter.resumed).toBe(1);
  expect(it.logged.join('\n')).not.toContain('a-key');
});

test('keys that DEAR refuses are 422 with DEAR’s words', async () => {
  const it = await aCompanion({
    dear: {
      connect: async () => {
        throw new Trouble(
          'standing',
          problemOf('dear.keys-refused', 'DEAR refuses the keys.', '', '', {
            raw: 'Incorrect credentials!',
          }),
        );
      },
    },
  });
  const {admin} = await it.pairBoth();
  const answer = await it.call('PUT', '/api/connections/dear', {token: admin, body: keys});
  expect(answer).toMatchObject({status: 422, body: {code: 'dear.keys-refused', raw: 'Incorrect credentials!'}});
  expect(answer.body.detail).toContain('Incorrect credentials!');
  expect(answer.body.errors[0].message).toContain('Incorrect credentials!');
  expect(it.exporter.resumed).toBe(0);
});

test('DEAR away is 503 with the time to wait', async () => {
  const it = await aCompanion({
    dear: {
      connect: async () => {
        throw new Trouble('passing', problemOf('dear.unreachable', 'DEAR does not answer.', '', ''), {
          retryAfter: 12_300,
        });
      },
    },
  });
  const {admin} = await it.pairBoth();
  const answer = await it.call('PUT', '/api/connections/dear', {token: admin, body: keys});
  expect(answer).toMatchObject({status: 503, body: {code: 'dear.unreachable'}});
  expect(answer.headers.get('retry-after')).toBe('13');
});

test.each([
  [{}, 400, ['accountId', 'applicationKey']],
  [{accountId: 1, applicationKey: 'a'}, 400, ['accountId']],
  [{accountId: ' ', applicationKey: 'a'}, 422, ['accountId']],
])('keys that cannot be are refused: %o', async (body, status, paths) => {
  const it = await aCompanion();
  const {admin} = await it.pairBoth();
  const answer = await it.call('PUT', '/api/connections/dear', {token: admin, body});
  expect(answer.status).toBe(status);
  expect(answer.body.errors.map(({path}: {path: string}) => path)).toEqual(paths);
});

test('a login at Xero begins with an address', async () => {
  const it = await aCompanion();
  const {admin} = await it.pairBoth();
  const answer = await it.call('POST', '/api/connections/xero', {token: admin});
  expect(answer.status).toBe(201);
  expect(answer.body.authorizeUrl).toMatch(/^https:/);
});

test('the browser that comes back is sent to a page that says how it went', async () => {
  const seen: unknown[] = [];
  const it = await aCompanion({
    xero: {
      finishLogin: async (query) => {
        seen.push(query);
        return null;
      },
      status: () => ({state: 'connected', organisation: 'Bakery'}),
    },
  });
  const back = await it.request('GET', '/connections/xero/callback?code=c&state=s&session_state=z');
  expect(back.status).toBe(302);
  expect(back.headers.get('location')).toBe('/connections/xero/done');
  expect(seen).toEqual([{code: 'c', state: 's'}]);
  const done = await it.call('GET', '/connections/xero/done');
  expect(done.status).toBe(200);
  expect(done.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(done.body).toContain('Xero is connected.');
  expect(done.body).toContain('Set up');
});

test('a login that did not go through says so, while the one before it still stands', async () => {
  const it = await aCompanion({
    xero: {
      finishLogin: async () =>
        problemOf('xero.login-refused', 'Xero was not connected.', 'The consent was not given.', ''),
      status: () => ({state: 'connected', organisation: 'Bakery'}),
    },
  });
  await it.request('GET', '/connections/xero/callback?error=access_denied&state=s');
  const {body} = await it.call('GET', '/connections/xero/done');
  expect(body).toContain('Xero was not connected.');
  expect(body).not.toContain('Xero is connected.');
});

test('its page runs nothing, and its one style is the one its policy names', async () => {
  const it = await aCompanion({
    xero: {
      status: () => ({state: 'failing', problem: problemOf('x.y', '<script>alert(1)</script>', '"a" & \'b\'', 'Fix')}),
    },
  });
  const {body, headers} = await it.call('GET', '/connections/xero/done');
  expect(body).not.toContain('<script');
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(body).toContain('&quot;a&quot; &amp; &#39;b&#39;');
  const style = /<style>(.*)<\/style>/s.exec(body)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`'sha256-${hash}'`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a state that is not ours is 400: a page for people, problem details for programs', async () => {
  const it = await aCompanion({
    xero: {
      finishLogin: async () => {
        throw new Trouble(
          'document',
          problemOf('xero.login-state', 'This login is not one we wait for.', '', 'Click Connect Xero again.'),
        );
      },
    },
  });
  const page = await it.call('GET', '/connections/xero/callback?state=x', {headers: {accept: 'text/html,*/*'}});
  expect(page.status).toBe(400);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.body).toContain('Click Connect Xero again.');
  const program = await it.call('GET', '/connections/xero/callback');
  expect(program).toMatchObject({status: 400, body: {code: 'xero.login-state'}});
});

test('another organisation than before needs confirm', async () => {
  const it = await aCompanion({
    xero: {
      choose: async ({tenantId, confirm}) => {
        if (tenantId === 'stranger')
          throw new Trouble(
            'document',
            problemOf('xero.tenant-unknown', 'This organisation is not in the login.', '', ''),
          );
        if (!confirm)
          throw new Trouble(
            'document',
            problemOf('xero.other-organisation', 'This is another organisation than before.', '', ''),
          );
        return {state: 'connected', organisation: 'Café'};
      },
    },
  });
  const {admin} = await it.pairBoth();
  const choose = (body: unknown) => it.call('PUT', '/api/connections/xero', {token: admin, body});
  expect(await choose({tenantId: 'other'})).toMatchObject({status: 409, body: {code: 'xero.other-organisation'}});
  expect(await choose({tenantId: 'other', confirm: true})).toMatchObject({
    status: 200,
    body: {state: 'connected', organisation: 'Café'},
  });
  expect(await choose({tenantId: 'stranger'})).toMatchObject({status: 422, body: {errors: [{path: 'tenantId'}]}});
  expect((await choose({tenantId: 'other', confirm: 'yes'})).status).toBe(400);
  expect(it.exporter.resumed).toBe(1);
});

test('both are disconnected without a word', async () => {
  let gone = 0;
  const disconnect = async () => {
    gone += 1;
  };
  const it = await aCompanion({dear: {disconnect}, xero: {disconnect}});
  const {admin} = await it.pairBoth();
  for (const side of ['dear', 'xero'])
    expect((await it.call('DELETE', `/api/connections/${side}`, {token: admin})).status).toBe(204);
  expect(gone).toBe(2);
});

test('the pickers show what is ACTIVE and has a code; without a connection they are 409', async () => {
  const client = {choices: async () => choices} as unknown as ReturnType<
    import('../../../companion/xero/connection.ts').XeroConnection['client']
  >;
  const it = await aCompanion({xero: {client: () => client}});
  const {staff} = await it.pairBoth();
  const answer = xeroChoicesAnswer.parse((await it.call('GET', '/api/xero/choices', {token: staff})).body);
  expect(answer.accounts.map(({code}) => code)).toEqual(['200']);
  expect(answer.taxRates).toEqual([{taxType: 'OUTPUT2', name: 'GST on Income', rate: '15'}]);
  expect(answer.organisation).toEqual(choices.organisation);
  expect(await it.call('GET', '/api/dear/choices', {token: staff})).toMatchObject({
    status: 409,
    body: {code: 'dear.not-connected'},
  });
  const without = await aCompanion();
  const other = await without.pairBoth();
  expect(await without.call('GET', '/api/xero/choices', {token: other.staff})).toMatchObject({
    status: 409,
    body: {code: 'xero.not-connected'},
  });
});

test('what a first sync would take is told from a day on; without a day or a connection it is refused', async () => {
  const listPage = async () => ({rows: [], total: 0, received: 0, serverDate: null});
  const it = await aCompanion({dear: {client: () => ({listPage}) as never, account: () => 'bakery'}});
  const {staff} = await it.pairBoth();
  const ask = (query: string) => it.call('GET', `/api/dear/documents${query}`, {token: staff});
  expect(await ask('?from=2026-03-01')).toMatchObject({
    status: 200,
    body: {sales: 0, purchases: 0, calls: 0, minutes: 0},
  });
  for (const query of ['', '?from=', '?from=2026-02-30', '?from=yesterday'])
    expect([400, 422], query).toContain((await ask(query)).status);
  expect((await it.call('GET', '/api/dear/documents?from=2026-03-01')).status).toBe(401);

  const without = await aCompanion();
  const other = await without.pairBoth();
  expect(await without.call('GET', '/api/dear/documents?from=2026-03-01', {token: other.staff})).toMatchObject({
    status: 409,
    body: {code: 'dear.not-connected'},
  });
});

test('that DEAR’s own link is off is said by administrators, of a company that is connected', async () => {
  const said: unknown[] = [];
  const it = await aCompanion({
    dear: {
      async sayOwnLink(off, by) {
        said.push([off, by]);
        return true;
      },
    },
  });
  const {admin, staff} = await it.pairBoth();
  const say = (body: object, token: string) => it.call('PUT', '/api/connections/dear/own-link', {body, token});
  expect(await say({off: true}, staff)).toMatchObject({status: 403});
  expect(await say({off: 'yes'}, admin)).toMatchObject({status: 400});
  expect(await say({off: true}, admin)).toMatchObject({status: 200, body: {off: true}});
  expect(said).toEqual([[true, expect.any(String)]]);

  const without = await aCompanion();
  const other = await without.pairBoth();
  expect(
    await without.call('PUT', '/api/connections/dear/own-link', {body: {off: true}, token: other.admin}),
  ).toMatchObject({status: 409, body: {code: 'dear.not-connected'}});
});
