import {afterEach, describe, expect, test} from 'vitest';
import type {Run} from '../../../shared/export/run.ts';
import {aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {manyFreshPurchases, manyFreshSales} from '../../sandbox/books/many-fresh.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const sale = () => aSale({number: 'SO-00001', party: kauri});
const ask = async (scope: Run['scope']) => {
  const {status, body} = await office.call<{run: Run}>('POST', '/api/runs', {scope});
  return {status, run: body.run};
};
const over = async (id: string): Promise<Run> => {
  for (;;) {
    const {run} = (await office.call<{run: Run}>('GET', `/api/runs/${id}`)).body;
    if (run.finishedAt) return run;
    await office.clock.sleep(500);
  }
};
/** Waits for the first call of this kind to be on its way. */
const reached = async (method: string, path: string) => {
  while (!office.sandbox.xero.calls.some((call) => call.method === method && call.path === path)) {
    await office.clock.sleep(50);
  }
};

describe('several at once', () => {
  test('two clicks on one sale make one run and one invoice', async () => {
    office = await workingOffice([sale()]);
    const [first, second] = await Promise.all([
      ask({kind: 'sale', id: sale().id}),
      ask({kind: 'sale', id: sale().id.toUpperCase()}),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 202]);
    expect(first.run.id).toBe(second.run.id);
    await over(first.run.id);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('a full sync, a click and a retry on the same documents send each of them once', async () => {
    office = await workingOffice([sale(), ...manyFreshSales(20)]);
    const runs = [ask(ALL), ask({kind: 'sale', id: sale().id}), ask(ALL)];
    for (const {run} of await Promise.all(runs)) await over(run.id);
    await untilSettled(office);
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect((await office.rows()).filter(({status}) => status !== 'Completed')).toEqual([]);
  });

  test('a click during a full sync is done long before it', async () => {
    office = await workingOffice([...manyFreshSales(120), ...manyFreshPurchases(40)]);
    const {run: full} = await ask(ALL);
    await office.clock.sleep(20_000);
    office.sandbox.dear.books.add([sale()]);
    const asked = office.clock.now();
    const {run: click} = await ask({kind: 'sale', id: sale().id});
    expect(await over(click.id)).toMatchObject({state: 'finished', counts: {completed: 1}});
    expect(office.clock.now() - asked).toBeLessThan(90_000);
    expect((await office.call<{run: Run}>('GET', `/api/runs/${full.id}`)).body.run.state).toBe('running');
    expect(await over(full.id)).toMatchObject({state: 'finished'});
    await untilSettled(office);
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(office.sandbox.dear.calls.filter(({status}) => status === 429)).toEqual([]);
    expect(office.sandbox.xero.calls.filter(({status}) => status === 429)).toEqual([]);
  });

  test('asked for once more while it runs, one follow-up waits, and no more than one', async () => {
    office = await workingOffice([...manyFreshSales(80)]);
    const {run: first} = await ask(ALL);
    await office.clock.sleep(10_000);
    const second = await ask(ALL);
    const third = await ask(ALL);
    expect([second.status, third.status]).toEqual([202, 200]);
    expect(third.run.id).toBe(second.run.id);
    expect(second.run.id).not.toBe(first.id);
    expect(await over(second.run.id)).toMatchObject({state: 'finished'});
  });
});

describe('stopped in the middle', () => {
  test.each(['reading', 'sending'])('while %s: what has gone is kept, and the next run goes on', async (when) => {
    // Three calls of fifty at most, each of which takes its time.
    office = await workingOffice(manyFreshSales(120));
    office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 20_000}, times: 9});
    const {run} = await ask(ALL);
    if (when === 'sending') await reached('PUT', '/Invoices');
    else await office.clock.sleep(30_000);
    const {body} = await office.call<{run: Run}>('DELETE', `/api/runs/${run.id}`);
    expect(body.run).toMatchObject({state: 'stopped', stoppedBy: expect.any(String)});
    // Once more changes nothing.
    expect((await office.call('DELETE', `/api/runs/${run.id}`)).body).toEqual(body);
    const gone = office.sandbox.xero.invoices().length;
    await office.clock.sleep(120_000);
    expect(office.sandbox.xero.invoices().length).toBe(gone);
    expect(await office.rows('&status=Failed')).toEqual([]);
    expect(await untilSettled(office)).toMatchObject({state: 'finished', counts: {pending: 0, failed: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('shut down in the middle and started again, it goes on', async () => {
    office = await workingOffice(manyFreshSales(75));
    await ask(ALL);
    await reached('PUT', '/Invoices');
    await office.shut();
    await office.open();
    expect(await untilSettled(office)).toMatchObject({state: 'finished', counts: {pending: 0, failed: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});

describe('skipped', () => {
  test('while a run has it in hand, it does not go', async () => {
    office = await workingOffice([sale(), aSale({number: 'SO-00002', party: kauri})]);
    // Contacts take their time: the documents are planned and have not left.
    office.sandbox.xero.faults.add({on: 'PUT /Contacts', fault: {kind: 'slow', milliseconds: 20_000}});
    const {run} = await ask(ALL);
    let row = (await office.rows()).find(({dear}) => dear.number === 'INV-00001');
    while (!row) {
      await office.clock.sleep(50);
      row = (await office.rows()).find(({dear}) => dear.number === 'INV-00001');
    }
    expect((await office.call('POST', `/api/transactions/${row.id}/skip`, {reason: 'Typed in by hand'})).status).toBe(
      200,
    );
    expect(await over(run.id)).toMatchObject({state: 'finished', counts: {completed: 1, skipped: 1}});
    expect(office.sandbox.xero.invoices().map(({number}) => number)).toEqual(['INV-00002']);
    const rows = await office.rows();
    expect(rows.find(({dear}) => dear.number === 'INV-00001')).toMatchObject({status: 'Skipped'});
    await office.sync(ALL);
    await office.sync({kind: 'sale', id: sale().id});
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
    await office.call('POST', `/api/transactions/${row.id}/unskip`);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('and found in Xero by that very run, it stays Skipped', async () => {
    office = await workingOffice([sale()]);
    const {contactId} = office.sandbox.xero.addContact({name: 'Kauri Sports Ltd'});
    office.sandbox.xero.addInvoice({
      number: 'INV-00001',
      contactId,
      date: '2026-03-10',
      lines: [{accountCode: '200', taxType: 'OUTPUT2', quantity: '2', unitAmount: '50', lineAmount: null}],
    });
    office.sandbox.xero.faults.add({on: 'GET /Contacts', fault: {kind: 'slow', milliseconds: 20_000}});
    const {run} = await ask(ALL);
    let [row] = await office.rows();
    while (!row) {
      await office.clock.sleep(50);
      [row] = await office.rows();
    }
    await office.call('POST', `/api/transactions/${row.id}/skip`, {reason: 'Typed in by hand'});
    await over(run.id);
    expect((await office.rows())[0]).toMatchObject({status: 'Skipped'});
  });
});

describe('another organisation or company', () => {
  async function loginTo(names: string[], chosen: string): Promise<void> {
    const {xero} = office.sandbox;
    const ids = xero.organisations.filter(({name}) => names.includes(name)).map(({tenantId}) => tenantId);
    const {body} = await office.call<{authorizeUrl: string}>('POST', '/api/connections/xero');
    const back = new URL(await xero.allow(body.authorizeUrl, ids));
    await office.call('GET', `${back.pathname}${back.search}`);
    const tenantId = xero.organisations.find(({name}) => name === chosen)?.tenantId;
    await office.call('PUT', '/api/connections/xero', {tenantId, confirm: true});
  }

  test('gets everything anew, and going back finds the old ledger: nothing goes twice', async () => {
    office = await workingOffice([sale(), aPurchase({})]);
    await office.sync(ALL);
    await loginTo(['Demo Trading NZ', 'Second Branch NZ'], 'Second Branch NZ');
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 2}});
    const second = office.sandbox.xero.organisations.find(({name}) => name === 'Second Branch NZ')?.tenantId;
    expect(office.sandbox.xero.invoices(second)).toHaveLength(2);
    await loginTo(['Demo Trading NZ', 'Second Branch NZ'], 'Demo Trading NZ');
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 0, failed: 0}});
    expect(calls.writes()).toEqual([]);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('a lost answer waits for its own organisation, and is found there after going back', async () => {
    office = await workingOffice([aPurchase({})]);
    office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'drop-after'}});
    office.sandbox.xero.faults.add({on: 'GET /Invoices', fault: {kind: 'unavailable'}, after: 1, times: 1_000});
    await office.sync(ALL);
    office.sandbox.xero.faults.clear();
    await loginTo(['Demo Trading NZ', 'Second Branch NZ'], 'Second Branch NZ');
    await untilSettled(office).catch(() => undefined);
    await loginTo(['Demo Trading NZ', 'Second Branch NZ'], 'Demo Trading NZ');
    await untilSettled(office);
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('of another base currency: nothing is sent', async () => {
    office = await workingOffice([sale()]);
    await loginTo(['Harbour Imports AU'], 'Harbour Imports AU');
    const run = await office.sync(ALL);
    expect(run.state).toBe('failed');
    const au = office.sandbox.xero.organisations.find(({name}) => name === 'Harbour Imports AU')?.tenantId;
    expect(office.sandbox.xero.invoices(au)).toEqual([]);
    expect(await office.rows('&status=Failed')).toEqual([]);
  });
});

describe('the login', () => {
  test('a token that runs out in the middle is renewed, and nobody notices', async () => {
    office = await workingOffice(manyFreshSales(75));
    const {run} = await ask(ALL);
    for (let times = 0; times < 5; times++) {
      await office.clock.sleep(25_000);
      office.sandbox.xero.expireAccessTokens();
    }
    expect(await over(run.id)).toMatchObject({state: 'finished', counts: {failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('taken back in the middle: one problem, nothing Failed; logged in again, it goes on by itself', async () => {
    // Three calls of fifty at most.
    office = await workingOffice(manyFreshSales(120));
    office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 20_000}, times: 9});
    const {run} = await ask(ALL);
    await reached('PUT', '/Invoices');
    office.sandbox.xero.revokeLogin();
    office.sandbox.xero.expireAccessTokens();
    expect(await over(run.id)).toMatchObject({state: 'failed', problem: {code: 'xero.login-ended'}});
    expect(await office.rows('&status=Failed')).toEqual([]);
    await office.connect();
    await office.clock.sleep(10 * 60_000);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('taken back, then a click: logged in again, the full sync goes on too', async () => {
    office = await workingOffice([sale(), ...manyFreshSales(10)]);
    office.sandbox.xero.revokeLogin();
    office.sandbox.xero.expireAccessTokens();
    expect(await office.sync(ALL)).toMatchObject({state: 'failed', problem: {code: 'xero.login-ended'}});
    expect(await office.sync({kind: 'sale', id: sale().id})).toMatchObject({state: 'failed'});
    await office.connect();
    await office.clock.sleep(5 * 60_000);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('disconnected in Xero: one problem, nothing Failed, and logged in again it goes on', async () => {
    office = await workingOffice([sale(), aPurchase({})]);
    office.sandbox.xero.disconnectTenant(office.sandbox.xero.organisations[0]?.tenantId ?? '');
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'failed', problem: {code: 'xero.access-lost'}});
    expect(await office.rows('&status=Failed')).toEqual([]);
    await office.connect();
    await untilSettled(office);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});

test('a lone document by its own number is the same after many syncs', async () => {
  office = await workingOffice([sale()]);
  for (let times = 0; times < 4; times++) await office.sync(times % 2 ? ALL : {kind: 'sale', id: sale().id});
  expect(inXero(office, 'INV-00001').total).toBe(11500);
  expect(await office.rows()).toHaveLength(1);
});
