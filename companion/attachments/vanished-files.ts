import type {DearMaster} from '../dear/dear.ts';
import {fileGone} from '../dear/file-trouble.ts';
import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/plan/decide-on.ts';
import {masterKey} from '../ledger/keys.ts';

/**
 * A file that was to go and that DEAR lists no more waits for nothing: its row says so. What went stays in Xero, as a removal
 * in DEAR never reaches there.
 *
 * @param only the ledger entry of a single file, when a person asked for just that one: then it is told again.
 */
export async function failVanished(context: ExportContext, read: DearMaster, only?: string): Promise<void> {
  const {store, books} = context;
  const master = store.get('masters', masterKey(books.account, read.family, read.id));
  const listed = new Set(read.attachments.map(({id}) => id));
  for (const entryId of master?.parts?.[books.tenantId] ?? []) {
    if (!entryId.includes(`/attachment/${read.id}/`) || listed.has(entryId.split('/').at(-1) ?? '')) continue;
    const entry = store.get('ledger', entryId);
    const isOpen = entry?.state === 'planned' || (entry?.state === 'refused' && entryId === only);
    if (!entry || !isOpen || (only !== undefined && entryId !== only)) continue;
    await decideOn(context, {entryId, version: entry.version}, 'ledger.settled', ({row}) => {
      const [, fileName = ''] = row.transaction.dear.number.split(' · ');
      const {problem} = fileGone({fileName});
      return {
        state: 'refused',
        row: {status: 'Failed', problem},
        attempt: {outcome: 'failed', text: problem.title, problem},
      };
    });
  }
}
