import type {Master} from '../../store/master-record.ts';
import type {ExportContext} from '../context.ts';
import {archivedContactOf} from '../refusals/contact-archived.ts';
import {hasFailedIn} from './settled.ts';

/**
 * Looks whether contacts that were archived in Xero are active again, or merged into one that is, and has the sales and
 * purchases read again that failed for them. One call of Xero's while there are any.
 */
export async function wakeContacts(context: ExportContext): Promise<void> {
  const {books, contactBook, store, work, xero} = context;
  const waiting: {master: Master; contacts: string[]}[] = [];
  for (const master of store.select('masters', ({settled}) => hasFailedIn(settled, books.tenantId))) {
    const contacts = (master.parts?.[books.tenantId] ?? []).flatMap((id) => archivedContactOn(context, id) ?? []);
    if (contacts.length > 0) waiting.push({master, contacts});
  }
  if (waiting.length === 0) return;
  await contactBook.refresh(xero, {urgent: work.urgent, signal: work.signal});
  const mended = waiting.filter(({contacts}) => contacts.some((id) => contactBook.living(id)?.status === 'ACTIVE'));
  if (mended.length === 0) return;
  await store.commit('export.discovered', (changes) => {
    for (const {master} of mended) {
      const current = changes.get('masters', master.id);
      if (!current) continue;
      const {[books.tenantId]: _, ...settled} = current.settled;
      changes.put('masters', {...current, settled});
    }
  });
}

function archivedContactOn({store}: ExportContext, entryId: string): string | undefined {
  const rowId = store.get('ledger', entryId)?.rowId;
  const row = rowId ? store.get('rows', rowId)?.transaction : undefined;
  return row?.status === 'Failed' && row.problem ? archivedContactOf(row.problem) : undefined;
}
