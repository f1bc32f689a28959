import type {Channel} from '../channel.ts';
import {journalOutcomes} from './journals.ts';

/** A change of one manual journal by its id in Xero, voiding it included. */
export const journalUpdateChannel: Channel = {
  member: 'ManualJournals',

  async call({xero, work}, send) {
    if (!send.targetId) throw new Error('An update names the journal it changes.');
    const options = {urgent: work.urgent};
    return journalOutcomes(send, await xero.updateJournal(send.targetId, send.body, send.idempotencyKey, options));
  },

  // The same change once more changes nothing, so what cannot be told is simply sent again.
  look: async () => new Map(),
};
