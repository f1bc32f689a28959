import type {DearMaster} from '../dear/dear.ts';
import {documentKey} from '../ledger/keys.ts';
import {Trouble} from '../platform/trouble.ts';
import type {ExportContext} from './context.ts';
import {exportDocuments} from './export-documents.ts';
import {needsMapping, type Plan, planMaster, type Work} from './plan-master.ts';
import {countFates, type Looked, pendingWith, settleMasters} from './settle-masters.ts';

/** How old Xero's choices may be: where something failed a person may just have mended it there. */
const FRESH = 5_000;
const RECENT = 10 * 60_000;

/** Plans with Xero's choices; while Xero cannot be asked for them, the documents wait with the reason. */
export async function planWithChoices(
  context: ExportContext,
  read: DearMaster,
  loadChoices: (maxAge: number) => Promise<void>,
  only?: string,
): Promise<Plan> {
  if (!needsMapping(context, read, only)) return planMaster(context, read, null, only);
  try {
    await loadChoices(context.work.urgent && hasFailed(context, read) ? FRESH : RECENT);
  } catch (error) {
    if (!(error instanceof Trouble) || context.work.signal.aborted) throw error;
    const plan = await planMaster(context, read, error.problem, only);
    if (error.kind === 'standing') {
      countFates(context, [plan]);
      throw error;
    }
    return plan;
  }
  return planMaster(context, read, context.choices(), only);
}

/** Whether a document of this sale or purchase has a Failed row. */
function hasFailed({store, books}: ExportContext, read: DearMaster): boolean {
  return read.documents.some((document) => {
    const rowId = store.get('ledger', documentKey(books, document))?.rowId;
    return rowId !== undefined && rowId !== null && store.get('rows', rowId)?.transaction.status === 'Failed';
  });
}

/**
 * Takes what was planned to Xero, counts what became of it, and settles what needs no call until something changes; also when
 * standing trouble, or a person, ends it in the middle.
 *
 * @param settles false when only a part of the sale or purchase was looked at.
 */
export async function exportLooked(context: ExportContext, looked: readonly Looked[], settles = true): Promise<void> {
  try {
    await exportWaitingOut(
      context,
      looked.flatMap(({plan}) => [...plan.work]),
    );
  } finally {
    countFates(
      context,
      looked.map(({plan}) => plan),
    );
    await settleMasters(context, settles ? looked : []);
  }
}

/** Passing trouble that outlasted its waiting leaves the documents Pending with the reason; the run goes on. */
async function exportWaitingOut(context: ExportContext, works: readonly Work[]): Promise<void> {
  if (works.length === 0) return;
  try {
    await exportDocuments(context, works);
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind === 'document' || context.work.signal.aborted) throw error;
    await pendingWith(context, works, error.problem);
    if (error.kind === 'standing') throw error;
  }
}
