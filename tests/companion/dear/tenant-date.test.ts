import {expect, test} from 'vitest';
import {readTenantDate} from '../../../companion/dear/tenant-date.ts';

test.each([
  ['2026-11-05T00:00:00', 'America/New_York', '2026-11-05'],
  ['05/11/2026', 'Pacific/Auckland', '2026-11-05'],
  ['05/11/2026', 'America/New_York', '2026-05-11'],
  ['5.11.2026', 'Europe/Berlin', '2026-11-05'],
  ['15/11/2026 00:00:00', 'America/New_York', '2026-11-15'],
  ['11/15/2026', 'Pacific/Auckland', '2026-11-15'],
  ['31/02/2026', 'Pacific/Auckland', null],
  ['soon', 'Pacific/Auckland', null],
  [null, 'Pacific/Auckland', null],
])('%s in %s is %s', (text, zone, date) => expect(readTenantDate(text, zone)).toBe(date));
