import type {Invoice, Purchase} from '../books/book.ts';
import {guid} from '../books/guids.ts';
import {midnight, numeral} from './awkward.ts';

/** Goods received with one bill. */
export const stock = (invoice: Invoice | undefined) => ({
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

/** Goods sent back with a credit note. */
export const unstock = (note: Invoice | undefined) =>
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
export const journalLines = (invoice: Invoice | undefined) =>
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

/** What each product cost, a row for each. */
export const movements = (purchase: Purchase) =>
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
