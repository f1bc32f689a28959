import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import type {Books} from '../ledger/keys.ts';
import {dayText} from '../mapping/day.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import type {Xero, XeroCallOptions} from '../xero/xero.ts';
import {compare} from './compare.ts';
import {gatherDear} from './gather-dear.ts';
import {gatherXero, gatherXeroById} from './gather-xero.ts';
import type {DearSide} from './sides.ts';

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
  const compared = compare(period, sides, [...listed, ...(await gatherXeroById(xero, elsewhere, options))]);
  const items = compared.items.map((item) => ({...item, text: withChange(store, sides, item)}));
  return {...period, readAt: isoTime(clock.now()), ...compared, items, caveats: caveatsOf(store, period, unread)};
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
