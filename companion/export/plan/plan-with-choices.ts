import type {DearMaster} from '../../dear/dear.ts';
import {documentKey} from '../../ledger/keys.ts';
import {Trouble} from '../../platform/trouble.ts';
import type {ExportContext} from '../context.ts';
import {countFates} from '../fates.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {hangsOnChoices} from './hangs-on-choices.ts';
import {needsMapping, type Plan, planDocuments, sketchDocuments} from './plan-documents.ts';
import type {Sketch} from './plan-wanted.ts';

/** How old Xero's choices may be: where something failed a person may just have mended it there. */
const FRESH = 5_000;
const RECENT = 10 * 60_000;

/**
 * Plans with Xero's choices. Where these keep a document back and are older than the run, they are read once more before
 * anybody is told; while Xero cannot be asked for them, the documents wait with the reason.
 *
 * @param only the task of a single document, when a person asked for just that one.
 */
export async function planWithChoices(
  context: ExportContext,
  kind: XeroKind,
  read: DearMaster,
  only?: string,
): Promise<Plan> {
  const plan = (sketches: readonly Sketch[]) => planDocuments(context, kind, read, sketches, only);
  const sketch = () => sketchDocuments(context, kind, read, context.choices(), only);
  if (!needsMapping(context, kind, read, only)) return plan(sketchDocuments(context, kind, read, null, only));
  try {
    await context.loadMapping(context.work.urgent && hasFailed(context, kind, read) ? FRESH : RECENT);
    const sketches = sketch();
    if (!sketches.some(isKeptBack) || !(await context.renewMapping(context.work.beganAt))) return plan(sketches);
  } catch (error) {
    if (!(error instanceof Trouble) || context.work.signal.aborted) throw error;
    const waiting = await plan(sketchDocuments(context, kind, read, error.problem, only));
    if (error.kind === 'standing') {
      countFates(context, [waiting]);
      throw error;
    }
    return waiting;
  }
  return plan(sketch());
}

const isKeptBack = ({result}: Sketch): boolean =>
  result !== null && 'ok' in result && !result.ok && result.problems.some(hangsOnChoices);

/** Whether a document of this sale or purchase has a Failed row. */
function hasFailed({store, books}: ExportContext, kind: XeroKind, read: DearMaster): boolean {
  return kind.documentsOf(read).some((document) => {
    const rowId = store.get('ledger', documentKey(books, document))?.rowId;
    return rowId !== undefined && rowId !== null && store.get('rows', rowId)?.transaction.status === 'Failed';
  });
}
