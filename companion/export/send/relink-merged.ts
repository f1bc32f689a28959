import {step} from '../../ledger/entry.ts';
import {commitAndTell, type ExportContext} from '../context.ts';

/**
 * Follows customers and suppliers whose contact was merged into another one in Xero, by what the contact book knows: from
 * here on they are that one, as their documents in Xero are already.
 *
 * @param keys of their ledger entries.
 */
export async function relinkMerged(context: ExportContext, keys: Iterable<string>): Promise<void> {
  const {clock, contactBook, store} = context;
  const moved = [...new Set(keys)].flatMap((key) => {
    const known = store.get('ledger', key);
    const living = known?.state === 'accepted' && known.xeroId ? contactBook.living(known.xeroId) : undefined;
    return living?.id && living.status === 'ACTIVE' && living.id !== known?.xeroId ? [{key, living}] : [];
  });
  if (moved.length === 0) return;
  await commitAndTell(context, 'ledger.adopted', (changes) => {
    for (const {key, living} of moved) {
      const entry = changes.get('ledger', key);
      if (entry?.state !== 'accepted') continue;
      const facts = {xeroId: living.id, xeroNumber: living.number, adopted: true};
      changes.put('ledger', step(entry, 'accepted', clock.now(), facts));
    }
  });
}
