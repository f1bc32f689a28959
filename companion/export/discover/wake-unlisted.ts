import type {MasterBrief} from '../../store/briefs.ts';
import type {KeySet} from '../../store/key-set.ts';
import type {Master} from '../../store/master-record.ts';
import type {ExportContext} from '../context.ts';
import {VOIDED} from '../plan/plan-withdrawn.ts';
import {isSettledIn} from './settled.ts';

/**
 * After DEAR's whole lists were read: what they name no more, and has something in Xero or waits to go there, is read again.
 * Whether it is gone is told by that, never by a list.
 *
 * @param seen keys of the sales and purchases that the lists named.
 */
export async function wakeUnlisted(context: ExportContext, seen: Pick<KeySet, 'has'>): Promise<void> {
  const {books, store} = context;
  const isUnlisted = ({account, key, settled}: MasterBrief) =>
    account === books.account && !seen.has(key) && isSettledIn(settled, books.tenantId);
  const missing: string[] = [];
  for (const {id, parts} of store.select('masters', isUnlisted)) {
    if (parts?.[books.tenantId]?.some((entryId) => isOpen(context, entryId))) missing.push(id);
  }
  if (missing.length === 0) return;
  await store.commit('export.discovered', (changes) => {
    for (const id of missing) {
      const master: Master | undefined = changes.get('masters', id);
      if (!master) continue;
      const {[books.tenantId]: _, ...settled} = master.settled;
      changes.put('masters', {...master, settled});
    }
  });
}

/** Whether something of it stands in Xero, or waits, of which nobody was told yet that it vanished. */
function isOpen({store}: ExportContext, entryId: string): boolean {
  const entry = store.get('ledger', entryId);
  const row = entry?.rowId ? store.get('rows', entry.rowId)?.transaction : undefined;
  if (!entry || !row || row.status === 'Skipped' || row.problem?.code === 'dear.document-gone') return false;
  if (row.status !== 'Completed') return true;
  return entry.xeroId !== null && entry.acceptedFingerprint !== VOIDED && row.kind !== 'attachment';
}
