import {refusal} from '../../export/refusals/refusals.ts';
import type {Channel} from '../channel.ts';
import type {Outcome} from '../settle.ts';

/** What is used of one credit note on one invoice; known again among the allocations of the note. */
export const allocationsChannel: Channel = {
  member: 'Allocations',

  async call({xero, work}, send) {
    if (!send.targetId) throw new Error('An allocation names the credit note it uses.');
    const options = {urgent: work.urgent};
    const [element] = await xero.putAllocations(send.targetId, send.body, send.idempotencyKey, options);
    const number = send.expected[0]?.number ?? '';
    if (!element) return [{kind: 'unknown', problem: null}];
    if (element.outcome === 'refused') return [{kind: 'refused', problem: refusal(element.errors, number)}];
    const xeroId = allocationIdOf(send.targetId, invoiceIn(send.body));
    return [{kind: 'saved', xeroId, xeroNumber: number, answer: null, warnings: element.warnings}];
  },

  async look({xero, work}, send, open) {
    const found = new Map<string, Outcome>();
    if (!send.targetId) return found;
    const note = await xero.getCreditNote(send.targetId, {urgent: work.urgent, signal: work.signal});
    const invoiceId = invoiceIn(send.body);
    if (!note?.allocations.some((one) => one.invoiceId === invoiceId)) return found;
    for (const id of open) {
      const xeroNumber = send.expected[send.entryIds.indexOf(id)]?.number ?? '';
      const xeroId = allocationIdOf(send.targetId, invoiceId);
      found.set(id, {kind: 'found', xeroId, xeroNumber, answer: null, adopted: false});
    }
    return found;
  },
};

/** Xero's answer names no id of an allocation: it is known by both of its documents. */
export const allocationIdOf = (creditNoteId: string, invoiceId: string): string => `${creditNoteId}~${invoiceId}`;

const invoiceIn = (body: string): string =>
  String((JSON.parse(body) as {Allocations: {Invoice: {InvoiceID: string}}[]}).Allocations[0]?.Invoice.InvoiceID);
