import type {DearDocumentKind} from '../../shared/documents/dear-document.ts';
import type {DocumentType} from '../xero/xero.ts';

/** In what Xero's types of documents differ, as far as mapping is concerned (Xero's documentation, one page for each). */
export interface XeroType {
  readonly noun: 'invoice' | 'bill' | 'credit note' | 'purchase order';
  readonly isSale: boolean;
  /** Whether a line keeps its discount; otherwise it is folded into the price. */
  readonly keepsDiscounts: boolean;
  readonly hasDueDate: boolean;
  /** Whether Xero keeps a reference beside the number. */
  readonly hasReference: boolean;
  /** Whether Xero keeps an address to come back to, by which a document is known again. */
  readonly hasUrl: boolean;
  /** Whether it moves the books: then lock dates concern it, and it may go as a draft. */
  readonly isPosted: boolean;
  /** Whether Xero lets no second document have its number; then a voided one keeps it for ever. */
  readonly isNumberUnique: boolean;
}

export const xeroTypes: Readonly<Record<DocumentType, XeroType>> = {
  ACCREC: {
    noun: 'invoice',
    isSale: true,
    keepsDiscounts: true,
    hasDueDate: true,
    hasReference: true,
    hasUrl: true,
    isPosted: true,
    isNumberUnique: true,
  },
  ACCPAY: {
    noun: 'bill',
    isSale: false,
    keepsDiscounts: false,
    hasDueDate: true,
    hasReference: false,
    hasUrl: true,
    isPosted: true,
    isNumberUnique: false,
  },
  ACCRECCREDIT: {
    noun: 'credit note',
    isSale: true,
    keepsDiscounts: false,
    hasDueDate: false,
    hasReference: true,
    hasUrl: false,
    isPosted: true,
    isNumberUnique: true,
  },
  ACCPAYCREDIT: {
    noun: 'credit note',
    isSale: false,
    keepsDiscounts: false,
    hasDueDate: false,
    hasReference: false,
    hasUrl: false,
    isPosted: true,
    isNumberUnique: false,
  },
  PURCHASEORDER: {
    noun: 'purchase order',
    isSale: false,
    keepsDiscounts: true,
    hasDueDate: false,
    hasReference: false,
    hasUrl: false,
    isPosted: false,
    isNumberUnique: true,
  },
};

/** The facts of the type that a send or an answer names; undefined for contacts and the like. */
export const xeroTypeNamed = (type: string): XeroType | undefined =>
  Object.hasOwn(xeroTypes, type) ? xeroTypes[type as DocumentType] : undefined;

const typeOfKind: Readonly<Record<DearDocumentKind, DocumentType>> = {
  'sale-invoice': 'ACCREC',
  bill: 'ACCPAY',
  'sale-credit-note': 'ACCRECCREDIT',
  'bill-credit-note': 'ACCPAYCREDIT',
  'purchase-order': 'PURCHASEORDER',
};

/** What a document of DEAR's becomes in Xero. */
export const xeroTypeOf = ({kind}: {readonly kind: DearDocumentKind}): XeroType & {readonly type: DocumentType} => {
  const type = typeOfKind[kind];
  return {type, ...xeroTypes[type]};
};
