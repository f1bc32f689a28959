import {type Decimal, fromCents, plain} from '../../shared/money/cents.ts';
import type {XeroDocument, XeroDocumentLine} from './xero-document.ts';
import {xeroTypes} from './xero-types.ts';

/** The ids that Xero has given: of the contact, and when something is changed, of the document and its lines by position. */
export interface XeroIds {
  readonly contactId: string;
  readonly documentId?: string;
  readonly lineItemIds?: readonly (string | null)[];
}

interface LineJson {
  readonly LineItemID?: string;
  readonly Description: string;
  readonly Quantity?: number;
  readonly UnitAmount?: number;
  readonly AccountCode?: string;
  readonly TaxType?: string;
  readonly TaxAmount?: number;
  readonly DiscountRate?: number;
}

/** A document as an element of the list that its kind goes in: `Invoices`, `CreditNotes` or `PurchaseOrders`. */
export interface DocumentJson {
  readonly LineItems: readonly LineJson[];
  readonly [member: string]: unknown;
}

/**
 * Writes a document as Xero's API takes it. The contact carries its id alone: other fields would overwrite the contact, and
 * contact persons left out would vanish. With `documentId` it is an update; lines then keep the ids given by position.
 */
export function documentJson(document: XeroDocument, ids: XeroIds): DocumentJson {
  switch (document.type) {
    case 'ACCREC':
    case 'ACCPAY':
      return invoiceJson(document, ids);
    case 'ACCRECCREDIT':
    case 'ACCPAYCREDIT':
      return creditNoteJson(document, ids);
    case 'PURCHASEORDER':
      return purchaseOrderJson(document, ids);
  }
}

const invoiceJson = (document: XeroDocument, ids: XeroIds) => ({
  Type: document.type,
  ...commonJson(document, ids),
  DueDate: document.dueDate ?? document.date,
  InvoiceNumber: document.number,
  Reference: document.reference,
  Url: document.url,
  ...(ids.documentId ? {InvoiceID: ids.documentId} : {}),
});

/** Its amounts are positive, as DEAR's are. */
const creditNoteJson = (document: XeroDocument, ids: XeroIds) => ({
  Type: document.type,
  ...commonJson(document, ids),
  CreditNoteNumber: document.number,
  ...(document.reference ? {Reference: document.reference} : {}),
  ...(ids.documentId ? {CreditNoteID: ids.documentId} : {}),
});

/** A change leaves out nothing that an earlier version may have had. */
function purchaseOrderJson(document: XeroDocument, ids: XeroIds) {
  const {date = null, address = '', attention = '', instructions = ''} = document.delivery ?? {};
  const isTold = (text: string) => text !== '' || ids.documentId !== undefined;
  return {
    ...commonJson(document, ids),
    PurchaseOrderNumber: document.number,
    ...(date === null ? {} : {DeliveryDate: date}),
    ...(isTold(address) ? {DeliveryAddress: address} : {}),
    ...(isTold(attention) ? {AttentionTo: attention} : {}),
    ...(isTold(instructions) ? {DeliveryInstructions: instructions} : {}),
    ...(ids.documentId ? {PurchaseOrderID: ids.documentId} : {}),
  };
}

const commonJson = (document: XeroDocument, {contactId, lineItemIds}: XeroIds) => ({
  Contact: {ContactID: contactId},
  LineItems: document.lines.map((line, index) => lineJson(line, lineItemIds?.[index] ?? null, document.type)),
  Date: document.date,
  LineAmountTypes: document.lineAmountTypes,
  CurrencyCode: document.currencyCode,
  ...(document.currencyRate === null ? {} : {CurrencyRate: exactNumber(document.currencyRate)}),
  Status: document.status,
});

function lineJson(line: XeroDocumentLine, id: string | null, type: XeroDocument['type']): LineJson {
  // A remark is its description alone; without an id it is made anew rather than keeping a former line's figures.
  if (!line.accountCode) return {Description: line.description};

  // An update leaves out nothing that an earlier version of the line may have carried.
  const discount = line.discountRate ?? (id && xeroTypes[type].keepsDiscounts ? '0' : null);
  return {
    ...(id ? {LineItemID: id} : {}),
    Description: line.description,
    Quantity: exactNumber(line.quantity),
    UnitAmount: exactNumber(line.unitAmount),
    AccountCode: line.accountCode,
    TaxType: line.taxType,
    ...(line.taxAmount === null ? {} : {TaxAmount: exactNumber(fromCents(line.taxAmount))}),
    ...(discount === null ? {} : {DiscountRate: exactNumber(discount)}),
  };
}

/** The number whose JSON text is exactly this decimal. Throws where a double cannot hold it; mapping lets none through. */
export function exactNumber(value: Decimal): number {
  const number = Number(value);
  if (plain(String(number)) !== plain(value)) throw new RangeError(`${value} cannot be written as a number of JSON`);
  return number === 0 ? 0 : number;
}
