import type {MasterKind} from '../../../shared/documents/kinds.ts';
import type {DearMaster} from '../../dear/dear.ts';
import {masterKey} from '../../ledger/keys.ts';
import {isPassing, Trouble} from '../../platform/trouble.ts';
import type {Master} from '../../store/master-record.ts';
import type {ExportContext} from '../context.ts';
import {unreadable} from './unreadable.ts';

/** DEAR answers slower than its limit allows calls, so a few are under way at once. */
const READS_AT_ONCE = 4;

/**
 * Reads with a few calls at once, in order; what cannot be read at all comes as a document that says so, what DEAR does not
 * give for now with its trouble.
 */
export async function* readAhead(
  context: ExportContext,
  masters: readonly Master[],
): AsyncGenerator<{master: Master; read?: DearMaster | undefined; trouble?: Trouble}> {
  const started: Promise<{read?: DearMaster | undefined; error?: unknown}>[] = [];
  const start = (index: number) => {
    const master = masters[index];
    if (!master) return;
    started[index] = readKept(context, master).then(
      (read) => ({read}),
      (error: unknown) => ({error}),
    );
  };
  for (let index = 0; index < READS_AT_ONCE; index++) start(index);
  for (const [index, master] of masters.entries()) {
    const result = await started[index];
    context.work.signal.throwIfAborted();
    if (!result || ('error' in result && !isPassing(result.error))) throw result?.error;
    start(index + READS_AT_ONCE);
    if (isPassing(result.error)) yield {master, trouble: result.error};
    else yield {master, read: result.read};
  }
}

/** What a preview has just read is not asked for again. */
async function readKept(context: ExportContext, master: Master): Promise<DearMaster | undefined> {
  const kept = context.rehearsal ? undefined : context.keptReads.take(master);
  if (kept) return kept;
  const read = await readMaster(context, {family: master.family, id: master.dearId});
  if (read && context.rehearsal) context.keptReads.keep(master, read);
  return read;
}

/** One sale or purchase; undefined when this company has none of that id. What makes no sense comes as a document that says so. */
export async function readMaster(
  {books, dear, store, work}: ExportContext,
  target: {family: MasterKind; id: string},
): Promise<DearMaster | undefined> {
  try {
    return await dear.readMaster(target, {urgent: work.urgent, signal: work.signal});
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind !== 'document') throw error;
    const known = store.get('masters', masterKey(books.account, target.family, target.id.toLowerCase()));
    return unreadable(target, known?.number ?? '', error.problem);
  }
}
