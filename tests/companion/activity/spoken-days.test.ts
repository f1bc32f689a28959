import {expect, test} from 'vitest';
import {spokenDays} from '../../../companion/activity/spoken-days.ts';

const today = '2026-11-25';
const days = (text: string) => {
  const spoken = spokenDays(text, {today, years: [2025, 2026]});
  return spoken && {days: spoken.days.map(({from, to}) => (from === to ? from : `${from}…${to}`)), rest: spoken.rest};
};

test.each([
  ['2026-11-23', ['2026-11-23']],
  ['23 November 2026', ['2026-11-23']],
  ['23 November', ['2025-11-23', '2026-11-23']],
  ['23rd of Nov', ['2025-11-23', '2026-11-23']],
  ['nov 23', ['2025-11-23', '2026-11-23']],
  ['November 23, 2026', ['2026-11-23']],
  ['23/11/2026', ['2026-11-23']],
  ['11/23/2026', ['2026-11-23']],
  ['3/4/26', ['2026-04-03', '2026-03-04']],
  ['23.11.2026', ['2026-11-23']],
  ['23.11.', ['2025-11-23', '2026-11-23']],
  ['23. Dezember 2026', ['2026-12-23']],
  ['3 März 2026', ['2026-03-03']],
  ['November 2026', ['2026-11-01…2026-11-30']],
  ['2026-02', ['2026-02-01…2026-02-28']],
  ['december', ['2025-12-01…2025-12-31', '2026-12-01…2026-12-31']],
  ['today', ['2026-11-25']],
  ['Yesterday', ['2026-11-24']],
  ['29 February', []],
  ['Wednesday', ['2026-11-25']],
  ['thursday', ['2026-11-19']],
  ['Montag', ['2026-11-23']],
  ['Monday 23 November 2026', ['2026-11-23']],
])('“%s” is found by its day', (text, expected) => {
  expect(days(text)?.days ?? []).toEqual(expected);
});

test('other words beside the date stay', () => {
  expect(days('Ada 23 Nov 2026 frequency')).toEqual({days: ['2026-11-23'], rest: 'Ada   frequency'});
});

test.each([
  ['Mon, 23 Nov 2026', ''],
  ['Monday, 23 November 2026', ''],
  ['Mo., 23.11.2026', ''],
  ['Ada Mon 23/11/2026', 'Ada'],
  ['Solomon 23 Nov 2026', 'Solomon'],
  ['Ada Monday', 'Ada'],
])('a weekday beside the date is part of it: “%s”', (text, rest) => {
  expect(days(text)).toEqual({days: ['2026-11-23'], rest});
});

test.each([
  '',
  'Mon',
  'so',
  'Sun Li',
  'frequency',
  'INV-00012',
  'Mayor Marchant',
  '06:00',
  '31/02/2026',
  'account 200',
])('“%s” holds no date', (text) => {
  expect(days(text)).toBeUndefined();
});
