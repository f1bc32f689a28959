import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createCauseIndex} from '../../../companion/alerts/cause-index.ts';
import type {Row} from '../../../companion/store/records.ts';
import type {Attempt, Transaction} from '../../../shared/history/transaction.ts';
import {aProblem} from '../../support/contract-builders.ts';
import {aRow} from '../http/a-companion.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const problem = (subject: string) =>
  aProblem({code: 'mapping.account-archived', title: `Account ${subject} is archived.`});
const tried = (outcome: Attempt['outcome'], at: string, met: ReturnType<typeof aProblem> | null): Attempt => ({
  at,
  runId: 'run',
  outcome,
  text: '',
  idempotencyKey: null,
  problem: met,
});
const row = (id: string, change: Partial<Transaction>, attempts: Attempt[] = []): Row => ({
  ...aRow(1, {id, runId: 'run', ...change}),
  attempts,
});
const failed = (id: string, subject = '630') => row(id, {status: 'Failed', problem: problem(subject)});
const titles = (rows: readonly Row[], isUnderWay = false, now = NOW) =>
  createCauseIndex(rows, () => isUnderWay)
    .look(now)
    .map(({title}) => title);

test.each([
  ['what failed', failed('a'), false, ['1 invoice: account 630 is archived']],
  ['what is Completed', row('a', {status: 'Completed'}), false, []],
  ['what was skipped', row('a', {status: 'Skipped'}), false, []],
  ['what merely waits', row('a', {status: 'Pending'}), false, []],
  [
    'what is tried again',
    row('a', {status: 'Pending'}, [tried('failed', '2026-03-01T01:00:00.000Z', problem('630'))]),
    true,
    ['1 invoice: account 630 is archived'],
  ],
  [
    'what was to be tried again by a run that is over',
    row('a', {status: 'Pending'}, [tried('failed', '2026-03-01T01:00:00.000Z', problem('630'))]),
    false,
    [],
  ],
  [
    'what was put back',
    row('a', {status: 'Pending'}, [
      tried('failed', '2026-03-01T01:00:00.000Z', problem('630')),
      tried('unskipped', '2026-03-01T02:00:00.000Z', null),
    ]),
    true,
    [],
  ],
])('%s', (_, one, isUnderWay, expected) => {
  expect(titles([one], isUnderWay)).toEqual(expected);
});

test.each([
  ['59 minutes', NOW - 0.98 * HOUR, 0],
  ['an hour', NOW - HOUR, 1],
])('a document that has waited on a trouble for %s', (_, since, count) => {
  const busy = aProblem({code: 'xero.failing', title: 'Xero has trouble of its own.'});
  const at = new Date(since).toISOString();
  const attempts = [
    tried('failed', '2026-02-01T00:00:00.000Z', busy),
    tried('sent', '2026-02-27T00:00:00.000Z', null),
    tried('waited', at, busy),
    tried('unknown', new Date(NOW).toISOString(), busy),
  ];
  expect(titles([row('a', {status: 'Pending', problem: busy}, attempts)])).toHaveLength(count);
});

const anyRow = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    subject: fc.constantFrom('630', '640'),
    status: fc.constantFrom('Failed', 'Pending', 'Completed', 'Skipped'),
    hasProblem: fc.boolean(),
    wasTried: fc.boolean(),
  })
  .map(({id, subject, status, hasProblem, wasTried}) =>
    row(
      id,
      {status, problem: hasProblem || status === 'Failed' ? problem(subject) : null},
      wasTried ? [tried(hasProblem ? 'waited' : 'failed', '2026-03-01T01:00:00.000Z', problem(subject))] : [],
    ),
  );

test('kept up step by step it says what it would say when read anew, whatever the steps', () => {
  fc.assert(
    fc.property(fc.array(anyRow, {maxLength: 30}), fc.nat(30), (steps, runEnds) => {
      let isUnderWay = true;
      const now = new Map<string, Row>();
      const index = createCauseIndex([], () => isUnderWay);
      const byKey = (one: {key: string}, other: {key: string}) => one.key.localeCompare(other.key);
      for (const [step, changed] of steps.entries()) {
        isUnderWay = step < runEnds;
        now.set(changed.id, changed);
        index.update([changed]);
        const anew = createCauseIndex(now.values(), () => isUnderWay);
        expect(index.look(NOW).toSorted(byKey)).toEqual(anew.look(NOW).toSorted(byKey));
      }
    }),
    {numRuns: 200},
  );
});

test('a hundred thousand rows are read in a moment, and one more changes little', () => {
  const rows = Array.from({length: 100_000}, (_, index) =>
    index % 50 === 0 ? failed(`row-${index}`, String(600 + (index % 7))) : row(`row-${index}`, {status: 'Completed'}),
  );
  const began = performance.now();
  const index = createCauseIndex(rows, () => false);
  index.look(NOW);
  expect(performance.now() - began).toBeLessThan(1_000);

  const before = performance.now();
  for (let count = 0; count < 100; count += 1) {
    index.update([row(`new-${count}`, {status: 'Completed'})]);
    index.look(NOW);
  }
  expect(performance.now() - before).toBeLessThan(100);
});
