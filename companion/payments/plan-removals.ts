import {guidsInPage} from '../../shared/documents/page-address.ts';
import type {DearMaster} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {type Desk, dropped, isDone, willGo} from '../export/plan/desk.ts';
import {isUndone} from '../export/plan/plan-withdrawn.ts';
import type {RowDocument} from '../export/rows.ts';
import {documentKey, masterKey} from '../ledger/keys.ts';
import {xeroTypeOf} from '../mapping/xero-types.ts';
import type {Row} from '../store/records.ts';
import type {Changes} from '../store/store.ts';
import type {Deletion} from './delete-payments.ts';
import {paymentIdIn, REMOVED} from './money-on.ts';

/** What is to be done about payments that DEAR has no more. */
export interface Removals {
  /** To be deleted in Xero. */
  readonly deletions: readonly Deletion[];
  /** Entries whose fate a lost answer still hides. */
  readonly unknown: readonly string[];
}

/**
 * Payments and refunds that were planned once and that DEAR's answer names no more, on documents that it does name: absence
 * of a whole document deletes nothing. What Deerpath made is to be deleted in Xero; what was there before stays, and its row says so.
 */
export function planRemovals(changes: Changes, context: ExportContext, read: DearMaster, only?: string): Removals {
  const {books} = context;
  const master = changes.get('masters', masterKey(books.account, read.family, read.id));
  const there = new Set(read.payments.map(({id}) => id));
  const deletions: Deletion[] = [];
  const unknown: string[] = [];
  for (const entryId of master?.parts?.[books.tenantId] ?? []) {
    const paymentId = paymentIdIn(entryId);
    const entry = changes.get('ledger', entryId);
    const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
    if (!paymentId || there.has(paymentId) || !entry || !row || (only !== undefined && only !== entryId)) continue;
    const document = [...read.documents, ...read.creditNotes].find(({taskId, kind}) => isOn(row, {taskId, kind}));
    // Undoing a document may take its payments off it: what becomes of them shows when it is authorised again.
    if (
      !document ||
      isUndone(read, document) ||
      row.transaction.status === 'Skipped' ||
      entry.acceptedFingerprint === REMOVED
    )
      continue;
    if (entry.state === 'sending' || entry.state === 'unknown') {
      unknown.push(entryId);
      continue;
    }
    const planned = planRemoval({changes, context, entry, row}, row);
    if (!planned) continue;
    const on = changes.get('ledger', documentKey(books, document))?.xeroId ?? undefined;
    deletions.push({...planned, type: xeroTypeOf(document).type, number: row.transaction.dear.number, on});
  }
  return {deletions, unknown};
}

const isOn = ({transaction: {dear, kind}}: Row, document: {taskId: string; kind: string}): boolean =>
  document.taskId === dear.documentId && document.kind.endsWith('credit-note') === (kind === 'refund');

/** What is to be deleted; undefined when nothing is to be done in Xero. */
function planRemoval(desk: Desk, row: Row): Pick<Deletion, 'entryId' | 'version' | 'xeroId'> | undefined {
  const {changes, entry} = desk;
  if (entry.state !== 'accepted') {
    dropped(desk, 'It was removed in DEAR before it went to Xero.');
    return undefined;
  }
  if (entry.adopted || entry.xeroId === null) {
    const note = 'It was removed in DEAR. Xero had it before Deerpath, so it stays there.';
    changes.put('ledger', {...isDone(desk, shownBefore(row), note), acceptedFingerprint: REMOVED});
    return undefined;
  }
  const {version} = willGo(desk, shownBefore(row), ['It was removed in DEAR.']);
  return {entryId: entry.id, version, xeroId: entry.xeroId};
}

/** What the row of a payment showed while DEAR had it. */
const shownBefore = ({transaction: {kind, dear, amount}}: Row): RowDocument => ({
  kind,
  family: guidsInPage(dear.url)?.family ?? 'sale',
  masterId: dear.id,
  taskId: dear.documentId,
  advanced: /Multiple|Advanced/.test(dear.url),
  number: dear.number,
  orderNumber: dear.number,
  currency: amount?.currency ?? '',
  total: amount?.value ?? null,
  party: {name: dear.party},
});
