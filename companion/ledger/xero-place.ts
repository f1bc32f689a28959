import type {Transaction} from '../../shared/history/transaction.ts';

/** Where Xero shows what, by the type that a send names it with: as its own pages link, for its API tells no addresses. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  ACCREC: (id) => `AccountsReceivable/View.aspx?InvoiceID=${id}`,
  ACCPAY: (id) => `AccountsPayable/View.aspx?InvoiceID=${id}`,
  ACCRECCREDIT: (id) => `AccountsReceivable/ViewCreditNote.aspx?creditNoteID=${id}`,
  ACCPAYCREDIT: (id) => `AccountsPayable/ViewCreditNote.aspx?creditNoteID=${id}`,
  PURCHASEORDER: (id) => `Accounts/Payable/PurchaseOrders/View/${id}`,
  contact: (id) => `Contacts/View/${id}`,
  journal: (id) => `Journal/View.aspx?invoiceID=${id}`,
};

/**
 * The Xero side of a history row.
 *
 * @param type of the send's `expected`, or of what it is `on`: files and allocations show the document they are on.
 */
export function xeroPlace(
  type: string,
  {id, number, on}: {id: string; number: string; on?: string | undefined},
): NonNullable<Transaction['xero']> {
  const page = pages[type] ?? pages.ACCREC;
  return {id, number, url: `https://go.xero.com/${page?.(on ?? id) ?? ''}`};
}
