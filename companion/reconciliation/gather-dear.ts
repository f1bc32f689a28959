import type {Settings} from '../../shared/contract/settings.ts';
import {isAuthorised} from '../../shared/documents/dear-document.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {toCents} from '../../shared/money/cents.ts';
import {type Books, documentKey} from '../ledger/keys.ts';
import type {Master} from '../store/records.ts';
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
 * @param isAsked whether a document is wanted, by its day and by its id in Xero.
 */
export function gatherDear(
  store: Pick<Store, 'get' | 'values' | 'state'>,
  books: Books,
  isAsked: (date: string | null, xeroId: string | null) => boolean,
): DearSides {
  const sides: DearSide[] = [];
  let unread = 0;
  for (const master of store.values('masters')) {
    if (!master.id.startsWith(`${books.account}/`)) continue;
    if (master.documents === undefined && master.settled[books.tenantId] === undefined) unread++;
    if (master.status === 'VOIDED') continue;
    if (store.state.settings.exportPayments) sides.push(...gatherMoney(store, books, master, isAsked));
    for (const document of master.documents ?? []) {
      if (!isCounted(document, store.state.settings)) continue;
      const entry = store.get('ledger', documentKey(books, {...document, masterId: master.dearId}));
      const xeroId = entry?.xeroId ?? null;
      if (!isAsked(document.date, xeroId) || isIgnored(document, xeroId, store.state.settings)) continue;
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
  return {sides, unread};
}

type Known = NonNullable<Master['documents']>[number];

/** Orders count while they are taken to Xero; everything else goes there anyway. */
const isCounted = ({kind, status}: {kind: DocumentKind; status: string}, settings: Settings): boolean =>
  isAuthorised(status) && (kind !== 'purchase-order' || settings.exportPurchaseOrders);

const isIgnored = ({date}: Known, xeroId: string | null, {ignoreBefore}: Settings): boolean =>
  xeroId === null && ignoreBefore !== null && date !== null && date < ignoreBefore;

const pageOf = ({family, type, dearId}: Master, taskId: string): string =>
  documentPage({family, advanced: /advanced/i.test(type ?? ''), masterId: dearId, taskId});
