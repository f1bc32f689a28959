import {expect, test} from 'vitest';
import {initialState} from '../../../companion/initial-state.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import {createDayBudget} from '../../../companion/xero/day-budget.ts';
import {keepDay} from '../../../companion/xero/keep-day.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';

const silent = () => undefined;
const log = {debug: silent, info: silent, warn: silent, error: silent};

function office() {
  const clock = new ObedientClock();
  const disk = forgetfulDisk();
  return {
    clock,
    async open(perDay = 1000) {
      const store = await openStore({disk, folder: '/data', failpoints: noFailpoints, initialState, clock});
      const keeper = keepDay({store, log});
      const day = createDayBudget({clock, perDay, kept: keeper.kept, counted: keeper.counted});
      const spend = (calls: number) => {
        for (let call = 0; call < calls; call += 1) day.spend({});
      };
      return {
        day,
        spend,
        async close() {
          await keeper.rest();
          await store.close();
        },
        crash: () => store.close(),
      };
    },
  };
}

test('what was used of the day is used after a restart, too, to the call', async () => {
  const {open} = office();
  const before = await open();
  before.spend(27);
  await before.close();
  expect((await open()).day.budget()).toEqual({limit: 1000, remaining: 973});
});

test('a crash forgets a few calls at most, until Xero’s next answer tells', async () => {
  const {open} = office();
  const before = await open();
  before.spend(27);
  await before.crash();
  const {day} = await open();
  expect(day.budget().remaining).toBeGreaterThanOrEqual(973);
  expect(day.budget().remaining).toBeLessThan(983);
  day.observe(970);
  expect(day.budget().remaining).toBe(970);
});

test('another limit set since leaves used what was used; the next day begins with all of it', async () => {
  const {open, clock} = office();
  const before = await open();
  before.spend(100);
  await before.close();
  const after = await open(5000);
  expect(after.day.budget()).toEqual({limit: 5000, remaining: 4900});
  await clock.advance(24 * 3_600_000);
  expect(after.day.budget()).toEqual({limit: 5000, remaining: 5000});
});

test('a larger plan that Xero’s answer tells of is known after a restart, too', async () => {
  const {open} = office();
  const before = await open();
  before.spend(1);
  before.day.observe(4970);
  expect(before.day.budget()).toEqual({limit: 5000, remaining: 4970});
  await before.close();
  const {day} = await open();
  expect(day.budget()).toEqual({limit: 5000, remaining: 4970});
  day.observe(4969);
  expect(day.budget()).toEqual({limit: 5000, remaining: 4969});
});
