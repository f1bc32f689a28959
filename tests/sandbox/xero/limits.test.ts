import {expect, test} from 'vitest';
import {loggedIn} from './logged-in.ts';

const left = (headers: Headers) =>
  ['x-minlimit-remaining', 'x-daylimit-remaining', 'x-appminlimit-remaining'].map((name) => headers.get(name));

test('every answer says what is left, errors too', async () => {
  const {call} = await loggedIn({limits: {minute: 60, day: 1_000, appMinute: 10_000}});
  expect(left((await call('GET', '/Organisation')).headers)).toEqual(['59', '999', '9999']);
  expect(left((await call('GET', '/Nonsense')).headers)).toEqual(['58', '998', '9998']);
});

test('the call after the last of the minute waits exactly Retry-After; a refused call does not count', async () => {
  const {call, clock} = await loggedIn({limits: {minute: 2}});
  await call('GET', '/Organisation');
  await call('GET', '/Organisation');
  const refused = await call('GET', '/Organisation');
  expect([refused.status, refused.headers.get('x-rate-limit-problem'), refused.text]).toEqual([429, 'minute', '']);
  const seconds = Number(refused.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);

  clock.set(clock.now() + (seconds - 1) * 1_000);
  expect((await call('GET', '/Organisation')).status).toBe(429);
  clock.set(clock.now() + 1_000);
  expect((await call('GET', '/Organisation')).headers.get('x-minlimit-remaining')).toBe('1');
});

test('each organisation has its own minute, beginning at its own moment', async () => {
  const {call, sandbox} = await loggedIn({limits: {minute: 1}, tenants: 'all'});
  const as = (index: number) => ({headers: {'xero-tenant-id': sandbox.organisations[index]?.tenantId ?? ''}});
  await call('GET', '/Organisation', as(0));
  await call('GET', '/Organisation', as(1));
  const waits = [await call('GET', '/Organisation', as(0)), await call('GET', '/Organisation', as(1))];
  expect(waits.map(({status}) => status)).toEqual([429, 429]);
  expect(waits[0]?.headers.get('retry-after')).not.toBe(waits[1]?.headers.get('retry-after'));
});

test('the day ends with a Retry-After of hours', async () => {
  const {call} = await loggedIn({limits: {day: 1}});
  await call('GET', '/Organisation');
  const refused = await call('GET', '/Organisation');
  expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'day']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
});

test('the sixth call at once is refused without a Retry-After, and the next is let in when one ends', async () => {
  const {call, sandbox, clock} = await loggedIn();
  sandbox.faults.add({on: 'GET /Organisation', fault: {kind: 'slow', milliseconds: 1_000}, times: 5});
  const five = Array.from({length: 5}, () => call('GET', '/Organisation'));
  await clock.advance(500);
  const refused = await call('GET', '/Accounts');
  expect([refused.status, refused.headers.get('x-rate-limit-problem'), refused.headers.get('retry-after')]).toEqual([
    429,
    'concurrent',
    null,
  ]);
  await clock.advance(500);
  expect((await Promise.all(five)).map(({status}) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await call('GET', '/Accounts')).status).toBe(200);
});

test('the whole app has a minute too', async () => {
  const {call} = await loggedIn({limits: {appMinute: 1}});
  await call('GET', '/Organisation');
  const refused = await call('GET', '/Organisation');
  expect([refused.headers.get('x-rate-limit-problem'), refused.headers.get('retry-after')]).toEqual([
    'appminute',
    null,
  ]);
});
