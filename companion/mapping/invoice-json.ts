import {type Decimal, fromCents, plain} from '../../shared/money/cents.ts';
import type {XeroDocument, XeroDocumentLine} from './xero-document.ts';

/** One invoice or bill as an element of Xero's `Invoices`; members in the order of Xero's own model. */
export interface InvoiceJson {
  readonly Type: string;
  readonly Contact: {readonly ContactID: string};
  readonly LineItems: readonly LineJson[];
  readonly Date: string;
  readonly DueDate: string;
  readonly LineAmountTypes: string;
  readonly InvoiceNumber: string;
  readonly Reference: string;
  readonly Url: string;
  readonly CurrencyCode: string;
  readonly CurrencyRate?: number;
  readonly Status: string;
  readonly InvoiceID?: string;
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

/**
 * Writes a document as Xero's API takes it. The contact carries its id alone: other fields would overwrite the contact, and
 * contact persons left out would vanish. With `invoiceId` it is an update; lines then keep the ids given by position.
 */
export function invoiceJson(
  document: XeroDocument,
  ids: {contactId: string; invoiceId?: string; lineItemIds?: readonly (string | null)[]},
): InvoiceJson {
  return {
    Type: document.type,
    Contact: {ContactID: ids.contactId},
    LineItems: document.lines.map((line, index) => lineJson(line, ids.lineItemIds?.[index] ?? null, document.type)),
    Date: document.date,
    DueDate: document.dueDate,
    LineAmountTypes: document.lineAmountTypes,
    InvoiceNumber: document.invoiceNumber,
    Reference: document.reference,
    Url: document.url,
    CurrencyCode: document.currencyCode,
    ...(document.currencyRate === null ? {} : {CurrencyRate: exactNumber(document.currencyRate)}),
    Status: document.status,
    ...(ids.invoiceId ? {InvoiceID: ids.invoiceId} : {}),
  };
}

function lineJson(line: XeroDocumentLine, id: string | null, type: XeroDocument['type']): LineJson {
  // A remark is its description alone; without an id it is made anew rather than keeping a former line's figures.
  if (!line.accountCode) return {Description: line.description};

  // An update leaves out nothing that an earlier version of the line may have carried.
  const discount = line.discountRate ?? (id && type === 'ACCREC' ? '0' : null);
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
