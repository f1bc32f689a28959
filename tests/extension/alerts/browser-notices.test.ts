import {beforeEach, expect, test} from 'vitest';
import {createBrowserNotices} from '../../../extension/alerts/browser-notices.ts';
import {aNotification} from '../../support/contract-builders.ts';

let kept: readonly string[];
let seen: string[];

/** A worker that starts anew: what it showed before it remembers only where it is kept. */
const startWorker = () =>
  createBrowserNotices({
    shown: async () => kept,
    keepShown: async (ids) => {
      kept = ids;
    },
    show: async ({id, title}) => seen.push(`show ${id}: ${title}`),
    clear: async (id) => seen.push(`clear ${id}`),
    words: {
      of: ({title}) => ({title, text: ''}),
      ofMany: (count) => ({title: `${count} need you`, text: ''}),
    },
  });

beforeEach(() => {
  kept = [];
  seen = [];
});

const one = aNotification({id: 'a', title: 'Account 630 is archived.'});

test('a problem is shown once, however much it grows and however often the worker starts', async () => {
  await startWorker().take(one);
  await startWorker().take({...one, count: 40});
  await startWorker().takeAll([{...one, count: 41}]);
  expect(seen).toEqual(['show a: Account 630 is archived.']);
});

test('mended it goes, and when it comes back it is shown again', async () => {
  const notices = startWorker();
  await notices.take(one);
  await notices.take({...one, resolvedAt: '2026-11-23T11:00:00.000Z'});
  await notices.take(one);
  expect(seen).toEqual(['show a: Account 630 is archived.', 'clear a', 'show a: Account 630 is archived.']);
});

test('put away by the person, it goes', async () => {
  const notices = startWorker();
  await notices.take(one);
  await notices.take({...one, dismissedAt: '2026-11-23T11:00:00.000Z'});
  expect(seen.at(-1)).toBe('clear a');
});

test('what was mended while nobody listened goes, and what opened is made up for', async () => {
  await startWorker().take(one);
  await startWorker().takeAll([aNotification({id: 'b', title: 'Tax rule has no match.'})]);
  expect(seen).toEqual(['show a: Account 630 is archived.', 'clear a', 'show b: Tax rule has no match.']);
});

test('many at once are one', async () => {
  await startWorker().takeAll(['a', 'b', 'c', 'd'].map((id) => aNotification({id})));
  expect(seen).toEqual(['show many: 4 need you']);
});

test.each([
  ['documents that wait and may go by themselves', {severity: 'warning', count: 3}, 0],
  ['a login that will end', {severity: 'warning', count: 0}, 1],
  ['what is only to know', {severity: 'info', count: 0}, 0],
  ['what needs somebody', {severity: 'error', count: 1}, 1],
] as const)('%s', async (_, given, times) => {
  await startWorker().take(aNotification(given));
  expect(seen).toHaveLength(times);
});

test('two that come at the same moment are each shown once', async () => {
  const notices = startWorker();
  await Promise.all([notices.take(one), notices.take(one), notices.takeAll([one])]);
  expect(seen).toEqual(['show a: Account 630 is archived.']);
});
