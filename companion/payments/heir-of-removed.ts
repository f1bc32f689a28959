import type {DearMaster} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {inherit} from '../export/discover/heir-of-vanished.ts';
import {masterKey} from '../ledger/keys.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Changes} from '../store/store.ts';
import {type MoneyOn, moneyKey, moneyPrint, paymentIdIn} from './money-on.ts';

/**
 * A payment that was removed in DEAR and entered anew, equal in all that Xero has of it, is the same money under another id: what
 * stands in Xero stays. One that the bank's statement was matched with could not even be deleted there.
 */
export function heirOfRemoved(
  changes: Changes,
  context: ExportContext,
  read: DearMaster,
  money: MoneyOn,
): LedgerEntry | undefined {
  const {books} = context;
  const master = changes.get('masters', masterKey(books.account, read.family, read.id));
  const there = new Set(read.payments.map(({id}) => id));
  const print = moneyPrint(money.payment);
  for (const id of master?.parts?.[books.tenantId] ?? []) {
    const paymentId = paymentIdIn(id);
    const old = paymentId === undefined || there.has(paymentId) ? undefined : changes.get('ledger', id);
    if (old?.state !== 'accepted' || old.acceptedFingerprint !== print) continue;
    const row = old.rowId ? changes.get('rows', old.rowId)?.transaction : undefined;
    const isOfIt = row?.kind === money.payment.kind && row.dear.documentId === money.document.taskId;
    if (isOfIt && row.status === 'Completed') return inherit(changes, context, read, {old, id: moneyKey(books, money)});
  }
  return undefined;
}
