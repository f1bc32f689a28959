import {sum, toCents} from '../../shared/money/cents.ts';
import {journalOfKey} from '../journals/plan-journals.ts';
import {isAlive} from '../ledger/channels/journals.ts';
import type {Books} from '../ledger/keys.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import {daysOn} from '../mapping/day.ts';
import type {Store} from '../store/store.ts';
import type {Xero, XeroCallOptions, XeroJournal} from '../xero/xero.ts';
import type {DearSide, XeroSide} from './sides.ts';

const YEAR = 366;

/**
 * Stock value of a period on both sides: each day and type as last read in DEAR, and the journals in Xero that Deerpath made
 * of them; what people post by hand is no document of DEAR's. An amount is the sum of the debits.
 */
export async function gatherJournals(
  store: Pick<Store, 'get' | 'select'>,
  books: Books,
  xero: Xero,
  days: {readonly from: string; readonly to: string},
  options: XeroCallOptions,
): Promise<{ours: DearSide[]; theirs: XeroSide[]}> {
  const place = `${books.account}/${books.tenantId}/journal`;
  const ours = [...store.select('ledger', {place})].flatMap(({id, rowId, xeroId}): DearSide[] => {
    const journal = journalOfKey(id);
    const row = rowId ? store.get('rows', rowId)?.transaction : undefined;
    if (!journal || !row?.amount || row.skipped?.user === 'Deerpath') return [];
    const total = toCents(row.amount.value);
    const {currency} = row.amount;
    if (total === 0) return [];
    const {number, party, url} = row.dear;
    return [
      {kind: 'journal', id: row.dear.documentId, number, party, date: journal.day, currency, total, url, xeroId, row},
    ];
  });
  const isIn = (date: string | null) => date !== null && date >= days.from && date <= days.to;
  const made = new Map(ours.flatMap((one) => (one.xeroId ? [[one.xeroId.toLowerCase(), one]] : [])));
  // One that took the first open day lies later than its own.
  const last = ours.filter(({date}) => isIn(date)).length > 0 ? daysOn(days.to, YEAR) : days.to;
  const found = made.size > 0 ? await xero.findJournals({from: days.from, to: last}, options) : [];
  const theirs = found.flatMap((journal) => sideOf(journal, made.get(journal.id?.toLowerCase() ?? '')) ?? []);
  const there = new Set(theirs.filter(({date}) => isIn(date)).map(({id}) => id.toLowerCase()));
  return {ours: ours.filter(({date, xeroId}) => isIn(date) || there.has(xeroId?.toLowerCase() ?? '')), theirs};
}

function sideOf(journal: XeroJournal, known: DearSide | undefined): XeroSide | undefined {
  if (!journal.id || !known || !isAlive(journal)) return undefined;
  const {id, narration: number, date} = journal;
  const total = sum(journal.lines.map(({amount}) => Math.max(0, amount ?? 0)));
  const {url} = xeroPlace('journal', {id, number});
  const side = {kind: 'journal' as const, id, number, party: '', date, currency: known.currency, total, url};
  return journal.status === 'DRAFT' ? {...side, isDraft: true} : side;
}
