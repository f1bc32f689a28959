import Big from 'big.js';
import {type Cents, plain, sum} from '../../shared/money/cents.ts';
import {shareOut} from '../../shared/money/share-out.ts';
import type {XeroTaxRate} from '../xero/xero.ts';
import {type LineAmountTypes, lineTax} from './xero-arithmetic.ts';

export interface TaxedLine {
  readonly amount: Cents;
  /** DEAR's tax of the line, exact. */
  readonly dearTax: string;
  readonly rate: XeroTaxRate | null;
}

export interface BalancedTax {
  /** Tax to state on a line, by its index; all others are left to Xero. */
  readonly stated: ReadonlyMap<number, Cents>;
  /** What was moved: by how much, at which rate, on which lines. */
  readonly moves: readonly {readonly rate: XeroTaxRate; readonly by: Cents; readonly indexes: readonly number[]}[];
  /** Tax that no line can take. */
  readonly unplaced: Cents;
}

/**
 * Makes Xero's tax add up to DEAR's `totalTax`. DEAR's line taxes are shared out per rate in whole cents; where Xero's own
 * sum for a rate differs, the largest line of that rate states its tax. A line never states more tax than its amount nor tax
 * of the other sign, for Xero refuses both, and a rate of zero never carries tax.
 */
export function balanceTax(lines: readonly TaxedLine[], totalTax: Cents, types: LineAmountTypes): BalancedTax {
  const groups = groupByRate(lines, types);
  if (groups.length === 0) return {stated: new Map(), moves: [], unplaced: totalTax};

  const known = groups.some(({dearTax}) => !dearTax.eq(0));
  const parts = groups.map(({dearTax, xeroTax}) => (known ? dearTax.toFixed() : new Big(xeroTax).div(100).toFixed()));
  const shares = shareOut(parts, totalTax);

  const stated = new Map<number, Cents>();
  const moves: {rate: XeroTaxRate; by: Cents; indexes: number[]}[] = [];
  let unplaced = 0;
  groups.forEach((group, index) => {
    const by = (shares[index] ?? 0) - group.xeroTax;
    if (by === 0) return;
    const placed = placeTax(group.lines, by);
    for (const [line, tax] of placed.stated) stated.set(line, tax);
    if (placed.stated.size > 0)
      moves.push({rate: group.rate, by: by - placed.left, indexes: [...placed.stated.keys()]});
    unplaced += placed.left;
  });
  return {stated, moves, unplaced};
}

interface GroupLine {
  readonly index: number;
  readonly amount: Cents;
  readonly tax: Cents;
}

/** Lines with tax by their tax type. */
function groupByRate(lines: readonly TaxedLine[], types: LineAmountTypes) {
  const groups = new Map<string, {rate: XeroTaxRate; lines: GroupLine[]; dearTax: Big}>();
  lines.forEach(({amount, dearTax, rate}, index) => {
    if (!rate || plain(rate.rate) === '0') return;
    const group = groups.get(rate.taxType) ?? {rate, lines: [], dearTax: new Big(0)};
    group.lines.push({index, amount, tax: lineTax(amount, rate.rate, types)});
    group.dearTax = group.dearTax.plus(dearTax);
    groups.set(rate.taxType, group);
  });
  return [...groups.values()].map((group) => ({...group, xeroTax: sum(group.lines.map(({tax}) => tax))}));
}

/** Moves tax onto the largest line, and what that cannot take onto the next one. */
function placeTax(lines: readonly GroupLine[], by: Cents): {stated: Map<number, Cents>; left: Cents} {
  const stated = new Map<number, Cents>();
  let left = by;
  for (const {index, amount, tax} of lines.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))) {
    if (left === 0) break;
    const moved = clamp(tax + left, Math.min(0, amount), Math.max(0, amount));
    if (moved === tax) continue;
    stated.set(index, moved);
    left -= moved - tax;
  }
  return {stated, left};
}

const clamp = (value: Cents, least: Cents, most: Cents): Cents => Math.min(most, Math.max(least, value));
