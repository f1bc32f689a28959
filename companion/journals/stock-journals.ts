import Big from 'big.js';
import {type Cents, sum, toCents} from '../../shared/money/cents.ts';
import type {DearPosting} from '../dear/dear.ts';
import type {MappingContext} from '../mapping/mapping-context.ts';
import {type DearAccounts, isStockAgainstCost} from './account-role.ts';
import {type JournalType, journalTypeOf} from './journal-type.ts';

/** The stock value that moved on one day in one way: what each of DEAR's accounts gained, in whole cents of base currency. */
export interface StockJournal {
  readonly type: JournalType;
  /** Calendar day. */
  readonly day: string;
  /** DEAR's codes in their order, debit above nothing; none is 0, and together they are 0. */
  readonly accounts: readonly {readonly code: string; readonly amount: Cents}[];
  /** Postings that make no sense, in words: while there are any, the day's figures are not known. */
  readonly broken: readonly string[];
}

/**
 * Sums postings up to one journal a day and type. Of a sale only what moves between stock and cost counts: its invoice and
 * payments go to Xero as such. Fractions of a cent, of which DEAR posts many, are added up before anything is rounded. Pure.
 *
 * @param dearAccounts tell of accounts that Xero lacks.
 */
export function stockJournals(
  postings: readonly DearPosting[],
  context: MappingContext,
  dearAccounts: DearAccounts = [],
): StockJournal[] {
  const journals = new Map<string, {type: JournalType; day: string; sums: Map<string, Big>; broken: string[]}>();
  for (const posting of postings) {
    const type = journalTypeOf(posting.type);
    if (!type || (type === 'cogs' && !isStockAgainstCost(posting, context, dearAccounts))) continue;
    const key = `${posting.day} ${type}`;
    const journal = journals.get(key) ?? {type, day: posting.day, sums: new Map(), broken: [] as string[]};
    journals.set(key, journal);
    if (posting.broken !== undefined) {
      journal.broken.push(`${posting.reference || 'A posting without a reference'}: ${posting.broken}`);
      continue;
    }
    const {sums} = journal;
    sums.set(posting.debit, (sums.get(posting.debit) ?? new Big(0)).plus(posting.amount));
    sums.set(posting.credit, (sums.get(posting.credit) ?? new Big(0)).minus(posting.amount));
  }
  return Array.from(journals.values(), ({type, day, sums, broken}) => ({
    ...{type, day, accounts: inCents(sums), broken: broken.sort()},
  }));
}

/** Whole cents that balance: what rounding leaves over, a cent or two, comes off where it rounded furthest. */
function inCents(sums: ReadonlyMap<string, Big>): StockJournal['accounts'] {
  const rounded = Array.from(sums, ([code, exact]) => ({code, exact, amount: toCents(exact)}));
  for (let left = sum(rounded.map(({amount}) => amount)); left !== 0; left -= Math.sign(left)) {
    const cent = Math.sign(left);
    const excess = ({exact, amount}: (typeof rounded)[number]) => new Big(amount).minus(exact.times(100)).times(cent);
    const [furthest] = rounded.toSorted(
      (one, other) =>
        excess(other).cmp(excess(one)) ||
        Math.abs(other.amount) - Math.abs(one.amount) ||
        (one.code < other.code ? -1 : 1),
    );
    if (furthest) furthest.amount -= cent;
  }
  return rounded
    .map(({code, amount}) => ({code, amount}))
    .filter(({amount}) => amount !== 0)
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}
