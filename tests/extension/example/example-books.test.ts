import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, expect, test, vi} from 'vitest';
import {answer, createAnswers} from '../../../extension/client/answers/answers.ts';
import type {LinkNews} from '../../../extension/client/link-news.ts';
import type {Memory, Pairing} from '../../../extension/client/memory.ts';
import {createExampleLink} from '../../../extension/example/example-link.ts';
import {createExampleSwitch} from '../../../extension/example/example-switch.ts';
import type {AskName} from '../../../extension/messages/asks.ts';
import {status} from '../../../shared/contract/status.ts';
import {leftInEnglish} from '../../support/left-in-english.ts';

const text = readFileSync(join(import.meta.dirname, '../../../extension/public/example/books.json'), 'utf8');
let news: LinkNews[];
let link: ReturnType<typeof createExampleLink>;
let kept: Map<string, unknown>;

beforeEach(() => {
  news = [];
  kept = new Map();
  link = createExampleLink({
    readBooks: async () => text,
    now: () => new Date('2026-11-25T10:00:00Z'),
    tell: (told) => news.push(told),
    pause: async () => undefined,
  });
});
const memory = () =>
  ({
    example: async () => kept.get('example') ?? false,
    keepExample: async (on: boolean) => void kept.set('example', on),
    pairing: async () => (kept.get('pairing') as Pairing | undefined) ?? null,
  }) as unknown as Memory;
const ask = (name: AskName, details: unknown = null) =>
  answer(
    createAnswers({
      link,
      memory: memory(),
      runs: () => [],
      panelDocument: async () => null,
      openSetUp: async () => undefined,
      example: {start: link.snapshot, leave: link.snapshot},
    }),
    name,
    details as never,
  );

// Every answer passes the schema of the real one on its way.
test.each<[AskName, unknown]>([
  ['settings', null],
  ['dear-choices', null],
  ['xero-choices', null],
  ['dear-documents', {from: '2026-01-01'}],
  ['transactions', {limit: 50}],
  ['transaction', {id: 'example-3'}],
  ['runs', {}],
  ['days', {from: '2026-11-01', to: '2026-11-25'}],
  ['notifications', {open: true}],
  ['activity', {}],
  ['users', null],
  ['form', null],
])('the sample books answer %s as a companion does, in sentences of its own', async (name, details) => {
  const answered = await ask(name, details);
  expect(answered).toMatchObject({ok: true});
  expect(leftInEnglish(answered)).toEqual([]);
});

test('they stand as connected, and are marked as made up', async () => {
  const snapshot = await link.snapshot();
  expect(snapshot).toMatchObject({state: 'present', isExample: true});
  expect(status.safeParse(snapshot.status).success).toBe(true);
});

test('a filter, a change and a skip do what they do', async () => {
  expect(await ask('transactions', {status: 'Failed', q: 'freight'})).toMatchObject({
    ok: true,
    value: {items: [{}, {}]},
  });
  await ask('change-settings', {patch: {attachmentDays: 3, mapping: {accounts: {'630': '425'}}}, tag: '"1"'});
  expect(await ask('settings')).toMatchObject({
    value: {settings: {attachmentDays: 3, mapping: {accounts: {'630': '425'}}}},
  });
  expect(await ask('skip', {id: 'example-3', reason: 'Not ours'})).toMatchObject({value: {status: 'Skipped'}});
});

test('a sync runs before one’s eyes and ends', async () => {
  expect(await ask('sync', {scope: {kind: 'all'}})).toMatchObject({ok: true, value: {state: 'running'}});
  await vi.waitFor(() => expect(news.some((told) => told.news === 'run' && told.run.state === 'finished')).toBe(true));
  expect((await link.snapshot()).status).toMatchObject({run: null, pending: 0});
});

test.each<[AskName, unknown]>([
  ['pair', {address: 'x', code: 'y', name: 'z'}],
  ['find', {address: 'http://127.0.0.1:4780'}],
  ['connect-dear', {accountId: 'a', applicationKey: 'b'}],
  ['connect-xero', null],
  ['disconnect-dear', null],
  ['disconnect-xero', null],
  ['invite', {role: 'staff'}],
  ['diagnosis', null],
  ['csv', {of: 'transactions', query: {}}],
])('%s needs a companion of one’s own, and says so', async (name, details) => {
  expect(await ask(name, details)).toMatchObject({ok: false, trouble: {title: 'Example books'}});
});

test('a paired browser never shows them, and leaving shows how it really stands', async () => {
  const announced: unknown[] = [];
  const real = {
    ...link,
    snapshot: async () => ({...(await link.snapshot()), state: 'unpaired' as const, isExample: undefined}),
  };
  const create = () =>
    createExampleSwitch({
      memory: memory(),
      link: real as never,
      exampleLink: link,
      announce: (told) => announced.push(told.state),
    });
  const example = create();
  expect(await example.isOn()).toBe(false);
  await example.start();
  expect(await example.isOn()).toBe(true);
  expect(await create().isOn()).toBe(true); // the worker slept in between
  await example.leave();
  expect([await example.isOn(), announced]).toEqual([false, ['present', 'unpaired']]);

  kept.set('pairing', {token: 't'});
  await expect(create().start()).rejects.toThrow();
  kept.set('example', true);
  expect(await create().isOn()).toBe(false);
});
