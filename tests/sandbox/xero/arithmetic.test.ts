import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {computeInvoice, type SentLine} from './arithmetic.ts';

const at15 = () => '15';
const lines = (...amounts: string[]): SentLine[] => amounts.map((unitAmount) => ({quantity: '1', unitAmount}));

describe("Xero's arithmetic", () => {
  test('takes the tax out of inclusive lines one by one, as its documentation shows at 15 %', () => {
    expect(computeInvoice(lines('50.00', '420.00'), 'Inclusive', at15, 2)).toMatchObject({
      lines: [
        {lineAmount: 5_000, taxAmount: 652},
        {lineAmount: 42_000, taxAmount: 5_478},
      ],
      subTotal: 40_870,
      totalTax: 6_130,
      total: 47_000,
    });
  });

  test.each<[string, SentLine, number, number]>([
    [
      'two decimals of the unit amount count unless four are asked for',
      {quantity: '2', unitAmount: '9.994'},
      1_998,
      300,
    ],
    ['half a cent goes away from zero', {quantity: '1', unitAmount: '0.1', discountRate: '5'}, 10, 2],
    ['and so it does below zero', {quantity: '-1', unitAmount: '0.1', discountRate: '5'}, -10, -2],
    ['a discount rate comes off the line', {quantity: '3', unitAmount: '10', discountRate: '12.5'}, 2_625, 394],
    ['a discount amount comes off the line', {quantity: '3', unitAmount: '10', discountAmount: '5'}, 2_500, 375],
    ['the quantity follows from the other two', {unitAmount: '8', lineAmount: '40'}, 4_000, 600],
    ['a line amount alone is enough', {lineAmount: '40'}, 4_000, 600],
    ['a tax amount that is sent wins', {quantity: '1', unitAmount: '10', taxAmount: '1.49'}, 1_000, 149],
    ['a remark costs nothing', {}, 0, 0],
  ])('%s', (_, line, lineAmount, taxAmount) => {
    expect(computeInvoice([line], 'Exclusive', at15, 2).lines[0]).toMatchObject({lineAmount, taxAmount});
  });

  test('with four decimals the unit amount is kept to four', () => {
    expect(computeInvoice([{quantity: '2', unitAmount: '9.99994'}], 'Exclusive', at15, 4).lines[0]).toMatchObject({
      unitAmount: '9.9999',
      lineAmount: 2_000,
      taxAmount: 300,
    });
  });

  test('NoTax has none, even where some was sent', () => {
    const line = {quantity: '1', unitAmount: '10', taxAmount: '1.5', taxType: 'OUTPUT2'};
    expect(computeInvoice([line], 'NoTax', at15, 2)).toMatchObject({subTotal: 1_000, totalTax: 0, total: 1_000});
  });

  test('a rate with fractions of a percent is exact', () => {
    expect(computeInvoice(lines('100'), 'Exclusive', () => '8.875', 2).totalTax).toBe(888);
  });

  test('the total is always the subtotal and the tax, in whole cents', () => {
    const figure = fc.integer({min: -999_999, max: 999_999}).map((value) => (value / 10_000).toFixed(4));
    const line = fc.record({quantity: figure, unitAmount: figure});
    fc.assert(
      fc.property(fc.array(line, {maxLength: 8}), fc.constantFrom('Exclusive', 'Inclusive', 'NoTax'), (some, types) => {
        const {lines: computed, subTotal, totalTax, total} = computeInvoice(some, types, at15, 4);
        expect(total).toBe(subTotal + totalTax);
        const ofLines = computed.reduce((whole, one) => whole + one.lineAmount, 0);
        expect(types === 'Inclusive' ? total : subTotal).toBe(ofLines);
        expect([subTotal, totalTax, total].every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
