import {refusal} from '../../export/refusals/refusals.ts';
import type {Channel} from '../channel.ts';
import {contactSpeaksOf, matchElements} from '../match-elements.ts';
import {type Outcome, savedContact} from '../settle.ts';

/** New contacts; known again by DEAR's guid, which is their number, then by name. */
export const contactsChannel: Channel = {
  member: 'Contacts',

  async call({xero, work}, send) {
    // No signal: a call that changes something is never cut off, its answer is worth more than a quick stop.
    const elements = await xero.putContacts(send.body, send.idempotencyKey, {urgent: work.urgent});
    return matchElements(send.expected, elements, contactSpeaksOf).map((element, index): Outcome => {
      if (!element) return {kind: 'unknown', problem: null};
      if (element.outcome === 'saved') return savedContact(element.record);
      return {kind: 'refused', problem: refusal(element.errors, send.expected[index]?.name ?? 'the contact')};
    });
  },

  async look({xero, work, contactBook}, send, open) {
    const found = new Map<string, Outcome>();
    await contactBook.refresh(xero, {urgent: work.urgent, signal: work.signal});
    for (const id of open) {
      const expected = send.expected[send.entryIds.indexOf(id)];
      const contact = expected && contactBook.find({id: expected.number || null, name: expected.name ?? ''});
      if (contact?.id && contact.status === 'ACTIVE') {
        found.set(id, {kind: 'found', xeroId: contact.id, xeroNumber: contact.number, answer: null, adopted: false});
      } else if (contact) {
        found.set(id, {kind: 'refused', problem: refusal(['The contact is archived.'], expected?.name ?? '')});
      }
    }
    return found;
  },
};
