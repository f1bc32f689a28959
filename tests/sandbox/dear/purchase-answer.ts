import {basisOf, type PricedDocument, price} from '../books/arithmetic.ts';
import type {BookData, Invoice, Purchase} from '../books/book.ts';
import {guid} from '../books/guids.ts';
import {changeStamp, midnight, numeral, optional, spelledGuid} from './awkward.ts';
import {
  additionalAttributes,
  addressAnswer,
  attachmentAnswer,
  linesAnswer,
  paymentAnswer,
  totalsAnswer,
} from './line-answer.ts';
import type {DetailOptions} from './sale-answer.ts';
import {standingOf} from './statuses.ts';

const nothing: PricedDocument = {lines: [], charges: [], totalBeforeTax: '0', tax: '0', total: '0', paid: '0'};

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
    RequiredBy: null,
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
  const [first] = purchase.invoices;
  const priced = first ? price(first, basisOf(books, purchase)) : nothing;
  return {
    ...optional({Memo: ''}, place),
    Status: purchase.orderStatus,
    ...linesAnswer(priced, 'purchase-order', {place, combine}),
    Prepayments: [],
    ...totalsAnswer(priced, place),
  };
}

function bill(books: BookData, purchase: Purchase, invoice: Invoice | undefined, {combine}: DetailOptions) {
  const place = `${purchase.id} ${invoice?.taskId} bill`;
  const priced = invoice ? price(invoice, basisOf(books, purchase)) : nothing;
  return {
    InvoiceDate: invoice ? midnight(invoice.date) : null,
    InvoiceDueDate: invoice ? midnight(invoice.dueDate) : null,
    InvoiceNumber: invoice?.number ?? '',
    Status: invoice?.status ?? 'NOT AVAILABLE',
    ...linesAnswer(priced, 'purchase-invoice', {place, combine}),
    Payments: (invoice?.payments ?? []).map(paymentAnswer),
    ...totalsAnswer(priced, place),
    Paid: numeral(priced.paid, `${place} paid`),
    // Live answers have it, DEAR's documentation does not.
    ...(invoice && invoice.rate !== null ? {CurrencyRate: numeral(invoice.rate, place)} : {CurrencyRate: undefined}),
  };
}

function creditNote(books: BookData, purchase: Purchase, note: Invoice | undefined, {combine}: DetailOptions): object {
  const place = `${purchase.id} ${note?.taskId} credit`;
  const priced = note ? price(note, basisOf(books, purchase)) : nothing;
  return {
    CreditNoteNumber: note?.number ?? '',
    CreditNoteDate: note ? midnight(note.date) : null,
    Status: note?.status ?? 'NOT AVAILABLE',
    ...linesAnswer(priced, 'purchase-invoice', {place, combine}),
    Refunds: (note?.payments ?? []).map(paymentAnswer),
    ...totalsAnswer(priced, place),
  };
}

const stock = (invoice: Invoice | undefined) => ({
  Status: invoice ? (invoice.status === 'VOIDED' ? 'VOIDED' : 'AUTHORISED') : 'NOT AVAILABLE',
  Lines: (invoice?.lines ?? [])
    .filter((line) => line.sku)
    .map((line, index) => ({
      Date: midnight(invoice?.date ?? ''),
      Quantity: numeral(line.quantity, `${invoice?.taskId} stock ${index}`),
      ProductID: guid(`product ${line.sku}`),
      SKU: line.sku,
      Name: line.name,
      Location: null,
      LocationID: null,
      Received: true,
      BatchSN: '',
      SupplierSKU: '',
      ExpiryDate: null,
      CardID: guid(`card ${invoice?.taskId} ${index}`),
    })),
});

const unstock = (note: Invoice | undefined) =>
  (note?.lines ?? []).map((line, index) => ({
    CardID: guid(`card ${note?.taskId} ${index}`),
    Date: midnight(note?.date ?? ''),
    Quantity: numeral(line.quantity, `${note?.taskId} unstock ${index}`),
    ProductID: guid(`product ${line.sku}`),
    SKU: line.sku,
    Name: line.name,
    Location: 'Main Warehouse',
    BatchSN: null,
    ExpiryDate: null,
  }));

/** System rows can stand in a journal that is NOT AVAILABLE. */
const journalLines = (invoice: Invoice | undefined) =>
  invoice && invoice.status !== 'VOIDED' && invoice.lines.length > 0
    ? [
        {
          Reference: 'Stock in Transit',
          Amount: numeral('1', invoice.taskId),
          Date: midnight(invoice.date),
          Debit: '630',
          Credit: '630',
          IsSystem: true,
        },
      ]
    : [];

const movements = (purchase: Purchase) =>
  purchase.invoices.flatMap((invoice) =>
    invoice.lines
      .filter((line) => line.sku)
      .map((line) => ({
        TaskID: invoice.taskId,
        ProductID: guid(`product ${line.sku}`),
        Date: midnight(invoice.date),
        COGS: numeral('0', invoice.taskId),
      })),
  );
