/** What a history row can be about, as the contract names them. */
export const documentKinds = [
  'sale-invoice',
  'bill',
  'sale-credit-note',
  'bill-credit-note',
  'payment',
  'refund',
  'allocation',
  'purchase-order',
  'attachment',
  'journal',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Kinds that belong to purchases whatever hangs on them. */
const purchaseKinds: readonly DocumentKind[] = ['bill', 'bill-credit-note', 'purchase-order'];

/** The family of a document with lines; what hangs on documents (payments, files) is of the family of what it hangs on. */
export const familyOf = (kind: DocumentKind): MasterKind => (purchaseKinds.includes(kind) ? 'purchase' : 'sale');

/** DEAR's two families: a sale holds invoices, a purchase holds bills. */
export type MasterKind = 'sale' | 'purchase';
