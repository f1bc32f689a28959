import {expect, test} from 'vitest';
import {firstSyncText} from '../../../extension/pairing/first-day-words.ts';

test.each([
  [812, 377, 21, '812 invoices and 377 bills dated from then on would go, in about 21 minutes.'],
  [1, 0, 1, '1 invoice dated from then on would go, in about a minute.'],
  [0, 2, 1, '2 bills dated from then on would go, in about a minute.'],
  [3000, 600, 62, '3,000 invoices and 600 bills dated from then on would go, in about an hour.'],
  [6000, 0, 103, '6,000 invoices dated from then on would go, in about 1.5 hours.'],
  [0, 0, 0, 'Nothing authorised in DEAR is dated from then on.'],
])('%i sales and %i purchases in %i minutes', (sales, purchases, minutes, text) => {
  expect(firstSyncText({sales, purchases, calls: 0, minutes}, false)).toBe(text);
});

test('once a sync has been, nothing is said of what would go', () => {
  expect(firstSyncText({sales: 5, purchases: 1, calls: 0, minutes: 1}, true)).toBe(
    'Dated from then on in DEAR: 5 invoices and 1 bill.',
  );
  expect(firstSyncText({sales: 0, purchases: 1, calls: 0, minutes: 1}, true)).toBe(
    'Dated from then on in DEAR: 1 bill.',
  );
});
