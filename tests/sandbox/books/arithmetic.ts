import Big from 'big.js';
import type {Decimal} from '../../../shared/money/cents.ts';
import type {BookData, Line, Order, Payment, Purchase, TaxCalculation, TaxMethod, TaxRule} from './book.ts';

export interface PricedLine extends Line {
  tax: Decimal;
  total: Decimal;
}

export interface PricedDocument {
  lines: PricedLine[];
  charges: PricedLine[];
  totalBeforeTax: Decimal;
  tax: Decimal;
  total: Decimal;
  paid: Decimal;
}

export interface TaxBasis {
  taxCalculation: TaxCalculation;
  method: TaxMethod;
  taxRules: readonly TaxRule[];
}

/**
 * What DEAR makes of lines and charges. Line total: quantity × price × (1 − discount), to the cent; without tax under
 * Exclusive, with it under Inclusive. `Row Total`: each row's tax to the cent, the document's is their sum. `Total`: the
 * tax of each rule's sum, to the cent once; the rows then show theirs with four decimals, which need not add up to it.
 */
export function price(
  document: {lines: readonly Line[]; charges: readonly Line[]; payments?: readonly Payment[]},
  basis: TaxBasis,
): PricedDocument {
  const priceLine = (line: Line): PricedLine => {
    const total = lineTotal(line);
    const exact = taxWithin(total, line.taxRule, basis);
    return {...line, total: text(total), tax: text(basis.method === 'Row Total' ? cents(exact) : round(exact, 4))};
  };
  const lines = document.lines.map(priceLine);
  const charges = document.charges.map(priceLine);
  const all = [...lines, ...charges];
  const rows = add(all.map((line) => line.total));
  const tax = basis.method === 'Row Total' ? add(all.map((line) => line.tax)) : taxByRule(all, basis);
  return {
    lines,
    charges,
    totalBeforeTax: text(basis.taxCalculation === 'Exclusive' ? rows : rows.minus(tax)),
    tax: text(tax),
    total: text(basis.taxCalculation === 'Exclusive' ? rows.plus(tax) : rows),
    paid: text(add((document.payments ?? []).map((payment) => payment.amount))),
  };
}

/** What was ordered: as the books say, else what the first bill bills. */
export const orderOf = ({order, invoices}: Pick<Purchase, 'order' | 'invoices'>): Order => ({
  lines: invoices[0]?.lines ?? [],
  charges: invoices[0]?.charges ?? [],
  requiredBy: null,
  memo: '',
  ...order,
});

/** What a master's documents are priced by. */
export const basisOf = (books: BookData, master: {taxCalculation: TaxCalculation}): TaxBasis => ({
  taxCalculation: master.taxCalculation,
  method: books.company.taxCalculationMethod,
  taxRules: books.taxRules,
});

/** Percent of a rule: the sum of its components; none of the books' rules is compound. */
export function percentOf(name: string, taxRules: readonly TaxRule[]): Big {
  const rule = taxRules.find((candidate) => candidate.name === name);
  if (!rule) throw new Error(`The books have no tax rule ${name}`);
  return add(rule.components.map((component) => component.percent));
}

export const add = (amounts: readonly Decimal[]): Big => amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));

function lineTotal(line: Line): Big {
  return cents(new Big(line.quantity).times(line.price).times(new Big(100).minus(line.discount)).div(100));
}

function taxByRule(lines: readonly PricedLine[], basis: TaxBasis): Big {
  const rules = [...new Set(lines.map((line) => line.taxRule))];
  return rules.reduce((sum, rule) => {
    const rows = add(lines.filter((line) => line.taxRule === rule).map((line) => line.total));
    return sum.plus(cents(taxWithin(rows, rule, basis)));
  }, new Big(0));
}

function taxWithin(amount: Big, rule: string, basis: TaxBasis): Big {
  const percent = percentOf(rule, basis.taxRules);
  return basis.taxCalculation === 'Exclusive'
    ? amount.times(percent).div(100)
    : amount.times(percent).div(percent.plus(100));
}

const round = (amount: Big, places: number): Big => amount.round(places, Big.roundHalfUp);
const cents = (amount: Big): Big => round(amount, 2);
const text = (amount: Big): Decimal => amount.toFixed();
