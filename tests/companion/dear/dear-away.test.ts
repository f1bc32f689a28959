import {describe, expect, test} from 'vitest';
import type {Fetch} from '../../../companion/platform/http.ts';
import {dearAt, KEY, sale, settled} from './a-dear-client.ts';
import {aSale, json, networkError, purchaseId, replies, saleId} from './answers.ts';

describe('when DEAR does not answer as it should', () => {
  test.each([
    [
      '429 with “60 Seconds”',
      new Response('You have reached 60 calls per 60 seconds API limit.', {
        status: 429,
        headers: {'retry-after': '60 Seconds', 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0'},
      }),
      60_000,
    ],
    [
      'the limit as 400',
      json([{ErrorCode: 400, Exception: 'You have reached 60 calls per 60 seconds API limit.'}], {status: 400}),
      60_000,
    ],
    ['the limit as 503', new Response('You reached 60 calls per minute API limit.', {status: 503}), 60_000],
    ['503', new Response('Service Unavailable', {status: 503}), 500],
    ['500', json([{ErrorCode: 500, Exception: 'Unexpected'}], {status: 500}), 500],
    ['a web page with 200', new Response('<!DOCTYPE html><title>Login</title>'), 500],
    ['half an answer', new Response('{"ID":"3f2b'), 500],
    ['a broken connection', networkError('ECONNRESET'), 500],
  ])('%s is waited out', async (_, reply, wait) => {
    const fetch = replies(reply, json(aSale()));
    const {dear, clock} = dearAt(fetch);
    const call = dear.readMaster(sale);
    await clock.advance(wait - 1);
    expect(fetch.asked).toHaveLength(1);
    expect(await settled(clock, call)).toMatchObject({id: saleId});
    expect(fetch.asked).toHaveLength(2);
  });

  test.each([
    ['dear.failing', json('', {status: 500})],
    ['dear.garbled', new Response('<html>')],
    ['dear.garbled', json(aSale({ID: purchaseId}))],
    ['dear.unreachable', networkError('ECONNREFUSED')],
    ['dear.busy', new Response('', {status: 429})],
  ])('what does not pass is %s after four tries at most', async (code, reply) => {
    const fetch = replies(reply);
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({kind: 'passing', problem: {code}});
    expect(fetch.asked.length).toBeLessThanOrEqual(4);
  });

  test('an answer that does not come within thirty seconds is given up', async () => {
    let asked = 0;
    const hangs: Fetch = () => {
      asked += 1;
      return new Promise(() => {});
    };
    const {dear, clock} = dearAt(hangs);
    const call = dear.company();
    await clock.advance(30_000);
    expect(asked).toBe(1);
    await clock.advance(1_000);
    expect(asked).toBe(2);
    expect(await settled(clock, call)).toMatchObject({kind: 'passing', problem: {code: 'dear.slow'}});
  });

  test('half an answer that goes silent is given up too', async () => {
    const silent = new ReadableStream({start: (body) => body.enqueue(new TextEncoder().encode('{"ID":'))});
    const {dear, clock} = dearAt(replies(() => new Response(silent), json(aSale())));
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({id: saleId});
    expect(clock.waiting.count).toBe(0);
  });

  test.each([
    ['403', new Response('Incorrect credentials!', {status: 403})],
    ['401', new Response(`{"key":"${KEY}"}`, {status: 401})],
  ])('%s stands until somebody gives other keys, and shows none', async (_, reply) => {
    const fetch = replies(reply);
    const {dear, clock} = dearAt(fetch);
    const trouble = await settled(clock, dear.company());
    expect(trouble).toMatchObject({kind: 'standing', effect: 'not-processed', problem: {code: 'dear.keys-refused'}});
    expect(JSON.stringify(trouble)).not.toContain(KEY);
    expect(fetch.asked).toHaveLength(1);
  });

  test('a redirect is not followed with the keys', async () => {
    const fetch = replies(new Response(null, {status: 302, headers: {location: 'https://elsewhere.example/'}}));
    const {dear, clock} = dearAt(fetch);
    expect(await settled(clock, dear.company())).toMatchObject({kind: 'standing', problem: {code: 'dear.redirected'}});
  });

  test('a refusal of one document is about that document', async () => {
    const {dear, clock} = dearAt(
      replies(json([{ErrorCode: 400, Exception: 'Something is wrong with it'}], {status: 400})),
    );
    expect(await settled(clock, dear.readMaster(sale))).toMatchObject({
      kind: 'document',
      problem: {code: 'dear.request-refused', raw: 'Something is wrong with it'},
    });
  });

  test.each(['http://inventory.dearsystems.com/x', 'ftp://127.0.0.1/x'])('keys do not go to %s', (baseUrl) => {
    expect(() => dearAt(replies(), {baseUrl})).toThrow();
  });
});
