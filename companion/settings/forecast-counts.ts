import {isAuthorised} from '../../shared/documents/dear-document.ts';
import {FILES_A_DOCUMENT} from '../attachments/place-file.ts';
import {journalTypes} from '../journals/journal-type.ts';
import {documentKey} from '../ledger/keys.ts';
import {daysOn} from '../mapping/day.ts';
import type {Master} from '../store/master-record.ts';
import type {Count, Known} from './forecast.ts';

const ELEMENTS_A_CALL = 50;
const IDS_A_CALL = 40;
/** So many days are read the first time (`journals/journals-errand.ts`). */
const JOURNAL_DAYS = 35;

type Part = NonNullable<Master['documents']>[number];

/** Each file for each authorised invoice or bill that lacks it: as many as Xero takes. */
export function countFiles(known: Known): Count {
  const {books, entry} = known;
  let [documents, items, downloads, older, withFiles] = [0, 0, 0, 0, 0];
  for (const master of known.masters) {
    const wanted = new Set<string>();
    let isThere = 0;
    for (const {kind, taskId} of invoicesOf(master, known)) {
      const place = {masterId: master.dearId, taskId};
      const hangs = (id: string) =>
        entry(documentKey(books, {...place, kind: 'attachment', part: id}))?.state === 'accepted';
      const there = master.attachmentIds.filter(hangs).length;
      const missing = master.attachmentIds.filter((id) => !hangs(id)).slice(0, FILES_A_DOCUMENT - there);
      for (const id of missing) wanted.add(id);
      items += missing.length;
      if (missing.length === 0 || entry(documentKey(books, {...place, kind}))?.state !== 'accepted') continue;
      isThere += 1;
      if (there > 0) withFiles += 1;
    }
    if (wanted.size === 0) continue;
    documents += 1;
    downloads += wanted.size;
    older += isThere;
  }
  return {documents, items, reads: documents, downloads, xero: items + Math.ceil(older / IDS_A_CALL) + withFiles};
}

/** Authorised orders from the first day on; one whose date was never read counts. */
export function countOrders({masters, settings, books, entry}: Known): Count {
  let orders = 0;
  for (const {family, type, dearId, orderStatus, status, documents, orderDate} of masters) {
    if (family !== 'purchase' || !isAuthorised(orderStatus) || status === 'VOIDED') continue;
    if (/credit note/i.test(type ?? '')) continue;
    const order = documents?.find(({kind}) => kind === 'purchase-order');
    const taskId = order?.taskId ?? dearId;
    const isThere = entry(documentKey(books, {kind: 'purchase-order', masterId: dearId, taskId}))?.state === 'accepted';
    if (!isThere && counts(order?.date ?? orderDate ?? null, settings.ignoreBefore)) orders += 1;
  }
  // One look at what is there; then they are made, and marked where their bill has gone.
  const xero = orders === 0 ? 0 : 1 + 2 * Math.ceil(orders / ELEMENTS_A_CALL);
  return {documents: orders, items: orders, reads: orders, downloads: 0, xero};
}

/** Payments and refunds of sales and purchases with an authorised invoice or bill; each of these is read for them. */
export function countPayments(known: Known): Count {
  let [paid, items] = [0, 0];
  for (const one of known.masters) {
    const left = invoicesOf(one, known).length > 0 ? paymentsLeft(one, known) : 0;
    if (left === 0) continue;
    paid += 1;
    items += left;
  }
  const xero = Math.ceil(items / ELEMENTS_A_CALL) + Math.ceil(paid / IDS_A_CALL);
  // The document, and what each of its payments was taken from.
  return {documents: paid, items, reads: 2 * paid, downloads: 0, xero};
}

/** Those that did not go before; an entry's key ends with the payment's id. */
function paymentsLeft({paymentIds, parts}: Master, {books, entry}: Known): number {
  const went = new Set(
    (parts?.[books.tenantId] ?? [])
      .filter((entryId) => entry(entryId)?.state === 'accepted')
      .map((entryId) => entryId.split('/').at(-1)),
  );
  return paymentIds.filter((id) => !went.has(id)).length;
}

/** One journal a day and type at the most: what was posted is known only once DEAR's postings are read. */
export function countJournals({settings: {ignoreBefore}, today}: Known): Count {
  const recent = daysOn(today, -JOURNAL_DAYS);
  let days = 1;
  for (let day = ignoreBefore ?? recent; day < today; day = daysOn(day, 1)) days += 1;
  const items = days * journalTypes.length;
  return {documents: 0, items, reads: 1, downloads: 0, xero: 1 + Math.ceil(items / ELEMENTS_A_CALL)};
}

/** Authorised invoices and bills from the first day on. Of what was last read by an older Deerpath one is supposed. */
function invoicesOf(
  {documents, family, dearId, invoiceDate}: Master,
  {settings}: Known,
): Pick<Part, 'kind' | 'taskId'>[] {
  const kind = family === 'sale' ? 'sale-invoice' : 'bill';
  if (!documents) return counts(invoiceDate ?? null, settings.ignoreBefore) ? [{kind, taskId: dearId}] : [];
  return documents.filter(
    (one) => one.kind === kind && isAuthorised(one.status) && counts(one.date, settings.ignoreBefore),
  );
}

const counts = (date: string | null, from: string | null): boolean => from === null || date === null || date >= from;
