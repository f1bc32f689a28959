import {reconcile} from '../../export/reconcile/reconcile.ts';
import type {XeroKind} from '../../export/stages/xero-kind.ts';
import {xeroTypeNamed} from '../../mapping/xero-types.ts';
import type {Channel} from '../channel.ts';
import {claimsIn} from '../claims.ts';
import {invoiceSpeaksOf, matchElements} from '../match-elements.ts';
import {documentOutcome} from '../outcomes.ts';
import type {Outcome} from '../settle.ts';

/** New documents of a kind; known again by their page in DEAR, then by number, contact, date, currency and total. */
export const documentsChannel = (kind: XeroKind): Channel => ({
  member: kind.member,

  async call({xero, work}, send) {
    // No signal: a call that changes something is never cut off, its answer is worth more than a quick stop.
    const elements = await kind.create(xero, send, {urgent: work.urgent});
    return matchElements(send.expected, elements, invoiceSpeaksOf).map((element, index) =>
      documentOutcome(element, send.expected[index]),
    );
  },

  async look(context, send, open, isInUse = false) {
    const {xero, work} = context;
    const found = new Map<string, Outcome>();
    const expectedOf = (id: string) => send.expected[send.entryIds.indexOf(id)];
    const wanted = open.flatMap((id) => expectedOf(id) ?? []);
    const options = {urgent: work.urgent, signal: work.signal};
    const candidates = await kind.lookUp(xero, wanted, {options, isInUse, betweenCalls: async () => {}});
    const claims = claimsIn(context);
    for (const id of open) {
      const expected = expectedOf(id);
      if (!expected) continue;
      const result = reconcile(expected, candidates, (xeroId) => claims.heldByAnother(xeroId, id));
      if (result.decision === 'ours' || result.decision === 'adopt') {
        const {invoice} = result;
        claims.claim(invoice.id, id);
        // It was looked for before it was sent, and was not there: what equals it now is it, address or not.
        const adopted = result.decision === 'adopt' && (xeroTypeNamed(expected.type)?.hasUrl ?? true);
        found.set(id, {kind: 'found', xeroId: invoice.id, xeroNumber: invoice.number, answer: invoice, adopted});
      } else if (result.decision === 'taken') {
        found.set(id, {kind: 'refused', problem: result.problem});
      }
    }
    return found;
  },
});
