import type {DearMaster} from '../../dear/dear.ts';
import type {Parcel} from '../../ledger/begin-send.ts';
import {newEntry} from '../../ledger/entry.ts';
import {documentKey} from '../../ledger/keys.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import {commitAndTell, type ExportContext} from '../context.ts';
import {VOIDED} from '../plan/plan-withdrawn.ts';
import {waitingOut} from '../waiting-out.ts';
import {dispatch} from './dispatch.ts';

const NOTE = 'Its bill is in Xero: it is marked as billed there.';

/**
 * Marks orders in Xero as billed whose bill has gone there, each once. That has a ledger entry of its own beside the order's,
 * under the order's row: it is written down before it leaves, and looked for after a lost answer, like everything else.
 *
 * @returns the purchases of which it is not known yet.
 */
export async function markBilled(context: ExportContext, reads: readonly DearMaster[]): Promise<Set<string>> {
  const due = reads.flatMap((read) => {
    const order = orderToBill(context, read);
    return order ? [{read, order, id: billedKey(context, read)}] : [];
  });
  const parcels = await plan(context, due);
  await waitingOut(context, parcels, async (same, ready) => {
    await dispatch(same, 'bill-purchase-orders', ready);
  });
  const isOpen = (id: string) =>
    !['accepted', 'refused'].includes(context.store.get('ledger', id)?.state ?? 'accepted');
  return new Set(due.filter(({id}) => isOpen(id)).map(({read}) => read.id));
}

/** The ledger entry of an order that is in Xero, ours, and of which a bill is there too. */
function orderToBill({store, books, work}: ExportContext, {order, documents}: DearMaster): LedgerEntry | undefined {
  const entry = order ? store.get('ledger', documentKey(books, order)) : undefined;
  const isInXero = (one: LedgerEntry | undefined) =>
    one?.state === 'accepted' && one.xeroId !== null && one.acceptedFingerprint !== VOIDED;
  const row = entry?.rowId ? store.get('rows', entry.rowId) : undefined;
  if (!entry || !isInXero(entry) || row?.transaction.status === 'Skipped') return undefined;
  if (entry.adopted && !work.insists) return undefined;
  const hasBill = documents.some((bill) => isInXero(store.get('ledger', documentKey(books, bill))));
  return hasBill ? entry : undefined;
}

const billedKey = ({books}: ExportContext, {id}: DearMaster): string =>
  documentKey(books, {kind: 'purchase-order', masterId: id, taskId: id, part: 'billed'});

/** Writes down what is to be marked; what is marked already, or under way, is left alone. */
async function plan(context: ExportContext, due: readonly {order: LedgerEntry; id: string}[]): Promise<Parcel[]> {
  const open = due.filter(({id}) =>
    ['planned', 'refused'].includes(context.store.get('ledger', id)?.state ?? 'planned'),
  );
  if (open.length === 0) return [];
  return commitAndTell(context, 'export.planned', (changes) =>
    open.map(({order, id}): Parcel => {
      const entry = changes.get('ledger', id) ?? newEntry(id, context.clock.now());
      changes.put('ledger', {...entry, rowId: order.rowId});
      const row = order.rowId ? changes.get('rows', order.rowId) : undefined;
      if (row && !row.transaction.notes.includes(NOTE))
        changes.put('rows', {...row, transaction: {...row.transaction, notes: [...row.transaction.notes, NOTE]}});
      const on = order.xeroId ?? '';
      const number = order.xeroNumber ?? '';
      return {
        entryId: id,
        version: entry.version,
        fingerprint: 'billed',
        // Without lines: a change of the status alone leaves them as they are (Xero's documentation).
        json: {PurchaseOrderID: on, PurchaseOrderNumber: number, Status: 'BILLED'},
        expected: {
          ...{type: 'PURCHASEORDER', number, on, status: 'BILLED'},
          ...{contactId: null, name: null, date: null, currency: null, total: null, totalTax: null, url: null},
        },
      };
    }),
  );
}
