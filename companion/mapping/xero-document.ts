import type {Cents, Decimal} from '../../shared/money/cents.ts';
import type {InvoiceType} from '../xero/xero.ts';

/** An invoice or bill as it will stand in Xero, before its contact has an id there. Decimals are exact text. */
export interface XeroDocument {
  readonly type: InvoiceType;
  readonly invoiceNumber: string;
  readonly reference: string;
  readonly date: string;
  readonly dueDate: string;
  readonly currencyCode: string;
  /** Foreign units per unit of base currency, six decimals at most; null in base currency. */
  readonly currencyRate: Decimal | null;
  readonly lineAmountTypes: 'Exclusive' | 'Inclusive';
  readonly status: 'AUTHORISED' | 'DRAFT';
  readonly url: string;
  readonly lines: readonly XeroDocumentLine[];
  /** What Xero must answer. */
  readonly expected: {readonly subTotal: Cents; readonly totalTax: Cents; readonly total: Cents};
}

export interface XeroDocumentLine {
  readonly description: string;
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  /** Percent; sales only. */
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
}
