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

/** DEAR's two families: a sale holds invoices, a purchase holds bills. */
export type MasterKind = 'sale' | 'purchase';
