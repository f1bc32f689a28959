import {expect, test} from 'vitest';
import {health, status} from '../../../shared/contract/status.ts';
import type {Problem} from '../../../shared/result.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aCompanion, aRow, aRun} from '../http/a-companion.ts';

const problem = (code: string): Problem => ({code, title: `Trouble: ${code}`, detail: '', fix: 'Mend it.', raw: null});
const plenty = async () => 1e9;

test('a companion with nothing to do is healthy and ready, for anyone who asks', async () => {
  const it = await aCompanion({freeBytes: plenty});
  for (const path of ['/health', '/health/ready']) {
    const answer = await it.call('GET', path);
    expect(answer.status).toBe(200);
    expect(health.parse(answer.body)).toEqual({status: 'ok', version: '1.0.0'});
  }
});

test('the status says who asks, what is connected and what is left of the calls', async () => {
  const it = await aCompanion({dear: {status: () => ({state: 'connected', company: 'Bakery'})}});
  const {staff} = await it.pairBoth();
  const answer = await it.call('GET', '/api/status', {token: staff});
  expect(status.parse(answer.body)).toEqual({
    version: '1.0.0',
    dear: {state: 'connected', company: 'Bakery'},
    xero: {state: 'disconnected'},
    run: null,
    lastRun: null,
    nextAutosyncAt: null,
    pending: 0,
    problems: 0,
    standing: [],
    notifications: 0,
    mail: false,
    budget: {
      xeroMinute: {limit: 60, remaining: 60},
      xeroDay: {limit: 1000, remaining: 1000},
      dearMinute: {limit: 60, remaining: 60},
    },
    you: {name: 'Sam', role: 'staff'},
  });
});

test('the run under way and the last one that is over are shown', async () => {
  const it = await aCompanion();
  const {staff} = await it.pairBoth();
  const older = aRun({finishedAt: '2026-03-16T01:01:00.000Z'});
  const newer = aRun({finishedAt: '2026-03-16T01:05:00.000Z', state: 'stopped'});
  const running = aRun({state: 'running', finishedAt: null});
  for (const run of [newer, older, running]) await it.addRun(run);
  it.exporter.running = running;
  expect((await it.call('GET', '/api/status', {token: staff})).body).toMatchObject({
    run: {id: running.id},
    lastRun: {id: newer.id},
  });
});

test('problems are what Failed plus what stands in the way', async () => {
  const it = await aCompanion({
    dear: {status: () => ({state: 'failing', problem: problem('dear.keys-refused')})},
    xero: {status: () => ({state: 'failing', problem: problem('xero.login-ended')})},
  });
  const {staff} = await it.pairBoth();
  await it.addRows(aRow(1, {status: 'Failed'}), aRow(2, {status: 'Failed'}), aRow(3), aRow(4, {status: 'Skipped'}));
  await it.addRun(aRun({state: 'failed', problem: problem('xero.login-ended')}));
  const answer = await it.call('GET', '/api/status', {token: staff});
  expect(answer.body).toMatchObject({pending: 1, problems: 4});
});

test.each([
  [
    'a day limit that ended the last run',
    aRun({state: 'failed', problem: problem('xero.day-limit')}),
    503,
    'xero.day-limit',
  ],
  [
    'a run that a crash cut off, which is over',
    aRun({state: 'failed', problem: problem('run.interrupted')}),
    200,
    undefined,
  ],
  [
    'a run without a connection, which the status shows by itself',
    aRun({state: 'failed', problem: problem('dear.not-connected')}),
    200,
    undefined,
  ],
  ['a run that ended well', aRun(), 200, undefined],
])('ready after %s?', async (_, run, expected, code) => {
  const it = await aCompanion({freeBytes: plenty});
  await it.addRun(run);
  const answer = await it.call('GET', '/health/ready');
  expect(answer.status).toBe(expected);
  expect(answer.body.code).toBe(code);
});

test('a connection that fails makes it not ready, yet healthy', async () => {
  const it = await aCompanion({
    freeBytes: plenty,
    xero: {status: () => ({state: 'failing', problem: problem('xero.login-ended')})},
  });
  expect(await it.call('GET', '/health/ready')).toMatchObject({
    status: 503,
    body: {code: 'xero.login-ended', title: 'Trouble: xero.login-ended'},
  });
  expect((await it.call('GET', '/health')).status).toBe(200);
});

test('a full disk makes it not ready until there is room', async () => {
  let free = 1e9;
  const disk = forgetfulDisk();
  const it = await aCompanion({disk, freeBytes: async () => free});
  const {admin} = await it.pairBoth();
  free = 1000;
  expect(await it.call('GET', '/health/ready')).toMatchObject({status: 503, body: {code: 'store.no-space'}});
  free = 1e9;
  expect((await it.call('GET', '/health/ready')).status).toBe(200);

  let full = true;
  disk.fillUp(() => full);
  const refused = await it.call('PATCH', '/api/settings', {token: admin, body: {attachmentDays: 3}});
  expect(refused).toMatchObject({status: 503, body: {code: 'store.no-space'}});
  expect((await it.call('GET', '/api/settings', {token: admin})).body.attachmentDays).toBe(14);
  full = false;
  expect((await it.call('PATCH', '/api/settings', {token: admin, body: {attachmentDays: 3}})).status).toBe(200);
  expect((await it.call('GET', '/health/ready')).status).toBe(200);
});
