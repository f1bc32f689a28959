import type {ExportContext} from '../export/context.ts';
import {xeroKey} from '../store/briefs.ts';

/** Which Xero ids the ledger of this organisation holds, as it stands when asked and as claimed since. */
export function claimsIn({store, books}: Pick<ExportContext, 'store' | 'books'>): {
  heldByAnother(xeroId: string, entryId: string): boolean;
  claim(xeroId: string, entryId: string): void;
} {
  const prefix = `${books.account}/${books.tenantId}/`;
  const claimed = new Map<string, string[]>();

  function holdersOf(xeroId: string): string[] {
    const id = xeroId.toLowerCase();
    const kept = [...store.select('ledger', {xero: xeroKey(id)})].filter(
      (entry) => entry.xeroId?.toLowerCase() === id && entry.id.startsWith(prefix),
    );
    return [...(claimed.get(id) ?? []), ...kept.map((entry) => entry.id)];
  }

  return {
    claim(xeroId, entryId) {
      const id = xeroId.toLowerCase();
      claimed.set(id, [...(claimed.get(id) ?? []), entryId]);
    },
    heldByAnother: (xeroId, entryId) => holdersOf(xeroId).some((holder) => holder !== entryId),
  };
}
