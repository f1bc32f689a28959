import {basisOf, orderOf, price} from '../books/arithmetic.ts';
import type {BookData, Invoice, Purchase} from '../books/book.ts';
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
import {bill, creditNote} from './purchase-documents.ts';
import {journalLines, movements, stock, unstock} from './purchase-stock.ts';
import type {DetailOptions} from './sale-answer.ts';
import {standingOf} from './statuses.ts';

/**
 * `GET /advanced-purchase?ID=`: serves Simple, Advanced and Service purchases alike, sub-documents as arrays. A simple
 * one has one element of each, all with the purchase's own id; what does not exist yet is NOT AVAILABLE.
 */
export function advancedPurchaseAnswer(books: BookData, purchase: Purchase, options: DetailOptions): object {
  const standing = standingOf(books, purchase);
  const invoices = purchase.invoices.length > 0 ? purchase.invoices : [undefined];
  const notes = purchase.creditNotes.length > 0 ? purchase.creditNotes : [undefined];
  const group = (invoice: Invoice | undefined) => ({
    TaskID: spelledGuid(invoice?.taskId ?? purchase.id, `${purchase.id} ${invoice?.taskId}`),
    InvoicingAndReceivingNumber: invoice?.group ?? 0,
  });
  return {
    ...header(books, purchase),
    Type: purchase.type,
    CombinedInvoiceStatus: standing.invoiceStatus,
    CombinedReceivingStatus: purchase.voided ? 'VOIDED' : 'FULLY RECEIVED',
    CombinedPaymentStatus: standing.paymentStatus,
    IsServiceOnly: purchase.type === 'Service Purchase',
    Order: orderAnswer(books, purchase, options),
    StockReceived: invoices.map((invoice) => ({...group(invoice), ...stock(invoice)})),
    PutAway: invoices.map((invoice) => ({...group(invoice), ...stock(invoice)})),
    Invoice: invoices.map((invoice) => ({...group(invoice), ...bill(books, purchase, invoice, options)})),
    CreditNote: notes.map((note) => ({
      TaskID: note?.taskId ?? purchase.id,
      CreditNoteInvoiceNumber: note?.credits ?? '',
      ...creditNote(books, purchase, note, options),
      Unstock: unstock(note),
    })),
    ManualJournals: invoices.map((invoice) => ({
      ...group(invoice),
      Status: 'NOT AVAILABLE',
      Lines: journalLines(invoice),
    })),
    AdditionalAttributes: additionalAttributes('false'),
    Attachments: purchase.attachments.map((file) => attachmentAnswer(file, options.baseUrl)),
    InventoryMovements: movements(purchase),
  };
}

/** `GET /purchase?ID=`, deprecated: simple purchases only, sub-documents as objects, the number's name misspelt. */
export function simplePurchaseAnswer(books: BookData, purchase: Purchase, options: DetailOptions): object {
  const [invoice] = purchase.invoices;
  const [note] = purchase.creditNotes;
  const {InvoiceNumber, CurrencyRate: _none, ...rest} = bill(books, purchase, invoice, options);
  return {
    ...header(books, purchase),
    Order: orderAnswer(books, purchase, options),
    StockReceived: stock(invoice),
    Invoice: {InvocieNumber: InvoiceNumber, ...rest},
    CreditNote: {
      ...creditNote(books, purchase, note, options),
      Unstock: {Status: note ? 'AUTHORISED' : 'NOT AVAILABLE', Lines: unstock(note)},
    },
    ManualJournals: {Status: 'NOT AVAILABLE', Lines: journalLines(invoice)},
    AdditionalAttributes: additionalAttributes(),
    Attachments: purchase.attachments.map((file) => attachmentAnswer(file, options.baseUrl)),
    InventoryMovements: movements(purchase),
  };
}

function header(books: BookData, purchase: Purchase): object {
  const {id: place, party} = purchase;
  const address = addressAnswer(party, place);
  const {requiredBy} = orderOf(purchase);
  return {
    ID: purchase.id,
    SupplierID: spelledGuid(party.id, place),
    Supplier: party.name,
    ...optional({Contact: party.contact, Phone: party.phone}, place),
    InventoryAccount: purchase.defaultAccount,
    BlindReceipt: false,
    Approach: 'INVOICE',
    BillingAddress: address,
    ShippingAddress: {...address, ShipToOther: false},
    BaseCurrency: books.company.currency,
    SupplierCurrency: purchase.currency,
    TaxRule: purchase.taxRule,
    TaxCalculation: purchase.taxCalculation,
    Terms: purchase.terms,
    RequiredBy: requiredBy === null ? null : midnight(requiredBy),
    Location: 'Main Warehouse',
    ...optional({Note: purchase.note}, place),
    OrderNumber: purchase.number,
    OrderDate: midnight(purchase.date),
    Status: standingOf(books, purchase).status,
    RelatedDropShipSaleTask: null,
    CurrencyRate: numeral(purchase.rate, `${place} rate`),
    LastUpdatedDate: changeStamp(purchase.stamp, purchase),
  };
}

function orderAnswer(books: BookData, purchase: Purchase, {combine}: DetailOptions): object {
  const place = `${purchase.id} order`;
  const order = orderOf(purchase);
  const priced =
    purchase.voided || purchase.orderStatus === 'NOT AVAILABLE' ? nothing : price(order, basisOf(books, purchase));
  return {
    ...optional({Memo: order.memo}, place),
    Status: purchase.orderStatus,
    ...linesAnswer(priced, 'purchase-order', {place, combine}),
    Prepayments: purchase.prepayments.map(paymentAnswer),
    ...totalsAnswer(priced, place),
  };
}
