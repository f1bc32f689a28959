import {beforeAll, expect, test} from 'vitest';
import {callPoints, type Failpoint, writePoints} from '../../companion/platform/failpoints.ts';
import {type Case, type Played, play} from './play.ts';
import type {Cut} from './stage.ts';

/** Shown with folders of their own. */
const shownElsewhere: readonly Failpoint[] = [
  // There is no migration yet that the product could run (companion/store/migrations.test.ts).
  'store.migrate',
  // Passed by main.ts alone, around the whole companion (companion/serving/running-mark.test.ts).
  'process.started',
  'process.stopped',
  // Passed by pair.ts, and by whoever pairs with its code (companion/pairing/pairing.test.ts).
  'pairing.code-left',
  'pairing.code-taken',
];
/** Passed only by a companion that starts after a crash. */
const afterCrash: readonly Failpoint[] = ['runs.interrupted'];
const moments = ['before', 'after', 'torn'] as const;
const restarts = ['at once', 'after seven minutes'] as const;

let peaceful: Played;
beforeAll(async () => {
  peaceful = await play({cuts: [], restart: 'at once'});
}, 60_000);

test('left in peace, the story ends with books that agree', () => {
  expect(peaceful.wrong).toEqual([]);
});

test('the story passes every named write and call', () => {
  const passed = new Set(peaceful.lives.flat());
  const missing = [...writePoints, ...callPoints].filter(
    (point) => !passed.has(point) && ![...shownElsewhere, ...afterCrash].includes(point),
  );
  expect(missing).toEqual([]);
});

test('nothing is written and nobody is called outside a named point', () => {
  expect(peaceful.unguarded).toEqual([]);
});

test('stopped at every named point, before, after and in the middle, up again at once and after seven minutes', {
  timeout: 900_000,
}, async () => {
  const cases = casesOf(peaceful.lives[0] ?? []);
  const failures: string[] = [];
  for (const one of cases) {
    const {wrong, lives} = await play(one);
    const notStopped = lives.length <= one.cuts.length;
    if (wrong.length > 0 || notStopped)
      failures.push(`${nameOf(one)}: ${notStopped ? 'never stopped' : wrong.join('; ')}`);
  }
  console.log(
    `Stopped and started again ${cases.length} times at ${new Set(cases.flatMap(({cuts}) => cuts.map(({point}) => point))).size} points: ${failures.length} wrong.`,
  );
  expect(failures).toEqual([]);
});

/** Of each point the first and the last time it is passed. */
function casesOf(passed: readonly Failpoint[]): Case[] {
  const cuts: Cut[][] = [];
  for (const point of new Set(passed)) {
    const times = passed.filter((one) => one === point).length;
    for (const occurrence of new Set([1, times])) {
      for (const moment of moments) cuts.push([{point, occurrence, moment}]);
    }
  }
  for (const moment of moments) {
    cuts.push([
      {point: 'export.planned', occurrence: 1, moment: 'after'},
      {point: 'runs.interrupted', occurrence: 1, moment},
    ]);
    // Down again in the middle of finding out what the first crash left open.
    for (const point of ['xero.find-invoices', 'ledger.adopted', 'ledger.sending', 'xero.put-invoices'] as const) {
      cuts.push([
        {point: 'xero.put-invoices', occurrence: 1, moment},
        {point, occurrence: 1, moment: 'before'},
      ]);
    }
  }
  return cuts.flatMap((one) => restarts.map((restart) => ({cuts: one, restart})));
}

const nameOf = ({cuts, restart}: Case): string =>
  `${cuts.map(({point, occurrence, moment}) => `${moment} ${point} (${occurrence})`).join(', then ')}, up ${restart}`;
