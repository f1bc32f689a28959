import {describe, expect, test} from 'vitest';
import {isPlanLimit} from '../../../companion/xero/xero-trouble.ts';
import {json, networkError, replies} from '../dear/answers.ts';
import {anInvoice, invoiceId, settled, xeroAt} from './answers.ts';

const noInvoices = json({Invoices: []});

describe('when Xero does not answer as it should', () => {
  const limited = (problem: string, retryAfter?: string) => () =>
    new Response('', {
      status: 429,
      headers: {'x-rate-limit-problem': problem, ...(retryAfter ? {'retry-after': retryAfter} : {})},
    });
  const expired = () =>
    json(
      {Title: 'Unauthorized', Status: 401, Detail: 'TokenExpired: token expired at 03/02/2026 05:16:59'},
      {status: 401},
    );

  test.each([
    ['a failed connection', networkError('ECONNRESET'), 'passing', 'unknown', 'xero.unreachable'],
    ['500', new Response('', {status: 500}), 'passing', 'unknown', 'xero.failing'],
    ['503', new Response('The Organisation is offline', {status: 503}), 'passing', 'unknown', 'xero.failing'],
    ['a web page with 200', new Response('<html>'), 'passing', 'unknown', 'xero.garbled'],
    ['half an answer', new Response('{"Invoices":[{"Inv'), 'passing', 'unknown', 'xero.garbled'],
    ['an answer without its list', json({Status: 'OK'}), 'passing', 'unknown', 'xero.garbled'],
    ['an empty answer', new Response(''), 'passing', 'unknown', 'xero.garbled'],
    [
      'a key it knows',
      json(
        {ErrorNumber: 10, Type: 'ValidationException', Message: 'Idempotency Key: K is used with a different request.'},
        {status: 400},
      ),
      'passing',
      'unknown',
      'xero.key-reused',
    ],
    [
      'bad data',
      json({ErrorNumber: 14, Type: 'PostDataInvalidException', Message: 'Error converting value'}, {status: 400}),
      'document',
      'not-processed',
      'xero.request-refused',
    ],
    [
      'too much at once',
      json({Title: 'RequestEntityTooLarge', Status: 413}, {status: 413}),
      'document',
      'not-processed',
      'xero.too-large',
    ],
    ['a bad precondition', new Response('', {status: 412}), 'document', 'not-processed', 'xero.request-refused'],
    ['a method it lacks', json({ErrorNumber: 20}, {status: 501}), 'document', 'not-processed', 'xero.request-refused'],
    ['an id it lacks', new Response('', {status: 404}), 'document', 'not-processed', 'xero.request-refused'],
    [
      'a lost organisation',
      json({Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful'}, {status: 403}),
      'standing',
      'not-processed',
      'xero.access-lost',
    ],
    [
      'a missing scope',
      json({Detail: 'AuthorizationUnsuccessful'}, {status: 401, headers: {'www-authenticate': 'insufficient_scope'}}),
      'standing',
      'not-processed',
      'xero.scope-missing',
    ],
    [
      'a plan that is full',
      json({ErrorNumber: 10, Message: 'You have reached the limit of invoices you can approve'}, {status: 400}),
      'standing',
      'not-processed',
      'xero.plan-limit',
    ],
    ["the day's limit", limited('day', '3600'), 'standing', 'not-processed', 'xero.day-limit'],
  ])('a write answered with %s leaves once', async (_, reply, kind, effect, code) => {
    const fetch = replies(reply);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.updateInvoice(invoiceId, '{}', 'k'))).toMatchObject({
      kind,
      effect,
      problem: {code},
    });
    expect(fetch.asked).toHaveLength(1);
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND'])('a write that never left (%s) did nothing', async (code) => {
    const {xero, clock} = xeroAt(replies(networkError(code)));
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject({kind: 'passing', effect: 'not-processed'});
  });

  test.each([
    ['minute', limited('minute', '23'), 23_000],
    ['Minute limit', limited('Minute limit', '23'), 23_000],
    ['concurrent', limited('concurrent'), 500],
    ['appminute', limited('appminute'), 60_000],
  ])('a write that met the limit %s is repeated with the same key and bytes', async (_, reply, wait) => {
    const fetch = replies(reply, json({Invoices: [anInvoice()]}));
    const {xero, clock} = xeroAt(fetch);
    const before = clock.now();
    expect(await settled(clock, xero.putInvoices('{"same":1}', 'key'))).toMatchObject([{outcome: 'saved'}]);
    expect(clock.now() - before).toBeGreaterThanOrEqual(wait);
    expect(fetch.asked.map(({body, headers}) => [body, headers.get('idempotency-key')])).toEqual([
      ['{"same":1}', 'key'],
      ['{"same":1}', 'key'],
    ]);
  });

  test.each([
    ['500', new Response('', {status: 500})],
    ['garbage', new Response('<html>')],
    ['a broken connection', networkError('ECONNRESET')],
  ])('a look-up that met %s is repeated', async (_, reply) => {
    const fetch = replies(reply, noInvoices);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.findInvoicesByNumber(['A']))).toEqual([]);
    expect(fetch.asked).toHaveLength(2);
  });

  test('an expired login is renewed once and the call repeated', async () => {
    const fetch = replies(expired, json({Invoices: [anInvoice()]}));
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([{outcome: 'saved'}]);
    expect(fetch.asked.map(({headers}) => headers.get('authorization'))).toEqual(['Bearer token-0', 'Bearer token-1']);
  });

  test('a login that is refused again has ended', async () => {
    const fetch = replies(expired);
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject({
      kind: 'standing',
      problem: {code: 'xero.login-ended', title: "Xero's login has ended."},
    });
    expect(fetch.asked).toHaveLength(2);
  });

  test("after the day's limit nobody asks before its end", async () => {
    const fetch = replies(limited('day', '3600'), noInvoices);
    const {xero, clock} = xeroAt(fetch);
    const trouble = await settled(clock, xero.findInvoicesByNumber(['A']));
    expect(trouble).toMatchObject({retryAfter: 3_600_000, problem: {code: 'xero.day-limit'}});
    expect(await settled(clock, xero.findInvoicesByNumber(['A'], {urgent: true}))).toMatchObject({kind: 'standing'});
    expect(fetch.asked).toHaveLength(1);
    await clock.advance(3_600_000);
    expect(await settled(clock, xero.findInvoicesByNumber(['A']))).toEqual([]);
  });

  test('the last tenth of the day is kept for people, as Xero counts it', async () => {
    const left = (remaining: number) => () =>
      json({Invoices: []}, {headers: {'x-daylimit-remaining': String(remaining), 'x-minlimit-remaining': '50'}});
    const fetch = replies(left(100), left(99), left(98), left(5_000), left(4_999));
    const {xero, clock, day} = xeroAt(fetch);
    const ask = (urgent: boolean) => settled(clock, xero.findInvoicesByNumber(['A'], {urgent}));
    expect(await ask(false)).toEqual([]);
    expect(day.budget()).toEqual({limit: 1000, remaining: 100});
    expect(await ask(true)).toEqual([]);
    // The first that is refused asks Xero once whether a new day has begun.
    expect(await ask(false)).toEqual([]);
    expect(await ask(false)).toMatchObject({
      kind: 'standing',
      effect: 'not-processed',
      problem: {code: 'xero.day-limit'},
    });
    await clock.advance(30 * 60_000);
    expect(await ask(false)).toEqual([]);
    expect(await ask(false)).toEqual([]);
    expect(day.budget()).toEqual({limit: 5_000, remaining: 4_999});
  });

  test("what the minute still allows is Xero's word", async () => {
    const {xero, clock, pacer} = xeroAt(replies(json({Invoices: []}, {headers: {'x-minlimit-remaining': '7'}})));
    await settled(clock, xero.findInvoicesByNumber(['A']));
    expect(pacer.budget()).toEqual({limit: 60, remaining: 7});
  });

  test('the words for a full plan are known again', () => {
    expect(isPlanLimit('You have reached the limit of invoices you can approve.')).toBe(true);
    expect(isPlanLimit('The contact name is already assigned.')).toBe(false);
  });
});
