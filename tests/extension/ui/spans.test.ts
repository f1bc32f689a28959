import {expect, test} from 'vitest';
import {dayBounds, dayIn, lastDays} from '../../../extension/ui/spans.ts';

test.each([
  ['an ordinary day', '2026-11-23', 'Pacific/Auckland', '2026-11-22T11:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  [
    'the day that has 23 hours',
    '2026-09-27',
    'Pacific/Auckland',
    '2026-09-26T12:00:00.000Z',
    '2026-09-27T11:00:00.000Z',
  ],
  [
    'the day that has 25 hours',
    '2026-04-05',
    'Pacific/Auckland',
    '2026-04-04T11:00:00.000Z',
    '2026-04-05T12:00:00.000Z',
  ],
  ['a day in UTC', '2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
])('%s begins and ends where its zone says', (_, day, zone, from, to) => {
  expect(dayBounds(day, zone)).toEqual({from, to});
});

test('the calendar day of an instant depends on the zone', () => {
  const at = new Date('2026-11-23T20:00:00Z');
  expect([dayIn(at, 'Pacific/Auckland'), dayIn(at, 'America/New_York')]).toEqual(['2026-11-24', '2026-11-23']);
});

test('the last days count today', () => {
  const now = new Date(2026, 10, 24, 10);
  expect(lastDays(1, now).from).toBe(new Date(2026, 10, 24).toISOString());
  expect(lastDays(7, now).from).toBe(new Date(2026, 10, 18).toISOString());
});
