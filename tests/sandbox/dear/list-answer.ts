import type {BookData, Invoice, Purchase, Sale} from '../books/book.ts';
import {guid, pick} from '../books/guids.ts';
import {changeStamp, midnight, numeral, optional} from './awkward.ts';
import {minus, standingOf} from './statuses.ts';

export interface List {
  /** The array's name: the credit note lists answer under the sales' and purchases' own. */
  key: 'SaleList' | 'PurchaseList';
  masters(books: BookData): (Sale | Purchase)[];
  row(books: BookData, master: Sale | Purchase): Record<string, unknown>;
  /** Filters by the exact value of a row's member. */
  filters: Record<string, string>;
}

const statusFilters = {Status: 'Status', OrderStatus: 'OrderStatus', CreditNoteStatus: 'CreditNoteStatus'};

/** The four lists by path, in lower case. Stand-alone credit notes appear in the credit note lists alone. */
export const lists: Record<string, List> = {
  '/salelist': {
    key: 'SaleList',
    masters: ({sales}) => sales.filter(({type}) => type !== 'Credit Note'),
    row: (books, master) => (master.family === 'sale' ? {...saleRow(books, master), ...saleTotals(books, master)} : {}),
    filters: {
      ...statusFilters,
      QuoteStatus: 'QuoteStatus',
      CombinedInvoiceStatus: 'CombinedInvoiceStatus',
      CombinedPickStatus: 'CombinedPickingStatus',
      CombinedPackStatus: 'CombinedPackingStatus',
      CombinedShippingStatus: 'CombinedShippingStatus',
      ExternalID: 'ExternalID',
      OrderLocationID: 'OrderLocationID',
    },
  },
  '/salecreditnotelist': {
    key: 'SaleList',
    masters: ({sales}) => sales.filter(({creditNotes}) => creditNotes.length > 0),
    row: (books, master) =>
      master.family === 'sale' ? {...saleRow(books, master), RestockStatus: 'NOT AVAILABLE'} : {},
    filters: {CreditNoteStatus: 'CreditNoteStatus', Status: 'Status'},
  },
  '/purchaselist': {
    key: 'PurchaseList',
    masters: ({purchases}) => purchases.filter(({type}) => type !== 'Credit Note'),
    row: (books, master) => (master.family === 'purchase' ? purchaseRow(books, master) : {}),
    // RestockReceivedStatus is documented and ignored; StockReceivedStatus is what works.
    filters: {
      ...statusFilters,
      InvoiceStatus: 'InvoiceStatus',
      UnstockStatus: 'UnstockStatus',
      StockReceivedStatus: 'StockReceivedStatus',
      DropShipTaskID: 'DropShipTaskID',
    },
  },
  '/purchasecreditnotelist': {
    key: 'PurchaseList',
    masters: ({purchases}) => purchases.filter(({creditNotes}) => creditNotes.length > 0),
    row: (books, master) => (master.family === 'purchase' ? purchaseRow(books, master) : {}),
    filters: {CreditNoteStatus: 'CreditNoteStatus', Status: 'Status'},
  },
};

function saleRow(books: BookData, sale: Sale): Record<string, unknown> {
  const standing = standingOf(books, sale);
  const place = `${sale.id} row`;
  return {
    SaleID: sale.id,
    OrderNumber: sale.number,
    Status: standing.status,
    OrderDate: midnight(sale.date),
    ...firstInvoice(sale.invoices[0]),
    Customer: sale.party.name,
    CustomerID: sale.party.id,
    InvoiceNumber: sale.invoices[0]?.number ?? null,
    ...optional({CustomerReference: sale.reference}, place),
    InvoiceAmount: numeral(minus(standing.invoiced, standing.credited), `${place} amount`),
    PaidAmount: numeral(standing.paid, `${place} paid`),
    ShipBy: null,
    BaseCurrency: books.company.currency,
    CustomerCurrency: sale.currency,
    CreditNoteNumber: sale.creditNotes[0]?.number ?? null,
    Updated: changeStamp(sale.stamp, sale),
    QuoteStatus: pick(`${place} quote`, ['NOT AVAILABLE', '']),
    OrderStatus: sale.orderStatus,
    CombinedPickingStatus: sale.voided ? 'VOIDED' : 'PICKED',
    CombinedPaymentStatus: standing.paymentStatus,
    CombinedTrackingNumbers: pick(`${place} tracking`, ['', null]),
    CombinedPackingStatus: sale.voided ? 'VOIDED' : 'PACKED',
    CombinedShippingStatus: sale.voided ? 'VOIDED' : 'SHIPPED',
    CombinedInvoiceStatus: standing.invoiceStatus,
    CreditNoteStatus: standing.creditNoteStatus,
    FulFilmentStatus: sale.voided ? 'VOIDED' : 'FULFILLED',
    Type: sale.type,
    SourceChannel: pick(`${sale.id} channel`, [null, '', 'Web shop']),
    ExternalID: pick(`${sale.id} external`, [null, '']),
    OrderLocationID: guid('location'),
  };
}

function saleTotals(books: BookData, sale: Sale): Record<string, unknown> {
  const standing = standingOf(books, sale);
  return {
    SaleInvoicesTotalAmount: numeral(standing.invoiced, `${sale.id} invoices total`),
    CombinedPaymentTotal: numeral(standing.paid, `${sale.id} payments total`),
  };
}

function purchaseRow(books: BookData, purchase: Purchase): Record<string, unknown> {
  const standing = standingOf(books, purchase);
  const place = `${purchase.id} row`;
  return {
    ID: purchase.id,
    BlindReceipt: false,
    OrderNumber: purchase.number,
    Status: standing.status,
    OrderDate: midnight(purchase.date),
    ...firstInvoice(purchase.invoices[0]),
    Supplier: purchase.party.name,
    SupplierID: purchase.party.id,
    ...optional({InvoiceNumber: purchase.invoices[0]?.number ?? ''}, place),
    InvoiceAmount: numeral(minus(standing.invoiced, standing.credited), `${place} amount`),
    PaidAmount: numeral(standing.paid, `${place} paid`),
    RequiredBy: null,
    BaseCurrency: books.company.currency,
    SupplierCurrency: purchase.currency,
    CreditNoteNumber: purchase.creditNotes[0]?.number ?? null,
    OrderStatus: purchase.orderStatus,
    StockReceivedStatus: purchase.voided ? 'VOIDED' : pick(`${place} stock`, ['AUTHORISED', 'DRAFT', '']),
    UnstockStatus: 'NOT AVAILABLE',
    InvoiceStatus: standing.firstInvoiceStatus,
    CreditNoteStatus: standing.creditNoteStatus,
    LastUpdatedDate: changeStamp(purchase.stamp, purchase),
    Type: purchase.type,
    CombinedInvoiceStatus: standing.invoiceStatus,
    CombinedPaymentStatus: standing.paymentStatus,
    CombinedReceivingStatus: purchase.voided ? 'VOIDED' : 'FULLY RECEIVED',
    IsServiceOnly: purchase.type === 'Service Purchase',
    DropShipTaskID: null,
  };
}

const firstInvoice = (invoice: Invoice | undefined) => ({
  InvoiceDate: invoice ? midnight(invoice.date) : null,
  InvoiceDueDate: invoice ? midnight(invoice.dueDate) : null,
});
