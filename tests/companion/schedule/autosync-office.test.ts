import {afterEach, expect, test} from 'vitest';
import type {Status} from '../../../shared/contract/status.ts';
import type {Run} from '../../../shared/export/run.ts';
import {aSale} from '../../sandbox/books/builders.ts';
import {manyFreshSales} from '../../sandbox/books/many-fresh.ts';
import type {Office} from '../../support/office.ts';
import {ALL, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
let office: Office;
afterEach(() => office.close());

const turnOn = (frequency: string, timeZone = 'UTC') => {
  const start = new Date(Math.floor(office.clock.now() / MINUTE) * MINUTE + 2 * MINUTE).toISOString();
  const [startDate, startTime] = [start.slice(0, 10), start.slice(11, 16)];
  const body = {autosync: {enabled: true, startDate, startTime, timeZone, frequency}};
  return office.call('PATCH', '/api/settings', body).then(() => Date.parse(start));
};
const turnOff = () => office.call('PATCH', '/api/settings', {autosync: {enabled: false}});
const status = async () => (await office.call<Status>('GET', '/api/status')).body;
const byItself = async () =>
  (await office.call<{items: Run[]}>('GET', '/api/runs')).body.items.filter(({trigger}) => trigger === 'auto');

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await isTrue()) return;
    await office.clock.sleep(SECOND);
  }
  throw new Error('It never came true.');
}

test('what is authorised in DEAR is in Xero without a click, begun within five seconds of the slot', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  const start = await turnOn('1h');
  await until(async () => (await byItself()).some(({state}) => state === 'finished'));
  const [run] = await byItself();
  expect(run).toMatchObject({scope: ALL, requestedBy: null, counts: {completed: 1}});
  expect(Date.parse(run?.startedAt ?? '') - start).toBeGreaterThanOrEqual(0);
  expect(Date.parse(run?.startedAt ?? '') - start).toBeLessThan(5 * SECOND);
  await turnOff();
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('slot after slot goes on, each document once', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  await turnOn('15m');
  await until(async () => (await byItself()).length === 1);
  office.sandbox.dear.books.add([aSale({number: 'SO-00002'})]);
  await until(async () => (await byItself()).filter(({state}) => state === 'finished').length === 3);
  await turnOff();
  expect((await byItself()).reduce((sum, {counts}) => sum + counts.completed, 0)).toBe(2);
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('Xero disconnected: the sync that did not run is a problem, made up when Xero is back', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  await office.call('DELETE', '/api/connections/xero');
  await turnOn('6h');
  await until(async () => (await status()).standing.some(({code}) => code === 'autosync.did-not-run'));
  expect(await byItself()).toEqual([]);
  await office.connect();
  await until(async () => (await byItself()).some(({state}) => state === 'finished'));
  expect((await status()).standing).toEqual([]);
  await turnOff();
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('a companion that stops in the middle of a scheduled sync goes on with it when it is back', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'}), aSale({number: 'SO-00002'})]);
  await turnOn('1w');
  await until(async () => (await byItself()).length === 1);
  await office.shut();
  await office.open();
  await until(async () => (await byItself()).some(({state}) => state === 'finished'));
  await turnOff();
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('Sync Now while it syncs by itself: one follow-up waits however often it is clicked, and never two at once', async () => {
  office = await workingOffice(manyFreshSales(80));
  await turnOn('1d');
  await until(async () => (await byItself()).some(({state, progress}) => state === 'running' && progress.done > 0));
  const clicks = [];
  for (let click = 0; click < 3; click++) clicks.push(await office.call<{run: Run}>('POST', '/api/runs', {scope: ALL}));
  expect(clicks.map(({status}) => status)).toEqual([202, 200, 200]);
  expect(new Set(clicks.map(({body}) => body.run.id)).size).toBe(1);
  expect(clicks[0]?.body.run).toMatchObject({state: 'waiting', trigger: 'manual'});
  await until(async () => (await status()).run === null);
  await turnOff();
  const [first] = await byItself();
  const {run} = (await office.call<{run: Run}>('GET', `/api/runs/${clicks[0]?.body.run.id}`)).body;
  expect((run.startedAt ?? '') >= (first?.finishedAt ?? '')).toBe(true);
  expect(wrongAtTheEnd(office)).toEqual([]);
});
