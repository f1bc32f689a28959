import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createPacer, type Place} from '../../../companion/platform/pacer.ts';
import {ObedientClock} from '../../support/clock.ts';

/** Asks `count` times at once and notes when each call may start; each ends after `latency`. */
function load(clock: ObedientClock, pacer: ReturnType<typeof createPacer>, count: number, latency = 0) {
  const starts: number[] = [];
  for (let n = 0; n < count; n += 1) {
    void pacer.take().then(async (place) => {
      starts.push(clock.now());
      await clock.sleep(latency);
      place.done();
    });
  }
  return starts;
}

const mostInAnyMinute = (starts: readonly number[], window: number) =>
  Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + window).length));

describe('the pace of calls', () => {
  test.each([
    ['answers come at once', 0],
    ['answers take a second', 1_000],
    ['answers take ten seconds', 10_000],
  ])(
    'no minute and a half second ever holds more calls than allowed, and nearly all are used, when %s',
    async (_, latency) => {
      const clock = new ObedientClock(0);
      const starts = load(clock, createPacer({clock, perMinute: 60}), 1_000, latency);
      await clock.advance(600_000);
      expect(mostInAnyMinute(starts, 60_500)).toBeLessThanOrEqual(60);
      expect(starts.length).toBeGreaterThanOrEqual(600 * 0.95);
    },
  );

  test('calls that arrive late at the other side still fit its minute', async () => {
    // Each call arrives between its start and two seconds later, whatever the answer takes.
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 0, max: 2_000}), {minLength: 130, maxLength: 130}), async (delays) => {
        const clock = new ObedientClock(0);
        const pacer = createPacer({clock, perMinute: 60});
        const arrivals: number[] = [];
        for (const delay of delays) {
          void pacer.take().then(async (place) => {
            await clock.sleep(delay);
            arrivals.push(clock.now());
            await clock.sleep(delay);
            place.done();
          });
        }
        await clock.advance(200_000);
        expect(arrivals).toHaveLength(130);
        expect(mostInAnyMinute(arrivals, 60_000)).toBeLessThanOrEqual(60);
      }),
      {numRuns: 5},
    );
  });

  test('a person who waits goes first, the others in the order they came', async () => {
    const clock = new ObedientClock(0);
    const pacer = createPacer({clock, perMinute: 1});
    const order: string[] = [];
    const ask = (name: string, urgent = false) =>
      void pacer.take({urgent}).then((place) => {
        order.push(name);
        place.done();
      });
    ask('first');
    ask('second');
    ask('third');
    ask('click', true);
    await clock.advance(600_000);
    expect(order).toEqual(['first', 'click', 'second', 'third']);
  });

  test('the minute after an unclean stop is spread evenly', async () => {
    const clock = new ObedientClock(0);
    const starts = load(clock, createPacer({clock, perMinute: 60, startSlowly: true}), 100);
    await clock.advance(59_900);
    expect(starts).toEqual(Array.from({length: 60}, (_, second) => second * 1_000));
  });

  test('nothing starts before the time the other side named', async () => {
    const clock = new ObedientClock(0);
    const pacer = createPacer({clock, perMinute: 60});
    pacer.slowDown(42_000);
    const starts = load(clock, pacer, 1);
    await clock.advance(41_999);
    expect(starts).toEqual([]);
    await clock.advance(1);
    expect(starts).toEqual([42_000]);
  });

  test('at most five run at the same time', async () => {
    const clock = new ObedientClock(0);
    const pacer = createPacer({clock, perMinute: 60, atOnce: 5});
    const places: Place[] = [];
    for (let n = 0; n < 8; n += 1) void pacer.take().then((place) => places.push(place));
    await clock.advance(10);
    expect(places).toHaveLength(5);
    places[0]?.done();
    places[0]?.done();
    await clock.advance(10);
    expect(places).toHaveLength(6);
  });

  test('where the server says that less is left, it is right', async () => {
    const clock = new ObedientClock(0);
    const pacer = createPacer({clock, perMinute: 60});
    const place = await pacer.take();
    place.observe({remaining: 2});
    place.done();
    expect(pacer.budget()).toEqual({limit: 60, remaining: 2});
    const starts = load(clock, pacer, 5);
    await clock.advance(60_000);
    expect(starts).toHaveLength(2);
    await clock.advance(60_000);
    expect(starts).toHaveLength(5);
  });

  test('a server that counts as we do never slows us', async () => {
    const clock = new ObedientClock(0);
    const pacer = createPacer({clock, perMinute: 60, atOnce: 5});
    const starts: number[] = [];
    // Answers overtake each other: every second call takes longer.
    for (let n = 0; n < 600; n += 1) {
      void pacer.take().then(async (place) => {
        starts.push(clock.now());
        const minute = clock.now() - 60_000;
        const remaining = 60 - starts.filter((at) => at > minute).length;
        await clock.sleep(n % 2 === 0 ? 300 : 100);
        place.observe({limit: 60, remaining});
        place.done();
      });
    }
    await clock.advance(300_000);
    expect(starts.length).toBeGreaterThanOrEqual(300 * 0.95);
  });

  test('a wait that is stopped leaves the queue and sent nothing', async () => {
    const clock = new ObedientClock(0);
    const pacer = createPacer({clock, perMinute: 1});
    (await pacer.take()).done();
    const stop = new AbortController();
    const waiting = pacer.take({signal: stop.signal});
    stop.abort();
    await expect(waiting).rejects.toMatchObject({effect: 'not-processed', problem: {code: 'call.stopped'}});
    const starts = load(clock, pacer, 1);
    await clock.advance(60_500);
    expect(starts).toHaveLength(1);
  });

  test('a clock that is set back does not stop the calls for longer than a minute', async () => {
    const clock = new ObedientClock(86_400_000);
    const pacer = createPacer({clock, perMinute: 1});
    (await pacer.take()).done();
    clock.set(0);
    const starts = load(clock, pacer, 1);
    await clock.advance(61_000);
    expect(starts).toHaveLength(1);
  });
});
