import type {DearDocument} from '../../../shared/documents/dear-document.ts';
import {familyOf} from '../../../shared/documents/kinds.ts';
import type {Problem} from '../../../shared/result.ts';
import {contactKey, masterKey} from '../../ledger/keys.ts';
import {contactNotes} from '../../mapping/contact.ts';
import {fingerprint} from '../../mapping/fingerprint.ts';
import type {mapDocument} from '../../mapping/map-document.ts';
import type {MappedDocument} from '../../mapping/xero-document.ts';
import {isAsAccepted} from '../discover/source.ts';
import {joined} from '../rows.ts';
import {type Desk, hasFailed, isAsXeroHasIt, takenUp, waits, willGo} from './desk.ts';

/** A document that has to go to Xero, or to be changed there. */
export interface Work {
  readonly masterId: string;
  readonly entryId: string;
  /** Of the ledger entry as planned. */
  readonly version: number;
  readonly document: DearDocument;
  readonly mapped: MappedDocument;
  readonly fingerprint: string;
  readonly source: string;
}

/** What is to be done of a document that DEAR has as authorised. */
export type Wanted =
  | {readonly fate: 'work'; readonly work: Work}
  | {readonly fate: 'unchanged' | 'waiting' | 'failed' | 'skipped' | 'unknown'};

/** An authorised document as it would be in Xero. */
export interface Sketch {
  readonly document: DearDocument;
  readonly source: string;
  /** Or why Xero's accounts and rates cannot be had; null where nobody asked for them. */
  readonly result: ReturnType<typeof mapDocument> | Problem | null;
}

/** Plans an authorised document: writes a row where it will go, waits or cannot go, and nothing where Xero has it as it is. */
export function planWanted(asFound: Desk, {document, source, result}: Sketch): Wanted {
  const desk = takenUp(asFound);
  const {entry, row} = desk;
  if (row?.transaction.status === 'Skipped') return {fate: 'skipped'};
  if (entry.state === 'sending' || entry.state === 'unknown') return {fate: 'unknown'};
  if (isAsAccepted(entry, source)) return asXeroHasIt(desk);
  // Its entry moved on since it was asked whether anything needs mapping; the next sync looks again.
  if (result === null) return {fate: 'unknown'};
  if ('code' in result) {
    waits(desk, document, result);
    return {fate: 'waiting'};
  }
  if (!result.ok) {
    hasFailed(desk, document, joined(result.problems));
    return {fate: 'failed'};
  }
  // What a lock date made of it is no change in DEAR, then or later.
  const asInDear = {...result.value.document, ...result.value.unlocked};
  const print = fingerprint(asInDear, document.party.id ?? document.party.name);
  if (entry.state === 'accepted' && entry.acceptedFingerprint === print) return asXeroHasIt(desk);
  return {fate: 'work', work: workOf(desk, {document, mapped: result.value, fingerprint: print, source})};
}

function asXeroHasIt(desk: Desk): Wanted {
  isAsXeroHasIt(desk);
  return {fate: 'unchanged'};
}

function workOf(desk: Desk, found: Pick<Work, 'document' | 'mapped' | 'fingerprint' | 'source'>): Work {
  const {document, mapped} = found;
  const {books} = desk.context;
  // What a contact that has to be made will lack.
  const isNewContact = desk.changes.get('ledger', contactKey(books, document.party))?.state !== 'accepted';
  const notes = [...mapped.notes, ...(isNewContact ? contactNotes(document.party) : [])];
  const {id: entryId, version} = willGo(desk, document, notes);
  return {masterId: masterKey(books.account, familyOf(document.kind), document.masterId), entryId, version, ...found};
}
