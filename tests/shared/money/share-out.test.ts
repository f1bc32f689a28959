import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sum} from '../../../shared/money/cents.ts';
import {shareOut} from '../../../shared/money/share-out.ts';

test.each([
  ['whole cents stay as they are', ['1.50', '2.25'], 375, [150, 225]],
  ['rounding that happens to add up is left alone', ['10.41', '5.454', '3.444'], 1930, [1041, 545, 344]],
  ['a missing cent goes to the part that rounding wronged most', ['0.104', '0.203', '0.303'], 61, [11, 20, 30]],
  ['a cent too many is taken where rounding gave most', ['0.105', '0.2051', '0.309'], 61, [10, 20, 31]],
  ['what is beyond rounding goes to the largest part', ['1.00', '7.00'], 803, [100, 703]],
  ['credits are parts too', ['-1.006', '-2.004'], -301, [-101, -200]],
  ['nothing to share', [], 0, []],
])('%s', (_, parts, total, shares) => {
  expect(shareOut(parts, total)).toEqual(shares);
});

test('the shares always add up to the total', () => {
  const part = fc.integer({min: -10_000_000, max: 10_000_000}).map((units) => (units / 10_000).toFixed(4));
  fc.assert(
    fc.property(
      fc.array(part, {minLength: 1, maxLength: 8}),
      fc.integer({min: -1_000_000, max: 1_000_000}),
      (parts, total) => {
        expect(sum(shareOut(parts, total))).toBe(total);
      },
    ),
    {seed: 20261102, numRuns: 500},
  );
});

test('no share is a cent or more off its part when the parts make up the total', () => {
  const part = fc.integer({min: -10_000_000, max: 10_000_000});
  fc.assert(
    fc.property(fc.array(part, {minLength: 1, maxLength: 8}), (parts) => {
      const total = Math.round(sum(parts) / 100);
      const shares = shareOut(
        parts.map((units) => (units / 10_000).toFixed(4)),
        total,
      );
      for (const [index, share] of shares.entries())
        expect(Math.abs(share * 100 - (parts[index] ?? 0))).toBeLessThanOrEqual(100);
    }),
    {seed: 20261103, numRuns: 500},
  );
});
