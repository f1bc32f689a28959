import {describe, expect, onTestFinished, test} from 'vitest';
import type {startSandbox} from '../../sandbox/sandbox.ts';
import {DAY, logIn, MINUTE, type Opened, office} from './xero-login-office.ts';

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
