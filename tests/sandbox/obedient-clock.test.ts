import {expect, test} from 'vitest';
import {ObedientClock} from '../support/clock.ts';

const start = Date.parse('2026-03-16T02:00:00Z');

test('sleepers wake in the order of their times, each at its own time', async () => {
  const clock = new ObedientClock(start);
  const woken: [string, number][] = [];
  const note = (name: string, after: number) => clock.sleep(after).then(() => woken.push([name, clock.now() - start]));
  void note('late', 300);
  void note('early', 100);
  void note('also early', 100);
  void note('much later', 301);

  await clock.advance(300);

  expect(woken).toEqual([
    ['early', 100],
    ['also early', 100],
    ['late', 300],
  ]);
  expect(clock.now()).toBe(start + 300);
  expect(clock.waiting).toEqual({count: 1, nextAt: start + 301});
});

test('a sleep begun by one who just woke counts within the same advance', async () => {
  const clock = new ObedientClock(start);
  const beats: number[] = [];
  void (async () => {
    for (let beat = 0; beat < 5; beat += 1) {
      await clock.sleep(10);
      beats.push(clock.now() - start);
    }
  })();

  await clock.advance(35);
  expect(beats).toEqual([10, 20, 30]);
});

test('an aborted sleep ends at once and leaves nobody waiting', async () => {
  const clock = new ObedientClock(start);
  const abort = new AbortController();
  const sleeping = clock.sleep(1_000, abort.signal);
  abort.abort();
  await sleeping;
  await clock.sleep(1_000, abort.signal);
  expect(clock.now()).toBe(start);
  expect(clock.waiting.count).toBe(0);
});

test('left to itself time jumps to the earliest sleeper once everybody sleeps', async () => {
  const clock = new ObedientClock(start);
  const auto = clock.autoAdvance();
  await Promise.all([clock.sleep(3_600_000), clock.sleep(60_000).then(() => clock.sleep(60_000))]);
  auto.stop();
  expect(clock.now()).toBe(start + 3_600_000);
});

test('time stands still while something is busy', async () => {
  const clock = new ObedientClock(start);
  let busy = true;
  const auto = clock.autoAdvance({busy: () => busy});
  const sleeping = clock.sleep(1_000);
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(start);

  busy = false;
  await sleeping;
  auto.stop();
  expect(clock.now()).toBe(start + 1_000);
});

test('once stopped time obeys again', async () => {
  const clock = new ObedientClock(start);
  clock.autoAdvance().stop();
  void clock.sleep(1_000);
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(start);
});
