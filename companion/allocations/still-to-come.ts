import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {familyOf} from '../../shared/documents/kinds.ts';
import {type Cents, sum, toCents} from '../../shared/money/cents.ts';
import type {ExportContext} from '../export/context.ts';
import {masterKey} from '../ledger/keys.ts';
import {moneyKeyOf} from '../payments/money-on.ts';

/** Money that DEAR has on a document and Xero does not yet. */
interface StillToCome {
  readonly all: Cents;
  /** What of it goes by itself before long: it may yet turn out to be no cash. */
  readonly pending: Cents;
}

/**
 * What DEAR has as paid on an invoice, or as paid out of a credit note, and what still has to go to Xero: credit leaves room for it,
 * as it could never go otherwise. Nothing while payments are not exported; none that a person skipped.
 */
export function stillToCome(
  {store, books}: Pick<ExportContext, 'store' | 'books'>,
  on: Pick<DearDocument, 'kind' | 'masterId' | 'taskId'>,
): StillToCome {
  const {exportPayments} = store.state.settings;
  const master = store.get('masters', masterKey(books.account, familyOf(on.kind), on.masterId));
  const isNoCash = (id: string) => master?.notExported?.some((one) => one.id === id);
  const money = (exportPayments ? (master?.payments ?? []) : []).flatMap(({id, kind, on: its, taskId, amount}) => {
    if (kind === 'prepayment' || its !== on.kind || taskId !== on.taskId || isNoCash(id)) return [];
    const entry = store.get('ledger', moneyKeyOf(books, {id, kind, masterId: on.masterId}));
    const row = entry?.rowId ? store.get('rows', entry.rowId)?.transaction : undefined;
    if (entry?.state === 'accepted' || row?.status === 'Skipped') return [];
    return [{cents: toCents(amount), isPending: row?.status === 'Pending'}];
  });
  return {
    all: sum(money.map(({cents}) => cents)),
    pending: sum(money.map(({cents, isPending}) => (isPending ? cents : 0))),
  };
}
