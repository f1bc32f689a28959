import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import {type Cents, fromCents, sum} from '../../shared/money/cents.ts';
import {moneyOf} from '../../shared/money/money.ts';
import {contactName} from '../mapping/contact.ts';
import {dayText} from '../mapping/day.ts';
import type {DearSide, XeroSide} from './sides.ts';

type Item = ReconciliationAnswer['items'][number];
export type Compared = Pick<ReconciliationAnswer, 'totals' | 'items'>;

/**
 * Lays DEAR's documents of a period beside Xero's. Two belong together when the ledger says so, else by kind and number.
 * What is on both sides with the same day, currency and total is only counted; everything else is an item, so that the
 * items of a kind add up to its difference, to the cent. Pure.
 *
 * @param period calendar days, both included. A document that only one side dates within it counts on that side alone.
 * @param dear every authorised document that either is dated in the period or belongs to one of Xero's that is.
 * @param xero every document that counts and either is dated in the period or belongs to one of DEAR's that is.
 */
export function compare(
  period: {readonly from: string; readonly to: string},
  dear: readonly DearSide[],
  xero: readonly XeroSide[],
): Compared {
  const isIn = ({date}: {readonly date: string | null}) => date !== null && date >= period.from && date <= period.to;
  const pairs = pairUp(dear, xero);
  const items: Item[] = [];
  for (const {ours, theirs} of pairs) {
    const inDear = ours && isIn(ours) ? ours : null;
    const inXero = theirs && isIn(theirs) ? theirs : null;
    if (!inDear && !inXero) continue;
    const item = itemOf(ours, theirs, {inDear: inDear !== null, inXero: inXero !== null});
    if (item) items.push(item);
  }
  return {totals: totalsOf(dear.filter(isIn), xero.filter(isIn)), items};
}

interface Pair {
  readonly ours: DearSide | null;
  readonly theirs: XeroSide | null;
}

function pairUp(dear: readonly DearSide[], xero: readonly XeroSide[]): Pair[] {
  const left = new Set(xero);
  const byId = new Map(xero.map((side) => [side.id.toLowerCase(), side]));
  const pairs: Pair[] = [];
  const unlinked: DearSide[] = [];
  for (const ours of dear) {
    const theirs = ours.xeroId === null ? undefined : byId.get(ours.xeroId.toLowerCase());
    if (theirs && left.delete(theirs)) pairs.push({ours, theirs});
    else unlinked.push(ours);
  }
  const byNumber = new Map<string, XeroSide[]>();
  for (const theirs of left) byNumber.set(nameOf(theirs), [...(byNumber.get(nameOf(theirs)) ?? []), theirs]);
  for (const ours of unlinked) {
    const theirs = byNumber.get(nameOf(ours))?.shift();
    if (theirs) left.delete(theirs);
    pairs.push({ours, theirs: theirs ?? null});
  }
  return [...pairs, ...Array.from(left, (theirs) => ({ours: null, theirs}))];
}

/**
 * Xero compares numbers without regard to case or outer blanks. The payments of one document share its number; suppliers'
 * numbers count together with the supplier.
 */
function nameOf({kind, number, party, total}: DearSide | XeroSide): string {
  const name = `${kind} ${number.trim().toLowerCase()}`;
  if (kind === 'payment' || kind === 'refund') return `${name} ${total}`;
  return kind === 'bill' || kind === 'bill-credit-note' ? `${name} ${contactName(party).toLowerCase()}` : name;
}

/** Undefined for what is simply on both sides. */
function itemOf(
  ours: DearSide | null,
  theirs: XeroSide | null,
  within: {inDear: boolean; inXero: boolean},
): Item | undefined {
  const [known] = [ours ?? theirs];
  if (!known) return undefined;
  const item = (reason: Item['reason'], text: string): Item => ({
    kind: known.kind,
    reason,
    party: known.party,
    dear: ours && sideOf(ours, ours.id),
    xero: theirs && sideOf(theirs, theirs.id),
    text,
    transactionId: ours?.row?.id ?? theirs?.row?.id ?? null,
  });
  if (ours && theirs) {
    const differences = differencesOf(ours, theirs);
    const open = ours.row && openText(ours.row);
    if (differences.length === 0 && within.inDear === within.inXero)
      return open && ours.row ? item(reasons[ours.row.status] ?? 'differs', open) : undefined;
    return item('differs', [`${differences.join('; ')}.`, ...(open ? [open] : [])].join(' '));
  }
  if (theirs) {
    const open = theirs.row && openText(theirs.row);
    if (open && theirs.row) return item(reasons[theirs.row.status] ?? 'only-in-xero', open);
    return item(
      'only-in-xero',
      theirs.row
        ? 'Deerpath sent it; DEAR’s document is not authorised any more.'
        : 'No authorised document of DEAR’s is known for it.',
    );
  }
  const row = ours?.why ? null : ours?.row;
  const open = row && openText(row);
  if (open) return item(reasons[row.status] ?? 'only-in-dear', open);
  return item(
    'only-in-dear',
    ours?.why ?? (ours?.xeroId ? 'It went to Xero and counts there no more.' : 'It has not gone to Xero.'),
  );
}

const reasons: Readonly<Record<string, Item['reason']>> = {Skipped: 'skipped', Failed: 'failed', Pending: 'waiting'};

/** What keeps a document from being simply on both sides, by its row; undefined for one that is through. */
function openText({status, skipped, problem, waitingFor}: NonNullable<DearSide['row']>): string | undefined {
  switch (status) {
    case 'Skipped':
      return `Skipped by ${skipped?.user ?? 'somebody'}: ${skipped?.reason ?? ''}`;
    case 'Failed':
      return problem?.title ?? 'It could not go to Xero.';
    case 'Pending':
      return waitingFor ? `W${waitingFor.slice(1)}.` : (problem?.title ?? 'It goes with the next sync.');
    default:
      return undefined;
  }
}

const sideOf = ({number, date, total, currency, url}: DearSide | XeroSide, id: string): Item['dear'] => ({
  id,
  number,
  date,
  amount: moneyOf(total, currency),
  url,
});

function differencesOf(ours: DearSide, theirs: XeroSide): string[] {
  const money = ({total, currency}: DearSide | XeroSide) => `${fromCents(total)} ${currency}`;
  const day = (date: string | null) => (date ? `${dayText(date)} ${date.slice(0, 4)}` : 'no date');
  return [
    ...(ours.total === theirs.total && ours.currency === theirs.currency
      ? []
      : [`total ${money(ours)} in DEAR, ${money(theirs)} in Xero`]),
    ...(ours.date === theirs.date ? [] : [`date ${day(ours.date)} in DEAR, ${day(theirs.date)} in Xero`]),
  ];
}

function totalsOf(dear: readonly DearSide[], xero: readonly XeroSide[]): Compared['totals'] {
  const keys = new Map([...dear, ...xero].map(({kind, currency}) => [`${kind} ${currency}`, {kind, currency}]));
  return [...keys.values()].map(({kind, currency}) => {
    const isOf = (side: DearSide | XeroSide) => side.kind === kind && side.currency === currency;
    const count = (sides: readonly (DearSide | XeroSide)[]): {count: number; cents: Cents} => {
      const of = sides.filter(isOf);
      return {count: of.length, cents: sum(of.map(({total}) => total))};
    };
    const [ours, theirs] = [count(dear), count(xero)];
    return {
      kind,
      dear: {count: ours.count, amount: moneyOf(ours.cents, currency)},
      xero: {count: theirs.count, amount: moneyOf(theirs.cents, currency)},
      difference: moneyOf(ours.cents - theirs.cents, currency),
    };
  });
}
