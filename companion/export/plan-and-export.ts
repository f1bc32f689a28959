import type {DearMaster} from '../dear/dear.ts';
import {documentKey, masterKey} from '../ledger/keys.ts';
import {Trouble} from '../platform/trouble.ts';
import type {ExportContext} from './context.ts';
import {exportDocuments} from './export-documents.ts';
import {needsMapping, type Plan, planMaster} from './plan-master.ts';
import {countFates, type Looked, settleMasters} from './settle-masters.ts';
import type {Part, Stage} from './stage.ts';
import {stagesOn} from './stages.ts';
import {voidDocuments} from './void-document.ts';
import {waitingOut} from './waiting-out.ts';

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
 * Takes what was planned to Xero, and after that what every stage has of the same sales and purchases; counts what became of
 * it, and settles what needs no call until something changes; also when standing trouble, or a person, ends it in the middle.
 *
 * @param settles false when only a part of the sale or purchase was looked at.
 */
export async function exportLooked(context: ExportContext, looked: readonly Looked[], settles = true): Promise<void> {
  const parts: Part[] = [...looked, ...looked.map(withdrawalsOf)];
  const reads = looked.map(({read}) => read);
  let left: readonly Stage[] = stagesOn(context.store.state.settings);
  try {
    const works = looked.flatMap(({plan}) => [...plan.work]);
    await waitingOut(context, works, exportDocuments);
    for (const stage of settles ? left : []) {
      if (context.work.signal.aborted) break;
      parts.push(...(await stage.carry(context, reads)));
      left = left.filter((one) => one !== stage);
    }
    // Last, when payments that were removed in DEAR with it are out of the way.
    const withdrawals = looked.flatMap(({plan}) => plan.withdrawals);
    await waitingOut(context, withdrawals, voidDocuments);
  } finally {
    countFates(
      context,
      parts.map(({plan}) => plan),
    );
    // What was cut off before a stage had its turn is looked at again.
    const isThrough = ({read}: Part) => settles && !left.some((stage) => concerns(context, stage, read));
    await settleMasters(context, parts.filter(isThrough));
  }
}

/** One stage's part, and nothing else, for a row that a person tries again. */
export async function exportPart(context: ExportContext, stage: Stage, read: DearMaster, only: string): Promise<void> {
  const parts = await stage.carry(context, [read], only);
  countFates(
    context,
    parts.map(({plan}) => plan),
  );
}

/** What is to be voided counts as a part of its own: its fate is known by its row, as that of everything that goes. */
const withdrawalsOf = ({read, plan}: Looked): Part => ({
  read,
  plan: {work: plan.withdrawals, unknown: [], failed: 0, waiting: 0, held: 0, unchanged: 0, skipped: 0, ignored: 0},
});

function concerns({store, books}: ExportContext, stage: Stage, read: DearMaster): boolean {
  const master = store.get('masters', masterKey(books.account, read.family, read.id));
  return master !== undefined && stage.concerns(master);
}
