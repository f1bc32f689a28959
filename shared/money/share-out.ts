import Big from 'big.js';
import {type Cents, type Decimal, sum} from './cents.ts';

/**
 * Brings exact parts (of a currency unit) to whole cents that add up to `total`: each is rounded down, and the cents left
 * over go to those that lost most. What the parts differ from the total beyond rounding goes to the largest part.
 */
export function shareOut(parts: readonly Decimal[], total: Cents): Cents[] {
  if (parts.length === 0) return [];
  const exact = parts.map((part) => new Big(part).times(100));
  const largest = exact.reduce((best, part, index) => (part.abs().gt((exact[best] ?? part).abs()) ? index : best), 0);

  const excess = exact.reduce((rest, part) => rest.minus(part), new Big(total)).round(0, Big.roundHalfUp);
  const fitted = exact.map((part, index) => (index === largest ? part.plus(excess) : part));
  const shares = fitted.map((part) => Number(floor(part).toFixed()) || 0);

  const byLoss = fitted
    .map((part, index) => ({index, loss: part.minus(floor(part))}))
    .sort(
      (a, b) => b.loss.cmp(a.loss) || Number(b.index === largest) - Number(a.index === largest) || a.index - b.index,
    );
  const left = total - sum(shares);
  for (const {index} of byLoss.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

function floor(value: Big): Big {
  const towardsZero = value.round(0, Big.roundDown);
  return towardsZero.gt(value) ? towardsZero.minus(1) : towardsZero;
}
