import {type LedgerState, mayFollow} from '../../shared/export/ledger-state.ts';
import {isoTime} from '../platform/clock.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Changes} from '../store/store.ts';

/** Whether a person decided meanwhile that the document does not go: then a run that has it in hand lets go of it. */
export const isSkipped = (store: Pick<Changes, 'get'>, entry: LedgerEntry | undefined): boolean =>
  !!entry?.rowId && store.get('rows', entry.rowId)?.transaction.status === 'Skipped';

/** A document of which the ledger knows nothing yet. */
export const newEntry = (id: string, now: number): LedgerEntry => ({
  id,
  state: 'planned',
  fingerprint: null,
  acceptedFingerprint: null,
  xeroId: null,
  xeroNumber: null,
  adopted: false,
  sendId: null,
  rowId: null,
  version: 0,
  updatedAt: isoTime(now),
});

/**
 * The entry one step further. An impossible step stops this document with a problem and leaves the data as it is: the
 * check stays on in production.
 */
export function step(
  entry: LedgerEntry,
  to: LedgerState,
  now: number,
  facts: Partial<Omit<LedgerEntry, 'id' | 'state' | 'version' | 'updatedAt'>> = {},
): LedgerEntry {
  if (!mayFollow(entry.state, to)) {
    throw new Trouble(
      'document',
      problemOf(
        'ledger.impossible-step',
        'Deerpath stopped to be safe.',
        `The ledger says “${entry.state}” of this document, and “${to}” cannot follow that.`,
        'Nothing was sent. Sync it again; if it stays, send us the diagnosis from the set-up page.',
      ),
    );
  }
  return {...entry, ...facts, state: to, version: entry.version + 1, updatedAt: isoTime(now)};
}
