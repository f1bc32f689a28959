import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/plan/decide-on.ts';
import {dispatchOne} from '../export/send/dispatch.ts';
import {REMOVED} from './money-on.ts';

/** A payment of ours in Xero that is to go, and what it is on. */
export interface Deletion {
  readonly entryId: string;
  readonly version: number;
  readonly xeroId: string;
  /** The document: its type and number, and its id in Xero where that is known. */
  readonly type: string;
  readonly number: string;
  readonly on: string | undefined;
}

/**
 * Deletes payments in Xero, one by one: it takes no more of them in a call. One that somebody deleted there already counts as
 * deleted; one that Xero keeps, as it is reconciled, becomes a problem.
 */
export async function deletePayments(context: ExportContext, deletions: readonly Deletion[]): Promise<void> {
  for (const {entryId, version, xeroId, type, number, on} of deletions) {
    if (context.work.signal.aborted) return;
    const nothing = {contactId: null, name: null, date: null, currency: null, total: null, totalTax: null, url: null};
    await dispatchOne(context, 'delete-payment', xeroId, {
      entryId,
      version,
      fingerprint: REMOVED,
      json: {Status: 'DELETED'},
      expected: {...nothing, type, number, ...(on === undefined ? {} : {on})},
    });
  }
}

/** Makes way for payments that changed in DEAR: their rows are not done with that. */
export async function makeWay(context: ExportContext, deletions: readonly Deletion[]): Promise<void> {
  await deletePayments(context, deletions);
  for (const {entryId} of deletions) {
    const entry = context.store.get('ledger', entryId);
    if (entry?.state !== 'accepted' || entry.acceptedFingerprint !== REMOVED) continue;
    await decideOn(context, {entryId, version: entry.version}, 'ledger.settled', ({row}) => ({
      state: 'as it is',
      row: {
        status: 'Pending',
        notes: [...row.transaction.notes, 'It changed in DEAR: what Xero had of it was deleted, and it is made anew.'],
      },
      attempt: null,
    }));
  }
}
