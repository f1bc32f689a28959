import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Frequency, followsWallClock, frequencies, lengthOfFrequency} from '../../../shared/schedule/frequency.ts';
import {firstSlot, lastSlot, nextSlot, type Schedule} from '../../../shared/schedule/slots.ts';
import {changesOfTheClock, firstMomentAtOrAfter, zonesWithDaylightSaving} from './clock-changes.ts';

const auckland = (start: string, frequency: Frequency): Schedule => {
  const [startDate = '', startTime = ''] = start.split(' ');
  return {startDate, startTime, timeZone: 'Pacific/Auckland', frequency};
};

function slotsFrom(schedule: Schedule, instant: string, count: number): string[] {
  const slots: number[] = [];
  for (let at = Date.parse(instant); slots.length < count; at = slots.at(-1) ?? at) slots.push(nextSlot(schedule, at));
  return slots.map((slot) => new Date(slot).toISOString().replace(':00.000Z', 'Z'));
}

describe('in Auckland, where the clock skips 02:00 to 03:00 on 27 September 2026 and shows it twice on 4 April 2027', () => {
  test.each<[string, Schedule, string, string[]]>([
    [
      'every day at six stays at six',
      auckland('2026-09-01 06:00', '1d'),
      '2026-09-25T12:00Z',
      ['2026-09-25T18:00Z', '2026-09-26T17:00Z', '2026-09-27T17:00Z'],
    ],
    [
      'a skipped moment runs at the first one after',
      auckland('2026-09-01 02:30', '1d'),
      '2026-09-25T12:00Z',
      ['2026-09-25T14:30Z', '2026-09-26T14:00Z', '2026-09-27T13:30Z'],
    ],
    [
      'a doubled moment runs once, the first time',
      auckland('2026-09-01 02:30', '1d'),
      '2027-04-02T14:00Z',
      ['2027-04-03T13:30Z', '2027-04-04T14:30Z'],
    ],
    [
      'every two hours keeps to the even hours, also on a day of 23',
      auckland('2026-09-01 00:00', '2h'),
      '2026-09-26T11:30Z',
      ['2026-09-26T12:00Z', '2026-09-26T14:00Z', '2026-09-26T15:00Z', '2026-09-26T17:00Z'],
    ],
    [
      'every week stays on its day and hour',
      auckland('2026-09-20 18:00', '1w'),
      '2026-09-20T06:00Z',
      ['2026-09-27T05:00Z', '2026-10-04T05:00Z'],
    ],
    [
      'every hour is an hour of time, skipped or not',
      auckland('2026-09-01 00:00', '1h'),
      '2026-09-26T12:30Z',
      ['2026-09-26T13:00Z', '2026-09-26T14:00Z', '2026-09-26T15:00Z'],
    ],
    [
      'every half hour runs through a doubled hour twice',
      auckland('2026-09-01 00:00', '30m'),
      '2027-04-03T13:00Z',
      ['2027-04-03T13:30Z', '2027-04-03T14:00Z', '2027-04-03T14:30Z', '2027-04-03T15:00Z'],
    ],
  ])('%s', (_, schedule, from, expected) => {
    expect(slotsFrom(schedule, from, expected.length)).toEqual(expected);
  });
});

test('a start that the clock skips begins at the first moment after', () => {
  expect(new Date(firstSlot(auckland('2026-09-27 02:15', '15m'))).toISOString()).toBe('2026-09-26T14:00:00.000Z');
});

test('a day that never was in Samoa is no reason to run twice', () => {
  const samoa: Schedule = {startDate: '2011-12-28', startTime: '12:00', timeZone: 'Pacific/Apia', frequency: '12h'};
  expect(slotsFrom(samoa, '2011-12-29T21:00Z', 4)).toEqual([
    '2011-12-29T22:00Z', // noon on the 29th
    '2011-12-30T10:00Z', // midnight: the 30th is skipped, and so is its noon
    '2011-12-30T22:00Z', // noon on the 31st
    '2011-12-31T10:00Z',
  ]);
});

test('nothing is due before the first slot, and the first is the next', () => {
  const schedule = auckland('2026-11-23 06:00', '1d');
  const first = firstSlot(schedule);
  expect(lastSlot(schedule, first - 1)).toBeUndefined();
  expect(lastSlot(schedule, first)).toBe(first);
  expect(nextSlot(schedule, first - 1)).toBe(first);
  expect(nextSlot(schedule, 0)).toBe(first);
});

const change = fc
  .record({zone: fc.constantFrom(...zonesWithDaylightSaving()), year: fc.integer({min: 2026, max: 2035})})
  .chain(({zone, year}) =>
    fc.record({timeZone: fc.constant(zone), at: fc.constantFrom(...changesOfTheClock(zone, year))}),
  );
const frequency = fc.constantFrom(...frequencies);
const minuteOfDay = fc.integer({min: 0, max: 24 * 60 - 1});
const daysBefore = fc.integer({min: 1, max: 400});

const DAY = 24 * 3_600_000;
const timeOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

test('around every change of the clock, in every zone with daylight saving, for ten years', () => {
  fc.assert(
    fc.property(change, frequency, minuteOfDay, daysBefore, ({timeZone, at}, every, minute, days) => {
      const schedule = {startDate: dayOf(at - days * DAY), startTime: timeOf(minute), timeZone, frequency: every};
      const start = Date.parse(`${schedule.startDate}T${schedule.startTime}Z`);
      const length = lengthOfFrequency(every);
      // A slot well before the change, then through it.
      let slot = lastSlot(schedule, at - DAY) ?? firstSlot(schedule);
      for (let step = 0; step < 6; step++) {
        const next = nextSlot(schedule, slot);
        expect(next).toBeGreaterThan(slot);
        expect(lastSlot(schedule, next)).toBe(next);
        expect(lastSlot(schedule, next - 1)).toBe(slot);
        if (followsWallClock(every)) {
          const index = Math.round((firstWall(next, timeZone) - start) / length);
          const fitting = [index - 1, index, index + 1].map((k) => firstMomentAtOrAfter(start + k * length, timeZone));
          expect(fitting).toContain(next);
        } else {
          expect(next - slot).toBe(length);
        }
        slot = next;
      }
    }),
    {seed: 20261123, numRuns: 400},
  );
});

test('asked from any moment, the slots are those of the clock on the wall, each once', () => {
  fc.assert(
    fc.property(change, minuteOfDay, ({timeZone, at}, minute) => {
      const startDate = dayOf(at - 3 * DAY);
      const schedule: Schedule = {startDate, startTime: timeOf(minute), timeZone, frequency: '1d'};
      const start = Date.parse(`${startDate}T${schedule.startTime}Z`);
      const expected = [0, 1, 2, 3, 4, 5].map((day) => firstMomentAtOrAfter(start + day * DAY, timeZone));
      const found = expected.map((_, day) =>
        day === 0 ? firstSlot(schedule) : nextSlot(schedule, expected[day - 1] ?? 0),
      );
      expect(found).toEqual(expected);
    }),
    {seed: 20261123, numRuns: 400},
  );
});

/** Read another way than the code does. */
function firstWall(instant: number, timeZone: string): number {
  const text = new Date(instant).toLocaleString('sv-SE', {timeZone});
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
