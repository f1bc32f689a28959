import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {isObject, parseExact, readExact} from '../../../companion/platform/exact-json.ts';
import {exchange, retryAfter} from '../../../companion/platform/http.ts';
import {persevere} from '../../../companion/platform/persevere.ts';
import {secureAddress} from '../../../companion/platform/secure-address.ts';
import {problemOf, Trouble} from '../../../companion/platform/trouble.ts';
import {watched} from '../../../companion/platform/watched.ts';
import {ObedientClock} from '../../support/clock.ts';

const LIMITS = {timeout: 30_000, bytes: 1_000};
const ids = {next: () => 'id', bytes: (length: number) => new Uint8Array(length), below: () => 0};

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (url: string, clock = new ObedientClock()) =>
  exchange({fetch: (to, init) => fetch(to, init), clock}, url, {}, LIMITS);

describe('one request over real sockets', () => {
  test('brings status, headers and the whole text', async () => {
    const url = await serve((_, response) => response.writeHead(418, {'x-one': '1'}).end('tē 茶'));
    const {answer} = await ask(url);
    expect([answer?.status, answer?.headers.get('x-one'), answer?.text]).toEqual([418, '1', 'tē 茶']);
  });

  test('a port where nobody listens was never reached', async () => {
    const url = await serve(() => {});
    const {port} = new URL(url);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const free = (server.address() as AddressInfo).port;
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    expect(free).not.toBe(Number(port));
    expect((await ask(`http://127.0.0.1:${free}`)).lost).toMatchObject({code: 'ECONNREFUSED', neverLeft: true});
  });

  test.each([
    ['before any answer', ((request) => request.socket.destroy()) satisfies RequestListener],
    [
      'in the middle of the answer',
      ((request, response) => {
        response.writeHead(200, {'content-length': '100'}).write('half', () => request.socket.destroy());
      }) satisfies RequestListener,
    ],
  ])('a connection that breaks %s leaves everything open', async (_, listener) => {
    expect((await ask(await serve(listener))).lost).toMatchObject({neverLeft: false});
  });

  test('an answer without end is cut off', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(5_000)));
    expect((await ask(url)).lost).toMatchObject({code: 'too-large', neverLeft: false});
  });

  test('a redirect is not followed', async () => {
    const url = await serve((_, response) => response.writeHead(302, {location: '/elsewhere'}).end());
    expect((await ask(url)).answer?.status).toBe(302);
  });

  test('no answer within the time is a timeout, and leaves nothing waiting', async () => {
    let heard = () => {};
    const asked = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const url = await serve(() => heard());
    const clock = new ObedientClock();
    const call = ask(url, clock);
    await asked;
    await clock.advance(30_000);
    expect((await call).lost).toMatchObject({code: 'timeout', neverLeft: false});
    expect(clock.waiting.count).toBe(0);
  });

  test('a header that is refused is not quoted', async () => {
    const {lost} = await exchange(
      {fetch: (to, init) => fetch(to, init), clock: new ObedientClock()},
      'http://127.0.0.1:1',
      {headers: {key: 'secret\n1'}},
      LIMITS,
    );
    expect(JSON.stringify(lost)).not.toContain('secret');
  });
});

test.each([
  ['23', 23_000],
  ['60 Seconds', 60_000],
  ['1.5', 1_500],
  ['Mon, 16 Mar 2026 02:00:30 GMT', 30_000],
  ['soon', undefined],
])('Retry-After %s is read', (text, wait) => {
  expect(retryAfter(new Headers({'retry-after': text}), Date.parse('2026-03-16T02:00:00Z'))).toBe(wait);
});

test('numbers of an answer stay the text they were', () => {
  expect(parseExact('{"a":12.10,"b":[1e2,-0.000],"c":"1","d":null,"e":true}')).toEqual({
    a: '12.10',
    b: ['1e2', '-0.000'],
    c: '1',
    d: null,
    e: true,
  });
  expect(() => parseExact('{"a":')).toThrow(SyntaxError);
  expect(readExact('{"a":')).toBeUndefined();
  expect([{}, [], null, 'x'].map(isObject)).toEqual([true, false, false, false]);
});

test.each([
  ['https://api.example.com/v2/', 'https://api.example.com/v2'],
  ['http://127.0.0.1:4780', 'http://127.0.0.1:4780'],
  ['http://localhost:1/a', 'http://localhost:1/a'],
  ['http://[::1]:1', 'http://[::1]:1'],
  ['http://api.example.com', undefined],
  ['http://127.0.0.1.example.com', undefined],
  ['file:///etc', undefined],
  ['nonsense', undefined],
])('keys may travel to %s: %s', (address, safe) => {
  if (safe === undefined) expect(() => secureAddress(address)).toThrow();
  else expect(secureAddress(address)).toBe(safe);
});

describe('what passes', () => {
  const trouble = (kind: 'passing' | 'document' | 'standing', retryAfter?: number) =>
    new Trouble(kind, problemOf('x.y', 'T', 'D', 'F'), retryAfter === undefined ? {} : {retryAfter});

  /** Fails so often, then gives its turn; notes when it was tried. */
  function failing(clock: ObedientClock, times: number, error: Error) {
    const tried: number[] = [];
    return {
      tried,
      attempt: async () => {
        tried.push(clock.now());
        if (tried.length <= times) throw error;
        return tried.length;
      },
    };
  }

  test('is tried again a little later each time, four times at most', async () => {
    const clock = new ObedientClock(0);
    const {tried, attempt} = failing(clock, 9, trouble('passing'));
    const call = persevere({clock, ids}, attempt);
    call.catch(() => {});
    await clock.advance(60_000);
    await expect(call).rejects.toMatchObject({kind: 'passing'});
    expect(tried).toEqual([0, 500, 1_500, 3_500]);
  });

  test('waits as long as it was asked to', async () => {
    const clock = new ObedientClock(0);
    const {tried, attempt} = failing(clock, 1, trouble('passing', 60_000));
    const call = persevere({clock, ids}, attempt);
    await clock.advance(60_000);
    expect([await call, tried]).toEqual([2, [0, 60_000]]);
  });

  test.each([
    ['about a document', trouble('document')],
    ['standing', trouble('standing')],
    ['a wait of an hour', trouble('passing', 3_600_000)],
    ['no trouble of ours', new Error('a crash')],
  ])('is not what is %s', async (_, error) => {
    const clock = new ObedientClock(0);
    const {tried, attempt} = failing(clock, 1, error);
    await expect(persevere({clock, ids}, attempt)).rejects.toBe(error);
    expect(tried).toHaveLength(1);
  });

  test('is not waited for once somebody stopped the run', async () => {
    const clock = new ObedientClock(0);
    const stop = new AbortController();
    const {tried, attempt} = failing(clock, 9, trouble('passing'));
    const call = persevere({clock, ids, signal: stop.signal}, attempt);
    call.catch(() => {});
    await clock.advance(100);
    stop.abort();
    await expect(call).rejects.toMatchObject({kind: 'passing'});
    expect(tried).toHaveLength(1);
  });
});

test('who owns a client hears what stands, and what works again, before the caller', async () => {
  const heard: string[] = [];
  const standing = new Trouble('standing', problemOf('x.closed', 'T', 'D', 'F'));
  let works = false;
  const client = watched(
    {call: async (name: string) => (works ? name : Promise.reject(standing))},
    {worked: async (method) => void heard.push(method), stands: async ({code}) => void heard.push(code)},
  );
  await expect(client.call('a')).rejects.toBe(standing);
  works = true;
  expect(await client.call('b')).toBe('b');
  expect(heard).toEqual(['x.closed', 'call']);
});
