import type {Cents, Decimal} from '../../../shared/money/cents.ts';

/** Everything one organisation holds. Settings stand in Xero's own shape; contacts and documents in ours, amounts in cents. */
export interface Books {
  readonly tenantId: string;
  organisation: Organisation;
  accounts: Account[];
  taxRates: TaxRate[];
  currencies: {Code: string; Description: string}[];
  contacts: Contact[];
  invoices: Invoice[];
  creditNotes: CreditNote[];
  purchaseOrders: PurchaseOrder[];
  attachments: Attachment[];
  manualJournals: ManualJournal[];
}

export interface ManualJournal {
  manualJournalId: string;
  narration: string;
  /** Calendar day. */
  date: string;
  status: 'DRAFT' | 'POSTED' | 'DELETED' | 'VOIDED' | 'ARCHIVED';
  lineAmountTypes: string;
  url: string | null;
  showOnCashBasisReports: boolean;
  /** Debit above nothing, credit below. */
  lines: {lineAmount: Cents; accountCode: string; description: string; taxType: string}[];
  hasAttachments: boolean;
  /** The app that made it; null for a person. */
  createdBy: string | null;
  updatedAt: number;
}

/** A file on a document of any kind. */
export interface Attachment {
  attachmentId: string;
  /** The document it hangs on. */
  documentId: string;
  fileName: string;
  mimeType: string;
  content: Uint8Array;
  includeOnline: boolean;
  /** The app that put it there; null for a person. */
  createdBy: string | null;
}

export interface Organisation {
  Name: string;
  BaseCurrency: string;
  CountryCode: string;
  /** `NZ`, `AU`: which edition of Xero it is. */
  Version: string;
  ShortCode: string;
  OrganisationID: string;
  Class: string;
  Timezone: string;
  /** Calendar days. */
  periodLockDate: string | null;
  endOfYearLockDate: string | null;
}

export interface Account {
  AccountID: string;
  Code: string;
  Name: string;
  Status: 'ACTIVE' | 'ARCHIVED';
  Type: string;
  TaxType: string;
  Class: 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';
  SystemAccount?: string;
  Description?: string;
  EnablePaymentsToAccount: boolean;
  BankAccountNumber?: string;
  CurrencyCode?: string;
}

export interface TaxRate {
  Name: string;
  TaxType: string;
  ReportTaxType: string;
  Status: 'ACTIVE' | 'ARCHIVED';
  /** Percent. */
  EffectiveRate: number;
  CanApplyToAssets: boolean;
  CanApplyToEquity: boolean;
  CanApplyToExpenses: boolean;
  CanApplyToLiabilities: boolean;
  CanApplyToRevenue: boolean;
}

export interface Contact {
  contactId: string;
  number: string;
  accountNumber: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST';
  name: string;
  firstName: string;
  lastName: string;
  emailAddress: string;
  taxNumber: string;
  persons: ContactPerson[];
  addresses: Record<string, string>[];
  phones: Record<string, string>[];
  defaultCurrency: string;
  /** Of one that is archived because it was merged into another. */
  mergedInto?: string;
  updatedAt: number;
}

interface ContactPerson {
  firstName: string;
  lastName: string;
  emailAddress: string;
  includeInEmails: boolean;
}

export type InvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

/** What invoices, bills, credit notes and purchase orders have in common. */
export interface Document {
  number: string;
  /** Empty where Xero ignores it: on bills and suppliers' credit notes. */
  reference: string;
  contactId: string;
  /** Calendar day. */
  date: string;
  status: string;
  lineAmountTypes: LineAmountTypes;
  lines: InvoiceLine[];
  currencyCode: string;
  /** Foreign units per unit of base currency. */
  currencyRate: Decimal;
  brandingThemeId: string | null;
  sentToContact: boolean;
  subTotal: Cents;
  totalTax: Cents;
  total: Cents;
  hasAttachments: boolean;
  updatedAt: number;
  /** The app that made it; null when a person typed it into Xero. */
  createdBy: string | null;
}

export interface Invoice extends Document {
  invoiceId: string;
  type: 'ACCREC' | 'ACCPAY';
  dueDate: string | null;
  plannedPaymentDate: string | null;
  expectedPaymentDate: string | null;
  status: InvoiceStatus;
  url: string;
  payments: Payment[];
  amountCredited: Cents;
  fullyPaidOn: string | null;
}

export interface CreditNote extends Document {
  creditNoteId: string;
  type: 'ACCRECCREDIT' | 'ACCPAYCREDIT';
  status: InvoiceStatus;
  /** Refunds. */
  payments: Payment[];
  allocations: Allocation[];
  fullyPaidOn: string | null;
}

/** A part of a credit note's credit, used on an invoice. */
interface Allocation {
  allocationId: string;
  invoiceId: string;
  amount: Cents;
  date: string;
}

export type PurchaseOrderStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'BILLED' | 'DELETED';

export interface PurchaseOrder extends Document {
  purchaseOrderId: string;
  status: PurchaseOrderStatus;
  deliveryDate: string | null;
  expectedArrivalDate: string | null;
  deliveryAddress: string;
  attentionTo: string;
  telephone: string;
  deliveryInstructions: string;
}

export interface InvoiceLine {
  lineItemId: string;
  description: string;
  quantity: Decimal | null;
  /** As many decimals as the call that saved it asked for: two or four. */
  unitAmount: Decimal | null;
  lineAmount: Cents;
  taxAmount: Cents;
  taxType: string | null;
  accountCode: string | null;
  discountRate: Decimal | null;
  discountAmount: Cents | null;
}

/** Money put against a document; one that was deleted stays, and counts no more. */
export interface Payment {
  paymentId: string;
  /** Calendar day. */
  date: string;
  amount: Cents;
  reference: string;
  accountId: string | null;
  /** Foreign units per unit of base currency. */
  currencyRate: Decimal;
  status: 'AUTHORISED' | 'DELETED';
  /** Matched with a line of the bank's: then it cannot be deleted. */
  isReconciled: boolean;
  batchId: string | null;
  updatedAt: number;
  /** The app that made it; null when a person entered it in Xero. */
  createdBy: string | null;
}

export const ZERO_GUID = '00000000-0000-0000-0000-000000000000';

export const amountPaid = (invoice: Invoice): Cents =>
  livePayments(invoice).reduce((total, payment) => total + payment.amount, 0);

export const livePayments = ({payments}: {readonly payments: readonly Payment[]}): Payment[] =>
  payments.filter(({status}) => status === 'AUTHORISED');

/** What is still owed; nothing on a document that is void or deleted. */
export const amountDue = (invoice: Invoice): Cents =>
  invoice.status === 'VOIDED' || invoice.status === 'DELETED'
    ? 0
    : invoice.total - amountPaid(invoice) - invoice.amountCredited;

/** The credit that is neither used nor paid out; none on a note that is void or deleted. */
export const remainingCredit = (note: CreditNote): Cents =>
  note.status === 'VOIDED' || note.status === 'DELETED'
    ? 0
    : note.total - [...livePayments(note), ...note.allocations].reduce((total, {amount}) => total + amount, 0);
