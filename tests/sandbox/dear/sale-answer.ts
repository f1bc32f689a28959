import {basisOf, type PricedDocument, price} from '../books/arithmetic.ts';
import type {BookData, Invoice, Sale} from '../books/book.ts';
import {guid, hash, pick} from '../books/guids.ts';
import {changeStamp, midnight, numeral, optional, spelledGuid} from './awkward.ts';
import {
  additionalAttributes,
  addressAnswer,
  attachmentAnswer,
  linesAnswer,
  paymentAnswer,
  totalsAnswer,
} from './line-answer.ts';
import {standingOf} from './statuses.ts';

export interface DetailOptions {
  baseUrl: string;
  combine: boolean;
  hideMovements: boolean;
  transactions: boolean;
}

const WAREHOUSE = {Location: 'Main Warehouse', LocationID: guid('location')};
const nothing: PricedDocument = {lines: [], charges: [], totalBeforeTax: '0', tax: '0', total: '0', paid: '0'};

/** `GET /sale?ID=`: the sale in full, with its invoices' totals and payments. */
export function saleAnswer(books: BookData, sale: Sale, options: DetailOptions): object {
  const {id: place, party} = sale;
  const standing = standingOf(books, sale);
  const address = addressAnswer(party, place);
  const invoices = sale.invoices.map((invoice) => invoiceAnswer(books, sale, invoice, options));
  const creditNotes = sale.creditNotes.map((note) => creditNoteAnswer(books, sale, note, options));
  return {
    ID: sale.id,
    Customer: party.name,
    CustomerID: spelledGuid(party.id, place),
    ...optional({Contact: party.contact, Phone: party.phone, Email: party.email}, place),
    DefaultAccount: sale.defaultAccount,
    SkipQuote: true,
    BillingAddress: address,
    ShippingAddress: {...address, Company: party.name, Contact: party.contact, ShipToOther: false},
    ...optional({ShippingNotes: '', Note: sale.note}, place),
    BaseCurrency: books.company.currency,
    CustomerCurrency: sale.currency,
    TaxRule: sale.taxRule,
    TaxCalculation: sale.taxCalculation,
    Terms: sale.terms,
    PriceTier: 'Tier 1',
    ShipBy: midnight(sale.date),
    Location: WAREHOUSE.Location,
    SaleOrderDate: midnight(sale.date),
    LastModifiedOn: changeStamp(sale.stamp, sale),
    ...optional({CustomerReference: sale.reference}, place),
    COGSAmount: numeral('5', `${place} cogs`),
    Status: standing.status,
    CombinedPickingStatus: sale.voided ? 'VOIDED' : 'PICKED',
    CombinedPackingStatus: sale.voided ? 'VOIDED' : 'PACKED',
    CombinedShippingStatus: sale.voided ? 'VOIDED' : 'SHIPPED',
    FulFilmentStatus: sale.voided ? 'VOIDED' : 'FULFILLED',
    CombinedInvoiceStatus: standing.invoiceStatus,
    CombinedPaymentStatus: standing.paymentStatus,
    ...optional({CombinedTrackingNumbers: '', Carrier: 'DEFAULT Carrier', SalesRepresentative: 'Rep One'}, place),
    CurrencyRate: numeral(sale.rate, `${place} rate`),
    ServiceOnly: sale.type === 'Service Sale',
    Type: sale.type,
    SourceChannel: pick(`${place} channel`, [null, '', 'Web shop']),
    Quote: {
      Memo: '',
      Status: 'NOT AVAILABLE',
      Prepayments: [],
      ...linesAnswer(nothing, 'quote', {place, combine: false}),
      ...totalsAnswer(nothing, place),
    },
    Order: orderAnswer(books, sale, options),
    Fulfilments: sale.invoices
      .filter(({status}) => status !== 'VOIDED')
      .map((invoice, index) => fulfilment(sale, invoice, index)),
    // What does not exist yet is either left out or stands there as a placeholder.
    Invoices: invoices.length === 0 && hash(place) % 2 === 0 ? [invoicePlaceholder(sale)] : invoices,
    CreditNotes: creditNotes.length === 0 && hash(place) % 3 === 0 ? [creditNotePlaceholder(sale)] : creditNotes,
    ManualJournals: {Status: 'NOT AVAILABLE', Lines: []},
    ExternalID: pick(`${place} external`, [null, '']),
    AdditionalAttributes: additionalAttributes(),
    Attachments: sale.attachments.map((file) => attachmentAnswer(file, options.baseUrl)),
    InventoryMovements: options.hideMovements ? [] : movements(sale),
    ...(options.transactions ? {Transactions: transactions(sale)} : {}),
    // Members nobody documented come and go.
    ShipToCustomerNotified: null,
  };
}

function invoiceAnswer(books: BookData, sale: Sale, invoice: Invoice, {combine}: DetailOptions): object {
  const place = `${sale.id} ${invoice.taskId}`;
  const priced = price(invoice, basisOf(books, sale));
  return {
    TaskID: spelledGuid(invoice.taskId, place),
    InvoiceNumber: invoice.number,
    ...optional({Memo: invoice.memo}, place),
    Status: invoice.status,
    InvoiceDate: midnight(invoice.date),
    InvoiceDueDate: midnight(invoice.dueDate),
    CurrencyConversionRate: invoice.rate === null ? null : numeral(invoice.rate, place),
    ...optional({BillingAddressLine1: sale.party.address.line1, BillingAddressLine2: sale.party.address.line2}, place),
    LinkedFulfillmentNumber: pick<string | number>(place, ['1', 1]),
    ...linesAnswer(priced, 'sale-invoice', {place, combine}),
    Payments: invoice.payments.map(paymentAnswer),
    ...totalsAnswer(priced, place),
    Paid: numeral(priced.paid, `${place} paid`),
  };
}

function creditNoteAnswer(books: BookData, sale: Sale, note: Invoice, {combine}: DetailOptions): object {
  const place = `${sale.id} ${note.taskId} credit`;
  const priced = price(note, basisOf(books, sale));
  return {
    TaskID: spelledGuid(note.taskId, place),
    CreditNoteInvoiceNumber: note.credits,
    ...optional({Memo: note.memo}, place),
    Status: note.status,
    CreditNoteDate: midnight(note.date),
    CreditNoteNumber: note.number,
    CreditNoteConversionRate: note.rate === null ? null : numeral(note.rate, place),
    ...linesAnswer(priced, 'sale-invoice', {place, combine}),
    Refunds: note.payments.map(paymentAnswer),
    Restock: note.lines.filter((line) => line.sku).map((line) => stockLine(line.sku, line.name, line.quantity, place)),
    ...totalsAnswer(priced, place),
  };
}

function orderAnswer(books: BookData, sale: Sale, {combine}: DetailOptions): object {
  const place = `${sale.id} order`;
  const first = sale.invoices[0];
  const priced = first ? price(first, basisOf(books, sale)) : nothing;
  return {
    SaleOrderNumber: sale.number,
    ...optional({Memo: ''}, place),
    Status: sale.orderStatus,
    ...linesAnswer(priced, 'sale-order', {place, combine}),
    ...totalsAnswer(priced, place),
  };
}

const invoicePlaceholder = (sale: Sale) => ({
  TaskID: sale.id,
  InvoiceNumber: '',
  Memo: null,
  Status: 'NOT AVAILABLE',
  InvoiceDate: null,
  InvoiceDueDate: null,
  CurrencyConversionRate: 0,
  BillingAddressLine1: null,
  BillingAddressLine2: null,
  LinkedFulfillmentNumber: null,
  Lines: [],
  AdditionalCharges: [],
  Payments: [],
  ...totalsAnswer(nothing, 'placeholder'),
  Paid: 0,
});

const creditNotePlaceholder = (sale: Sale) => ({
  TaskID: sale.id,
  CreditNoteInvoiceNumber: '',
  Memo: null,
  Status: 'NOT AVAILABLE',
  CreditNoteDate: null,
  CreditNoteNumber: '',
  CreditNoteConversionRate: 0,
  Lines: [],
  AdditionalCharges: [],
  Refunds: [],
  Restock: [],
  ...totalsAnswer(nothing, 'placeholder'),
});

function fulfilment(sale: Sale, invoice: Invoice, index: number): object {
  const place = `${invoice.taskId} fulfilment`;
  const lines = invoice.lines
    .filter((line) => line.sku)
    .map((line) => stockLine(line.sku, line.name, line.quantity, place));
  return {
    TaskID: invoice.taskId,
    FulfillmentNumber: index + 1,
    LinkedInvoiceNumber: invoice.number,
    FulFilmentStatus: 'FULFILLED',
    Pick: {Status: 'AUTHORISED', Lines: lines},
    Pack: {Status: 'AUTHORISED', Lines: lines.map((line) => ({...line, Box: 'Box 1'}))},
    Ship: {
      Status: 'AUTHORISED',
      RequireBy: null,
      ShippingAddress: {
        ...addressAnswer(sale.party, place),
        Company: sale.party.name,
        Contact: sale.party.contact,
        ShipToOther: false,
      },
      ShippingNotes: '',
      Lines: [
        {
          ID: guid(`shipment ${invoice.taskId}`),
          ShipmentDate: midnight(invoice.date),
          Carrier: 'DEFAULT Carrier',
          Boxes: 'Box 1',
          TrackingNumber: '',
          TrackingURL: '',
          IsShipped: true,
        },
      ],
    },
  };
}

const stockLine = (sku: string, name: string, quantity: string, place: string) => ({
  ProductID: guid(`product ${sku}`),
  SKU: sku,
  Name: name,
  ...WAREHOUSE,
  Quantity: numeral(quantity, place),
  BatchSN: pick(place, [null, '', 'PO-00001-1']),
  ExpiryDate: null,
});

const movements = (sale: Sale) =>
  sale.invoices.flatMap((invoice) =>
    invoice.lines
      .filter((line) => line.sku)
      .map((line) => ({
        TaskID: invoice.taskId,
        ProductID: guid(`product ${line.sku}`),
        Date: midnight(invoice.date),
        COGS: numeral('5', invoice.taskId),
      })),
  );

const transactions = (sale: Sale) =>
  sale.invoices.map((invoice) => ({
    TaskID: invoice.taskId,
    TransactionID: guid(`posting ${invoice.taskId}`),
    Debit: '610',
    Credit: '200',
    Description: invoice.number,
    Amount: numeral('1', invoice.taskId),
    EffectiveDate: midnight(invoice.date),
  }));
