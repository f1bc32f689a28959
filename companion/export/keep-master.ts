import type {DearMaster} from '../dear/dear.ts';
import {masterKey} from '../ledger/keys.ts';
import {isoTime} from '../platform/clock.ts';
import type {Changes} from '../store/store.ts';
import type {ExportContext} from './context.ts';

/** Notes what was read of a sale or purchase, as far as the next syncs and the reconciliation need it. */
export function keepMaster(changes: Changes, {books, clock, work}: ExportContext, read: DearMaster): void {
  const id = masterKey(books.account, read.family, read.id);
  const before = changes.get('masters', id);
  work.read.add(id);
  const documents = [...read.documents, ...read.creditNotes, ...(read.order ? [read.order] : [])];
  changes.put('masters', {
    ...before,
    id,
    family: read.family,
    dearId: read.id,
    number: read.number || before?.number || '',
    party: documents[0]?.party.name ?? before?.party ?? '',
    // The list's stamp and the document's differ in form on purchases: the list's is the one that polls compare.
    seenStamp: before?.seenStamp ?? '',
    settled: before?.settled ?? {},
    type: read.type || before?.type,
    documents: documents.map(({kind, taskId, number, status, date, currency, total, tax}) => ({
      kind,
      taskId,
      number,
      status,
      date,
      currency,
      total,
      tax,
    })),
    status: read.status,
    orderStatus: read.orderStatus,
    attachmentIds: [...read.attachmentIds],
    filesReadAt: isoTime(clock.now()),
    paymentIds: [...read.paymentIds],
  });
}
