import type {ExportContext} from '../export/context.ts';

/** Which Xero ids the ledger of this organisation holds, as of now and as claimed since. */
export function claimsIn({store, books}: Pick<ExportContext, 'store' | 'books'>): {
  heldByAnother(xeroId: string, entryId: string): boolean;
  claim(xeroId: string, entryId: string): void;
} {
  const prefix = `${books.account}/${books.tenantId}/`;
  const holders = new Map<string, string[]>();
  const claim = (xeroId: string, entryId: string) => {
    const key = xeroId.toLowerCase();
    holders.set(key, [...(holders.get(key) ?? []), entryId]);
  };
  for (const entry of store.values('ledger')) {
    if (entry.xeroId && entry.id.startsWith(prefix)) claim(entry.xeroId, entry.id);
  }
  return {
    claim,
    heldByAnother: (xeroId, entryId) => (holders.get(xeroId.toLowerCase()) ?? []).some((holder) => holder !== entryId),
  };
}
