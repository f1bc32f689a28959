import fc from 'fast-check';
import {expect, test} from 'vitest';
import {callShare} from '../../../companion/attachments/call-share.ts';
import {chooseToLookAt} from '../../../companion/attachments/choose-to-look-at.ts';

const NOW = Date.parse('2026-03-16T02:00:00Z');
const DAY = 24 * 3_600_000;

test('however often a sync asks, the share stays a twentieth of DEAR’s minutes beside what is there at first', () => {
  const pauses = fc.array(fc.integer({min: 0, max: 6 * 3_600_000}), {minLength: 1, maxLength: 40});
  fc.assert(
    fc.property(pauses, fc.integer({min: 1, max: 600}), (waits, perMinute) => {
      let now = NOW;
      let spentUntil: string | undefined;
      let used = 0;
      for (const wait of waits) {
        now += wait;
        const share = callShare(spentUntil, {now, perMinute});
        expect(share.calls).toBeLessThanOrEqual(300);
        used += share.calls;
        spentUntil = share.after(share.calls);
      }
      expect(used).toBeLessThanOrEqual(120 + ((now - NOW) / 60_000) * perMinute * 0.05 + 1);
    }),
  );
});

test('what nobody used adds up to some minutes’ worth, and no more', () => {
  const spent = callShare(undefined, {now: NOW, perMinute: 60}).after(120);
  expect(callShare(spent, {now: NOW, perMinute: 60}).calls).toBe(0);
  expect(callShare(spent, {now: NOW + 60 * 60_000, perMinute: 60}).calls).toBe(180);
  expect(callShare(spent, {now: NOW + 30 * DAY, perMinute: 60}).calls).toBe(300);
});

const watched = (id: string, daysAgo: number, readDaysAgo: number) => ({
  id,
  at: NOW - daysAgo * DAY,
  readAt: NOW - readDaysAgo * DAY,
});

test.each([
  [
    'those that were read longest ago first',
    [watched('a', 1, 1), watched('b', 1, 3), watched('c', 1, 2)],
    2,
    ['b', 'c'],
  ],
  [
    'two old ones beside the young',
    [watched('a', 1, 1), ...[9, 8, 7].map((n) => watched(`old ${n}`, 90, n))],
    20,
    ['a', 'old 9', 'old 8'],
  ],
  [
    'a tenth of many for the old ones',
    Array.from({length: 50}, (_, n) => watched(`${n}`, n < 30 ? 1 : 90, 50 - n)),
    30,
    [...Array.from({length: 27}, (_, n) => `${n}`), '30', '31', '32'],
  ],
  ['none when there are no calls', [watched('a', 1, 1), watched('old', 90, 1)], 0, []],
])('looked at are %s', (_, documents, calls, expected) => {
  expect(chooseToLookAt(documents, {now: NOW, days: 14, calls}).map(({id}) => id)).toEqual(expected);
});
