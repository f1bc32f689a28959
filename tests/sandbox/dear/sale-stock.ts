import type {Invoice, Sale} from '../books/book.ts';
import {guid, pick} from '../books/guids.ts';
import {midnight, numeral} from './awkward.ts';
import {addressAnswer} from './line-answer.ts';

/** Picked, packed and shipped, for one invoice. */
export function fulfilment(sale: Sale, invoice: Invoice, index: number): object {
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

/** Goods in the warehouse. */
export const stockLine = (sku: string, name: string, quantity: string, place: string) => ({
  ProductID: guid(`product ${sku}`),
  SKU: sku,
  Name: name,
  Location: 'Main Warehouse',
  LocationID: guid('location'),
  Quantity: numeral(quantity, place),
  BatchSN: pick(place, [null, '', 'PO-00001-1']),
  ExpiryDate: null,
});

/** Cost of goods sold, a row for each product. */
export const movements = (sale: Sale) =>
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

/** Ledger postings, only on request. */
export const transactions = (sale: Sale) =>
  sale.invoices.map((invoice) => ({
    TaskID: invoice.taskId,
    TransactionID: guid(`posting ${invoice.taskId}`),
    Debit: '610',
    Credit: '200',
    Description: invoice.number,
    Amount: numeral('1', invoice.taskId),
    EffectiveDate: midnight(invoice.date),
  }));
