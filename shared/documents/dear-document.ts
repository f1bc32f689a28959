import type {Decimal} from '../money/cents.ts';
import type {Problem} from '../result.ts';

/** What DEAR authorises that is a document with lines in Xero. */
export type DearDocumentKind = 'sale-invoice' | 'bill' | 'sale-credit-note' | 'bill-credit-note' | 'purchase-order';

/**
 * A document of DEAR's, in our words. Foreign shapes (two spellings of InvoiceNumber, blank
 * or null or missing strings, objects where others have arrays) end in `companion/dear`; inside, these facts are trusted.
 */
export interface DearDocument {
  readonly kind: DearDocumentKind;
  /** Guid of the sale or purchase, lower case. */
  readonly masterId: string;
  /** Guid of the invoice within it, lower case; equals masterId for simple documents. */
  readonly taskId: string;
  readonly advanced: boolean;
  /** Number of the sale or purchase order, such as SO-00123. */
  readonly orderNumber: string;
  /** InvoicingAndReceivingNumber of a bill, 0 for a simple one and for sales; of a credit note its place among its like. */
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
  /** The number of the invoice or bill that a credit note credits; blank for a stand-alone one. Absent on others. */
  readonly credits?: string;
  /** Where and when the goods of a purchase order are to come. Absent on others. */
  readonly delivery?: DearDelivery;
}

export interface DearDelivery {
  /** Calendar day, or null. */
  readonly date: string | null;
  readonly address: PartyAddress | null;
  /** Company and contact at that address, blank where DEAR has none. */
  readonly attention: string;
  readonly instructions: string;
}

/** Money that came or went in DEAR: on an invoice or bill, back on a credit note, or ahead of either. */
export interface DearPayment {
  /** Guid, lower case: what it is known by, whatever else of it changes. */
  readonly id: string;
  readonly kind: 'payment' | 'refund' | 'prepayment';
  /** The invoice, bill or credit note it is on, by its kind and task; null for a prepayment of an order. */
  readonly on: {readonly kind: DearDocumentKind; readonly taskId: string} | null;
  readonly reference: string;
  /** In the currency of the sale or purchase. */
  readonly amount: Decimal;
  readonly currency: string;
  /** Calendar day YYYY-MM-DD, or null. */
  readonly date: string | null;
  /** DEAR's code of the bank account; blank when it is paid from a credit or deposit. */
  readonly account: string;
  /** Base units per unit of the document's currency, or null. */
  readonly rate: Decimal | null;
  /** The customer credit (sales) or supplier deposit (purchases) it is taken from: then no cash moved. */
  readonly creditId: string | null;
  /** Why it cannot be taken as it stands; its amount is then 0. Absent on those that can be read. */
  readonly problem?: Problem;
}

/** A file that hangs on a sale or purchase as a whole. */
export interface DearAttachment {
  /** Guid, lower case. */
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly url: string;
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
