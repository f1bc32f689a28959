import {expect, test} from 'vitest';
import {monthOf} from '../../../extension/reconciliation/reconciliation.ts';

test.each([
  ['2026-11-25', 0, '2026-11-01', '2026-11-30'],
  ['2026-11-25', -1, '2026-10-01', '2026-10-31'],
  ['2026-01-31', -1, '2025-12-01', '2025-12-31'],
  ['2028-03-31', -1, '2028-02-01', '2028-02-29'],
])('of %s, %i months on: %s to %s', (day, months, from, to) => {
  expect(monthOf(day, months)).toEqual({from, to});
});
