import {guidsInPage} from '../../../shared/documents/page-address.ts';
import {isoTime} from '../../platform/clock.ts';
import type {Master} from '../../store/master-record.ts';
import type {Changes} from '../../store/store.ts';
import {commitAndTell, type ExportContext} from '../context.ts';
import {dropped} from '../plan/desk.ts';
import {planVanished} from '../plan/plan-withdrawn.ts';
import {stagesOn} from '../stages/stages.ts';

/** For so long DEAR may say by mistake that it does not know a sale or purchase. */
const SURE_AFTER = 3_600_000;
const DOCUMENTS = new Set(['sale-invoice', 'bill', 'sale-credit-note', 'bill-credit-note', 'purchase-order']);

/**
 * Notes that DEAR does not know a sale or purchase that it had. It is asked for again with the next syncs; an hour later it
 * is left alone until its stamp moves, and what it has in Xero is a problem that a person looks at: nothing is voided for it.
 *
 * @returns whether DEAR has said so for an hour.
 */
export function noteUnknown(context: ExportContext, {id}: Pick<Master, 'id'>): Promise<boolean> {
  const {books, clock, store} = context;
  return commitAndTell(context, 'export.settled', (changes) => {
    const master = changes.get('masters', id);
    if (!master) return false;
    const unknownSince = master.unknownSince ?? isoTime(clock.now());
    const isSure = clock.now() - Date.parse(unknownSince) >= SURE_AFTER;
    const {[books.tenantId]: _, ...others} = master.settled;
    const stages = stagesOn(store.state.settings).map(({name}) => name);
    const alone = {stamps: [master.seenStamp], under: 'settled', stages};
    const settled = isSure ? {...others, [books.tenantId]: alone} : others;
    changes.put('masters', {...master, unknownSince, settled});
    if (isSure) for (const part of master.parts?.[books.tenantId] ?? []) vanish(changes, context, master, part);
    return isSure;
  });
}

function vanish(changes: Changes, context: ExportContext, {family, dearId, number}: Master, entryId: string): void {
  const entry = changes.get('ledger', entryId);
  const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
  if (!entry || !row || entry.state === 'sending' || entry.state === 'unknown') return;
  const desk = {changes, context, entry, row};
  const its = {family: guidsInPage(row.transaction.dear.url)?.family ?? family, id: dearId, number};
  if (DOCUMENTS.has(row.transaction.kind)) planVanished(desk, its);
  else dropped(desk, 'Its sale or purchase is no longer in DEAR.');
}
