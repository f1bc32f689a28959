import {commitAndTell} from '../export/context.ts';
import type {Part, Stage} from '../export/stages/stage.ts';
import {waitingOut} from '../export/waiting-out.ts';
import {withoutDormant} from '../payments/without-dormant.ts';
import {allocate} from './allocate.ts';
import {planAllocations} from './plan-allocations.ts';

/** Credit notes go always, and so does what they are for: each is used on the invoice that it credits. */
export const allocationsStage: Stage = {
  name: 'allocations',
  kinds: ['allocation'],
  isOn: () => true,
  // A credit note is read for its own sake.
  mayHold: () => false,
  concerns: ({documents}) =>
    documents?.some(({kind}) => kind === 'sale-credit-note' || kind === 'bill-credit-note') ?? false,

  async carry(context, reads, only) {
    const noted = reads.filter(({creditNotes}) => creditNotes.length > 0);
    if (noted.length === 0) return [];
    const parts = await commitAndTell(context, 'export.planned', (changes) =>
      noted.map((read) => ({read, plan: planAllocations(changes, context, read, only)})),
    );
    const works = parts.flatMap(({plan}) => plan.work);
    await waitingOut(context, works, allocate);
    return parts.map(({read, plan}): Part => ({read, plan: withoutDormant(context, plan)}));
  },
};
