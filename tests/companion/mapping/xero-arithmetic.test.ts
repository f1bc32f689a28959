import {expect, test} from 'vitest';
import {lineAmount, lineTax, xeroTotals} from '../../../companion/mapping/xero-arithmetic.ts';

const figures = (given: object = {}) => ({
  quantity: '1',
  unitAmount: '10',
  discountRate: null,
  rate: '15',
  taxAmount: null,
  ...given,
});

test.each([
  ['3', '0.125', null, 38],
  ['-3', '0.125', null, -38],
  ['2.5', '9.9999', null, 2500],
  ['4', '19.99', '12.5', 6997],
  ['1', '100', '100', 0],
])('%s at %s less %s percent is %i cents', (quantity, unitAmount, discountRate, cents) => {
  expect(lineAmount({quantity, unitAmount, discountRate})).toBe(cents);
});

test.each([
  [5000, '15', 'Inclusive', 652],
  [42000, '15', 'Inclusive', 5478],
  [1000, '12.5', 'Exclusive', 125],
  [10, '15', 'Exclusive', 2],
  [-10, '15', 'Exclusive', -2],
  [999, '0', 'Inclusive', 0],
] as const)('%i cents at %s percent %s hold %i cents of tax', (amount, rate, types, tax) => {
  expect(lineTax(amount, rate, types)).toBe(tax);
});

test('tax is rounded on each line and then added', () => {
  const lines = [figures({unitAmount: '0.10'}), figures({unitAmount: '0.10'})];
  expect(xeroTotals(lines, 'Exclusive')).toEqual({subTotal: 20, totalTax: 4, total: 24});
});

test('with tax included the total is what the lines say', () => {
  const lines = [figures({unitAmount: '50'}), figures({unitAmount: '420'})];
  expect(xeroTotals(lines, 'Inclusive')).toEqual({subTotal: 40870, totalTax: 6130, total: 47000});
});

test('a stated tax takes the place of the computed one', () => {
  expect(xeroTotals([figures({taxAmount: 149})], 'Exclusive')).toEqual({subTotal: 1000, totalTax: 149, total: 1149});
});
