import Big from 'big.js';
import {type Cents, type Decimal, fromCents, plain, sum, toCents} from '../../../shared/money/cents.ts';
import type {LineAmountTypes} from './books.ts';

/** A line as it was sent, all its figures exact decimal text. */
export interface SentLine {
  readonly quantity?: Decimal | null;
  readonly unitAmount?: Decimal | null;
  readonly lineAmount?: Decimal | null;
  readonly taxAmount?: Decimal | null;
  readonly taxType?: string | null;
  /** Percent. */
  readonly discountRate?: Decimal | null;
  readonly discountAmount?: Decimal | null;
}

export interface ComputedLine {
  readonly quantity: Decimal | null;
  /** Kept to `unitdp` decimals. */
  readonly unitAmount: Decimal | null;
  readonly lineAmount: Cents;
  readonly taxAmount: Cents;
}

export interface ComputedInvoice {
  readonly lines: readonly ComputedLine[];
  readonly subTotal: Cents;
  readonly totalTax: Cents;
  readonly total: Cents;
}

/**
 * Xero's arithmetic (Xero's documentation, “Rounding in Xero” and “Invoices”): the unit amount is kept to `unitdp` decimals, each line
 * is rounded to cents, tax is worked out on each line, rounded to cents and then summed; half a cent goes away from zero.
 * `rateOf` gives a tax type's percentage. Amounts come back in cents; with `Inclusive` the lines hold their tax.
 */
export function computeInvoice(
  lines: readonly SentLine[],
  lineAmountTypes: LineAmountTypes,
  rateOf: (taxType: string | null) => Decimal,
  unitdp: 2 | 4,
): ComputedInvoice {
  const computed = lines.map((line) => {
    const quantity = quantityOf(line);
    const unitAmount = unitAmountOf(line, unitdp);
    const lineAmount = isGiven(line.lineAmount) ? toCents(line.lineAmount) : expectedLineAmount(line, unitdp);
    const taxAmount = taxOf(lineAmount, line, lineAmountTypes, rateOf);
    return {quantity, unitAmount, lineAmount, taxAmount};
  });
  const lineTotal = sum(computed.map((line) => line.lineAmount));
  const totalTax = sum(computed.map((line) => line.taxAmount));
  return lineAmountTypes === 'Inclusive'
    ? {lines: computed, subTotal: lineTotal - totalTax, totalTax, total: lineTotal}
    : {lines: computed, subTotal: lineTotal, totalTax, total: lineTotal + totalTax};
}

/** Quantity × unit amount less the discount, in cents; a line without amounts, a mere remark, is worth nothing. */
export function expectedLineAmount(line: SentLine, unitdp: 2 | 4): Cents {
  const unitAmount = unitAmountOf(line, unitdp);
  if (unitAmount === null) return 0;
  const gross = new Big(quantityOf(line) ?? '1').times(unitAmount);
  if (isGiven(line.discountRate)) return toCents(gross.times(new Big(100).minus(line.discountRate)).div(100));
  if (isGiven(line.discountAmount)) return toCents(gross.minus(line.discountAmount));
  return toCents(gross);
}

/** The tax of a line, or what was sent instead of it. Inclusive: net = line / (1 + rate), rounded; the tax is what remains. */
function taxOf(
  lineAmount: Cents,
  line: SentLine,
  lineAmountTypes: LineAmountTypes,
  rateOf: (taxType: string | null) => Decimal,
): Cents {
  if (lineAmountTypes === 'NoTax') return 0;
  if (isGiven(line.taxAmount)) return toCents(line.taxAmount);
  const rate = new Big(rateOf(line.taxType ?? null)).div(100);
  const amount = new Big(fromCents(lineAmount));
  if (lineAmountTypes === 'Exclusive') return toCents(amount.times(rate));
  return lineAmount - toCents(amount.div(rate.plus(1)));
}

/** Xero keeps quantities to four decimals; without one it is what the line amount and unit amount say, else one. */
function quantityOf(line: SentLine): Decimal | null {
  if (isGiven(line.quantity)) return rounded(line.quantity, 4);
  if (isGiven(line.unitAmount) && isGiven(line.lineAmount) && !new Big(line.unitAmount).eq(0)) {
    return rounded(new Big(line.lineAmount).div(line.unitAmount).toFixed(), 4);
  }
  return isGiven(line.unitAmount) || isGiven(line.lineAmount) ? '1' : null;
}

/** The unit amount to `unitdp` decimals, worked back from the line amount where only that was sent. */
function unitAmountOf(line: SentLine, unitdp: 2 | 4): Decimal | null {
  if (isGiven(line.unitAmount)) return rounded(line.unitAmount, unitdp);
  if (!isGiven(line.lineAmount)) return null;
  const quantity = new Big(quantityOf(line) ?? '1');
  return quantity.eq(0) ? '0' : rounded(new Big(line.lineAmount).div(quantity).toFixed(), unitdp);
}

const rounded = (value: Decimal, places: number): Decimal =>
  plain(new Big(value).round(places, Big.roundHalfUp).toFixed());

const isGiven = (value: Decimal | null | undefined): value is Decimal => value !== null && value !== undefined;
