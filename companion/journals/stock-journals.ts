import type {Cents} from '../../shared/money/cents.ts';
import {toCents} from '../../shared/money/cents.ts';
import type {DearPosting} from '../dear/dear.ts';
import {findAccount} from '../mapping/choose-account.ts';
import {entryOf, type MappingContext} from '../mapping/mapping-context.ts';
import {type JournalType, journalTypeOf} from './journal-type.ts';

/** The stock value that moved on one day in one way: what each of DEAR's accounts gained, in whole cents of base currency. */
export interface StockJournal {
  readonly type: JournalType;
  /** Calendar day. */
  readonly day: string;
  /** DEAR's codes in their order, debit above nothing; none is 0, and together they are 0. */
  readonly accounts: readonly {readonly code: string; readonly amount: Cents}[];
}

/**
 * Sums postings up to one journal a day and type. Of a sale only what moves between stock and cost counts: its invoice and
 * payments go to Xero as such. Pure.
 */
export function stockJournals(postings: readonly DearPosting[], context: MappingContext): StockJournal[] {
  const journals = new Map<string, {type: JournalType; day: string; sums: Map<string, Cents>}>();
  for (const posting of postings) {
    const type = journalTypeOf(posting.type);
    if (!type || (type === 'cogs' && !isStockAgainstCost(posting, context))) continue;
    const key = `${posting.day} ${type}`;
    const journal = journals.get(key) ?? {type, day: posting.day, sums: new Map()};
    journals.set(key, journal);
    const amount = toCents(posting.amount);
    journal.sums.set(posting.debit, (journal.sums.get(posting.debit) ?? 0) + amount);
    journal.sums.set(posting.credit, (journal.sums.get(posting.credit) ?? 0) - amount);
  }
  return Array.from(journals.values(), ({type, day, sums}) => ({
    type,
    day,
    accounts: Array.from(sums, ([code, amount]) => ({code, amount}))
      .filter(({amount}) => amount !== 0)
      .sort((one, other) => (one.code < other.code ? -1 : 1)),
  }));
}

/** Cost on one side, an asset that is neither a bank's nor Xero's own on the other; a code Xero lacks may be either. */
function isStockAgainstCost({debit, credit}: DearPosting, context: MappingContext): boolean {
  const [one, other] = [roleOf(debit, context), roleOf(credit, context)];
  return (
    (one === 'cost' && (other === 'stock' || other === 'unknown')) ||
    (other === 'cost' && (one === 'stock' || one === 'unknown'))
  );
}

function roleOf(code: string, {settings: {mapping}, choices}: MappingContext): 'cost' | 'stock' | 'unknown' | 'other' {
  const account = findAccount(entryOf(mapping.accounts, code) ?? code, choices.accounts);
  if (!account) return 'unknown';
  if (account.systemAccount !== null || account.type === 'BANK') return 'other';
  if (account.class === 'EXPENSE') return 'cost';
  return account.class === 'ASSET' ? 'stock' : 'other';
}
