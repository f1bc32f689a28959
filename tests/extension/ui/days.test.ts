import {expect, test} from 'vitest';
import {byDay, dayName} from '../../../extension/ui/days.ts';
import {headBefore} from '../../../extension/ui/virtual-list.tsx';

const at = (day: number, hour: number): string => new Date(2026, 10, day, hour).toISOString();
const said = (items: readonly string[], isWhole: boolean): string[] =>
  byDay(
    items,
    (item) => item,
    (item) => item,
    isWhole,
  ).map((row) => ('day' in row ? `${row.day.getDate()}: ${row.count}` : `${new Date(row.item).getHours()}`));

test('each day has its head with how many there are; of the last one only when nothing more is to come', () => {
  const items = [at(24, 10), at(24, 9), at(23, 16)];
  expect(said(items, true)).toEqual(['24: 2', '10', '9', '23: 1', '16']);
  expect(said(items, false)).toEqual(['24: 2', '10', '9', '23: null', '16']);
});

test('midnight belongs to the day that begins', () => {
  expect(said([at(24, 0), at(23, 23)], true)).toEqual(['24: 1', '0', '23: 1', '23']);
});

test('a row out of order opens its day once more, under a key of its own', () => {
  const rows = byDay(
    [at(24, 10), at(23, 16), at(24, 9)],
    (item) => item,
    (item) => item,
    true,
  );
  expect(new Set(rows.map(({key}) => key)).size).toBe(rows.length);
});

test('a hundred thousand rows are grouped in the time of a few frames', () => {
  const start = Date.parse(at(24, 10));
  const items = Array.from({length: 100_000}, (_, index) => new Date(start - index * 60_000).toISOString());
  const before = performance.now();
  byDay(
    items,
    (item) => item,
    (item) => item,
    true,
  );
  expect(performance.now() - before).toBeLessThan(250);
});

test('today and yesterday are called so', () => {
  const now = new Date(2026, 10, 24, 10);
  expect([24, 23, 22].map((day) => dayName(new Date(2026, 10, day), now))).toEqual([
    'Today',
    'Yesterday',
    '22 November',
  ]);
});

test.each([
  [0, 0],
  [3, 0],
  [4, 4],
  [99, 9],
])('the head of row %i is row %i', (index, head) => {
  expect(headBefore([0, 4, 9], index)).toBe(head);
});

test('before the first head there is none', () => {
  expect(headBefore([2], 1)).toBe(-1);
  expect(headBefore([], 5)).toBe(-1);
});
