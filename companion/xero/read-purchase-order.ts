import * as z from 'zod';
import {readInvoice} from './read-records.ts';
import {dayOf, text} from './shapes.ts';
import type {XeroInvoice} from './xero.ts';

const order = z.object({DeliveryAddress: text, AttentionTo: text, DeliveryInstructions: text});

/** An order of an answer, which is of its one type whether the answer says so or not. */
export function readPurchaseOrder(raw: Record<string, unknown>): XeroInvoice {
  const it = order.parse(raw);
  return {
    ...readInvoice({...raw, InvoiceID: raw.PurchaseOrderID, InvoiceNumber: raw.PurchaseOrderNumber}),
    type: 'PURCHASEORDER',
    delivery: {
      date: dayOf(raw.DeliveryDateString) ?? dayOf(raw.DeliveryDate),
      address: it.DeliveryAddress,
      attention: it.AttentionTo,
      instructions: it.DeliveryInstructions,
    },
  };
}
