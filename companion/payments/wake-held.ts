import {guidsInPage} from '../../shared/documents/page-address.ts';
import type {ExportContext} from '../export/context.ts';
import {masterKey} from '../ledger/keys.ts';
import {lookAtPaid} from './look-at-paid.ts';

/**
 * Payments and credit that wait for somebody to approve a document in Xero: nothing in DEAR tells when that is done. One look
 * at what they wait for, 40 documents a call; where it was approved, the sale or purchase is read again by this sync.
 */
export async function wakeHeld(context: ExportContext): Promise<void> {
  const {store, books} = context;
  const held = [...heldByDraft(context)];
  if (held.length === 0) return;
  const seen = await lookAtPaid(
    context,
    held.map(({on}) => on),
  );
  const awake = held.filter(({on}) => !['DRAFT', 'SUBMITTED'].includes(seen.get(on.id)?.status ?? ''));
  if (awake.length === 0) return;
  await store.commit('export.settled', (changes) => {
    for (const {masterId} of awake) {
      const master = changes.get('masters', masterId);
      if (!master) continue;
      const {[books.tenantId]: _, ...settled} = master.settled;
      changes.put('masters', {...master, settled});
    }
  });
}

/** What is Pending with the document in Xero that it was held back on. */
function* heldByDraft({store, books}: ExportContext) {
  const prefix = `${books.account}/${books.tenantId}/`;
  for (const entry of store.select('ledger', ({isHeld, place}) => isHeld === 'yes' && place.startsWith(prefix))) {
    if (!entry.heldBy) continue;
    const row = entry.rowId ? store.get('rows', entry.rowId)?.transaction : undefined;
    const page = guidsInPage(row?.dear.url);
    if (row?.status !== 'Pending' || row.waitingFor === undefined || !page) continue;
    yield {on: entry.heldBy, masterId: masterKey(books.account, page.family, page.masterId)};
  }
}
