import {basisOf, price} from '../books/arithmetic.ts';
import type {BookData, Sale} from '../books/book.ts';
import {hash, pick} from '../books/guids.ts';
import {changeStamp, midnight, numeral, optional, spelledGuid} from './awkward.ts';
import {
  additionalAttributes,
  addressAnswer,
  attachmentAnswer,
  linesAnswer,
  nothing,
  paymentAnswer,
  totalsAnswer,
} from './line-answer.ts';
import {creditNoteAnswer, creditNotePlaceholder, invoiceAnswer, invoicePlaceholder} from './sale-documents.ts';
import {fulfilment, movements, transactions} from './sale-stock.ts';
import {standingOf} from './statuses.ts';

export interface DetailOptions {
  baseUrl: string;
  combine: boolean;
  hideMovements: boolean;
  transactions: boolean;
}

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
    Location: 'Main Warehouse',
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
      Prepayments: sale.prepayments.map(paymentAnswer),
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
