import type {PricedDocument, PricedLine} from '../books/arithmetic.ts';
import type {Attachment, Party, Payment} from '../books/book.ts';
import {guid} from '../books/guids.ts';
import {createdStamp, midnight, numeral, optional, spelledGuid} from './awkward.ts';

export type LineStyle = 'quote' | 'sale-order' | 'sale-invoice' | 'purchase-order' | 'purchase-invoice';

/** A document that does not exist. */
export const nothing: PricedDocument = {
  lines: [],
  charges: [],
  totalBeforeTax: '0',
  tax: '0',
  total: '0',
  paid: '0',
};

/** Product lines and charges of one document. Lines have no ids; a line without a product has no product's members. */
export function linesAnswer(
  document: PricedDocument,
  style: LineStyle,
  {place, combine}: {place: string; combine: boolean},
) {
  const lines = document.lines.map((line, index) => productLine(line, style, `${place} line ${index}`));
  const charges = document.charges.map((line, index) => charge(line, style, `${place} charge ${index}`));
  if (!combine) return {Lines: lines, AdditionalCharges: charges};
  const joined = document.charges.map((line, index) => productLine(line, style, `${place} charge ${index}`));
  return {Lines: [...lines, ...joined], AdditionalCharges: []};
}

/** TotalBeforeTax, Tax, Total. */
export const totalsAnswer = (document: PricedDocument, place: string) => ({
  TotalBeforeTax: numeral(document.totalBeforeTax, `${place} before tax`),
  Tax: numeral(document.tax, `${place} tax`),
  Total: numeral(document.total, `${place} total`),
});

const isPurchase = (style: LineStyle) => style.startsWith('purchase');
const isInvoice = (style: LineStyle) => style.endsWith('invoice');

function productLine(line: PricedLine, style: LineStyle, place: string): Record<string, unknown> {
  return {
    ...(line.sku ? {ProductID: spelledGuid(guid(`product ${line.sku}`), place), SKU: line.sku} : {SKU: null}),
    Name: line.name,
    ...amounts(line, place),
    ...(isPurchase(style) ? {} : {AverageCost: numeral('5', `${place} cost`)}),
    TaxRule: line.taxRule,
    ...(isInvoice(style) ? account(line, place) : {}),
    ...optional({Comment: line.comment}, place),
    ...(style === 'purchase-order' ? {SupplierSKU: ''} : {}),
    ...(style === 'sale-order' ? {DropShip: false, Backorder: false, BackorderQuantity: numeral('0', place)} : {}),
    ...(style === 'purchase-invoice' ? {NonInventory: line.sku === ''} : {}),
    ...(line.sku ? productExtras : {}),
  };
}

function charge(line: PricedLine, style: LineStyle, place: string): Record<string, unknown> {
  return {
    Description: line.name,
    ...(isPurchase(style) ? {Reference: ''} : {Comment: line.comment}),
    ...amounts(line, place),
    TaxRule: line.taxRule,
    ...(isInvoice(style) ? account(line, place) : {}),
  };
}

const amounts = (line: PricedLine, place: string) => ({
  Quantity: numeral(line.quantity, `${place} quantity`),
  Price: numeral(line.price, `${place} price`),
  Discount: numeral(line.discount, `${place} discount`),
  Tax: numeral(line.tax, `${place} tax`),
  Total: numeral(line.total, `${place} total`),
});

const account = (line: PricedLine, place: string) => optional({Account: line.account}, place);

const productExtras = {
  ProductLength: 0,
  ProductWidth: 0,
  ProductHeight: 0,
  ProductWeight: 0.5,
  WeightUnits: 'kg',
  DimensionsUnits: '',
  ...Object.fromEntries(
    Array.from({length: 10}, (_, index) => [`ProductCustomField${index + 1}`, index % 2 ? null : '']),
  ),
};

/** A payment or refund inside a document. */
export const paymentAnswer = (payment: Payment) => ({
  ID: payment.id,
  ...optional({Reference: payment.reference}, payment.id),
  Amount: numeral(payment.amount, payment.id),
  DatePaid: midnight(payment.date),
  Account: payment.account,
  CurrencyRate: numeral(payment.rate, `${payment.id} rate`),
  DateCreated: createdStamp(payment.date, payment.id),
});

/** A file of a sale or purchase. The values in its address are not URL-encoded, as in DEAR's samples. */
export const attachmentAnswer = (file: Attachment, baseUrl: string) => ({
  ID: spelledGuid(file.id, `file ${file.id}`),
  ContentType: file.contentType,
  FileName: file.fileName,
  DownloadUrl: `${baseUrl}/Attachment/Download?ID=${file.id}&ContentType=${file.contentType}&FileName=${file.fileName}`,
});

export function addressAnswer({address}: Party, place: string) {
  return {
    DisplayAddressLine1: [address.line1, address.line2].filter(Boolean).join(' '),
    DisplayAddressLine2: [address.city, address.state, address.postcode, address.country].filter(Boolean).join(' '),
    ...optional(
      {
        Line1: address.line1,
        Line2: address.line2,
        City: address.city,
        State: address.state,
        Postcode: address.postcode,
        Country: address.country,
      },
      `${place} address`,
    ),
  };
}

export const additionalAttributes = (last = '') =>
  Object.fromEntries(
    Array.from({length: 10}, (_, index) => [`AdditionalAttribute${index + 1}`, index === 9 ? last : '']),
  );
