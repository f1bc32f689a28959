import {expect, test} from 'vitest';
import {fromCents, fromNumber, isDecimal, plain, toCents} from '../../../shared/money/cents.ts';

test.each([
  ['1.005', 101],
  ['-1.005', -101],
  ['0.0049', 0],
  ['-0.001', 0],
  ['1e2', 10_000],
  ['9999999999.99', 999_999_999_999],
])('%s becomes %i cents, half a cent away from zero', (amount, cents) => {
  expect(toCents(amount)).toBe(cents);
  expect(Object.is(toCents(amount), -0)).toBe(false);
});

test.each([
  [1230, '12.30'],
  [5, '0.05'],
  [-5, '-0.05'],
  [0, '0.00'],
])('%i cents are written %s', (cents, text) => expect(fromCents(cents)).toBe(text));

test.each([
  ['1.0000', '1'],
  ['1e-4', '0.0001'],
  ['-0', '0'],
])('%s is plainly %s', (value, text) => expect(plain(value)).toBe(text));

test('a number of an answer keeps the digits it came with', () => expect(fromNumber(0.1)).toBe('0.1'));

test.each(['', 'abc', '1,5', 'NaN', '.5'])('“%s” is no decimal', (text) => expect(isDecimal(text)).toBe(false));
