import type {XeroKind} from '../../export/stages/xero-kind.ts';
import type {DocumentJson} from '../../mapping/document-json.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {Channel} from '../channel.ts';
import {invoiceSpeaksOf, matchElements, sameNumber} from '../match-elements.ts';
import {documentOutcome} from '../outcomes.ts';
import {type Outcome, totalsDifference} from '../settle.ts';
import {showsChange} from '../shows-change.ts';

/** A change of one document of a kind by its id in Xero. */
export const documentUpdateChannel = (kind: XeroKind): Channel => ({
  member: kind.member,

  async call({xero, work}, send) {
    if (!send.targetId) throw new Error('An update names the document it changes.');
    const options = {urgent: work.urgent};
    const elements = await kind.change(xero, send.targetId, send, options);
    return matchElements(send.expected, elements, invoiceSpeaksOf).map((element, index) =>
      documentOutcome(element, send.expected[index]),
    );
  },

  async look({xero, work}, send, open) {
    const found = new Map<string, Outcome>();
    if (!send.targetId) return found;
    const invoice = await kind.get(xero, send.targetId, {urgent: work.urgent, signal: work.signal});
    for (const id of open) {
      const expected = send.expected[send.entryIds.indexOf(id)];
      const isThere =
        expected &&
        sameNumber(invoice?.number ?? '', expected.number) &&
        invoice?.date === expected.date &&
        !totalsDifference(expected, invoice);
      // An update repeats safely, so what cannot be told is simply sent again.
      if (isThere && invoice.id && isTold(kind, send, invoice, expected.status)) {
        found.set(id, {kind: 'found', xeroId: invoice.id, xeroNumber: invoice.number, answer: invoice, adopted: false});
      }
    }
    return found;
  },
});

function isTold({member}: XeroKind, send: Send, invoice: XeroInvoice, status: string | undefined): boolean {
  if (status) return invoice.status === status;
  const [sent] = JSON.parse(send.body)[member] as Partial<DocumentJson>[];
  return send.tries > 1 && sent !== undefined && showsChange(sent, invoice);
}
