import type {ExportContext} from '../../export/context.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {Channel} from '../channel.ts';
import {invoiceSpeaksOf, matchElements} from '../match-elements.ts';
import {documentOutcome} from '../outcomes.ts';
import type {Outcome} from '../settle.ts';

/**
 * Orders that are marked as billed, each by its id: a change of the status alone. Many go in one call; what Xero refuses as
 * a whole comes again one by one, at the address of the single order.
 */
export const billedOrdersChannel: Channel = {
  member: 'PurchaseOrders',

  async call(context, send) {
    const {xero, work} = context;
    const options = {urgent: work.urgent};
    const [only, another] = send.expected;
    const elements =
      only?.on && !another
        ? await xero.updatePurchaseOrder(only.on, send.body, send.idempotencyKey, options)
        : await xero.updatePurchaseOrders(send.body, send.idempotencyKey, options);
    const outcomes = matchElements(send.expected, elements, speaksOf).map((element, index) =>
      documentOutcome(element, send.expected[index]),
    );
    // A person may have been quicker in Xero: then there is nothing left to do.
    const refused = send.entryIds.filter((_, index) => outcomes[index]?.kind === 'refused');
    const found = await lookForBilled(context, send, refused);
    return outcomes.map((outcome, index) => found.get(send.entryIds[index] ?? '') ?? outcome);
  },

  look: lookForBilled,
};

/** Those of the orders that are billed in Xero; one that was deleted there has nothing to be marked. */
async function lookForBilled(
  {xero, work}: ExportContext,
  send: Send,
  open: readonly string[],
): Promise<Map<string, Outcome>> {
  const found = new Map<string, Outcome>();
  for (const id of open) {
    const expected = send.expected[send.entryIds.indexOf(id)];
    if (!expected?.on) continue;
    const order = await xero.getPurchaseOrder(expected.on, {urgent: work.urgent, signal: work.signal});
    if (order?.id && (order.status === expected.status || order.status === 'DELETED'))
      found.set(id, {kind: 'found', xeroId: order.id, xeroNumber: order.number, answer: null, adopted: false});
  }
  return found;
}

/** By the id that it was sent with. */
const speaksOf = (record: XeroInvoice, expected: Send['expected'][number]) =>
  record.id !== null && expected.on
    ? record.id === expected.on
      ? 'certainly'
      : 'no'
    : invoiceSpeaksOf(record, expected);
