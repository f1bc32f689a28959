import type {Cents, Decimal} from '../../shared/money/cents.ts';
import type {DocumentType} from '../xero/xero.ts';

/** An invoice, bill, credit note or order as it will stand in Xero, before its contact has an id there. Decimals are exact text. */
export interface XeroDocument {
  readonly type: DocumentType;
  readonly number: string;
  /** Empty where Xero keeps none. */
  readonly reference: string;
  readonly date: string;
  /** Null where Xero knows none. */
  readonly dueDate: string | null;
  readonly currencyCode: string;
  /** Foreign units per unit of base currency, six decimals at most; null in base currency. */
  readonly currencyRate: Decimal | null;
  readonly lineAmountTypes: 'Exclusive' | 'Inclusive';
  readonly status: 'AUTHORISED' | 'DRAFT';
  /** The page in DEAR; empty where Xero keeps no address. */
  readonly url: string;
  /** Of orders alone. */
  readonly delivery?: XeroDelivery;
  readonly lines: readonly XeroDocumentLine[];
  /** What Xero must answer. */
  readonly expected: {readonly subTotal: Cents; readonly totalTax: Cents; readonly total: Cents};
}

export interface XeroDelivery {
  readonly date: string | null;
  /** Free text of several lines. */
  readonly address: string;
  readonly attention: string;
  readonly instructions: string;
}

export interface XeroDocumentLine {
  readonly description: string;
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  /** Percent; only where Xero knows discounts. */
  readonly discountRate: Decimal | null;
  readonly accountCode: string;
  readonly taxType: string;
  /** Only where Xero's own arithmetic would give another figure than DEAR's. */
  readonly taxAmount: Cents | null;
}

/** A document ready to go, and what was done to it on the way, in words for its history row. */
export interface MappedDocument {
  readonly document: XeroDocument;
  readonly notes: readonly string[];
  /** Where a lock date moved it or made it a draft: how it stands in DEAR. */
  readonly unlocked?: Pick<XeroDocument, 'date' | 'dueDate' | 'status'>;
}
