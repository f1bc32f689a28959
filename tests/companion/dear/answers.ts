import type {Fetch} from '../../../companion/platform/http.ts';

/** Answers in DEAR's shapes. Only what a test speaks of is worth giving. */
export const saleId = '3f2b6a8e-5c1d-4e0f-9a7b-1c2d3e4f5a6b';
export const purchaseId = '7d9e1f20-4b3c-4a5d-8e6f-0a1b2c3d4e5f';
export const groupId = '0c1d2e3f-6a7b-4c8d-9e0f-2b3c4d5e6f70';

export const aLine = (more: object = {}) => ({
  ProductID: 'b0a1c2d3-1111-4222-8333-444455556666',
  SKU: 'TEA-1',
  Name: 'Green tea',
  Quantity: 2,
  Price: 10,
  Discount: 0,
  Tax: 3,
  Total: 20,
  TaxRule: 'GST on Income',
  Account: '200',
  Comment: '',
  ...more,
});

export const anInvoice = (more: object = {}) => ({
  TaskID: saleId,
  InvoiceNumber: 'INV-00001',
  Memo: '',
  Status: 'AUTHORISED',
  InvoiceDate: '2026-03-02T00:00:00',
  InvoiceDueDate: '2026-03-20T00:00:00',
  CurrencyConversionRate: 1,
  LinkedFulfillmentNumber: '1',
  Lines: [aLine()],
  AdditionalCharges: [],
  Payments: [],
  TotalBeforeTax: 20,
  Tax: 3,
  Total: 23,
  Paid: 0,
  ...more,
});

export const aCreditNote = (more: object = {}) => ({
  TaskID: '11d2b8f0-0000-4111-8222-333344445555',
  CreditNoteInvoiceNumber: 'INV-00001',
  CreditNoteNumber: 'CR-00001',
  Memo: '',
  Status: 'AUTHORISED',
  CreditNoteDate: '2026-03-05T00:00:00',
  CreditNoteConversionRate: 1,
  Lines: [aLine({Quantity: 1, Tax: 1.5, Total: 10})],
  AdditionalCharges: [],
  Refunds: [],
  TotalBeforeTax: 10,
  Tax: 1.5,
  Total: 11.5,
  ...more,
});

/** An order's lines have no account, its number and date stand in the header of its purchase. */
export const anOrder = (more: object = {}) => ({
  Memo: '',
  Status: 'AUTHORISED',
  Lines: [aLine({Account: undefined, TaxRule: 'GST on Expenses', SupplierSKU: ''})],
  AdditionalCharges: [],
  Prepayments: [],
  TotalBeforeTax: 20,
  Tax: 3,
  Total: 23,
  ...more,
});

export const aSale = (more: object = {}) => ({
  ID: saleId,
  Customer: 'Kauri Kitchen',
  CustomerID: '5a6b7c8d-0000-4111-8222-333344445555',
  Phone: '09 555 0101',
  Email: 'accounts@example.com',
  DefaultAccount: '200',
  BillingAddress: {
    Line1: '1 Quay Street',
    Line2: '',
    City: 'Auckland',
    State: null,
    Postcode: '1010',
    Country: 'New Zealand',
  },
  BaseCurrency: 'NZD',
  CustomerCurrency: 'NZD',
  TaxCalculation: 'Exclusive',
  CurrencyRate: 1,
  CustomerReference: 'PO 77',
  LastModifiedOn: '2026-03-02T01:02:03.45Z',
  Status: 'INVOICED',
  Type: 'Simple Sale',
  Quote: {Status: 'NOT AVAILABLE', Prepayments: []},
  Order: {SaleOrderNumber: 'SO-00001', Status: 'AUTHORISED', Lines: []},
  Invoices: [anInvoice()],
  CreditNotes: [],
  ManualJournals: {Status: 'NOT AVAILABLE', Lines: []},
  Attachments: [],
  ...more,
});

export const aBill = (more: object = {}) => ({
  TaskID: groupId,
  InvoicingAndReceivingNumber: 1,
  InvoiceDate: '2026-03-03T00:00:00',
  InvoiceDueDate: null,
  InvoiceNumber: 'S-991/2',
  Status: 'AUTHORISED',
  Lines: [aLine({Account: '630', TaxRule: 'GST on Expenses'})],
  AdditionalCharges: [],
  Payments: [],
  TotalBeforeTax: 20,
  Tax: 3,
  Total: 23,
  Paid: 0,
  ...more,
});

export const aPurchase = (more: object = {}) => ({
  ID: purchaseId,
  SupplierID: '6b7c8d9e-0000-4111-8222-333344445555',
  Supplier: 'Harbour Supplies',
  Phone: null,
  InventoryAccount: '630',
  BaseCurrency: 'NZD',
  SupplierCurrency: 'NZD',
  TaxCalculation: 'Exclusive',
  OrderNumber: 'PO-00007',
  Type: 'Advanced Purchase',
  Status: 'INVOICED',
  CurrencyRate: 1,
  LastUpdatedDate: '2026-03-03T05:06:07.1234567',
  Order: {Status: 'AUTHORISED', Lines: [], Prepayments: []},
  Invoice: [aBill()],
  CreditNote: [],
  ManualJournals: [],
  Attachments: [],
  ...more,
});

export const aSaleRow = (more: object = {}) => ({
  SaleID: saleId,
  OrderNumber: 'SO-00001',
  Status: 'INVOICED',
  InvoiceDate: '2026-03-02T00:00:00',
  Customer: 'Kauri Kitchen',
  InvoiceNumber: 'INV-00001',
  Updated: '2026-03-02T01:02:03.45Z',
  OrderStatus: 'AUTHORISED',
  CombinedInvoiceStatus: 'INVOICED',
  CreditNoteStatus: 'NOT AVAILABLE',
  Type: 'Simple Sale',
  ...more,
});

export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

type Reply = Response | Error | (() => Response | Promise<Response>);

/** A fetch that gives these replies in turn, the last one for ever, and remembers what it was asked. */
export function replies(...all: Reply[]): Fetch & {asked: Asked[]} {
  const asked: Asked[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const body = init.body === undefined || init.body === null ? '' : await new Response(init.body).text();
    asked.push({url: new URL(url), method: init.method ?? 'GET', headers: new Headers(init.headers), body});
    const reply = all[Math.min(asked.length, all.length) - 1];
    if (reply === undefined) throw new Error('nothing to answer with');
    if (reply instanceof Error) throw reply;
    return typeof reply === 'function' ? reply() : reply.clone();
  };
  return Object.assign(fetch, {asked});
}

export const json = (body: unknown, init?: ResponseInit) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), init);

/** What Node's fetch throws when the connection fails. */
export const networkError = (code: string) =>
  new TypeError('fetch failed', {cause: Object.assign(new Error(`connect ${code} 127.0.0.1:1`), {code})});
