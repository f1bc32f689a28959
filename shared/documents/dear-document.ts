import type {Decimal} from '../money/cents.ts';

/**
 * An authorised sales invoice or bill as DEAR has it, in our words. Foreign shapes (two spellings of InvoiceNumber, blank
 * or null or missing strings, objects where others have arrays) end in `companion/dear`; inside, these facts are trusted.
 */
export interface DearDocument {
  readonly kind: 'sale-invoice' | 'bill';
  /** Guid of the sale or purchase, lower case. */
  readonly masterId: string;
  /** Guid of the invoice within it, lower case; equals masterId for simple documents. */
  readonly taskId: string;
  readonly advanced: boolean;
  /** Number of the sale or purchase order, such as SO-00123. */
  readonly orderNumber: string;
  /** InvoicingAndReceivingNumber of a bill, 0 for a simple one and for sales. */
  readonly group: number;
  /** As DEAR has it; blank for a bill whose supplier number nobody typed. */
  readonly number: string;
  /** The order's reference by the customer; blank on purchases. */
  readonly customerReference: string;
  readonly status: InvoiceStatus;
  /** Calendar days YYYY-MM-DD, never shifted by a zone. */
  readonly date: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Base units per one unit of the document's currency, as DEAR quotes it; null when neither document nor header has one. */
  readonly rate: Decimal | null;
  readonly taxCalculation: 'Inclusive' | 'Exclusive' | null;
  /** Account code for lines without one: DefaultAccount of a sale, InventoryAccount of a purchase. */
  readonly defaultAccount: string | null;
  readonly lines: readonly DearLine[];
  readonly charges: readonly DearLine[];
  readonly totalBeforeTax: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal;
  readonly party: DearParty;
}

/** Authorised means AUTHORISED or PAID (reference: sales and purchases, 3.2). */
export type InvoiceStatus = 'NOT AVAILABLE' | 'DRAFT' | 'AUTHORISED' | 'VOIDED' | 'PAID' | (string & {});

export interface DearLine {
  readonly name: string;
  readonly sku: string;
  readonly comment: string;
  readonly quantity: Decimal;
  readonly price: Decimal;
  /** Percent, 0 to 100. */
  readonly discount: Decimal;
  /** DEAR's tax of the line. */
  readonly tax: Decimal;
  /** DEAR's total of the line. Excludes tax under Exclusive; under Inclusive it presumably includes it. */
  readonly total: Decimal;
  readonly taxRule: string;
  readonly account: string | null;
}

/** Customer or supplier. E-mail and address come with a sale; of a purchase they need one read of the supplier. */
export interface DearParty {
  /** DEAR's guid, lower case, or null where the document names none. */
  readonly id: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: PartyAddress | null;
}

export interface PartyAddress {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
}

export const isAuthorised = (status: InvoiceStatus): boolean => status === 'AUTHORISED' || status === 'PAID';
