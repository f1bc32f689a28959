import fc from 'fast-check';
import {expect, test} from 'vitest';
import {documentJson} from '../../../companion/mapping/document-json.ts';
import {mapDocument} from '../../../companion/mapping/map-document.ts';
import type {XeroDocument} from '../../../companion/mapping/xero-document.ts';
import type {DearDocument} from '../../../shared/documents/dear-document.ts';
import {toCents} from '../../../shared/money/cents.ts';
import {computeInvoice} from '../../sandbox/xero/arithmetic.ts';
import {someChoices, someSettings} from '../../support/xero-choices.ts';
import {anyDocument, anyFineDocument, round, units} from './any-document.ts';

const context = {settings: someSettings(), choices: someChoices()};
const rates = new Map(context.choices.taxRates.map(({taxType, rate}) => [taxType, rate]));
const runs = {seed: 20261102, numRuns: 300};

test('whatever DEAR computes, with either tax method, Total and Tax are the same in Xero', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const result = mapDocument(document, context);
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      expect(xeroCents(result.value.document)).toEqual(dearCents(document));
    }),
    runs,
  );
});

test("the bytes that go out come to the same under the sandbox's arithmetic, and to the totals expected", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const result = mapDocument(document, context);
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const sent = JSON.parse(JSON.stringify(documentJson(result.value.document, {contactId: 'c'})));
      const lines = sent.LineItems.map((line: Record<string, string | number | undefined>) => ({
        quantity: text(line.Quantity),
        unitAmount: text(line.UnitAmount),
        taxAmount: text(line.TaxAmount),
        taxType: text(line.TaxType),
        discountRate: text(line.DiscountRate),
      }));
      const {subTotal, totalTax, total} = computeInvoice(
        lines,
        sent.LineAmountTypes,
        (type) => rates.get(type ?? '') ?? '0',
        4,
      );
      expect({subTotal, totalTax, total}).toEqual(result.value.document.expected);
      expect({totalTax, total}).toEqual(dearCents(document));
    }),
    runs,
  );
});

test('Xero finds nothing to refuse in the figures of a line', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const result = mapDocument(document, context);
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      for (const line of result.value.document.lines) {
        const amount = amountOf(line);
        expect(line.description).not.toBe('');
        if (!/^(sale-invoice|purchase-order)$/.test(document.kind)) expect(line.discountRate).toBeNull();
        if (line.taxAmount === null) continue;
        expect(Math.abs(line.taxAmount)).toBeLessThanOrEqual(Math.abs(Number(amount)));
        expect(line.taxAmount * Number(amount)).toBeGreaterThanOrEqual(0);
        expect(rates.get(line.taxType)).not.toBe('0');
      }
    }),
    runs,
  );
});

test.each([
  ['row totals of four decimals', anyFineDocument],
  [
    'totals that somebody moved',
    fc.tuple(anyDocument, fc.integer({min: -60, max: 60}), fc.integer({min: -60, max: 60})).map(shift),
  ],
])('%s arrive to the cent, or not at all when that takes more than the tolerance', (_, documents) => {
  fc.assert(
    fc.property(documents, (document) => {
      const result = mapDocument(document, context);
      const lines = document.lines.length + document.charges.length;
      const allowed = Math.max(10, Math.ceil(lines / 2));
      const {rest, tax, perRule} = toBridge(document);
      if (result.ok) {
        expect(xeroCents(result.value.document)).toEqual(dearCents(document));
        expect(Math.abs(rest) + Math.abs(tax)).toBeLessThanOrEqual(allowed);
      } else {
        expect(result.problems.map(({code}) => code)).toEqual(['mapping.totals-differ']);
        // Sharing tax out among three rates costs a cent each at most. Lines too small for their tax cannot take it at all.
        const short = Math.abs(tax) > lines;
        expect(Math.abs(rest) + perRule + 3 > allowed || short).toBe(true);
      }
    }),
    runs,
  );
});

/** What lies between DEAR's totals and Xero's own sums, in cents: of the lines, of all tax, and of each rule's tax added up. */
function toBridge(document: DearDocument): {rest: number; tax: number; perRule: number} {
  const inclusive = document.taxCalculation === 'Inclusive';
  const all = [...document.lines, ...document.charges].map(({total, tax, taxRule}) => {
    const amount = round(units(total), 100n);
    const rate = units(context.choices.taxRates.find(({name}) => name === taxRule)?.rate ?? '0');
    const xero = inclusive ? amount - round(amount * 1_000_000n, 1_000_000n + rate) : round(amount * rate, 1_000_000n);
    return {amount: Number(amount), xero: Number(xero), dear: Number(units(tax)) / 100, taxRule};
  });
  const {totalTax, total} = dearCents(document);
  const rest = (inclusive ? total : total - totalTax) - all.reduce((sum, line) => sum + line.amount, 0);
  const tax = totalTax - all.reduce((sum, line) => sum + line.xero, 0);
  const ofRule = (rule: string) =>
    all.filter(({taxRule}) => taxRule === rule).reduce((sum, line) => sum + line.dear - line.xero, 0);
  const apart = [...new Set(all.map(({taxRule}) => taxRule))].map(ofRule);
  const leftOver = tax - apart.reduce((sum, part) => sum + part, 0);
  return {rest, tax, perRule: apart.reduce((sum, part) => sum + Math.abs(part), 0) + Math.abs(leftOver)};
}

function shift([document, tax, net]: [DearDocument, number, number]): DearDocument {
  const add = (value: string, cents: number) => ((toCents(value) + cents) / 100).toFixed(2);
  const exclusive = document.taxCalculation === 'Exclusive';
  const total = add(document.total, exclusive ? tax + net : net);
  const moved = add(document.tax, tax);
  return {...document, total, tax: moved, totalBeforeTax: ((toCents(total) - toCents(moved)) / 100).toFixed(2)};
}

const dearCents = ({tax, total}: DearDocument) => ({
  totalTax: Number(round(units(tax), 100n)),
  total: Number(round(units(total), 100n)),
});

/** Xero's totals in whole numbers, by its published rule and by nothing of ours. */
function xeroCents({lines, lineAmountTypes}: XeroDocument): {totalTax: number; total: number} {
  let amounts = 0n;
  let taxes = 0n;
  for (const line of lines) {
    const amount = amountOf(line);
    const rate = units(rates.get(line.taxType) ?? '0');
    const hundred = 1_000_000n;
    const own =
      lineAmountTypes === 'Exclusive'
        ? round(amount * rate, hundred)
        : amount - round(amount * hundred, hundred + rate);
    amounts += amount;
    taxes += line.taxAmount === null ? own : BigInt(line.taxAmount);
  }
  return {totalTax: Number(taxes), total: Number(lineAmountTypes === 'Exclusive' ? amounts + taxes : amounts)};
}

/** In cents. */
const amountOf = (line: XeroDocument['lines'][number]): bigint =>
  round(
    units(line.quantity) * units(line.unitAmount) * (1_000_000n - units(line.discountRate ?? '0')),
    1_000_000_000_000n,
  );

const text = (value: string | number | undefined): string | null => (value === undefined ? null : String(value));
