import {describe, expect, onTestFinished, test} from 'vitest';
import {initialState} from '../../../companion/initial-state.ts';
import {type Failpoints, noFailpoints} from '../../../companion/platform/failpoints.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Store} from '../../../companion/store/store.ts';
import {createXeroConnection} from '../../../companion/xero/xero-connection.ts';
import {startSandbox} from '../../sandbox/sandbox.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {memorySecretBox} from '../../support/memory-secret-box.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REDIRECT = 'http://localhost:4780/connections/xero/callback';

async function office({clientSecret = null, clientId}: {clientSecret?: string | null; clientId?: string | null} = {}) {
  const clock = new ObedientClock();
  const sandbox = await startSandbox({clock});
  const time = clock.autoAdvance({busy: () => sandbox.busy()});
  onTestFinished(async () => {
    time.stop();
    await sandbox.close();
  });
  const environment = sandbox.xero.environment();
  const disk = forgetfulDisk();
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  let made = 0;
  const ids = {
    next: () => `id-${++made}`,
    bytes: (length: number) => new Uint8Array(length).fill(++made),
    below: () => 0,
  };

  async function open(folder = disk, failpoints: Failpoints = noFailpoints) {
    const store = await openStore({disk: folder, folder: '/data', failpoints: noFailpoints, initialState, clock});
    const connection = createXeroConnection({
      app: {
        clientId: clientId === undefined ? (environment.XERO_CLIENT_ID ?? '') : clientId,
        clientSecret,
        redirectUrl: REDIRECT,
      },
      apiUrl: environment.XERO_API_URL ?? '',
      identityUrl: environment.XERO_IDENTITY_URL ?? '',
      loginUrl: environment.XERO_LOGIN_URL ?? '',
      connectionsUrl: environment.XERO_CONNECTIONS_URL ?? '',
      store,
      secrets: memorySecretBox(),
      fetch: (url, init) => fetch(url, init),
      clock,
      ids,
      failpoints,
      log: {debug: write, info: write, warn: write, error: write},
      callsPerMinute: 60,
      callsPerDay: 1000,
    });
    return {store, connection};
  }
  const [first, second, third] = sandbox.xero.organisations;
  if (!first || !second || !third) throw new Error('the sandbox has three organisations');
  return {clock, sandbox, disk, lines, open, organisations: {first, second, third}};
}

type Opened = Awaited<ReturnType<Awaited<ReturnType<typeof office>>['open']>>;

/** A person says yes on Xero's page, for these organisations. */
async function logIn(
  {connection}: Opened,
  sandbox: Awaited<ReturnType<typeof startSandbox>>,
  ...tenants: {tenantId: string}[]
) {
  const {authorizeUrl} = connection.beginLogin();
  const back = await sandbox.xero.allow(
    authorizeUrl,
    tenants.length > 0 ? tenants.map(({tenantId}) => tenantId) : undefined,
  );
  await connection.finishLogin(Object.fromEntries(new URL(back).searchParams));
}

const setDear = (store: Store, currency: string) =>
  store.commit('state.dear-connection', (changes) =>
    changes.setState({
      dear: {
        accountId: '',
        applicationKey: '',
        account: 'a',
        company: 'Deer',
        currency,
        timeZone: 'UTC',
        connectedAt: '2026-03-01T00:00:00.000Z',
        problem: null,
      },
    }),
  );

describe('logging in to Xero', () => {
  test('one organisation is chosen by itself', async () => {
    const {sandbox, open, organisations} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    expect(opened.connection.status()).toMatchObject({state: 'connected', organisation: organisations.first.name});
    expect(opened.connection.tenantId()).toBe(organisations.first.tenantId);
    const choices = await opened.connection.client()?.choices();
    expect(choices?.organisation.name).toBe(organisations.first.name);
  });

  test('the address asks with a challenge and comes back once', async () => {
    const {sandbox, open} = await office();
    const {connection} = await open();
    const {authorizeUrl} = connection.beginLogin();
    const query = new URL(authorizeUrl).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(query.get('scope')).toContain('offline_access');
    const back = Object.fromEntries(new URL(await sandbox.xero.allow(authorizeUrl)).searchParams);
    await connection.finishLogin(back);
    await expect(connection.finishLogin(back)).rejects.toMatchObject({problem: {code: 'xero.login-state'}});
  });

  test.each([
    ['unknown', async () => ({state: 'made-up', code: 'c'})],
    ['missing', async () => ({code: 'c'})],
  ])('a state that is %s is refused', async (_, query) => {
    const {open} = await office();
    const {connection} = await open();
    await expect(connection.finishLogin(await query())).rejects.toMatchObject({problem: {code: 'xero.login-state'}});
  });

  test('a state counts for ten minutes', async () => {
    const {sandbox, open, clock} = await office();
    const {connection} = await open();
    const back = new URL(await sandbox.xero.allow(connection.beginLogin().authorizeUrl));
    clock.set(clock.now() + 10 * MINUTE);
    await expect(connection.finishLogin(Object.fromEntries(back.searchParams))).rejects.toMatchObject({
      problem: {code: 'xero.login-state'},
    });
  });

  test('a consent that was not given is said, and nothing is kept', async () => {
    const {open} = await office();
    const {connection, store} = await open();
    const state = new URL(connection.beginLogin().authorizeUrl).searchParams.get('state') ?? '';
    await connection.finishLogin({error: 'access_denied', state});
    expect(connection.status()).toMatchObject({state: 'disconnected', problem: {code: 'xero.login-refused'}});
    expect(store.state.xero).toBeNull();
  });

  test('an app with a secret proves itself by it', async () => {
    const {sandbox, open} = await office({clientId: 'sandbox-web-client', clientSecret: 'sandbox-secret'});
    const opened = await open();
    await logIn(opened, sandbox);
    expect(opened.connection.status()).toMatchObject({state: 'connected'});
  });

  test('without an app nobody can begin', async () => {
    const {open} = await office({clientId: null});
    const {connection} = await open();
    expect(() => connection.beginLogin()).toThrow(
      expect.objectContaining({problem: expect.objectContaining({code: 'xero.no-app'})}),
    );
  });

  test('of several organisations a person chooses', async () => {
    const {sandbox, open, organisations} = await office();
    const opened = await open();
    const {first, second} = organisations;
    await logIn(opened, sandbox, first, second);
    expect(opened.connection.status()).toMatchObject({
      state: 'choose',
      choices: [
        {tenantId: first.tenantId, name: first.name},
        {tenantId: second.tenantId, name: second.name},
      ],
    });
    expect(opened.connection.client()).toBeUndefined();
    await expect(opened.connection.choose({tenantId: 'another', confirm: true})).rejects.toMatchObject({
      problem: {code: 'xero.tenant-unknown'},
    });
    expect(await opened.connection.choose({tenantId: second.tenantId, confirm: false})).toEqual({
      state: 'connected',
      organisation: second.name,
    });
  });

  test('another organisation than before waits until somebody confirms it', async () => {
    const {sandbox, open, organisations} = await office();
    const opened = await open();
    const {first, second} = organisations;
    await logIn(opened, sandbox, first);
    await opened.connection.disconnect();
    await logIn(opened, sandbox, second);
    expect(opened.connection.status()).toMatchObject({state: 'choose'});
    const choose = (confirm: boolean) => opened.connection.choose({tenantId: second.tenantId, confirm});
    await expect(choose(false)).rejects.toMatchObject({problem: {code: 'xero.other-organisation'}});
    expect(await choose(true)).toEqual({state: 'connected', organisation: second.name});
  });

  test('an organisation in another currency is named and stops everything', async () => {
    const {sandbox, open, organisations} = await office();
    const opened = await open();
    await setDear(opened.store, 'XXX');
    await logIn(opened, sandbox);
    expect(opened.connection.status()).toMatchObject({state: 'failing', problem: {code: 'xero.other-currency'}});
    await expect(opened.connection.client()?.choices()).rejects.toMatchObject({
      kind: 'standing',
      problem: {code: 'xero.other-currency'},
    });
    await opened.connection.client()?.findInvoicesByNumber(['INV-1']);
    expect(opened.connection.status()).toMatchObject({state: 'failing'});
    await setDear(opened.store, organisations.first.baseCurrency);
    await opened.connection.client()?.choices();
    expect(opened.connection.status()).toMatchObject({state: 'connected'});
  });

  test('disconnecting ends it at Xero too', async () => {
    const {sandbox, open} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    await opened.connection.disconnect();
    expect(opened.connection.status()).toEqual({state: 'disconnected'});
    expect(opened.connection.client()).toBeUndefined();
    expect(sandbox.xero.identityCalls.slice(-2).map(({method, status}) => [method, status])).toEqual([
      ['DELETE', 204],
      ['POST', 200],
    ]);
  });

  test('disconnecting works while Xero is away', async () => {
    const {sandbox, open} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    sandbox.xero.faults.add({on: 'DELETE /connections/*', fault: {kind: 'drop-before'}});
    await opened.connection.disconnect();
    expect(opened.connection.status()).toEqual({state: 'disconnected'});
  });
});

describe('staying logged in', () => {
  /** A call that needs a token. */
  const call = ({connection}: Opened) =>
    connection.client()?.findInvoicesByNumber(['INV-1']) ?? Promise.reject(new Error('no client'));
  const renewals = (sandbox: Awaited<ReturnType<typeof startSandbox>>) =>
    sandbox.xero.identityCalls.filter(({path}) => path === '/connect/token').length - 1;

  test('many calls renew an old token once', async () => {
    const {sandbox, open, clock} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    clock.set(clock.now() + 26 * MINUTE);
    await Promise.all([call(opened), call(opened), call(opened)]);
    expect(renewals(sandbox)).toBe(1);
  });

  test('the login lives for sixty days after its last use', async () => {
    const {sandbox, open, clock} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    const {reconnectBy} = opened.connection.status();
    expect(Date.parse(reconnectBy ?? '') - clock.now()).toBeGreaterThan(60 * DAY - MINUTE);
    clock.set(clock.now() + 61 * DAY);
    expect(opened.connection.status()).toMatchObject({state: 'failing', problem: {code: 'xero.login-ended'}});
  });

  test('a new token is on disk before Xero sees it, and a restart goes on with it', async () => {
    const {sandbox, open, clock, disk} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    const before = opened.store.state.xero?.tokens;
    clock.set(clock.now() + 26 * MINUTE);
    await call(opened);
    expect(opened.store.state.xero?.tokens).not.toBe(before);
    const again = await open(disk.crash('nothing'));
    expect(again.store.state.xero?.tokens).toBe(opened.store.state.xero?.tokens);
    await call(again);
    expect(renewals(sandbox)).toBe(1);
  });

  test.each([
    ['never arrives', {kind: 'drop-after'} as const],
    ['is half an answer', {kind: 'truncated'} as const],
    ['comes too late', {kind: 'slow', milliseconds: 45_000, when: 'after'} as const],
  ])('a rotated token whose answer %s costs nothing: the one before opens the door', async (_, fault) => {
    const {sandbox, open, clock} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    clock.set(clock.now() + 31 * MINUTE);
    sandbox.xero.faults.add({on: 'POST /connect/token', fault});
    expect(await call(opened)).toEqual([]);
    expect(opened.connection.status()).toMatchObject({state: 'connected'});
  });

  test('a copy of the folder from before the last rotation still gets in within the grace', async () => {
    const {sandbox, open, clock, disk} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    const copy = disk.remains('everything');
    clock.set(clock.now() + 26 * MINUTE);
    await call(opened);
    clock.set(clock.now() + 10 * MINUTE);
    const restored = await open(copy);
    expect(await call(restored)).toEqual([]);
  });

  test('an access token that Xero no longer takes is renewed, the call repeated', async () => {
    const {sandbox, open} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    sandbox.xero.expireAccessTokens();
    expect(await call(opened)).toEqual([]);
    expect(renewals(sandbox)).toBe(1);
  });

  test('a login that was taken back is said once, and a new one mends it', async () => {
    const {sandbox, open, organisations} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    sandbox.xero.revokeLogin();
    sandbox.xero.expireAccessTokens();
    await expect(call(opened)).rejects.toMatchObject({
      kind: 'standing',
      effect: 'not-processed',
      problem: {code: 'xero.login-ended'},
    });
    expect(opened.connection.status()).toMatchObject({
      state: 'failing',
      organisation: organisations.first.name,
      problem: {title: "Xero's login has ended."},
    });
    expect(opened.connection.client()).toBeUndefined();
    expect(opened.connection.tenantId()).toBe(organisations.first.tenantId);
    await logIn(opened, sandbox);
    expect(opened.connection.status()).toMatchObject({state: 'connected'});
    expect(await call(opened)).toEqual([]);
  });

  test('an organisation that somebody disconnected in Xero is said, until it answers again', async () => {
    const {sandbox, open} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    sandbox.xero.faults.add({on: 'GET /Invoices', fault: {kind: 'forbidden'}});
    await expect(call(opened)).rejects.toMatchObject({kind: 'standing', problem: {code: 'xero.access-lost'}});
    expect(opened.connection.status()).toMatchObject({state: 'failing', problem: {code: 'xero.access-lost'}});
    expect(await call(opened)).toEqual([]);
    expect(opened.connection.status()).toMatchObject({state: 'connected'});
  });

  test('a login server that is away stops nothing while the token in hand is good', async () => {
    const {sandbox, open, clock} = await office();
    const opened = await open();
    await logIn(opened, sandbox);
    clock.set(clock.now() + 26 * MINUTE);
    sandbox.xero.faults.add({on: 'POST /connect/token', fault: {kind: 'unavailable'}, times: 5});
    expect(await call(opened)).toEqual([]);
  });

  test('neither tokens nor codes stand in the log or in plain text on disk', async () => {
    const {sandbox, open, clock, disk, lines} = await office();
    const opened = await open();
    const {authorizeUrl} = opened.connection.beginLogin();
    const back = new URL(await sandbox.xero.allow(authorizeUrl));
    const seen = new Set<string>([back.searchParams.get('code') ?? '']);
    const real = globalThis.fetch;
    globalThis.fetch = async (...parameters) => {
      const answer = await real(...parameters);
      if (String(parameters[0]).endsWith('/connect/token')) {
        const set = (await answer.clone().json()) as Record<string, string>;
        for (const name of ['access_token', 'refresh_token']) if (set[name]) seen.add(set[name]);
      }
      return answer;
    };
    onTestFinished(() => {
      globalThis.fetch = real;
    });
    await opened.connection.finishLogin(Object.fromEntries(back.searchParams));
    clock.set(clock.now() + 26 * MINUTE);
    await call(opened);
    const told = JSON.stringify(lines) + [...disk.files().values()].join('\n');
    expect(seen.size).toBe(5);
    for (const secret of seen) expect(told).not.toContain(secret);
  });
});
