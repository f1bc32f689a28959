import type {DearMaster} from '../dear/dear.ts';
import {commitAndTell, type ExportContext} from '../export/context.ts';
import {awaits, dropped} from '../export/plan/desk.ts';
import {isUndone, isWanted} from '../export/plan/plan-withdrawn.ts';
import {masterKey} from '../ledger/keys.ts';
import {rowOfFile} from './row-of-file.ts';

/**
 * A file that was to go with an invoice or bill which is not there to take it: undone, its row waits with it; voided, or gone
 * on under another id, its row is out of the way.
 */
export async function tellLeftOver(context: ExportContext, read: DearMaster): Promise<void> {
  const {store, books} = context;
  const master = store.get('masters', masterKey(books.account, read.family, read.id));
  const left = (master?.parts?.[books.tenantId] ?? []).filter((entryId) => {
    if (!entryId.includes(`/attachment/${read.id}/`) || store.get('ledger', entryId)?.state !== 'planned') return false;
    const document = documentOf(read, entryId);
    return !document || !isWanted(read, document);
  });
  if (left.length === 0) return;
  await commitAndTell(context, 'export.planned', (changes) => {
    for (const entryId of left) {
      const entry = changes.get('ledger', entryId);
      const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
      const file = read.attachments.find(({id}) => id === entryId.split('/').at(-1));
      if (!entry || !row || !file || row.transaction.status === 'Skipped') continue;
      const desk = {changes, context, entry, row};
      const document = documentOf(read, entryId);
      if (!document) dropped(desk, 'Its document goes on under another id in DEAR, and its files with it.');
      else if (isUndone(read, document)) {
        awaits(desk, rowOfFile(read, document, file), document.number.trim() || document.orderNumber);
      } else dropped(desk, 'It was voided in DEAR before it went to Xero.');
    }
  });
}

const documentOf = (read: DearMaster, entryId: string) =>
  read.documents.find(({taskId}) => taskId === entryId.split('/')[4]);
