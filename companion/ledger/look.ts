import type {ExportContext} from '../export/context.ts';
import {lookUp} from '../export/look-up.ts';
import {reconcile} from '../export/reconcile.ts';
import {refusal} from '../export/refusals.ts';
import type {Send} from '../store/records.ts';
import {sameNumber} from './match-elements.ts';
import {type Outcome, totalsDifference} from './settle.ts';

/**
 * Looks in Xero for what the open entries of a send should be there: by its page in DEAR, its number and totals; contacts
 * by number and name.
 *
 * @returns an outcome for each entry that could be decided; none for what is not there.
 */
export async function look(context: ExportContext, send: Send, open: readonly string[]): Promise<Map<string, Outcome>> {
  const {xero, work, contactBook} = context;
  const options = {urgent: work.urgent, signal: work.signal};
  const found = new Map<string, Outcome>();
  const expectedOf = (id: string) => send.expected[send.entryIds.indexOf(id)];

  if (send.operation === 'put-contacts') {
    await contactBook.refresh(xero, options);
    for (const id of open) {
      const expected = expectedOf(id);
      const contact = expected && contactBook.find({id: expected.number || null, name: expected.name ?? ''});
      if (contact?.id && contact.status === 'ACTIVE') {
        found.set(id, {kind: 'found', xeroId: contact.id, xeroNumber: contact.number, answer: null, adopted: false});
      } else if (contact) {
        found.set(id, {kind: 'refused', problem: refusal(['The contact is archived.'], expected?.name ?? '')});
      }
    }
    return found;
  }

  if (send.operation === 'update-invoice' && send.targetId) {
    const invoice = await xero.getInvoice(send.targetId, options);
    for (const id of open) {
      const expected = expectedOf(id);
      const isThere =
        invoice?.id &&
        expected &&
        sameNumber(invoice.number, expected.number) &&
        invoice.date === expected.date &&
        !totalsDifference(expected, invoice);
      // An update repeats safely, so what cannot be told is simply sent again.
      if (isThere && invoice.id && send.tries > 1) {
        found.set(id, {kind: 'found', xeroId: invoice.id, xeroNumber: invoice.number, answer: invoice, adopted: false});
      }
    }
    return found;
  }

  const documents = open.flatMap((id) => expectedOf(id) ?? []);
  const candidates = await lookUp(documents, xero, options, async () => {});
  const claims = claimsIn(context);
  for (const id of open) {
    const expected = expectedOf(id);
    if (!expected) continue;
    const result = reconcile(expected, candidates, (xeroId) => claims.heldByAnother(xeroId, id));
    if (result.decision === 'ours' || result.decision === 'adopt') {
      const {invoice} = result;
      claims.claim(invoice.id, id);
      found.set(id, {
        kind: 'found',
        xeroId: invoice.id,
        xeroNumber: invoice.number,
        answer: invoice,
        adopted: result.decision === 'adopt',
      });
    } else if (result.decision === 'taken') {
      found.set(id, {kind: 'refused', problem: result.problem});
    }
  }
  return found;
}

/** Which Xero ids the ledger of this organisation holds, as of now and as claimed since. */
export function claimsIn({store, books}: Pick<ExportContext, 'store' | 'books'>): {
  heldByAnother(xeroId: string, entryId: string): boolean;
  claim(xeroId: string, entryId: string): void;
} {
  const prefix = `${books.account}/${books.tenantId}/`;
  const holders = new Map<string, string[]>();
  const claim = (xeroId: string, entryId: string) => {
    const key = xeroId.toLowerCase();
    holders.set(key, [...(holders.get(key) ?? []), entryId]);
  };
  for (const entry of store.values('ledger')) {
    if (entry.xeroId && entry.id.startsWith(prefix)) claim(entry.xeroId, entry.id);
  }
  return {
    claim,
    heldByAnother: (xeroId, entryId) => (holders.get(xeroId.toLowerCase()) ?? []).some((holder) => holder !== entryId),
  };
}
