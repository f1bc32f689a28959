import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {amountText, countText, dayText, leftText, numberText, timeText} from '../../../extension/ui/format.ts';
import {speak} from '../../support/speaks.ts';

test.each([
  ['1265.00', '1,265.00'],
  ['0.05', '0.05'],
  ['-1234567.89', '-1,234,567.89'],
  ['123456789012345678.99', '123,456,789,012,345,678.99'],
  ['999.00', '999.00'],
])('%s is shown as %s', (value, shown) => expect(amountText({value, currency: 'NZD'})).toBe(shown));

test('one is one, more are more', () => {
  expect([countText(1, 'bill'), countText(12, 'bill'), countText(1200, 'bill')]).toEqual([
    '1 bill',
    '12 bills',
    '1,200 bills',
  ]);
});

test.each([
  [3, 'a few seconds left'],
  [25, 'about 30 s left'],
  [110, 'about 2 min left'],
])('%i seconds are %s', (seconds, words) => expect(leftText(seconds)).toBe(words));

describe('in a German browser', () => {
  beforeAll(() => speak('de'));
  afterAll(() => speak('en', 'en-GB'));

  test('numbers, money and dates are written the German way', () => {
    const at = new Date(2026, 10, 5, 7, 4);
    expect(numberText(12_000)).toBe('12.000');
    expect(amountText({value: '-1234567.80', currency: 'EUR'})).toBe('-1.234.567,80');
    expect(dayText(at, at)).toBe('5. November');
    expect(timeText(at)).toBe('07:04');
  });

  test('and so are the words', () => expect(leftText(25)).toBe('noch etwa 30 s'));
});
