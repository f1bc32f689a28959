import type {DearMaster} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {dropped} from '../export/plan/desk.ts';
import {newEntry} from '../ledger/entry.ts';
import {documentKey, masterKey} from '../ledger/keys.ts';
import type {NotExported} from '../store/master-record.ts';
import type {Changes} from '../store/store.ts';
import {moneyIn, moneyKey} from './money-on.ts';
import {notExportedText} from './not-exported.ts';

/**
 * Keeps with a sale or purchase what of its money never goes to Xero, and says so on the row of the document it is on, once.
 * What waited for its document before it was recognised waits no more.
 */
export function keepNotExported(
  changes: Changes,
  context: ExportContext,
  read: DearMaster,
  notExported: readonly NotExported[],
): void {
  const {books, clock} = context;
  const master = changes.get('masters', masterKey(books.account, read.family, read.id));
  const before = master?.notExported ?? [];
  if (!master || (notExported.length === 0 && before.length === 0)) return;
  changes.put('masters', {...master, notExported: [...notExported]});

  const fresh = notExported.filter(({id}) => !before.some((one) => one.id === id));
  for (const money of moneyIn(read)) {
    const item = fresh.find(({id}) => id === money.payment.id);
    if (!item) continue;
    const entryId = moneyKey(books, money);
    const entry = changes.get('ledger', entryId) ?? newEntry(entryId, clock.now());
    const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
    dropped({changes, context, entry, row}, notExportedText[item.reason]);

    const rowId = changes.get('ledger', documentKey(books, money.document))?.rowId;
    const shown = rowId ? changes.get('rows', rowId) : undefined;
    if (!shown) continue;
    const {transaction} = shown;
    const notes = [
      ...new Set([...transaction.notes, `${item.amount} ${item.currency}: ${notExportedText[item.reason]}`]),
    ];
    changes.put('rows', {...shown, transaction: {...transaction, notes}});
  }
}
