import type {DocumentKind} from '../../shared/documents/kinds.ts';

/** `12 bills`, `1 invoice`, `3 documents` where kinds are mixed. */
export function documentsText(kinds: readonly DocumentKind[]): string {
  const words = new Set(kinds.map((kind) => wordFor[kind]));
  const [word = 'document'] = words.size === 1 ? words : [];
  return `${kinds.length.toLocaleString('en')} ${word}${kinds.length === 1 ? '' : 's'}`;
}

const wordFor: Readonly<Record<DocumentKind, string>> = {
  'sale-invoice': 'invoice',
  bill: 'bill',
  'sale-credit-note': 'credit note',
  'bill-credit-note': 'credit note',
  payment: 'payment',
  refund: 'refund',
  allocation: 'allocation',
  'purchase-order': 'purchase order',
  attachment: 'file',
  journal: 'journal',
};
