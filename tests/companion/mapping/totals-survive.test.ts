import fc from 'fast-check';
import {expect, test} from 'vitest';
import {invoiceJson} from '../../../companion/mapping/invoice-json.ts';
import {mapDocument} from '../../../companion/mapping/map-document.ts';
import type {XeroDocument} from '../../../companion/mapping/xero-document.ts';
import type {DearDocument} from '../../../shared/documents/dear-document.ts';
import {toCents} from '../../../shared/money/cents.ts';
import {computeInvoice} from '../../sandbox/xero/arithmetic.ts';
import {someChoices, someSettings} from '../../support/xero-choices.ts';
import {anyDocument, round, units} from './any-document.ts';

const context = {settings: someSettings(), choices: someChoices()};
const rates = new Map(context.choices.taxRates.map(({taxType, rate}) => [taxType, rate]));
const runs = {seed: 20261102, numRuns: 600};

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
      const sent = JSON.parse(JSON.stringify(invoiceJson(result.value.document, {contactId: 'c'})));
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
        if (document.kind === 'bill') expect(line.discountRate).toBeNull();
        if (line.taxAmount === null) continue;
        expect(Math.abs(line.taxAmount)).toBeLessThanOrEqual(Math.abs(Number(amount)));
        expect(line.taxAmount * Number(amount)).toBeGreaterThanOrEqual(0);
        expect(rates.get(line.taxType)).not.toBe('0');
      }
    }),
    runs,
  );
});

test('totals that somebody moved arrive unchanged or not at all, and never beyond the tolerance', () => {
  const moved = fc.record({
    document: anyDocument,
    tax: fc.integer({min: -60, max: 60}),
    net: fc.integer({min: -60, max: 60}),
  });
  fc.assert(
    fc.property(moved, ({document: straight, tax, net}) => {
      const document = shift(straight, tax, net);
      const result = mapDocument(document, context);
      const lines = document.lines.length + document.charges.length;
      const allowed = Math.max(10, Math.ceil(lines / 2));
      if (result.ok) {
        expect(xeroCents(result.value.document)).toEqual(dearCents(document));
        expect(Math.abs(net)).toBeLessThanOrEqual(allowed);
      } else {
        expect(result.problems.map(({code}) => code)).toEqual(['mapping.totals-differ']);
        // Xero's and DEAR's own rounding of each line, and what somebody moved, are all there is to bridge.
        expect(Math.abs(tax) + Math.abs(net) + Math.ceil(lines / 2) + 3).toBeGreaterThan(capacity(document, allowed));
      }
    }),
    runs,
  );
});

/** Where no line can take tax at all, any tax is too much. */
const capacity = (document: DearDocument, allowed: number): number =>
  [...document.lines, ...document.charges].some(
    ({taxRule, total}) => taxRule !== 'Zero Rated' && Math.abs(toCents(total)) > 100,
  )
    ? allowed
    : 0;

function shift(document: DearDocument, tax: number, net: number): DearDocument {
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
