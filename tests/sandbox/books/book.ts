import type {Decimal} from '../../../shared/money/cents.ts';

/** What a company has in DEAR, in short: everything DEAR derives (line totals, taxes, statuses) is computed when asked. */
export interface BookData {
  company: Company;
  taxRules: TaxRule[];
  accounts: Account[];
  paymentTerms: PaymentTerm[];
  customers: Party[];
  suppliers: Party[];
  sales: Sale[];
  purchases: Purchase[];
  /** Postings to the general ledger, as far as the books tell of them; they have no id. */
  postings: Posting[];
}

/** One pair of accounts and what moved between them, in base currency. */
export interface Posting {
  taskId: string;
  /** DEAR's word for what posted it: `Sale`, `StockTake`, … */
  type: string;
  debit: string;
  credit: string;
  amount: Decimal;
  /** Calendar day. */
  date: string;
  reference: string;
  text: string;
}

interface Company {
  name: string;
  currency: string;
  timeZone: string;
  taxCalculationMethod: TaxMethod;
  lockDate: string | null;
}

/** DEAR's general setting “Tax calculation method”: tax per row, or per document. */
export type TaxMethod = 'Row Total' | 'Total';
export type TaxCalculation = 'Exclusive' | 'Inclusive';

export interface TaxRule {
  id: string;
  name: string;
  account: string;
  components: {name: string; percent: Decimal}[];
  forSale: boolean;
  forPurchase: boolean;
}

export interface Account {
  code: string;
  name: string;
  type: string;
  class: string;
  systemAccount?: [name: string, code: string];
  forPayments?: boolean;
}

export interface PaymentTerm {
  id: string;
  name: string;
  days: number;
}

/** A customer or supplier. */
export interface Party {
  id: string;
  name: string;
  currency: string;
  taxRule: string;
  contact: string;
  email: string;
  phone: string;
  address: {line1: string; line2: string; city: string; state: string; postcode: string; country: string};
  deprecated: boolean;
}

type DocumentStatus = 'DRAFT' | 'AUTHORISED' | 'PAID' | 'VOIDED';

/** A product line, or a charge: then `sku` is blank. Quantities and prices have up to four decimals. */
export interface Line {
  sku: string;
  name: string;
  comment: string;
  quantity: Decimal;
  price: Decimal;
  /** Percent. */
  discount: Decimal;
  taxRule: string;
  account: string;
}

/** A sales invoice, a bill, or a credit note. */
export interface Invoice {
  taskId: string;
  /** Sale numbers are DEAR's own; bills carry what somebody typed, or nothing. */
  number: string;
  status: DocumentStatus;
  /** Calendar days. */
  date: string;
  dueDate: string;
  /** Base units per unit of the document's currency; null where the document names none and the header's counts. */
  rate: Decimal | null;
  memo: string;
  lines: Line[];
  charges: Line[];
  payments: Payment[];
  /** InvoicingAndReceivingNumber: 0 on simple purchases and on sales. */
  group: number;
  /** Credit notes: the number of the invoice that is credited. */
  credits: string;
}

export interface Payment {
  id: string;
  amount: Decimal;
  date: string;
  account: string;
  reference: string;
  rate: Decimal;
  /** The customer credit or supplier deposit it is taken from; null for money that moved. */
  creditId: string | null;
}

export interface Attachment {
  id: string;
  fileName: string;
  contentType: string;
  content: Uint8Array;
}

interface Master {
  /** Guid, lower case here; DEAR's answers do not always keep it so. */
  id: string;
  number: string;
  party: Party;
  currency: string;
  rate: Decimal;
  taxRule: string;
  taxCalculation: TaxCalculation;
  defaultAccount: string;
  terms: string;
  date: string;
  reference: string;
  note: string;
  orderStatus: 'NOT AVAILABLE' | 'DRAFT' | 'AUTHORISED' | 'VOIDED';
  voided: boolean;
  invoices: Invoice[];
  creditNotes: Invoice[];
  /** Money that came before there was an invoice: on a sale's quote, on a purchase's order. */
  prepayments: Payment[];
  attachments: Attachment[];
  /** When it last changed, milliseconds UTC. */
  stamp: number;
}

export interface Sale extends Master {
  family: 'sale';
  type: 'Simple Sale' | 'Advanced Sale' | 'Service Sale' | 'Credit Note';
}

/** What was ordered from a supplier. Lines of orders have no account. */
export interface Order {
  lines: Line[];
  charges: Line[];
  /** Calendar day. */
  requiredBy: string | null;
  memo: string;
}

export interface Purchase extends Master {
  family: 'purchase';
  /** Where it is left out, what was ordered is what the first bill bills. */
  order?: Partial<Order>;
  type: 'Simple Purchase' | 'Advanced Purchase' | 'Service Purchase' | 'Credit Note';
}
