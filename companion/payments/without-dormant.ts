import type {ExportContext} from '../export/context.ts';
import type {PartPlan} from '../export/stages/stage.ts';

/** The plan with what waits for an approval in Xero laid aside as dormant: reading it in DEAR again would not help. */
export function withoutDormant({store}: Pick<ExportContext, 'store'>, plan: PartPlan): PartPlan {
  const isDormant = ({entryId}: {entryId: string}) => {
    const rowId = store.get('ledger', entryId)?.rowId;
    const row = rowId ? store.get('rows', rowId)?.transaction : undefined;
    return row?.status === 'Pending' && row.waitingFor !== undefined;
  };
  const awake = plan.work.filter((one) => !isDormant(one));
  return {...plan, work: awake, dormant: plan.work.length - awake.length};
}
