import Big from 'big.js';
import {type Cents, type Decimal, sum, toCents} from '../../shared/money/cents.ts';

/** A line as Xero computes it: exact decimals in, `rate` in percent, `taxAmount` where it is stated rather than computed. */
export interface LineFigures {
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  readonly discountRate: Decimal | null;
  readonly rate: Decimal;
  readonly taxAmount: Cents | null;
}

export type LineAmountTypes = 'Exclusive' | 'Inclusive';

export interface Totals {
  readonly subTotal: Cents;
  readonly totalTax: Cents;
  readonly total: Cents;
}

/**
 * What Xero answers as SubTotal, TotalTax and Total: tax is rounded line by line and then added (Xero's documentation,
 * “Rounding in Xero”). A stated tax amount takes the place of the computed one.
 */
export function xeroTotals(lines: readonly LineFigures[], types: LineAmountTypes): Totals {
  const amounts = sum(lines.map(lineAmount));
  const totalTax = sum(lines.map((line) => line.taxAmount ?? lineTax(lineAmount(line), line.rate, types)));
  return types === 'Exclusive'
    ? {subTotal: amounts, totalTax, total: amounts + totalTax}
    : {subTotal: amounts - totalTax, totalTax, total: amounts};
}

/** LineAmount = quantity × unit amount × (100 − discount) / 100, to whole cents, half away from zero. */
export function lineAmount(line: Pick<LineFigures, 'quantity' | 'unitAmount' | 'discountRate'>): Cents {
  return toCents(
    new Big(line.quantity)
      .times(line.unitAmount)
      .times(new Big(100).minus(line.discountRate ?? 0))
      .div(100),
  );
}

/** The tax of one line. Inclusive amounts are first brought to their net, and the tax is what is left. */
export function lineTax(amount: Cents, rate: Decimal, types: LineAmountTypes): Cents {
  if (types === 'Exclusive') return whole(new Big(amount).times(rate).div(100));
  return amount - whole(new Big(amount).times(100).div(new Big(100).plus(rate)));
}

const whole = (cents: Big): Cents => Number(cents.round(0, Big.roundHalfUp).toFixed()) || 0;
