import type {MasterKind} from '../../../shared/documents/kinds.ts';
import type {Problem} from '../../../shared/result.ts';
import type {DearMaster} from '../../dear/dear.ts';
import {newEntry} from '../../ledger/entry.ts';
import {documentKey} from '../../ledger/keys.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {Changes} from '../../store/store.ts';
import type {ExportContext} from '../context.ts';
import type {RowDocument} from '../rows.ts';

/** A sale or purchase that DEAR refuses to show, as one document that says so: nobody overlooks it. */
export const unreadable = (target: {family: MasterKind; id: string}, number: string, problem: Problem): DearMaster => ({
  ...target,
  isRefused: true,
  number,
  type: '',
  status: '',
  orderStatus: '',
  stamp: '',
  stampAt: 0,
  documents: [],
  unreadable: [{kind: invoiceKindOf(target.family), taskId: target.id, number, status: 'AUTHORISED', problem}],
  attachmentIds: [],
  paymentIds: [],
  creditNotes: [],
  order: null,
  payments: [],
  attachments: [],
});

const invoiceKindOf = (family: MasterKind) => (family === 'sale' ? 'sale-invoice' : 'bill');

/** What the row of an unreadable document can show. */
export const rowOfUnreadable = (
  read: DearMaster,
  broken: DearMaster['unreadable'][number],
  currency: string,
): RowDocument => ({
  kind: broken.kind,
  masterId: read.id,
  taskId: broken.taskId,
  advanced: broken.taskId !== read.id,
  number: broken.number,
  orderNumber: read.number,
  currency,
  total: '0',
  party: {name: ''},
});

/**
 * A sale or purchase whose whole answer made no sense stood in the history as one document under its own id. Now that its
 * documents are known, the first of them goes on with that row.
 */
export function heirOfUnreadable(
  changes: Changes,
  {books, clock}: ExportContext,
  read: DearMaster,
  document: Pick<RowDocument, 'kind' | 'masterId' | 'taskId'>,
): LedgerEntry | undefined {
  const {kind, masterId} = document;
  if (hasTask(read, masterId, [kind])) return undefined;
  const entry = changes.get('ledger', documentKey(books, {kind, masterId, taskId: masterId}));
  const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
  if (entry?.state !== 'refused' || entry.xeroId || row?.transaction.status !== 'Failed') return undefined;
  const id = documentKey(books, document);
  changes.remove('ledger', entry.id);
  changes.put('rows', {...row, entryId: id});
  return {...newEntry(id, clock.now()), rowId: row.id};
}

/** Whether DEAR names a document of one of these kinds under a task: a simple purchase has one task for all that is in it. */
export const hasTask = (
  {documents, creditNotes, order, unreadable: broken}: DearMaster,
  taskId: string,
  kinds: readonly RowDocument['kind'][],
): boolean =>
  [...documents, ...creditNotes, ...(order ? [order] : []), ...broken].some(
    (one) => one.taskId === taskId && kinds.includes(one.kind),
  );
