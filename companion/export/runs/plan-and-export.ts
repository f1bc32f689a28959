import type {DearMaster} from '../../dear/dear.ts';
import {masterKey} from '../../ledger/keys.ts';
import type {ExportContext} from '../context.ts';
import {type Looked, settleMasters} from '../discover/settle-masters.ts';
import {countFates} from '../fates.ts';
import {sendPlanned} from '../send/send-planned.ts';
import {voidDocuments} from '../send/void-document.ts';
import type {Part, Stage} from '../stages/stage.ts';
import {stagesOn} from '../stages/stages.ts';
import {invoices} from '../stages/xero-kinds/invoices.ts';
import {waitingOut} from '../waiting-out.ts';

/**
 * Takes what was planned to Xero, and after that what every stage has of the same sales and purchases; counts what became of
 * it, and settles what needs no call until something changes; also when standing trouble, or a person, ends it in the middle.
 *
 * @param settles false when only a part of the sale or purchase was looked at.
 * @returns everything that was found of them.
 */
export async function exportLooked(
  context: ExportContext,
  looked: readonly Looked[],
  settles = true,
): Promise<readonly Part[]> {
  const parts: Part[] = [...looked];
  const reads = looked.map(({read}) => read).filter(({isRefused}) => !isRefused);
  let left: readonly Stage[] = stagesOn(context.store.state.settings);
  try {
    await sendPlanned(context, invoices, looked);
    for (const stage of settles ? left : []) {
      if (context.work.signal.aborted) break;
      parts.push(...(await stage.carry(context, reads)));
      left = left.filter((one) => one !== stage);
    }
    await voidWithdrawn(context, parts);
  } finally {
    countFates(
      context,
      parts.map(({plan}) => plan),
    );
    // What was cut off before a stage had its turn is looked at again.
    // What DEAR refused to show, it may show the next time, under the same stamp.
    const isThrough = ({read}: Part) =>
      settles && !read.isRefused && !left.some((stage) => concerns(context, stage, read));
    await settleMasters(context, parts.filter(isThrough));
  }
  return parts;
}

/** One stage's part, and nothing else, for a row that a person tries again. */
export async function exportPart(context: ExportContext, stage: Stage, read: DearMaster, only: string): Promise<void> {
  const parts = await stage.carry(context, [read], only);
  await voidWithdrawn(context, parts);
  countFates(
    context,
    parts.map(({plan}) => plan),
  );
}

/** Last, when payments that were removed in DEAR with them are out of the way; what hangs on an invoice before the invoice. */
async function voidWithdrawn(context: ExportContext, parts: readonly Part[]): Promise<void> {
  const withdrawals = parts.toReversed().flatMap(({plan}) => plan.withdrawals ?? []);
  await waitingOut(context, withdrawals, voidDocuments);
}

function concerns({store, books}: ExportContext, stage: Stage, read: DearMaster): boolean {
  const master = store.get('masters', masterKey(books.account, read.family, read.id));
  return master !== undefined && stage.concerns(master, store.state.settings);
}
