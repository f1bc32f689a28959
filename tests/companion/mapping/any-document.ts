import fc from 'fast-check';
import type {DearDocument, DearLine} from '../../../shared/documents/dear-document.ts';
import {aBill, aBillCreditNote, aPurchaseOrder, aSaleCreditNote, aSaleInvoice} from '../../support/a-dear-document.ts';

/** Integers alone, so that this arithmetic shares nothing with the one it judges. All amounts in 1/10,000. */
const UNIT = 10_000n;
const CENT = 100n;

type TaxMethod = 'Row Total' | 'Total';

const rules = [
  ['GST on Income', 15_0000n],
  ['Zero Rated', 0n],
  ['Reduced Rate', 12_5000n],
  ['GST on Expenses', 15_0000n],
] as const;

const rawLine = fc.record({
  quantity: fc.oneof(
    fc.bigInt({min: 1n, max: 50n}).map((whole) => whole * UNIT),
    fc.bigInt({min: -20_0000n, max: 500_0000n}),
  ),
  price: fc.oneof(
    fc.bigInt({min: 1n, max: 50_000n}).map((cents) => cents * CENT),
    fc.bigInt({min: -50_0000n, max: 5000_0000n}),
  ),
  /** Hundredths of a percent. */
  discount: fc.oneof(
    {arbitrary: fc.constant(0n), weight: 3},
    fc.constantFrom(12_50n, 33_33n, 100_00n),
    fc.bigInt({min: 0n, max: 100_00n}),
  ),
  rule: fc.constantFrom(...rules),
});

/** Any document as DEAR computes it: rows to the cent. */
export const anyDocument = documentsWith(CENT);

/** Any document whose row totals keep four decimals, so that rows in whole cents need not add up to the document's total. */
export const anyFineDocument = documentsWith(1n);

function documentsWith(rowUnit: bigint): fc.Arbitrary<DearDocument> {
  return fc
    .record({
      build: fc.constantFrom(aSaleInvoice, aBill, aSaleCreditNote, aBillCreditNote, aPurchaseOrder),
      inclusive: fc.boolean(),
      method: fc.constantFrom<TaxMethod>('Row Total', 'Total'),
      lines: fc.array(rawLine, {minLength: 1, maxLength: 57, size: 'max'}),
      charges: fc.array(rawLine, {maxLength: 3, size: 'max'}),
    })
    .map(({build, inclusive, method, lines, charges}) => {
      const price = (raw: (typeof lines)[number]) => {
        const total = round(raw.quantity * raw.price * (100_00n - raw.discount), UNIT * 100_00n * rowUnit) * rowUnit;
        return {raw, total, tax: taxOf(total, raw.rule[1], inclusive)};
      };
      const priced = [...lines, ...charges].map(price);
      const rowTax = (exact: {over: bigint; under: bigint}) =>
        method === 'Row Total' ? round(exact.over, exact.under * CENT) * CENT : round(exact.over, exact.under);

      const dearLines = priced.map(
        ({raw, total, tax}, index): DearLine => ({
          name: `Item ${index + 1}`,
          sku: '',
          comment: '',
          quantity: text(raw.quantity),
          price: text(raw.price),
          discount: text(raw.discount * CENT),
          tax: text(rowTax(tax)),
          total: text(total),
          taxRule: raw.rule[0],
          account: '200',
        }),
      );
      const sumOfRows = add(priced.map(({total}) => total));
      const tax =
        method === 'Row Total'
          ? add(priced.map((line) => rowTax(line.tax)))
          : add(
              rules.map(([rule, rate]) => {
                const whole = add(priced.filter(({raw}) => raw.rule[0] === rule).map(({total}) => total));
                const exact = taxOf(whole, rate, inclusive);
                return round(exact.over, exact.under * CENT) * CENT;
              }),
            );
      const total = inclusive ? sumOfRows : sumOfRows + tax;
      return build({
        taxCalculation: inclusive ? 'Inclusive' : 'Exclusive',
        lines: dearLines.slice(0, lines.length),
        charges: dearLines.slice(lines.length),
        total: text(total),
        tax: text(tax),
        totalBeforeTax: text(total - tax),
      });
    });
}

/** The tax of an amount as a fraction of 1/10,000. Rates are in 1/10,000 of a percent. */
function taxOf(amount: bigint, rate: bigint, inclusive: boolean): {over: bigint; under: bigint} {
  const hundred = 100n * UNIT;
  return {over: amount * rate, under: inclusive ? hundred + rate : hundred};
}

/** Half away from zero. */
export function round(over: bigint, under: bigint): bigint {
  const doubled = (over < 0n ? -over : over) * 2n + under;
  const whole = doubled / (under * 2n);
  return over < 0n ? -whole : whole;
}

const add = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function text(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(5, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** Decimal text in 1/10,000; throws where it has more than four decimals. */
export function units(value: string): bigint {
  const [, sign, whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(value) ?? [];
  if (sign === undefined) throw new Error(`${value} has more than four decimals`);
  const amount = BigInt(whole) * UNIT + BigInt(decimals.padEnd(4, '0'));
  return sign ? -amount : amount;
}
