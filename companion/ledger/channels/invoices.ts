import {lookUp} from '../../export/look-up.ts';
import {reconcile} from '../../export/reconcile.ts';
import type {Channel} from '../channel.ts';
import {claimsIn} from '../claims.ts';
import {invoiceSpeaksOf, matchElements} from '../match-elements.ts';
import {documentOutcome} from '../outcomes.ts';
import type {Outcome} from '../settle.ts';

/** New invoices and bills; known again by their page in DEAR, then by number, contact, date, currency and total. */
export const invoicesChannel: Channel = {
  member: 'Invoices',

  async call({xero, work}, send) {
    // No signal: a call that changes something is never cut off, its answer is worth more than a quick stop.
    const elements = await xero.putInvoices(send.body, send.idempotencyKey, {urgent: work.urgent});
    return matchElements(send.expected, elements, invoiceSpeaksOf).map((element, index) =>
      documentOutcome(element, send.expected[index]),
    );
  },

  async look(context, send, open) {
    const {xero, work} = context;
    const found = new Map<string, Outcome>();
    const expectedOf = (id: string) => send.expected[send.entryIds.indexOf(id)];
    const documents = open.flatMap((id) => expectedOf(id) ?? []);
    const candidates = await lookUp(documents, xero, {urgent: work.urgent, signal: work.signal}, async () => {});
    const claims = claimsIn(context);
    for (const id of open) {
      const expected = expectedOf(id);
      if (!expected) continue;
      const result = reconcile(expected, candidates, (xeroId) => claims.heldByAnother(xeroId, id));
      if (result.decision === 'ours' || result.decision === 'adopt') {
        const {invoice} = result;
        claims.claim(invoice.id, id);
        const adopted = result.decision === 'adopt';
        found.set(id, {kind: 'found', xeroId: invoice.id, xeroNumber: invoice.number, answer: invoice, adopted});
      } else if (result.decision === 'taken') {
        found.set(id, {kind: 'refused', problem: result.problem});
      }
    }
    return found;
  },
};
