import Big from 'big.js';
import {type Cents, type Decimal, sum, toCents} from './cents.ts';

/**
 * Brings exact parts (of a currency unit) to whole cents that add up to `total`. Each part is rounded; where the sum then
 * misses the total, one cent each goes to the parts that rounding wronged most, and whatever is left to the largest part.
 */
export function shareOut(parts: readonly Decimal[], total: Cents): Cents[] {
  const shares = parts.map((part) => toCents(part));
  const missing = total - sum(shares);
  if (missing === 0 || shares.length === 0) return shares;

  const cent = Math.sign(missing);
  const wronged = parts
    .map((part, index) => ({
      index,
      by: new Big(part)
        .times(100)
        .minus(shares[index] ?? 0)
        .times(cent),
    }))
    .filter(({by}) => by.gt(0))
    .sort((a, b) => b.by.cmp(a.by) || a.index - b.index)
    .slice(0, Math.abs(missing));
  const largest = parts.reduce((best, part, index) => (abs(part).gt(abs(parts[best] ?? part)) ? index : best), 0);

  const rest = missing - cent * wronged.length;
  const mended = new Set(wronged.map(({index}) => index));
  return shares.map((share, index) => share + (mended.has(index) ? cent : 0) + (index === largest ? rest : 0));
}

const abs = (part: Decimal): Big => new Big(part).abs();
