import type {DearParty} from '../../../shared/documents/dear-document.ts';
import {contactName} from '../../mapping/contact.ts';
import type {Clock} from '../../platform/clock.ts';
import type {Xero, XeroCallOptions, XeroContact} from '../../xero/xero.ts';

/** Xero misses nothing that changed since, but its stamps have whole seconds and its clock is another one. */
const OVERLAP = 5 * 60_000;

/** Xero's contacts by number and by name, read once and then only what changed. */
export interface ContactBook {
  /** Reads what is new at Xero since the last time; everything the first time. */
  refresh(xero: Xero, options: XeroCallOptions): Promise<void>;
  /**
   * The contact of a customer or supplier: by ContactNumber, which is DEAR's guid, then by name. An archived contact is
   * found by number only: its name is free again.
   */
  find(party: Pick<DearParty, 'id' | 'name'>): XeroContact | undefined;
  /** A contact by its id; where it was merged into another one, that one. */
  living(id: string): XeroContact | undefined;
}

export function createContactBook(clock: Clock): ContactBook {
  const byId = new Map<string, XeroContact>();
  const byNumber = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  let readAt: number | null = null;

  const keep = (contact: XeroContact) => {
    if (!contact.id) return;
    const before = byId.get(contact.id);
    if (before) {
      byNumber.delete(before.number.toLowerCase());
      byName.get(nameKey(before.name))?.delete(contact.id);
    }
    byId.set(contact.id, contact);
    if (contact.number) byNumber.set(contact.number.toLowerCase(), contact.id);
    const names = byName.get(nameKey(contact.name)) ?? new Set();
    byName.set(nameKey(contact.name), names.add(contact.id));
  };

  const living = (id: string): XeroContact | undefined => {
    const met = new Set<string>();
    let contact = byId.get(id);
    while (contact?.mergedInto && contact.status !== 'ACTIVE' && !met.has(contact.mergedInto)) {
      met.add(contact.mergedInto);
      contact = byId.get(contact.mergedInto) ?? contact;
    }
    return contact;
  };

  return {
    async refresh(xero, options) {
      const started = clock.now();
      for (const contact of await xero.listContacts(readAt === null ? null : readAt - OVERLAP, options)) keep(contact);
      readAt = started;
    },
    find(party) {
      const numbered = party.id ? byNumber.get(party.id.toLowerCase()) : undefined;
      if (numbered) return living(numbered);
      for (const id of byName.get(nameKey(party.name)) ?? []) {
        const contact = byId.get(id);
        if (contact?.status === 'ACTIVE') return contact;
      }
      return undefined;
    },
    living: (id) => living(id.toLowerCase()),
  };
}

const nameKey = (name: string): string => contactName(name).toLowerCase();
