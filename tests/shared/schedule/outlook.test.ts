import {expect, test} from 'vitest';
import {outlookOf, scheduleOf} from '../../../shared/schedule/outlook.ts';
import {cityOf, dayAfter, isTimeZone, startOfDay} from '../../../shared/schedule/zone-time.ts';

const daily = {startDate: '2026-11-23', startTime: '06:00', timeZone: 'Pacific/Auckland', frequency: '1d'} as const;

test('before the start, the first run is the start', () => {
  // Sunday 21:00 in Auckland.
  expect(outlookOf(daily, Date.parse('2026-11-22T08:00Z'))).toEqual({
    frequency: '1d',
    time: '06:00',
    city: 'Auckland',
    timeZone: 'Pacific/Auckland',
    begun: false,
    nextAt: Date.parse('2026-11-22T17:00Z'),
    nextOn: '2026-11-23',
  });
});

test('a start in the past runs at the next slot', () => {
  expect(outlookOf(daily, Date.parse('2026-11-25T20:00Z'))).toMatchObject({
    begun: true,
    nextAt: Date.parse('2026-11-26T17:00Z'),
    nextOn: '2026-11-27',
  });
});

test.each([
  ['the zone chosen', {timeZone: 'Europe/Berlin'}, 'Pacific/Auckland', 'Europe/Berlin'],
  ['else the company’s', {timeZone: null}, 'Pacific/Auckland', 'Pacific/Auckland'],
  ['UTC while DEAR is not connected', {timeZone: null}, undefined, 'UTC'],
  ['UTC where DEAR names a zone that nobody knows', {timeZone: null}, 'Middle/Earth', 'UTC'],
])('the clock that counts is %s', (_, change, company, timeZone) => {
  expect(scheduleOf({...daily, ...change}, company)).toMatchObject({timeZone});
});

test.each([{startDate: null}, {startTime: null}])('without a start there is no schedule: %o', (change) => {
  expect(scheduleOf({...daily, ...change}, 'UTC')).toBeUndefined();
});

test.each([
  ['Pacific/Auckland', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['+13:00', false],
  ['Middle/Earth', false],
  ['', false],
])('%s as a time zone: %s', (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});

test.each([
  ['Pacific/Auckland', 'Auckland'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('%s is called %s', (zone, city) => {
  expect(cityOf(zone)).toBe(city);
});

test.each([
  ['Pacific/Auckland', '2026-11-23', '2026-11-22T11:00:00.000Z'],
  // Here the clock goes from midnight to one.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
])('in %s, %s begins at %s', (zone, day, instant) => {
  expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant);
});

test('days follow one another over the ends of months and years', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
});
