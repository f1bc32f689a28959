import {beforeEach, expect, test, vi} from 'vitest';
import {backoff, createLink} from '../../../extension/client/link.ts';
import type {LinkNews} from '../../../extension/client/link-news.ts';
import type {Memory, Pairing} from '../../../extension/client/memory.ts';
import {CompanionTrouble} from '../../../extension/client/trouble.ts';
import {versionMisfit} from '../../../extension/client/version-fit.ts';
import {status as statusSchema} from '../../../shared/contract/status.ts';
import {aFinishedRun, aRun, aStatus} from '../../support/contract-builders.ts';

const TOKEN = 'the-token';
const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

interface Heard {
  readonly path: string;
  readonly token: string | null;
  readonly lastEventId: string | null;
}

/** A companion with a key of its own, and a stream one can write to and cut. */
async function aCompanion() {
  const keys = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const key = base64(await crypto.subtle.exportKey('spki', keys.publicKey));
  const heard: Heard[] = [];
  const state = {there: true, signsWith: keys.privateKey, status: aStatus(), refusesToken: false};
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;

  const fetcher: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const {pathname} = new URL(String(input));
    heard.push({path: pathname, token: headers.get('authorization'), lastEventId: headers.get('last-event-id')});
    if (!state.there) throw new TypeError('Failed to fetch');
    if (pathname === '/api/proof') {
      const {challenge} = JSON.parse(String(init?.body)) as {challenge: string};
      const signature = await crypto.subtle.sign('Ed25519', state.signsWith, new TextEncoder().encode(challenge));
      return Response.json({signature: base64(signature)});
    }
    if (pathname === '/health') return Response.json({status: 'ok', version: state.status.version});
    if (pathname === '/api/pair') {
      return Response.json(
        {token: TOKEN, user: {id: 'u', name: 'Accounts', role: 'admin'}, companion: {key}},
        {status: 201},
      );
    }
    if (state.refusesToken) return new Response('{}', {status: 401});
    if (pathname === '/api/events') {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream = controller;
        },
      });
      init?.signal?.addEventListener('abort', () => stream?.error(new Error('aborted')));
      return new Response(body);
    }
    return Response.json(state.status);
  };
  return {
    key,
    heard,
    state,
    fetch: fetcher,
    say: (text: string) => stream?.enqueue(new TextEncoder().encode(text)),
    hangUp: () => stream?.close(),
  };
}

function aMemory(pairing: Pairing | null): Memory {
  const kept = new Map<string, unknown>([['pairing', pairing]]);
  const read = async (name: string) => (kept.get(name) ?? null) as never;
  const keep = (name: string) => async (value: unknown) => void kept.set(name, value);
  return {
    lock: async () => undefined,
    pairing: () => read('pairing'),
    keepPairing: keep('pairing'),
    address: async () => 'http://127.0.0.1:4780',
    keepAddress: keep('address'),
    known: () => read('known'),
    keepKnown: keep('known'),
    lastEventId: () => read('lastEventId'),
    keepLastEventId: keep('lastEventId'),
    example: async () => false,
    keepExample: keep('example'),
    dockFolded: async () => false,
    keepDockFolded: keep('dockFolded'),
    noticesShown: async () => [],
    keepNoticesShown: async () => undefined,
  };
}

let companion: Awaited<ReturnType<typeof aCompanion>>;
let news: LinkNews[];
let naps: (() => void)[];
let alive: number;

beforeEach(async () => {
  companion = await aCompanion();
  news = [];
  naps = [];
  alive = 0;
});

const paired = (): Pairing => ({
  address: 'http://127.0.0.1:4780',
  token: TOKEN,
  key: companion.key,
  user: {id: 'u', name: 'Accounts', role: 'admin'},
});
const aLink = (pairing: Pairing | null = paired()) =>
  createLink({
    memory: aMemory(pairing),
    fetch: companion.fetch,
    version: '1.2.3',
    now: () => new Date('2026-11-23T10:48:00Z'),
    stayAlive: () => {
      alive += 1;
    },
    tell: (told) => news.push(told),
    pause: (_, signal) =>
      new Promise((resolve) => {
        naps.push(resolve);
        signal.addEventListener('abort', () => resolve());
      }),
  });
const states = () => news.flatMap((told) => (told.news === 'snapshot' ? [told.snapshot.state] : []));
const withToken = () => companion.heard.filter(({token}) => token !== null).map(({path}) => path);

test('the companion proves itself before any token goes there', async () => {
  const link = aLink();
  await link.ask({path: '/api/status'}, statusSchema);
  await link.ask({path: '/api/status'}, statusSchema);
  expect(companion.heard.map(({path}) => path)).toEqual(['/api/proof', '/health', '/api/status', '/api/status']);
  expect(withToken()).toEqual(['/api/status', '/api/status']);
});

test('whoever cannot prove it gets no token, and is called a stranger', async () => {
  const other = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  companion.state.signsWith = other.privateKey;
  const link = aLink();
  await expect(link.ask({path: '/api/status'}, statusSchema)).rejects.toBeInstanceOf(CompanionTrouble);
  expect(withToken()).toEqual([]);
  expect(await link.snapshot()).toMatchObject({state: 'stranger'});
});

test('after it was away it has to prove itself again', async () => {
  const link = aLink();
  await link.ask({path: '/api/status'}, statusSchema);
  companion.state.there = false;
  await link.ask({path: '/api/status'}, statusSchema).catch(() => undefined);
  expect(await link.snapshot()).toMatchObject({state: 'away'});
  companion.state.there = true;
  companion.heard.length = 0;
  await link.ask({path: '/api/status'}, statusSchema);
  expect(companion.heard.map(({path}) => path)).toEqual(['/api/proof', '/health', '/api/status']);
});

test('it listens, tells what it hears, and stays alive with every piece of the stream', async () => {
  const link = aLink();
  link.start();
  await vi.waitFor(() => expect(states()).toContain('present'));
  companion.say(`event: run\nid: 12\ndata: ${JSON.stringify({run: aRun()})}\n\n`);
  await vi.waitFor(() => expect(news.some((told) => told.news === 'run')).toBe(true));
  expect((await link.snapshot()).status?.run?.id).toBe('run-1');
  const before = alive;
  companion.say(': still here\n\n');
  await vi.waitFor(() => expect(alive).toBeGreaterThan(before));
});

test('a run that is over is no longer in work, and the figures are asked for anew', async () => {
  const link = aLink();
  link.start();
  await vi.waitFor(() => expect(states()).toContain('present'));
  companion.state.status = aStatus({problems: 2, lastRun: aFinishedRun()});
  companion.say(`event: run\nid: 13\ndata: ${JSON.stringify({run: aFinishedRun()})}\n\n`);
  await vi.waitFor(async () => expect((await link.snapshot()).status).toMatchObject({run: null, problems: 2}));
});

test('a stream that ended is taken up again where it was left', async () => {
  const link = aLink();
  link.start();
  await vi.waitFor(() => expect(states()).toContain('present'));
  companion.say(`event: run\nid: 41\ndata: ${JSON.stringify({run: aRun()})}\n\n`);
  await vi.waitFor(() => expect(news.some((told) => told.news === 'run')).toBe(true));
  companion.hangUp();
  await vi.waitFor(() => expect(naps).toHaveLength(1));
  naps[0]?.();
  await vi.waitFor(() => expect(companion.heard.filter(({path}) => path === '/api/events')).toHaveLength(2));
  expect(companion.heard.filter(({path}) => path === '/api/events').at(-1)?.lastEventId).toBe('41');
  expect(companion.heard.filter(({path}) => path === '/api/proof')).toHaveLength(2);
});

test('a token that no longer counts ends the listening, and says so', async () => {
  companion.state.refusesToken = true;
  const link = aLink();
  link.start();
  await vi.waitFor(() => expect(states()).toContain('revoked'));
  expect(naps).toEqual([]);
  await vi.waitFor(() => expect(withToken().length).toBeGreaterThan(0));

  // Nor is it sent again by itself; a person may ask, and it counts again once the companion takes it.
  const sent = withToken().length;
  link.wake();
  await vi.waitFor(async () => expect(await link.snapshot()).toMatchObject({state: 'revoked'}));
  expect(withToken()).toHaveLength(sent);
  companion.state.refusesToken = false;
  expect(await link.tryAgain()).toMatchObject({state: 'present'});
});

test('the last status known is kept while the companion is away', async () => {
  const link = aLink();
  await link.tryAgain();
  companion.state.there = false;
  companion.hangUp();
  const snapshot = await link.tryAgain();
  expect(snapshot).toMatchObject({state: 'away', heardAt: '2026-11-23T10:48:00.000Z', status: {version: '1.0.0'}});
});

test('pairing makes this the companion, and proves it at once', async () => {
  const link = aLink(null);
  expect(await link.snapshot()).toMatchObject({state: 'unpaired'});
  const snapshot = await link.pair('http://127.0.0.1:4780', '7KQ4-M2XD', 'Accounts');
  expect(snapshot).toMatchObject({state: 'present', you: {name: 'Accounts', role: 'admin'}});
  expect(companion.heard.map(({path}) => path).slice(0, 3)).toEqual(['/health', '/api/pair', '/api/proof']);
});

test('it waits longer after each failure, up to a quarter of a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(backoff)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test('a companion of another major version is named as such, nothing is asked of it, and it mends itself', async () => {
  companion.state.status = {...aStatus(), version: '2.0.0'};
  const link = aLink();
  expect(await link.tryAgain()).toMatchObject({state: 'too-old', trouble: {detail: expect.stringContaining('newer')}});
  expect(companion.heard.filter(({token}) => token !== null)).toEqual([]);
  companion.state.status = aStatus();
  expect(await link.tryAgain()).toMatchObject({state: 'present'});
});

test.each([
  ['1.0.0', '1.9.4', null],
  ['1.9.4', '1.0.0', null],
  ['0.9.0', '1.0.0', 'older'],
  ['2.0.0', '1.0.0', 'newer'],
  ['nightly', '1.0.0', null],
])('companion %s and extension %s', (theirs, own, word) => {
  const misfit = versionMisfit(theirs, own);
  if (word === null) expect(misfit).toBeNull();
  else expect(misfit?.detail).toContain(word);
});
