import type {DocumentKind} from '../../shared/documents/kinds.ts';

/** What people call each kind, as it stands in a row. */
export const kindWords: Readonly<Record<DocumentKind, string>> = {
  'sale-invoice': 'Sales invoice',
  bill: 'Bill',
  'sale-credit-note': 'Credit note',
  'bill-credit-note': 'Supplier credit note',
  payment: 'Payment',
  refund: 'Refund',
  allocation: 'Allocation',
  'purchase-order': 'Purchase order',
  attachment: 'Attachment',
  journal: 'Journal',
};
