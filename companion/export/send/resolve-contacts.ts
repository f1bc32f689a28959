import type {DearDocument, DearParty} from '../../../shared/documents/dear-document.ts';
import {familyOf, type MasterKind} from '../../../shared/documents/kinds.ts';
import type {Problem} from '../../../shared/result.ts';
import type {Parcel} from '../../ledger/begin-send.ts';
import {newEntry, step} from '../../ledger/entry.ts';
import {contactKey} from '../../ledger/keys.ts';
import {recoverSend} from '../../ledger/recover.ts';
import type {Outcome} from '../../ledger/settle.ts';
import {contactJson, contactName} from '../../mapping/contact.ts';
import {isPassing, problemOf, Trouble} from '../../platform/trouble.ts';
import {commitAndTell, type ExportContext} from '../context.ts';
import {contactArchived} from '../refusals/contact-archived.ts';
import {dispatch, type Outcomes} from './dispatch.ts';
import {relinkMerged} from './relink-merged.ts';

/** Per contact key the id in Xero, or the problem that keeps its documents back. */
export type Contacts = ReadonlyMap<
  string,
  {readonly id: string} | {readonly problem: Problem; readonly waits: boolean}
>;

/**
 * Finds or makes the Xero contact of every document: by the ContactID of an earlier document, then by ContactNumber, which
 * is DEAR's guid, then by name. Matched contacts are never changed. New ones go in batches, with e-mail and address from the
 * sale or from one read of the supplier.
 */
export async function resolveContacts(context: ExportContext, documents: readonly DearDocument[]): Promise<Contacts> {
  const {books, contactBook, store, xero, work} = context;
  const parties = new Map<string, {party: DearParty; family: MasterKind}>();
  for (const {party, kind} of documents) parties.set(contactKey(books, party), {party, family: familyOf(kind)});

  await relinkMerged(context, parties.keys());
  const known = (key: string) => {
    const entry = store.get('ledger', key);
    return entry?.state === 'accepted' ? entry.xeroId : null;
  };
  const missing = () => [...parties].filter(([key]) => !known(key));

  for (const [key] of missing()) {
    const sendId = store.get('ledger', key)?.sendId;
    if (sendId) await recoverSend(context, sendId, 0);
  }
  let outcomes: Outcomes = new Map();
  const away: Away = {trouble: undefined};
  if (missing().length > 0) {
    await contactBook.refresh(xero, {urgent: work.urgent, signal: work.signal});
    await link(context, missing());
    const archived = new Set(
      missing()
        .filter(([, {party}]) => contactBook.find(party))
        .map(([key]) => key),
    );
    const parcels: Parcel[] = [];
    for (const [key, one] of missing()) {
      if (archived.has(key) || store.get('ledger', key)?.sendId) continue;
      const parcel = await parcelOf(context, key, one, away);
      if (parcel) parcels.push(parcel);
    }
    outcomes = await dispatch(context, 'put-contacts', firstOfEachName(parcels));
    if (parcels.length > 0) await linkNamesakes(context, missing());
  }

  return new Map(
    [...parties].map(([key, {party}]) => {
      const id = known(key);
      return [key, id ? {id} : whyNot(context, outcomes.get(key) ?? away.trouble, party)];
    }),
  );
}

/** Notes in the ledger which existing contact a party is. */
async function link(context: ExportContext, parties: readonly [string, {party: DearParty}][]): Promise<void> {
  const found = parties.flatMap(([key, {party}]) => {
    const contact = context.contactBook.find(party);
    return contact?.id && contact.status === 'ACTIVE' ? [{key, id: contact.id, number: contact.number}] : [];
  });
  if (found.length === 0) return;
  await commitAndTell(context, 'ledger.adopted', (changes) => {
    const now = context.clock.now();
    for (const {key, id, number} of found) {
      const entry = changes.get('ledger', key) ?? newEntry(key, now);
      if (entry.state === 'sending' || entry.state === 'unknown') continue;
      changes.put('ledger', step(entry, 'accepted', now, {xeroId: id, xeroNumber: number, adopted: true}));
    }
  });
}

/** A customer and a supplier of one name are one contact in Xero: the second one finds what the first one made. */
async function linkNamesakes(context: ExportContext, parties: readonly [string, {party: DearParty}][]): Promise<void> {
  if (parties.length === 0) return;
  await context.contactBook.refresh(context.xero, {urgent: context.work.urgent, signal: context.work.signal});
  await link(context, parties);
}

const firstOfEachName = (parcels: readonly Parcel[]): Parcel[] => {
  const names = new Set<string>();
  return parcels.filter(({expected}) => {
    const name = (expected.name ?? '').toLowerCase();
    return !names.has(name) && names.add(name);
  });
};

/** What keeps DEAR from showing suppliers for now: once it is known nobody else's is asked for in vain. */
interface Away {
  trouble: Trouble | undefined;
}

/** The contact as it is to be made; undefined while DEAR does not show the supplier: then its documents wait, and no others. */
async function parcelOf(
  context: ExportContext,
  key: string,
  {party, family}: {party: DearParty; family: MasterKind},
  away: Away,
): Promise<Parcel | undefined> {
  const {urgent, signal} = context.work;
  const isBare = family === 'purchase' && !party.email && !party.address;
  if (isBare && party.id && away.trouble) return undefined;
  // E-mail and address are a courtesy: a supplier that DEAR refuses to show goes without.
  const supplier =
    isBare && party.id ? await orTrouble(context.dear.readSupplier(party.id, {urgent, signal})) : undefined;
  if (isPassing(supplier)) {
    away.trouble = supplier;
    return undefined;
  }
  const full: DearParty = supplier && !(supplier instanceof Trouble) ? {...party, ...supplier} : party;
  return {
    entryId: key,
    version: context.store.get('ledger', key)?.version ?? 0,
    fingerprint: '',
    json: contactJson(full),
    expected: {
      type: 'contact',
      number: party.id ?? '',
      contactId: null,
      name: contactName(party.name),
      date: null,
      currency: null,
      total: null,
      totalTax: null,
      url: null,
    },
  };
}

/** What was read, or the trouble of this call alone: a refusal, or what passes. */
const orTrouble = <Read>(reading: Promise<Read>): Promise<Read | Trouble> =>
  reading.catch((error: unknown) => {
    if (error instanceof Trouble && error.kind !== 'standing') return error;
    throw error;
  });

function whyNot(
  {contactBook}: ExportContext,
  outcome: Outcome | Trouble | undefined,
  party: DearParty,
): {problem: Problem; waits: boolean} {
  const contact = contactBook.find(party);
  if (contact && contact.status !== 'ACTIVE') {
    return {waits: false, problem: contactArchived(party.name, contact.id)};
  }
  if (outcome instanceof Trouble) return {waits: true, problem: outcome.problem};
  if (outcome?.kind === 'refused') return {waits: false, problem: outcome.problem};
  return {
    waits: true,
    problem: problemOf(
      'xero.contact-waits',
      `The contact “${party.name}” is not in Xero yet.`,
      `${outcome && 'problem' in outcome && outcome.problem ? outcome.problem.title : 'Xero did not answer when it was sent.'} Nothing is lost.`,
      'The next sync goes on with it.',
      {raw: outcome && 'problem' in outcome ? (outcome.problem?.raw ?? null) : null},
    ),
  };
}
