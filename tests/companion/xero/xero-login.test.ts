import {describe, expect, test} from 'vitest';
import {logIn, MINUTE, office, setDear} from './xero-login-office.ts';

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
