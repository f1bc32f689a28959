import type {ExportContext} from './context.ts';
import type {PartPlan} from './stages/stage.ts';

/** Adds what became of planned documents to the counts of the run. */
export function countFates(context: ExportContext, plans: readonly PartPlan[]): void {
  const {counts} = context.work;
  for (const plan of plans) {
    counts.failed += plan.failed;
    counts.unchanged += plan.unchanged;
    counts.skipped += plan.skipped;
    counts.pending += plan.unknown.length + plan.waiting + plan.held + (plan.dormant ?? 0);
    for (const {entryId} of moved(plan)) {
      const fate = fateOf(context.store, entryId);
      if (fate === 'Completed') counts.completed++;
      else if (fate === 'Failed') counts.failed++;
      else if (fate === 'Skipped') counts.skipped++;
      else counts.pending++;
    }
  }
}

/** What was to go to Xero or to be voided there. */
export const moved = ({work, withdrawals = []}: PartPlan): PartPlan['work'] => [...work, ...withdrawals];

/** The status of the history row that speaks of an entry. */
export function fateOf(store: Pick<ExportContext['store'], 'get'>, entryId: string): string | undefined {
  const rowId = store.get('ledger', entryId)?.rowId;
  return rowId ? store.get('rows', rowId)?.transaction.status : undefined;
}
