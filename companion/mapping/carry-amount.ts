import Big from 'big.js';
import type {DearLine} from '../../shared/documents/dear-document.ts';
import {type Cents, type Decimal, fromCents, plain} from '../../shared/money/cents.ts';
import {lineAmount} from './xero-arithmetic.ts';

export interface CarriedAmount {
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  readonly discountRate: Decimal | null;
  /** The line's own figures as text, when quantity and price could not carry the amount and gave way to 1 × amount. */
  readonly figures: string | null;
}

/**
 * Finds quantity, unit amount and discount from which Xero computes exactly `amount`. Xero keeps four decimals and knows
 * discounts on sales invoices and orders alone; on other documents it is folded into the price. What these cannot carry
 * becomes quantity 1 × amount.
 */
export function carryAmount(line: DearLine, amount: Cents, keepsDiscounts: boolean): CarriedAmount {
  const quantity = plain(line.quantity);
  const discount = plain(line.discount);
  const price = new Big(line.price);
  const kept = keepsDiscounts
    ? {quantity, unitAmount: fourDecimals(price), discountRate: discount === '0' ? null : discount}
    : {quantity, unitAmount: fourDecimals(price.times(new Big(100).minus(discount)).div(100)), discountRate: null};

  const carries =
    [kept.quantity, kept.unitAmount].every(isCarried) && isDiscount(kept.discountRate) && lineAmount(kept) === amount;
  if (carries) return {...kept, figures: null};

  return {quantity: '1', unitAmount: plain(fromCents(amount)), discountRate: null, figures: figuresOf(line)};
}

const fourDecimals = (value: Big): Decimal => plain(value.round(4, Big.roundHalfUp).toFixed());

/** Four decimals at most, and short enough to be the same number in JSON. */
const isCarried = (value: Decimal): boolean =>
  (value.split('.')[1] ?? '').length <= 4 && value.replace(/\D/g, '').length <= 15;

/** A percentage Xero takes: from 0 to 100, two decimals. */
const isDiscount = (value: Decimal | null): boolean => value === null || /^(100|\d{1,2}(\.\d{1,2})?)$/.test(value);

function figuresOf(line: DearLine): string {
  const discount = plain(line.discount);
  const less = discount === '0' ? '' : ` less ${discount} %`;
  return `${plain(line.quantity)} x ${plain(line.price)}${less}`;
}
