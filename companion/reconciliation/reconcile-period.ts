import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import {fromCents, sum} from '../../shared/money/cents.ts';
import type {Books} from '../ledger/keys.ts';
import {dayText} from '../mapping/day.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import {xeroKey} from '../store/briefs.ts';
import type {Store} from '../store/store.ts';
import type {Xero, XeroCallOptions} from '../xero/xero.ts';
import {compare} from './compare.ts';
import {gatherDear} from './gather-dear.ts';
import {gatherJournals} from './gather-journals.ts';
import {gatherXero, gatherXeroById} from './gather-xero.ts';
import type {DearSide, XeroSide} from './sides.ts';

/**
 * DEAR's documents of a period, as last read, beside what Xero says now. Reads Xero by its lists; DEAR is asked nothing, as
 * every sync keeps what it read. Throws `Trouble` where Xero does not answer.
 */
export async function reconcilePeriod(
  {store, clock, xero, books}: {store: Store; clock: Clock; xero: Xero; books: Books},
  period: {readonly from: string; readonly to: string},
  options: XeroCallOptions,
): Promise<ReconciliationAnswer> {
  const {settings} = store.state;
  const listed = await gatherXero(xero, period, {
    withOrders: settings.exportPurchaseOrders,
    withPayments: settings.exportPayments,
    options,
  });
  const ids = new Set(listed.map(({id}) => id.toLowerCase()));
  const isListed = (xeroId: string | null) => xeroId !== null && ids.has(xeroId.toLowerCase());
  const {sides, unread} = gatherDear(store, books, period, ids);
  const elsewhere = sides.flatMap(({kind, xeroId}) => (xeroId !== null && !isListed(xeroId) ? [{kind, xeroId}] : []));
  const journals = settings.exportJournals
    ? await gatherJournals(store, books, xero, period, options)
    : {ours: [], theirs: []};
  const ours = [...sides, ...journals.ours];
  const theirs = [
    ...withRows(store, books, [...listed, ...(await gatherXeroById(xero, elsewhere, options))]),
    ...journals.theirs,
  ];
  const compared = compare(period, ours, theirs);
  const items = compared.items.map((item) => ({...item, text: withChange(store, ours, item)}));
  const drafts = theirs.filter(
    ({date, isDraft}) => isDraft && date !== null && date >= period.from && date <= period.to,
  );
  const caveats = [...caveatsOf(store, period, unread), ...draftsText(drafts)];
  return {...period, readAt: isoTime(clock.now()), ...compared, items, caveats};
}

/** What Deerpath knows of each document of Xero's that it has to do with. */
function withRows({get, select}: Pick<Store, 'get' | 'select'>, books: Books, sides: readonly XeroSide[]): XeroSide[] {
  const wanted = new Set(sides.map(({id}) => xeroKey(id)));
  const own = `${books.account}/${books.tenantId}/`;
  const rows = new Map<string, string>();
  for (const {xeroId, rowId} of select('ledger', ({place, xero}) => wanted.has(xero) && place.startsWith(own)))
    if (xeroId && rowId) rows.set(xeroId.toLowerCase(), rowId);
  return sides.map((side) => {
    const rowId = rows.get(side.id.toLowerCase());
    const row = rowId ? get('rows', rowId)?.transaction : undefined;
    return row ? {...side, row} : side;
  });
}

/** Drafts are in Xero, and in none of its reports. */
function draftsText(drafts: readonly XeroSide[]): string[] {
  if (drafts.length === 0) return [];
  const amounts = [...new Set(drafts.map(({currency}) => currency))].map(
    (currency) =>
      `${fromCents(sum(drafts.flatMap((one) => (one.currency === currency ? one.total : []))))} ${currency}`,
  );
  const [is, it] =
    drafts.length === 1 ? ['document in Xero is a draft', 'it is'] : ['documents in Xero are drafts', 'they are'];
  return [
    `${drafts.length} ${is} (${amounts.join(', ')}): counted here, and in Xero’s own reports once ${it} approved.`,
  ];
}

/** What the daily look found of it stands beside what differs now. */
function withChange(
  store: Pick<Store, 'get'>,
  sides: readonly DearSide[],
  {dear, text, transactionId}: ReconciliationAnswer['items'][number],
): string {
  if (!dear || !transactionId || !sides.some(({id}) => id === dear.id)) return text;
  const entryId = store.get('rows', transactionId)?.entryId;
  const changed = entryId ? store.get('ledger', entryId)?.changedThere : undefined;
  return changed ? `${text} ${changed}` : text;
}

function caveatsOf(store: Pick<Store, 'state' | 'values'>, {from}: {from: string}, unread: number): string[] {
  const {ignoreBefore} = store.state.settings;
  let syncedAt: string | null = null;
  for (const {run} of store.values('runs')) {
    if (run.scope.kind === 'all' && run.state === 'finished' && !run.preview) syncedAt = run.finishedAt ?? syncedAt;
  }
  return [
    ...(syncedAt === null ? ['Nothing was synced yet: DEAR’s side is empty until the first sync.'] : []),
    ...(unread > 0
      ? [
          `${unread} ${unread === 1 ? 'sale or purchase is' : 'sales and purchases are'} listed in DEAR and not read yet. Sync, then compare again.`,
        ]
      : []),
    ...(ignoreBefore !== null && from < ignoreBefore
      ? [
          `Documents count from ${dayText(ignoreBefore)} ${ignoreBefore.slice(0, 4)}. Earlier ones of DEAR’s are left out, unless they went to Xero.`,
        ]
      : []),
  ];
}
