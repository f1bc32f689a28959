import {type DearDocument, isAuthorised} from '../../../shared/documents/dear-document.ts';
import type {Problem} from '../../../shared/result.ts';
import type {DearMaster} from '../../dear/dear.ts';
import {problemOf} from '../../platform/trouble.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {RowDocument} from '../rows.ts';
import type {Withdrawal} from '../stages/stage.ts';
import {awaits, type Desk, dropped, hasFailed, isAsXeroHasIt, willGo} from './desk.ts';

/** Of a document that is voided in Xero because it is in DEAR: nothing that could be mapped has this fingerprint. */
export const VOIDED = 'voided';

/** What is to be done of a document that DEAR no longer has as authorised. */
export type Withdrawn =
  | {readonly fate: 'void'; readonly withdrawal: Omit<Withdrawal, 'kind'>}
  /** Undone: it waits for somebody to authorise it again. */
  | {readonly fate: 'held'}
  | {readonly fate: 'failed' | 'unchanged' | 'unknown' | 'nothing'};

const isVoided = ({status}: DearMaster, document: Pick<DearDocument, 'status'>): boolean =>
  status === 'VOIDED' || document.status === 'VOIDED';

/** Back to a draft, for somebody to authorise again. */
export const isUndone = (read: DearMaster, document: Pick<DearDocument, 'status'>): boolean =>
  !isWanted(read, document) && !isVoided(read, document);

/** Authorised, in a sale or purchase that is not voided as a whole. */
export const isWanted = (read: DearMaster, document: Pick<DearDocument, 'status'>): boolean =>
  isAuthorised(document.status) && read.status !== 'VOIDED';

/**
 * Plans a document that was undone or voided in DEAR. A draft that Deerpath never met is nothing; one that went stays as it
 * is in Xero until it is authorised again; a voided one is to be voided there.
 */
export function planWithdrawn(desk: Desk, read: DearMaster, document: DearDocument): Withdrawn {
  const {entry, row} = desk;
  if (!entry.rowId || row?.transaction.status === 'Skipped') return {fate: 'nothing'};
  if (entry.state === 'sending' || entry.state === 'unknown') return {fate: 'unknown'};
  if (!isVoided(read, document)) {
    awaits(desk, asItWas(desk, document), 're-authorisation in DEAR');
    return {fate: 'held'};
  }
  if (entry.xeroId === null) {
    dropped(desk, 'It was voided in DEAR before it went to Xero.');
    return {fate: 'nothing'};
  }
  if (entry.acceptedFingerprint === VOIDED) {
    isAsXeroHasIt(desk);
    return {fate: 'unchanged'};
  }
  const {id: entryId, version} = willGo(desk, asItWas(desk, document), ['It was voided in DEAR.']);
  return {fate: 'void', withdrawal: {entryId, version, number: entry.xeroNumber ?? document.number}};
}

/**
 * Plans a document that is in Xero and that DEAR's answer names no more, under no other id either. Absence alone voids
 * nothing: a person looks at it.
 */
export function planVanished(desk: Desk, read: Pick<DearMaster, 'family' | 'id' | 'number'>): Withdrawn {
  const {entry, row} = desk;
  if (!row || row.transaction.status === 'Skipped' || entry.acceptedFingerprint === VOIDED) return {fate: 'nothing'};
  if (entry.state === 'sending' || entry.state === 'unknown') return {fate: 'unknown'};
  if (row.transaction.problem?.code === 'dear.request-refused') {
    isAsXeroHasIt(desk, 'DEAR shows it again, and each of its documents has a row of its own.');
    return {fate: 'nothing'};
  }
  if (entry.xeroId === null) {
    dropped(desk, 'It is no longer in DEAR, and never went to Xero.');
    return {fate: 'nothing'};
  }
  const problem = vanished(entry, read);
  if (row.transaction.problem?.code !== problem.code) {
    const {kind, dear, amount} = row.transaction;
    hasFailed(
      desk,
      {
        kind,
        family: read.family,
        masterId: read.id,
        taskId: dear.documentId,
        advanced: /Multiple|Advanced/.test(dear.url),
        number: dear.number,
        orderNumber: read.number,
        currency: amount?.currency ?? '',
        total: amount?.value ?? null,
        party: {name: dear.party},
      },
      problem,
    );
  }
  return {fate: 'failed'};
}

/** DEAR empties a voided document of its amounts; the row keeps those it had. */
function asItWas({row}: Desk, document: DearDocument): RowDocument {
  const amount = row?.transaction.amount;
  return amount ? {...document, total: amount.value, currency: amount.currency} : document;
}

const vanished = ({xeroNumber}: LedgerEntry, {number}: Pick<DearMaster, 'number'>): Problem =>
  problemOf(
    'dear.document-gone',
    `${xeroNumber || 'A document'} is no longer in ${number || 'DEAR'}.`,
    'It is in Xero, and DEAR names it no more, under another number either. Nothing was changed in Xero.',
    'Void it in Xero if it is not wanted there, then skip it with a reason.',
  );
