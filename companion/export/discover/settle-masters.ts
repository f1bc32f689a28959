import type {DearMaster} from '../../dear/dear.ts';
import {masterKey} from '../../ledger/keys.ts';
import {isoTime} from '../../platform/clock.ts';
import type {Changes} from '../../store/store.ts';
import type {ExportContext} from '../context.ts';
import {fateOf, moved} from '../fates.ts';
import type {Plan} from '../plan/plan-documents.ts';
import type {Part, PartPlan} from '../stages/stage.ts';
import {circumstancesOf, settledUnder} from './settled.ts';

/** A sale or purchase that was read, and what is to be done of it by itself. */
export interface Looked extends Part {
  readonly plan: Plan;
}

/**
 * Writes down which sales and purchases need no call until something changes: those of which nothing is Pending or unknown.
 *
 * @param parts of each sale or purchase everything that was found: its invoices or bills, and what every stage found.
 */
export async function settleMasters(context: ExportContext, parts: readonly Part[]): Promise<void> {
  const {store, books} = context;
  if (parts.length === 0) return;
  const now = circumstancesOf(store.state.settings, revisionOf(context));
  const stages = now.stages.map(({name}) => name);
  await store.commit('export.settled', (changes) => {
    const settle = (id: string, stampAt: number | null, under: string) => {
      const master = changes.get('masters', id);
      if (!master) return;
      const stamps = [...new Set([master.seenStamp, ...(stampAt === null ? [] : [isoTime(stampAt)])])];
      changes.put('masters', {...master, settled: {...master.settled, [books.tenantId]: {stamps, under, stages}}});
    };
    for (const [read, plans] of byMaster(parts)) {
      const fates = plans.flatMap((plan) => moved(plan).map(({entryId}) => fateOf(changes, entryId)));
      if (plans.some((plan) => plan.unknown.length > 0 || plan.waiting > 0) || fates.includes('Pending')) continue;
      const failed = plans.some((plan) => !plan.mendedByHand && hasFailed(changes, plan));
      const found = {failed, ignored: plans.some((plan) => plan.ignored > 0)};
      settle(masterKey(books.account, read.family, read.id), read.stampAt || null, settledUnder(found, now));
    }
  });
}

const hasFailed = (changes: Changes, plan: PartPlan): boolean =>
  plan.failed > 0 || moved(plan).some(({entryId}) => fateOf(changes, entryId) === 'Failed');

function byMaster(parts: readonly Part[]): Map<DearMaster, PartPlan[]> {
  const plans = new Map<DearMaster, PartPlan[]>();
  for (const {read, plan} of parts) plans.set(read, [...(plans.get(read) ?? []), plan]);
  return plans;
}

/**
 * After a single document of a sale or purchase was tried again: where something had failed, the next sync reads it once
 * more, and it is settled by that. Otherwise every poll would go on asking Xero whether it was mended.
 */
export async function lookAtItAgain({store, books}: ExportContext, {family, id}: DearMaster): Promise<void> {
  const key = masterKey(books.account, family, id);
  if (!store.get('masters', key)?.settled[books.tenantId]?.under.startsWith('failed|')) return;
  await store.commit('export.settled', (changes) => {
    const master = changes.get('masters', key);
    if (!master) return;
    const {[books.tenantId]: _, ...settled} = master.settled;
    changes.put('masters', {...master, settled});
  });
}

function revisionOf(context: ExportContext): string | null {
  try {
    return context.choices().revision;
  } catch {
    return null;
  }
}
