import type {DearMaster} from '../../dear/dear.ts';
import {masterKey} from '../../ledger/keys.ts';
import {isoTime} from '../../platform/clock.ts';
import type {Master} from '../../store/master-record.ts';
import type {Changes} from '../../store/store.ts';
import type {ExportContext} from '../context.ts';

/**
 * Notes what was read of a sale or purchase, as far as the next syncs and the reconciliation need it. With anything new in it
 * it is settled no longer: should the companion end before all of it is dealt with, the next sync reads it again.
 */
export function keepMaster(changes: Changes, {books, clock, work}: ExportContext, read: DearMaster): void {
  const id = masterKey(books.account, read.family, read.id);
  const before = changes.get('masters', id);
  work.read.add(id);
  if (before && read.isRefused) {
    changes.put('masters', {...before, settled: {}});
    return;
  }
  const found = factsOf(read);
  const isKnown = before !== undefined && JSON.stringify(found) === JSON.stringify(pickFacts(before, found));
  changes.put('masters', {
    ...before,
    ...found,
    id,
    family: read.family,
    dearId: read.id,
    number: read.number || before?.number || '',
    party: documentsIn(read)[0]?.party.name ?? before?.party ?? '',
    // The list's stamp and the document's differ in form on purchases: the list's is the one that polls compare.
    seenStamp: before?.seenStamp ?? '',
    settled: isKnown ? before.settled : {},
    type: read.type || before?.type,
    filesReadAt: isoTime(clock.now()),
    unknownSince: undefined,
  });
}

/** Everything that any stage goes by. */
const factsOf = (read: DearMaster) => ({
  documents: documentsIn(read).map(({kind, taskId, number, status, date, currency, total, tax, credits}) => ({
    ...{kind, taskId, number, status, date, currency, total, tax},
    ...(credits ? {credits} : {}),
  })),
  payments: read.payments.map(({id, kind, on, amount, currency, date}) => ({
    ...{id, kind, on: on?.kind ?? null, taskId: on?.taskId ?? null, amount, currency, date},
  })),
  status: read.status,
  orderStatus: read.orderStatus,
  attachmentIds: [...read.attachmentIds],
  paymentIds: [...read.paymentIds],
});

const pickFacts = (master: Master, like: ReturnType<typeof factsOf>) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, master[name as keyof Master]]));

const documentsIn = ({documents, creditNotes, order}: DearMaster) => [
  ...documents,
  ...creditNotes,
  ...(order ? [order] : []),
];
