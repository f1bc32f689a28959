import type {Books, PurchaseOrder} from './books.ts';
import {
  contactAsSent,
  contactOfDocument,
  type DocumentView,
  isDiscounted,
  linesAsSent,
  linesShape,
  totalsShape,
  updatedShape,
} from './document-shape.ts';
import type {Sent} from './sent.ts';
import {compact, dayString, figure, msDate} from './wire.ts';

/** An order as Xero shows it: with its whole contact, and with four decimals of a price, at all times. */
export function purchaseOrderShape(order: PurchaseOrder, books: Books, view: DocumentView): Record<string, unknown> {
  const {UpdatedDateUTC} = updatedShape(order);
  return compact({
    ...headShape(order),
    HasErrors: false,
    HasAttachments: view.saved ? undefined : order.hasAttachments,
    Contact: contactOfDocument(order, books, {...view, saved: true}),
    LineItems: linesShape(order, {...view, saved: false}),
    ...totalsShape(order),
    UpdatedDateUTC,
  });
}

/** A refused order: what was sent, under the id it has or the zero guid. */
export const unsavedPurchaseOrderShape = (
  order: PurchaseOrder,
  sent: Sent,
  view: DocumentView,
): Record<string, unknown> =>
  compact({
    ...headShape(order),
    HasErrors: true,
    Contact: contactAsSent(order, sent),
    LineItems: linesAsSent(order, sent, {...view, saved: false}),
  });

const headShape = (order: PurchaseOrder) => ({
  PurchaseOrderID: order.purchaseOrderId,
  PurchaseOrderNumber: order.number,
  DateString: dayString(order.date),
  Date: msDate(order.date),
  DeliveryDateString: order.deliveryDate && dayString(order.deliveryDate),
  DeliveryDate: order.deliveryDate && msDate(order.deliveryDate),
  ExpectedArrivalDate: order.expectedArrivalDate && msDate(order.expectedArrivalDate),
  DeliveryAddress: order.deliveryAddress || undefined,
  AttentionTo: order.attentionTo || undefined,
  Telephone: order.telephone || undefined,
  DeliveryInstructions: order.deliveryInstructions || undefined,
  IsDiscounted: isDiscounted(order),
  TotalDiscount: 0,
  SentToContact: order.sentToContact,
  Type: 'PURCHASEORDER',
  Reference: order.reference || undefined,
  BrandingThemeID: order.brandingThemeId,
  CurrencyRate: figure(order.currencyRate),
  CurrencyCode: order.currencyCode,
  Status: order.status,
  LineAmountTypes: order.lineAmountTypes,
});
