import {reconcile} from '../../export/reconcile/reconcile.ts';
import type {XeroKind} from '../../export/stages/xero-kind.ts';
import type {DocumentJson} from '../../mapping/document-json.ts';
import {xeroTypeNamed} from '../../mapping/xero-types.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {Channel} from '../channel.ts';
import {claimsIn} from '../claims.ts';
import {looksAsSent} from '../looks-as-sent.ts';
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
    const elements = JSON.parse(send.body)[kind.member] as DocumentJson[];
    for (const id of open) {
      const index = send.entryIds.indexOf(id);
      const [expected, sent] = [send.expected[index], elements[index]];
      if (!expected || !sent) continue;
      const isAsSent = (one: XeroInvoice) => looksAsSent(sent, one);
      const likeliest = candidates.toSorted((one, other) => Number(isAsSent(other)) - Number(isAsSent(one)));
      const result = reconcile(expected, likeliest, (xeroId) => claims.heldByAnother(xeroId, id));
      if (result.decision === 'ours' || result.decision === 'adopt') {
        const {invoice} = result;
        claims.claim(invoice.id, id);
        // It was looked for before it was sent, and was not there: without an address, what has its very lines now is it.
        const hasUrl = xeroTypeNamed(expected.type)?.hasUrl ?? true;
        const adopted = result.decision === 'adopt' && (hasUrl || !isAsSent(invoice));
        found.set(id, {kind: 'found', xeroId: invoice.id, xeroNumber: invoice.number, answer: invoice, adopted});
      } else if (result.decision === 'taken') {
        found.set(id, {kind: 'refused', problem: result.problem});
      }
    }
    return found;
  },
});
