import * as z from 'zod';
import {isObject} from '../platform/exact-json.ts';
import type {DearList, DearListPage, DearListRow} from './dear.ts';
import {dayOrNull, guid, listOf, status, word} from './shapes.ts';
import {readStamp} from './stamps.ts';

const row = z.object({
  SaleID: guid,
  ID: guid,
  OrderNumber: word,
  Customer: word,
  Supplier: word,
  Type: word,
  Status: status,
  OrderStatus: status,
  OrderDate: dayOrNull,
  CombinedInvoiceStatus: status,
  InvoiceStatus: status,
  CreditNoteStatus: status,
  InvoiceNumber: word,
  InvoiceDate: dayOrNull,
  Updated: word,
  LastUpdatedDate: word,
});

/**
 * One page of a list. The lists of credit notes answer under the key of the plain ones. Undefined for an answer that has
 * no such list, unless it says that there are no rows; a row without an id is left out, but counted in `received`.
 */
export function readListPage(list: DearList, raw: unknown, serverDate: number | null): DearListPage | undefined {
  const sales = list.startsWith('sale');
  const key = sales ? 'SaleList' : 'PurchaseList';
  if (!isObject(raw) || (!(key in raw) && Number(raw.Total) !== 0)) return undefined;
  const items = listOf(z.unknown()).parse(raw[key]);
  const rows = items.flatMap((item) => readRow(sales, item));
  const total = word.parse(raw.Total);
  // Where it does not say how many there are, only a page without rows ends the list.
  const isSaid = /^\d+$/.test(total);
  return {rows, total: isSaid ? Number(total) : Number.POSITIVE_INFINITY, serverDate, received: items.length};
}

function readRow(sales: boolean, raw: unknown): DearListRow[] {
  const read = row.safeParse(raw);
  const id = read.success ? (sales ? (read.data.SaleID ?? read.data.ID) : read.data.ID) : null;
  if (!read.success || id === null) return [];
  const it = read.data;
  const stamp = it.Updated || it.LastUpdatedDate;
  return [
    {
      family: sales ? 'sale' : 'purchase',
      id,
      number: it.OrderNumber,
      party: sales ? it.Customer : it.Supplier,
      type: it.Type,
      status: it.Status,
      orderStatus: it.OrderStatus,
      orderDate: it.OrderDate,
      invoiceStatus: sales
        ? it.CombinedInvoiceStatus
        : invoiceStatusOfPurchase(it.CombinedInvoiceStatus, it.InvoiceStatus),
      creditNoteStatus: it.CreditNoteStatus,
      invoiceNumber: it.InvoiceNumber,
      invoiceDate: it.InvoiceDate,
      stamp,
      stampAt: readStamp(stamp) ?? 0,
    },
  ];
}

/** Two fields of a purchase speak of its invoices and disagree at times: the one that says “authorised” is believed. */
const invoiceStatusOfPurchase = (combined: string, single: string): string =>
  single === 'AUTHORISED' || single === 'PAID' || combined === '' ? single : combined;
