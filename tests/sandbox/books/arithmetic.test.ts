import {expect, test} from 'vitest';
import {type PricedDocument, price} from './arithmetic.ts';
import type {Line, TaxCalculation, TaxMethod} from './book.ts';
import {aCharge, aLine} from './builders.ts';
import {demoCompany} from './company.ts';

const {taxRules} = demoCompany();
const priced = (
  lines: Line[],
  taxCalculation: TaxCalculation,
  method: TaxMethod,
  charges: Line[] = [],
): PricedDocument => price({lines, charges}, {taxCalculation, method, taxRules});
const sums = ({totalBeforeTax, tax, total}: PricedDocument) => [totalBeforeTax, tax, total];

test('a line is quantity times price less discount, to the cent, half a cent up', () => {
  const totalOf = (over: Partial<Line>) => priced([aLine(over)], 'Exclusive', 'Total').lines[0]?.total;
  expect(totalOf({quantity: '3', price: '19.95', discount: '7.77'})).toBe('55.2');
  expect(totalOf({quantity: '1.5', price: '0.33'})).toBe('0.5');
  expect(totalOf({quantity: '1', price: '1.005'})).toBe('1.01');
  expect(totalOf({quantity: '13.3337', price: '2.3456'})).toBe('31.28');
  expect(totalOf({discount: '100'})).toBe('0');
});

test('without tax in the price the tax comes on top', () => {
  expect(sums(priced([aLine()], 'Exclusive', 'Row Total', [aCharge()]))).toEqual(['112.5', '16.88', '129.38']);
});

test('with tax in the price the total stays and the tax comes out of it', () => {
  const document = priced([aLine({quantity: '1', price: '115'})], 'Inclusive', 'Row Total');
  expect(sums(document)).toEqual(['100', '15', '115']);
  expect(document.lines[0]).toMatchObject({total: '115', tax: '15'});
});

const nineCheap = Array.from({length: 9}, () => aLine({quantity: '1', price: '0.37'}));

test.each<[TaxMethod, TaxCalculation, string, string[]]>([
  // 0.37 × 15 % = 0.0555; nine rows of 0.06, or 3.33 × 15 % = 0.4995 once.
  ['Row Total', 'Exclusive', '0.06', ['3.33', '0.54', '3.87']],
  ['Total', 'Exclusive', '0.0555', ['3.33', '0.5', '3.83']],
  // 0.37 × 15 / 115 = 0.04826; nine rows of 0.05, or 3.33 × 15 / 115 = 0.4343 once.
  ['Row Total', 'Inclusive', '0.05', ['2.88', '0.45', '3.33']],
  ['Total', 'Inclusive', '0.0483', ['2.9', '0.43', '3.33']],
])('%s, %s: rows and document round as the method says', (method, calculation, rowTax, expected) => {
  const document = priced(nineCheap, calculation, method);
  expect(document.lines[0]?.tax).toBe(rowTax);
  expect(sums(document)).toEqual(expected);
});

test('zero-rated rows carry no tax, and each rule is taxed on its own sum', () => {
  const lines = [
    aLine({price: '0.05', quantity: '1'}),
    aLine({price: '0.05', quantity: '1', taxRule: 'GST on Expenses'}),
  ];
  const document = priced([...lines, aLine({taxRule: 'Zero Rated'})], 'Exclusive', 'Total');
  // 0.0075 per rule: a cent each.
  expect(sums(document)).toEqual(['100.1', '0.02', '100.12']);
  expect(document.lines[2]?.tax).toBe('0');
});

test('a rule of several components taxes with their sum', () => {
  const landed = priced([aLine({taxRule: 'GST on Imports (landed)'})], 'Exclusive', 'Total');
  expect(sums(landed)).toEqual(['100', '15', '115']);
});
