import {afterEach, expect, test} from 'vitest';
import {aParty, aSale} from '../../sandbox/books/builders.ts';
import {manyFreshPurchases, manyFreshSales} from '../../sandbox/books/many-fresh.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, openSends, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

const HOUR = 3_600_000;
let office: Office;
afterEach(() => office.close());

const refused = () => [...office.sandbox.dear.calls, ...office.sandbox.xero.calls].filter(({status}) => status === 429);
const kauri = aParty({name: 'Kauri Sports Ltd'});

test('hundreds of documents go without one call too many on either side', {timeout: 60_000}, async () => {
  office = await workingOffice([...manyFreshSales(240), ...manyFreshPurchases(120)]);
  const began = office.clock.now();
  const calls = countCalls(office);
  expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 360}});
  expect(refused()).toEqual([]);
  expect(wrongAtTheEnd(office)).toEqual([]);
  // Reads, lists and one read of each new supplier, at 60 a minute; and little time lost beside that.
  const minutes = (office.clock.now() - began) / 60_000;
  expect(calls.dear().length / minutes).toBeGreaterThan(54);
  const invoices = calls.xero().filter(({path}) => path.startsWith('/Invoices'));
  expect(invoices.length / 360).toBeLessThanOrEqual(0.05);
});

test('ended and started again at once, DEAR refuses its first call at most, and it waits as told', {
  timeout: 60_000,
}, async () => {
  office = await workingOffice(manyFreshSales(200));
  for (let times = 0; times < 3; times++) {
    await office.call('POST', '/api/runs', {scope: ALL});
    await office.clock.sleep(3_000);
    await office.shut();
    await office.open();
  }
  expect(await untilSettled(office)).toMatchObject({counts: {pending: 0, failed: 0}});
  expect(refused().length).toBeLessThanOrEqual(3);
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('a tenth of the day is kept for clicks: a full sync ends with that one problem, and a click still goes', async () => {
  office = await workingOffice(manyFreshSales(150), {limits: {day: 111}});
  const run = await office.sync(ALL);
  expect(run).toMatchObject({state: 'failed', problem: {code: 'xero.day-limit'}});
  expect(await office.rows('&status=Failed')).toEqual([]);
  office.sandbox.dear.books.add([aSale({number: 'SO-00001', party: kauri})]);
  const click = await office.sync({kind: 'sale', id: aSale({number: 'SO-00001'}).id});
  expect(click).toMatchObject({state: 'finished', counts: {completed: 1}});
  expect(refused()).toEqual([]);
  await office.clock.sleep(25 * HOUR);
  expect(await untilSettled(office)).toMatchObject({counts: {pending: 0, failed: 0}});
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('Xero says that the day is over: nothing is asked before the time it names, and then all goes on', async () => {
  office = await workingOffice(manyFreshSales(10));
  office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'limit', which: 'day', retryAfter: 7_200}});
  expect(await office.sync(ALL)).toMatchObject({state: 'failed', problem: {code: 'xero.day-limit'}});
  expect(openSends(office)).toBe(0);
  const calls = countCalls(office);
  await office.clock.sleep(HOUR);
  expect(await office.sync(ALL)).toMatchObject({state: 'failed', problem: {code: 'xero.day-limit'}});
  expect(await office.rows('&status=Failed')).toEqual([]);
  expect(calls.xero()).toEqual([]);
  await office.clock.sleep(HOUR + 60_000);
  expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {pending: 0, failed: 0}});
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('a Retry-After is heeded to the second', async () => {
  office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
  office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'limit', which: 'minute', retryAfter: 41}});
  await office.sync(ALL);
  const [first, second] = office.sandbox.xero.calls.filter(
    ({method, path}) => method === 'PUT' && path === '/Invoices',
  );
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(41_000);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(60_000);
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('DEAR’s “60 Seconds” is heeded, and nothing is asked before', async () => {
  office = await workingOffice(manyFreshSales(12));
  office.sandbox.dear.faults.add({on: 'GET /sale', fault: '429', after: 5});
  expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 12}});
  const {calls} = office.sandbox.dear;
  const index = calls.findIndex(({status}) => status === 429);
  // What was under way beside it may come back; the next one that leaves waits.
  const later = calls.slice(index + 1).filter(({at}) => at > (calls[index]?.at ?? 0));
  expect((later[0]?.at ?? 0) - (calls[index]?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
});
