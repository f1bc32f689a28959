import {beforeAll, expect, test} from 'vitest';
import {callPoints, type Failpoint, writePoints} from '../../companion/platform/failpoints.ts';
import {type Played, play} from './play.ts';

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
