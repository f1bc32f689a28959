import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Store} from '../store/store.ts';

/**
 * What people changed in Xero and nobody brought into line since, the newest first: what is sent or taken over anew is as
 * Deerpath knows it again.
 */
export function changedThere({state, get}: Pick<Store, 'state' | 'get'>): LedgerEntry[] {
  return (state.changedInXero ?? []).flatMap((id) => {
    const entry = get('ledger', id);
    return entry?.changedThere ? [entry] : [];
  });
}
