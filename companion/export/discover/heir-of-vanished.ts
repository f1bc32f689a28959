import type {DearMaster} from '../../dear/dear.ts';
import {documentKey, masterKey} from '../../ledger/keys.ts';
import {sameNumber} from '../../ledger/match-elements.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {Changes} from '../../store/store.ts';
import type {ExportContext} from '../context.ts';
import type {RowDocument} from '../rows.ts';
import {hasTask} from './unreadable.ts';

/** The ledger entries of a sale or purchase, of one kind, whose task DEAR's answer names no more. */
export function vanishedEntries(
  changes: Pick<Changes, 'get'>,
  {books}: ExportContext,
  read: DearMaster,
  kind: RowDocument['kind'],
): LedgerEntry[] {
  if (read.isRefused) return [];
  const master = changes.get('masters', masterKey(books.account, read.family, read.id));
  return (master?.parts?.[books.tenantId] ?? []).flatMap((id) => {
    const [, , itsKind, , taskId = ''] = id.split('/');
    const entry = itsKind === kind && !hasTask(read, taskId, [kind]) ? changes.get('ledger', id) : undefined;
    return entry ? [entry] : [];
  });
}

/**
 * A simple document that became an advanced one may have another task id in DEAR. The one of the same number whose task is
 * gone is the same document: what is known of it goes on under the new id.
 */
export function heirOfVanished(
  changes: Changes,
  context: ExportContext,
  read: DearMaster,
  document: Pick<RowDocument, 'kind' | 'masterId' | 'taskId' | 'number' | 'orderNumber'>,
): LedgerEntry | undefined {
  const number = document.number.trim() || document.orderNumber;
  const old = vanishedEntries(changes, context, read, document.kind).find(
    ({xeroNumber, state}) => state === 'accepted' && xeroNumber !== null && sameNumber(xeroNumber, number),
  );
  return old && inherit(changes, context, read, {old, id: documentKey(context.books, document)});
}

/** What the ledger knows of something in a sale or purchase goes on under another id, its row with it. */
export function inherit(
  changes: Changes,
  {books}: ExportContext,
  read: Pick<DearMaster, 'family' | 'id'>,
  {old, id}: {old: LedgerEntry; id: string},
): LedgerEntry {
  const heir: LedgerEntry = {...old, id, version: old.version + 1};
  changes.remove('ledger', old.id);
  changes.put('ledger', heir);
  const row = old.rowId ? changes.get('rows', old.rowId) : undefined;
  if (row) changes.put('rows', {...row, entryId: id});
  rename(changes, masterKey(books.account, read.family, read.id), books.tenantId, {from: old.id, to: id});
  return heir;
}

function rename(changes: Changes, masterId: string, tenantId: string, {from, to}: {from: string; to: string}): void {
  const master = changes.get('masters', masterId);
  const parts = master?.parts?.[tenantId];
  if (!master || !parts) return;
  const renamed = [...new Set(parts.map((id) => (id === from ? to : id)))];
  changes.put('masters', {...master, parts: {...master.parts, [tenantId]: renamed}});
}
