import {expect, test} from 'vitest';
import {isTheHour} from '../../../companion/schedule/nightly-sweep.ts';

test.each([
  ['three in the morning in Auckland', '2026-03-16T14:17:00Z', 'Pacific/Auckland', true],
  ['the afternoon in Auckland', '2026-03-16T03:17:00Z', 'Pacific/Auckland', false],
  ['three in the morning in Moscow', '2026-03-16T00:17:00Z', 'Europe/Moscow', true],
  ['three by UTC where the zone is unknown', '2026-03-16T03:17:00Z', 'Nowhere/Land', true],
])('the lists are swept at night: %s', (_, now, zone, isHour) => {
  expect(isTheHour(Date.parse(now), zone)).toBe(isHour);
});
