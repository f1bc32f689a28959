import type {DocumentKind} from '../../shared/documents/kinds.ts';
import {guidsInPage} from '../../shared/documents/page-address.ts';
import {sum} from '../../shared/money/cents.ts';
import type {ExportContext} from '../export/context.ts';
import {documentKey} from '../ledger/keys.ts';
import {paymentIdIn, REMOVED} from '../payments/money-on.ts';
import type {LedgerBrief} from '../store/briefs.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {XeroCreditNote, XeroInvoice} from '../xero/xero.ts';

/**
 * Payments and refunds that somebody deleted in Xero: a document that changed there names all that is paid on it, and a
 * deletion changes its document. So they show without a call of their own.
 *
 * @param found invoices, bills and credit notes that changed in Xero, with their payments, by their ids.
 * @param askedAt when Xero was asked; what was sent since then it could not name. Milliseconds UTC.
 */
export function deletedPayments(
  {store, books}: Pick<ExportContext, 'store' | 'books'>,
  found: ReadonlyMap<string, XeroInvoice | XeroCreditNote>,
  askedAt: number,
): LedgerEntry[] {
  const places = ['payment', 'refund'].map((kind) => `${books.account}/${books.tenantId}/${kind}`);
  const mayBe = ({place, state, xero, updatedAt}: LedgerBrief) =>
    places.includes(place) && state === 'accepted' && xero !== 0 && updatedAt < askedAt;
  return [...store.select('ledger', mayBe)].filter((entry) => {
    const {id, xeroId, acceptedFingerprint, changedThere} = entry;
    if (!xeroId || !paymentIdIn(id) || changedThere || acceptedFingerprint === REMOVED) return false;
    const on = documentOf(entry);
    const document = on && found.get(on);
    return !!document && namesAll(document) && !document.payments.some((one) => isSame(one.id, xeroId));
  });

  /** The id in Xero of what the payment is on. */
  function documentOf({rowId}: LedgerEntry): string | undefined {
    const row = rowId ? store.get('rows', rowId)?.transaction : undefined;
    const page = guidsInPage(row?.dear.url);
    if (!row || !page) return undefined;
    const isSale = page.family === 'sale';
    const kind: DocumentKind =
      row.kind === 'refund' ? (isSale ? 'sale-credit-note' : 'bill-credit-note') : isSale ? 'sale-invoice' : 'bill';
    const key = documentKey(books, {kind, masterId: row.dear.id, taskId: row.dear.documentId});
    return store.get('ledger', key)?.xeroId?.toLowerCase();
  }
}

/** An answer that leaves payments out says nothing of them: they have to add up to what it says is paid. */
function namesAll(document: XeroInvoice | XeroCreditNote): boolean {
  const named = sum(document.payments.map(({amount}) => amount ?? 0));
  if ('remainingCredit' in document) {
    const {total, remainingCredit, allocations} = document;
    const used = sum(allocations.map(({amount}) => amount ?? 0));
    return total !== null && remainingCredit !== null && total - remainingCredit - used === named;
  }
  return document.amountPaid === named;
}

const isSame = (one: string | null, other: string): boolean => one?.toLowerCase() === other.toLowerCase();
