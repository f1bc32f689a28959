import Big from 'big.js';

/** Whole cents of some currency. Always an integer; nothing in Deerpath computes with fractions of a cent. */
export type Cents = number;

/** An exact decimal as text, such as `12.3456` or `-0.01`: how quantities and prices travel inside. */
export type Decimal = string;

const PLAIN = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** True for the text of a finite decimal number, with or without an exponent. */
export const isDecimal = (text: string): boolean => PLAIN.test(text);

/** Writes any decimal text without exponent and without needless zeros: `1.0000` becomes `1`, `1e-4` becomes `0.0001`. */
export const plain = (value: Decimal): Decimal => {
  const text = new Big(value).toFixed();
  return text === '-0' ? '0' : text;
};

/**
 * Rounds a decimal amount to whole cents, half away from zero, as DEAR prints and as Xero's “rounding in Xero” page shows.
 * `1.005` becomes 101; `-1.005` becomes -101. Throws on text that is no decimal.
 */
export function toCents(amount: Decimal | Big): Cents {
  const cents = new Big(amount).times(100).round(0, Big.roundHalfUp);
  return Number(cents.toFixed()) || 0;
}

/** Cents as the decimal string of the borders: 1230 becomes `12.30`, -5 becomes `-0.05`. */
export function fromCents(cents: Cents): Decimal {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A number from a JSON answer as exact decimal text; JavaScript's shortest form is the one that was on the wire. */
export const fromNumber = (value: number): Decimal => plain(String(value));

/** Adds whole cents. */
export const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0);
