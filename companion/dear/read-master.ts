import * as z from 'zod';
import type {DearAttachment, DearDocument, DearDocumentKind, DearParty} from '../../shared/documents/dear-document.ts';
import {isObject} from '../platform/exact-json.ts';
import type {DearMaster} from './dear.ts';
import {address, addressOf} from './read-address.ts';
import {attachments} from './read-attachments.ts';
import {type Header, readDocument, type UnreadableDocument} from './read-document.ts';
import {readOrder} from './read-order.ts';
import {readPayments} from './read-payments.ts';
import {guid, listOf, objectOf, rate, status, word, wordOrNull} from './shapes.ts';
import {readStamp} from './stamps.ts';

const lenientRate = z
  .unknown()
  .optional()
  .transform((value) => rate.safeParse(value).data ?? null);

const shared = {
  ID: guid,
  Type: word,
  Status: status,
  BaseCurrency: status,
  CurrencyRate: lenientRate,
  TaxCalculation: status,
  Phone: wordOrNull,
  Quote: z.unknown().optional(),
  Attachments: attachments,
};

const sale = z.object({
  ...shared,
  Customer: word,
  CustomerID: guid,
  Email: wordOrNull,
  BillingAddress: address,
  CustomerCurrency: status,
  CustomerReference: word,
  DefaultAccount: wordOrNull,
  LastModifiedOn: word,
  Order: objectOf({SaleOrderNumber: word, Status: status, Prepayments: z.unknown().optional()}),
  Invoices: listOf(z.unknown()),
  CreditNotes: listOf(z.unknown()),
});

const purchase = z.object({
  ...shared,
  Supplier: word,
  SupplierID: guid,
  SupplierCurrency: status,
  InventoryAccount: wordOrNull,
  OrderNumber: word,
  LastUpdatedDate: word,
  Order: objectOf({Status: status, Prepayments: z.unknown().optional()}),
  /** An object in `/purchase`, a list in `/advanced-purchase`. */
  Invoice: listOf(z.unknown()),
  CreditNote: listOf(z.unknown()),
});

/** The answer of `/sale?ID=`, or undefined when it is no sale. Totals and payments are only here, not in `/sale/invoice`. */
export function readSale(raw: unknown): DearMaster | undefined {
  const read = sale.safeParse(raw);
  if (!read.success || read.data.ID === null) return undefined;
  const it = read.data;
  return master('sale', it.ID as string, {
    number: it.Order.SaleOrderNumber,
    type: it.Type,
    status: it.Status,
    orderStatus: it.Order.Status,
    stamp: it.LastModifiedOn,
    invoices: it.Invoices,
    creditNotes: it.CreditNotes,
    attachments: it.Attachments,
    prepaid: [it.Quote, it.Order],
    header: {
      masterId: it.ID as string,
      advanced: /advanced/i.test(it.Type),
      orderNumber: it.Order.SaleOrderNumber,
      customerReference: it.CustomerReference,
      currency: it.CustomerCurrency,
      baseCurrency: it.BaseCurrency,
      rate: it.CurrencyRate,
      taxCalculation: taxCalculation(it.TaxCalculation),
      defaultAccount: it.DefaultAccount,
      party: party(it.CustomerID, it.Customer, {
        email: it.Email,
        phone: it.Phone,
        address: addressOf(it.BillingAddress),
      }),
    },
  });
}

/** The answer of `/advanced-purchase?ID=`, or of the older `/purchase?ID=`; undefined when it is no purchase. */
export function readPurchase(raw: unknown): DearMaster | undefined {
  const read = purchase.safeParse(raw);
  if (!read.success || read.data.ID === null) return undefined;
  const it = read.data;
  return master('purchase', it.ID as string, {
    number: it.OrderNumber,
    type: it.Type,
    status: it.Status,
    orderStatus: it.Order.Status,
    stamp: it.LastUpdatedDate,
    invoices: it.Invoice,
    creditNotes: it.CreditNote,
    order: (header) => (isObject(raw) ? readOrder(raw, header) : undefined),
    attachments: it.Attachments,
    prepaid: [it.Quote, it.Order],
    header: {
      masterId: it.ID as string,
      advanced: /advanced/i.test(it.Type),
      orderNumber: it.OrderNumber,
      customerReference: '',
      currency: it.SupplierCurrency,
      baseCurrency: it.BaseCurrency,
      rate: it.CurrencyRate,
      taxCalculation: taxCalculation(it.TaxCalculation),
      defaultAccount: it.InventoryAccount,
      // No e-mail on purchases, and the address there is our own: the supplier's record has both.
      party: party(it.SupplierID, it.Supplier, {email: null, phone: it.Phone, address: null}),
    },
  });
}

interface Parts {
  number: string;
  type: string;
  status: string;
  orderStatus: string;
  stamp: string;
  invoices: readonly unknown[];
  creditNotes: readonly unknown[];
  order?: (header: Header) => DearDocument | UnreadableDocument | undefined;
  attachments: readonly DearAttachment[];
  prepaid: readonly unknown[];
  header: Header;
}

function master(family: DearMaster['family'], id: string, parts: Parts): DearMaster {
  const unreadable: UnreadableDocument[] = [];
  const readable = (read: DearDocument | UnreadableDocument | undefined): DearDocument[] => {
    if (read && 'problem' in read) unreadable.push(read);
    return read && !('problem' in read) ? [read] : [];
  };
  const all = (kind: DearDocumentKind, raws: readonly unknown[]) =>
    raws.flatMap((raw) => readable(readDocument(kind, raw, parts.header)));
  const documents = all(family === 'sale' ? 'sale-invoice' : 'bill', parts.invoices);
  const notes = all(family === 'sale' ? 'sale-credit-note' : 'bill-credit-note', parts.creditNotes);
  const creditNotes = notes.map((note, group) => ({...note, group}));
  const [order = null] = readable(parts.order?.(parts.header));
  const payments = readPayments({family, ...parts}, parts.header);
  return {
    family,
    id,
    number: parts.number,
    type: parts.type,
    status: parts.status,
    orderStatus: parts.orderStatus,
    stamp: parts.stamp,
    stampAt: readStamp(parts.stamp) ?? 0,
    documents,
    unreadable,
    attachmentIds: parts.attachments.map(({id}) => id),
    paymentIds: payments.map((payment) => payment.id),
    creditNotes,
    order,
    payments,
    attachments: parts.attachments,
  };
}

const taxCalculation = (said: string): Header['taxCalculation'] =>
  said === 'INCLUSIVE' ? 'Inclusive' : said === 'EXCLUSIVE' ? 'Exclusive' : null;

const party = (id: string | null, name: string, more: Omit<DearParty, 'id' | 'name'>): DearParty => ({
  id,
  name,
  ...more,
});
