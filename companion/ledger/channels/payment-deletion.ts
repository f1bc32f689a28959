import {problemOf} from '../../platform/trouble.ts';
import type {Channel} from '../channel.ts';
import type {Outcome} from '../settle.ts';

/** The deletion of one payment by its id in Xero. */
export const paymentDeletionChannel: Channel = {
  member: 'Payments',

  async call({xero, work}, send) {
    if (!send.targetId) throw new Error('A deletion names the payment it deletes.');
    const options = {urgent: work.urgent};
    // Xero takes the status alone here, not a list of payments.
    const [body] = JSON.parse(send.body).Payments as object[];
    const [element] = await xero.deletePayment(send.targetId, JSON.stringify(body), send.idempotencyKey, options);
    if (element?.record.status === 'DELETED' && element.outcome === 'saved') {
      return [deleted(send.targetId, send.expected[0]?.number ?? '')];
    }
    if (element?.outcome !== 'refused') return [{kind: 'unknown', problem: null}];
    // Refused because it is gone already, perhaps by a call of ours whose answer was lost: then all is well.
    const current = await xero.getPayment(send.targetId, options);
    return [
      current?.status === 'DELETED'
        ? deleted(send.targetId, send.expected[0]?.number ?? '')
        : {kind: 'refused', problem: cannotDelete(element.errors, send.expected[0]?.number ?? '')},
    ];
  },

  async look({xero, work}, send, open) {
    const found = new Map<string, Outcome>();
    if (!send.targetId) return found;
    const payment = await xero.getPayment(send.targetId, {urgent: work.urgent, signal: work.signal});
    // What still counts there is simply deleted again.
    if (payment && payment.status !== 'DELETED') return found;
    for (const id of open) {
      const number = send.expected[send.entryIds.indexOf(id)]?.number ?? '';
      found.set(id, {kind: 'found', xeroId: send.targetId, xeroNumber: number, answer: null, adopted: false});
    }
    return found;
  },
};

const deleted = (xeroId: string, xeroNumber: string): Outcome => ({
  kind: 'saved',
  xeroId,
  xeroNumber,
  answer: null,
  warnings: [],
});

const cannotDelete = (errors: readonly string[], number: string) =>
  problemOf(
    'payment.cannot-delete',
    `Xero keeps a payment of ${number} that DEAR has no more.`,
    errors.some((error) => /reconciled/i.test(error))
      ? 'It is reconciled with the bank in Xero, and such a payment cannot be deleted from outside.'
      : 'Xero does not let it be deleted.',
    'Remove it in Xero by hand: open the payment, Options, Remove & Redo. Then retry.',
    {raw: errors.join('\n') || null},
  );
