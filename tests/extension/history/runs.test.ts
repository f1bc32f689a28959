import {beforeEach, expect, test} from 'vitest';
import {endWords, lateWords, quietWords, runLength, runName} from '../../../extension/history/run-words.ts';
import {
  didNotRun,
  people,
  period,
  readRuns,
  result,
  runs,
  shownRuns,
  takeRun,
  unfolded,
  unfoldRun,
  who,
} from '../../../extension/history/runs.ts';
import {answerAsks} from '../../support/answer-asks.ts';
import {aFinishedRun, aNotification, aProblem, aRun} from '../../support/contract-builders.ts';

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const counts = {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0};
const some = [
  aFinishedRun({
    id: 'auto',
    trigger: 'auto',
    requestedBy: null,
    startedAt: hoursAgo(1),
    counts: {...counts, failed: 2},
  }),
  aFinishedRun({id: 'hand', requestedBy: 'Dispatch', startedAt: hoursAgo(3), counts: {...counts, completed: 1}}),
  aFinishedRun({id: 'quiet', startedAt: hoursAgo(40), counts: {...counts, unchanged: 4}}),
  aFinishedRun({id: 'cut', state: 'stopped', startedAt: hoursAgo(24 * 20), counts: {...counts, completed: 9}}),
];
const missed = aNotification({
  id: 'missed',
  at: hoursAgo(2),
  code: 'autosync.did-not-run',
  title: 'A scheduled sync did not run.',
  detail: 'The companion was off.',
  resolvedAt: hoursAgo(1),
});

const asked: unknown[] = [];
const ids = (): string[] => shownRuns.value.map(({id}) => id);

beforeEach(async () => {
  period.value = 'any';
  result.value = 'any';
  who.value = 'any';
  runs.value = null;
  unfolded.value = null;
  asked.length = 0;
  answerAsks({
    runs: (query) => {
      asked.push(query);
      return {items: some, nextCursor: null, users: ['Dispatch', 'Mara']};
    },
    notifications: () => ({items: [missed, aNotification()], nextCursor: null}),
    run: ({id}) => aFinishedRun({id, startedAt: hoursAgo(50)}),
  });
  await readRuns();
  await Promise.resolve();
});

test('a sync that did not run stands among the runs, at its time', () => {
  expect(ids()).toEqual(['auto', 'missed', 'hand', 'quiet', 'cut']);
  expect(shownRuns.value.filter(didNotRun).map((run) => [runName(run), quietWords(run), runLength(run)])).toEqual([
    ['Autosync did not run', 'The companion was off.', ''],
  ]);
});

test.each([
  ['the last seven days', {period: '7'}, ['auto', 'missed', 'hand', 'quiet']],
  ['with failures', {result: 'failed'}, ['auto']],
  ['nothing had changed', {result: 'unchanged'}, ['quiet']],
  ['did not finish', {result: 'ended'}, ['missed', 'cut']],
  ['by Autosync', {who: 'auto'}, ['auto', 'missed']],
  ['by one person', {who: 'Dispatch'}, ['hand']],
] as const)('filtered: %s', (_, chosen, expected) => {
  if ('period' in chosen) period.value = chosen.period;
  if ('result' in chosen) result.value = chosen.result;
  if ('who' in chosen) who.value = chosen.who;
  expect(ids()).toEqual(expected);
});

test('filters travel to the companion, which knows every run; who asked is whoever ever did', async () => {
  result.value = 'failed';
  who.value = 'Dispatch';
  await readRuns();
  who.value = 'auto';
  period.value = '7';
  await readRuns();
  expect(asked.slice(1)).toEqual([
    {result: 'failed', user: 'Dispatch', limit: 100},
    {result: 'failed', trigger: 'auto', from: expect.any(String), limit: 100},
  ]);
  expect(people.value).toEqual(['Dispatch', 'Mara']);
});

test('a run that begins comes on top, and goes on where it stands', () => {
  takeRun(aRun({id: 'new', startedAt: hoursAgo(0)}));
  takeRun(aRun({id: 'new', startedAt: hoursAgo(0), state: 'finished', finishedAt: hoursAgo(0)}));
  expect(ids()).toEqual(['new', 'auto', 'missed', 'hand', 'quiet', 'cut']);
});

test('the run of a row is unfolded though it lies further down than was read', async () => {
  expect(await unfoldRun('older')).toBe(true);
  expect(unfolded.value).toBe('older');
  expect(ids()).toContain('older');
});

test.each([
  ['Sync Now', aFinishedRun(), ''],
  ['Retry', aFinishedRun({trigger: 'retry'}), ''],
  ['Autosync', aFinishedRun({trigger: 'auto', state: 'stopped'}), 'stopped'],
  ['Sync Now', aFinishedRun({state: 'stopped', stoppedBy: 'Mara'}), 'stopped by Mara'],
  ['Autosync', aFinishedRun({trigger: 'auto', state: 'failed', problem: aProblem()}), 'did not finish'],
  ['Preview', aFinishedRun({preview: true}), ''],
])('%s is called so', (name, run, end) => {
  expect([runName(run), endWords(run)]).toEqual([name, end]);
});

test('a scheduled sync that makes up for a missed one says when that was due', () => {
  const startedAt = '2026-11-24T08:00:02.000Z';
  const late = aFinishedRun({trigger: 'auto', startedAt, slot: '2026-11-24T06:00:00.000Z'});
  expect(lateWords(late, new Date(startedAt))).toMatch(/^made up, was due \d\d:00/);
  expect(lateWords(aFinishedRun({startedAt, slot: '2026-11-24T08:00:00.000Z'}), new Date(startedAt))).toBe('');
  expect(lateWords(aFinishedRun({startedAt}), new Date(startedAt))).toBe('');
});
