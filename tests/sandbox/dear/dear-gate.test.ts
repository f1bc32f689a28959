import {expect, test} from 'vitest';
import {ObedientClock} from '../../support/clock.ts';
import {createBooks} from '../books/books.ts';
import {aSale} from '../books/builders.ts';
import {fetchDear} from './ask-dear.ts';
import {ConnectionDropped, createDearSandbox} from './dear-sandbox.ts';
import type {DearFault} from './faults.ts';

const start = () => {
  const clock = new ObedientClock('2026-03-16T02:00:00Z');
  const dear = createDearSandbox({clock, books: createBooks({clock, masters: [aSale()]})});
  return {clock, dear, fetch: (path: string, init?: RequestInit) => fetchDear(dear, path, init)};
};

test.each([
  ['no account', {'api-auth-accountid': ''}],
  ['a wrong account', {'api-auth-accountid': 'someone'}],
  ['no key', {'api-auth-applicationkey': ''}],
  ['a wrong key', {'api-auth-applicationkey': 'guess'}],
])('with %s DEAR refuses in plain text', async (_, headers) => {
  const answer = await start().fetch('/me', {headers});
  expect(answer.status).toBe(403);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toBe('Incorrect credentials!');
});

test('paths count in any case, unknown ones do not exist, and writing is not done here', async () => {
  const {fetch, dear} = start();
  expect((await fetch('/ME')).status).toBe(200);
  expect((await dear.app.request('/externalapi/V2/me')).status).toBe(403);
  expect((await fetch('/Products')).status).toBe(404);
  expect((await fetch('/sale', {method: 'DELETE'})).status).toBe(405);
});

test('the sixty-first call within a minute is refused as live answers are', async () => {
  const {fetch, clock} = start();
  for (let call = 0; call < 60; call += 1) {
    const answer = await fetch('/me');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-ratelimit-remaining')).toBeNull();
    await clock.advance(100);
  }
  const refused = await fetch('/me');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('60 Seconds');
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(await refused.text()).toBe('You have reached 60 calls per 60 seconds API limit.');

  await clock.advance(60_000 - 6_000);
  expect((await fetch('/me')).status).toBe(200);
  expect((await fetch('/me')).status).toBe(429);
});

test('every answer carries the time of the clock, and every call is written down', async () => {
  const {fetch, dear, clock} = start();
  const answer = await fetch('/saleList?Page=2');
  expect(answer.headers.get('date')).toBe('Mon, 16 Mar 2026 02:00:00 GMT');
  expect(dear.calls).toMatchObject([
    {at: clock.now(), method: 'GET', path: '/saleList', query: {page: '2'}, status: 200, withKeys: true},
  ]);
});

test.each<[DearFault, number, RegExp]>([
  ['429', 429, /^You have reached 60/],
  ['429-as-400', 400, /^\[\{"ErrorCode":400,"Exception":"You have reached 60/],
  ['500', 500, /^\[\{"ErrorCode":500/],
  ['503', 503, /^You have reached/],
  ['html', 200, /^<!doctype html>/],
  ['truncated', 200, /^\{"Total":1,"Page":1,"SaleList":\[\{/],
  ['wrong-keys', 403, /^Incorrect credentials!$/],
  ['error-200', 200, /^\{"ErrorCode":400,"Exception"/],
])('the fault %s meets the call it was meant for, once', async (fault, status, body) => {
  const {fetch, dear} = start();
  dear.faults.add({on: 'GET /saleList', fault, after: 1});
  expect((await fetch('/saleList')).status).toBe(200);
  expect((await fetch('/me')).status).toBe(200);
  const answer = await fetch('/salelist');
  expect(answer.status).toBe(status);
  const text = await answer.text();
  expect(text).toMatch(body);
  if (fault !== '500' && fault !== '429-as-400' && fault !== 'error-200') expect(() => JSON.parse(text)).toThrow();
  expect(await (await fetch('/saleList')).json()).toMatchObject({Total: 1});
});

test('a dropped connection is no answer at all', async () => {
  const {fetch, dear} = start();
  dear.faults.add({on: '*', fault: 'drop', times: 2});
  await expect(fetch('/me')).rejects.toBeInstanceOf(ConnectionDropped);
  await expect(fetch('/me')).rejects.toBeInstanceOf(ConnectionDropped);
  expect((await fetch('/me')).status).toBe(200);
  expect(dear.calls.map(({status}) => status)).toEqual([0, 0, 200]);
});

test('a slow answer comes late by the clock', async () => {
  const {fetch, dear, clock} = start();
  dear.faults.add({on: 'GET /me', fault: 'slow', milliseconds: 5_000});
  const from = clock.now();
  const auto = clock.autoAdvance();
  expect((await fetch('/me')).status).toBe(200);
  auto.stop();
  expect(clock.now() - from).toBe(5_000);
});

test('an id nobody knows is refused in an array of one', async () => {
  const {fetch} = start();
  for (const [path, words] of [
    ['/sale?ID=5f0c1a52-0000-4000-8000-00000000dead', 'Sale not found'],
    ['/sale', 'Sale not found'],
    ['/advanced-purchase?ID=nonsense', 'Purchase not found'],
    [`/purchase?ID=${aSale().id}`, 'Purchase not found'],
  ] as const) {
    const answer = await fetch(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual([{ErrorCode: 400, Exception: words}]);
  }
});
