import type {Settings} from '../../shared/contract/settings.ts';
import {isAuthorised} from '../../shared/documents/dear-document.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {toCents} from '../../shared/money/cents.ts';
import {isSettledIn} from '../export/discover/settled.ts';
import {type Books, documentKey} from '../ledger/keys.ts';
import {briefOf, type MasterBrief, xeroKey} from '../store/briefs.ts';
import type {Master} from '../store/master-record.ts';
import type {Store} from '../store/store.ts';
import {gatherMoney} from './gather-money.ts';
import type {DearSide} from './sides.ts';

/** DEAR's side as last read, and how many sales and purchases were listed and not read yet. */
export interface DearSides {
  readonly sides: readonly DearSide[];
  readonly unread: number;
}

/**
 * Every authorised document of DEAR's that counts and is dated in the period, or is one of Xero's given here. What lies
 * before the first day counts only where it went to Xero all the same.
 *
 * @param xeroIds in lower case
 */
export function gatherDear(
  store: Pick<Store, 'get' | 'select' | 'briefs' | 'state'>,
  books: Books,
  period: {readonly from: string; readonly to: string},
  xeroIds: ReadonlySet<string>,
): DearSides {
  const sides: DearSide[] = [];
  const listed = entriesHolding(store, xeroIds);
  const [begin, end] = [Date.parse(period.from), Date.parse(period.to)];
  const isIn = (date: string | null) => date !== null && date >= period.from && date <= period.to;
  const isAsked = (date: string | null, xeroId: string | null) =>
    isIn(date) || (xeroId !== null && xeroIds.has(xeroId.toLowerCase()));
  const mayHoldAny = ({account, master, first, last}: MasterBrief) =>
    account === books.account && ((first <= end && last >= begin) || listed.masters.has(master));
  for (const master of store.select('masters', mayHoldAny)) {
    if (master.status === 'VOIDED') continue;
    if (store.state.settings.exportPayments) sides.push(...gatherMoney(store, books, master, isAsked));
    for (const document of master.documents ?? []) {
      if (!isCounted(document, store.state.settings)) continue;
      const entryId = documentKey(books, {...document, masterId: master.dearId});
      if (!isIn(document.date) && !listed.entries.has(entryId)) continue;
      const entry = store.get('ledger', entryId);
      const xeroId = entry?.xeroId ?? null;
      if (isIgnored(document, xeroId, store.state.settings)) continue;
      const row = entry?.rowId ? store.get('rows', entry.rowId)?.transaction : undefined;
      sides.push({
        kind: document.kind,
        id: document.taskId,
        number: document.number || entry?.xeroNumber || master.number,
        party: master.party,
        date: document.date,
        currency: document.currency,
        total: toCents(document.total),
        url: pageOf(master, document.taskId),
        xeroId,
        row: row ?? null,
      });
    }
  }
  return {sides, unread: countUnread(store, books)};
}

/** The ledger entries that hold one of these, and keys of the sales and purchases they are of. */
function entriesHolding(store: Pick<Store, 'select'>, xeroIds: ReadonlySet<string>) {
  const keys = new Set(Array.from(xeroIds, xeroKey));
  const found = [...store.select('ledger', ({xero}) => keys.has(xero))].filter(
    ({xeroId}) => xeroId !== null && xeroIds.has(xeroId.toLowerCase()),
  );
  return {
    entries: new Set(found.map(({id}) => id)),
    masters: new Set(found.map((entry) => briefOf('ledger', entry).master)),
  };
}

function countUnread(store: Pick<Store, 'briefs'>, books: Books): number {
  let unread = 0;
  for (const {account, isRead, settled} of store.briefs('masters')) {
    if (account === books.account && isRead === 'no' && !isSettledIn(settled, books.tenantId)) unread += 1;
  }
  return unread;
}

type Known = NonNullable<Master['documents']>[number];

/** Orders count while they are taken to Xero; everything else goes there anyway. */
const isCounted = ({kind, status}: {kind: DocumentKind; status: string}, settings: Settings): boolean =>
  isAuthorised(status) && (kind !== 'purchase-order' || settings.exportPurchaseOrders);

const isIgnored = ({date}: Known, xeroId: string | null, {ignoreBefore}: Settings): boolean =>
  xeroId === null && ignoreBefore !== null && date !== null && date < ignoreBefore;

const pageOf = ({family, type, dearId}: Master, taskId: string): string =>
  documentPage({family, advanced: /advanced/i.test(type ?? ''), masterId: dearId, taskId});
