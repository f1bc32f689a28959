import type {ApiRequest} from './api-request.ts';
import {type Books, type PurchaseOrder, type PurchaseOrderStatus, ZERO_GUID} from './books.ts';
import {findContact} from './contacts.ts';
import type {ResolvedContact} from './document-contact.ts';
import {type Draft, draftDocument, emptyDocument} from './document-draft.ts';
import {currencyErrors, linesErrors, rateWarnings} from './document-rules.ts';
import {says} from './messages.ts';
import {purchaseOrderShape, unsavedPurchaseOrderShape} from './purchase-order-shape.ts';
import type {SavedKind} from './save-documents.ts';
import {has, isObject, type Sent, sentDay, sentEnum, sentFigure, sentText} from './sent.ts';

/** Orders to suppliers, as they are saved. Prices have four decimals whatever the call asks for. */
export const savedPurchaseOrders: SavedKind<PurchaseOrder> = {
  member: 'PurchaseOrders',
  draft(request, sent, before) {
    const base = before ?? emptyPurchaseOrder(request.books, request.now);
    return draftDocument(base, sent, request, {
      isNew: before === undefined,
      unitdp: 4,
      own: {
        number: sentText(sent, 'PurchaseOrderNumber') ?? base.number,
        reference: sentText(sent, 'Reference') ?? base.reference,
        status: sentEnum(sent, 'Status', STATUSES, 'PurchaseOrderStatus') ?? base.status,
        deliveryDate: sentDay(sent, 'DeliveryDate') ?? base.deliveryDate,
        expectedArrivalDate: sentDay(sent, 'ExpectedArrivalDate') ?? base.expectedArrivalDate,
        deliveryAddress: sentText(sent, 'DeliveryAddress') ?? base.deliveryAddress,
        attentionTo: sentText(sent, 'AttentionTo') ?? base.attentionTo,
        telephone: sentText(sent, 'Telephone') ?? base.telephone,
        deliveryInstructions: sentText(sent, 'DeliveryInstructions') ?? base.deliveryInstructions,
      },
    });
  },
  contact: existingContact,
  errors: (request, draft, sent, before) => [
    ...changeErrors(before, draft.document),
    ...orderErrors(draft, sent, request.books),
  ],
  warnings: (order, sent, {books}) => [
    ...(sent.SentToContact === true && order.status !== 'AUTHORISED' && order.status !== 'BILLED'
      ? [says.sentOnlyOrdered]
      : []),
    ...rateWarnings(order, books),
  ],
  keep(request, before, next) {
    if (before) return Object.assign(before, next);
    const order = {
      ...next,
      purchaseOrderId: request.newId(),
      number: next.number || nextNumber(request.books),
      createdBy: request.clientId,
    };
    request.books.purchaseOrders.push(order);
    return order;
  },
  saved: (order, {books}) => purchaseOrderShape(order, books, view),
  unsaved: (order, sent) => unsavedPurchaseOrderShape(order, sent, view),
  unknownId: says.wrongOrderStatus,
};

const view = {unitdp: 4, details: true, saved: true} as const;

export const emptyPurchaseOrder = (books: Books, now: number): PurchaseOrder => ({
  ...emptyDocument(books, now),
  purchaseOrderId: ZERO_GUID,
  deliveryDate: null,
  expectedArrivalDate: null,
  deliveryAddress: '',
  attentionTo: '',
  telephone: '',
  deliveryInstructions: '',
});

/** The order that a POST means: by its id, else by its number, even when somebody else made it. */
export function findPurchaseOrder(books: Books, sent: Sent): PurchaseOrder | 'unknown-id' | undefined {
  const id = sentText(sent, 'PurchaseOrderID')?.toLowerCase();
  if (id && id !== ZERO_GUID) return books.purchaseOrders.find((order) => order.purchaseOrderId === id) ?? 'unknown-id';
  const number = sentText(sent, 'PurchaseOrderNumber')?.toLowerCase();
  return number ? books.purchaseOrders.find((order) => order.number.toLowerCase() === number) : undefined;
}

/** An order makes no contact: it names one that is there, by ContactID or ContactNumber. */
function existingContact(request: ApiRequest, sent: Sent, before: PurchaseOrder | undefined): ResolvedContact {
  const {books} = request;
  const current = books.contacts.find(({contactId}) => contactId === before?.contactId);
  if (!has(sent, 'Contact')) return {errors: current ? [] : [says.noOrderContact], keep: () => current};
  const named = isObject(sent.Contact) ? sent.Contact : {};
  const isNamed = has(named, 'ContactID') || has(named, 'ContactNumber');
  const known = isNamed ? findContact(books, named) : undefined;
  if (!known) return {errors: [says.noOrderContact], keep: () => undefined};
  return {errors: known.status === 'ACTIVE' ? [] : [says.archivedContact(known.name)], keep: () => known};
}

/**
 * What a status may become. Xero publishes no table: what is billed or deleted stays so here, and only an approved order is
 * billed, so that nobody relies on more.
 */
const MAY_BECOME: Record<PurchaseOrderStatus, readonly PurchaseOrderStatus[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'BILLED', 'DELETED'],
  BILLED: [],
  DELETED: [],
};

function changeErrors(before: PurchaseOrder | undefined, next: PurchaseOrder): string[] {
  if (!before) return ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(next.status) ? [] : [says.wrongNewOrderStatus];
  return MAY_BECOME[before.status].includes(next.status) ? [] : [says.wrongOrderStatus];
}

function orderErrors(draft: Draft<PurchaseOrder>, sent: Sent, books: Books): string[] {
  const {document: order, lines} = draft;
  if (order.status === 'DELETED') return [];
  // Accounts stand on orders for the bill that may follow, and may be left out.
  const isComplete = false;
  return [
    ...(order.number.length > 255 ? [says.tooLong('PurchaseOrderNumber', 255)] : []),
    ...(order.reference.length > 255 ? [says.tooLong('Reference', 255)] : []),
    ...(order.attentionTo.length > 255 ? [says.tooLong('AttentionTo', 255)] : []),
    ...(order.deliveryInstructions.length > 500 ? [says.tooLong('DeliveryInstructions', 500)] : []),
    ...(isNumberTaken(order, books) ? [says.orderNumberTaken] : []),
    ...currencyErrors(order, sent, books),
    ...(lines.some((line) => sentFigure(line.sent, 'Quantity') !== undefined && line.unitAmount === null)
      ? [says.quantityWithoutAmount]
      : []),
    ...(lines.some(({description}) => description.trim() === '') ? [says.noDescription] : []),
    ...linesErrors(draft, sent, books, {isComplete, discount: undefined, unitdp: 4}),
  ];
}

const isNumberTaken = (order: PurchaseOrder, books: Books): boolean =>
  order.number !== '' &&
  books.purchaseOrders.some(
    (other) =>
      other.purchaseOrderId !== order.purchaseOrderId && other.number.toLowerCase() === order.number.toLowerCase(),
  );

function nextNumber(books: Books): string {
  const used = books.purchaseOrders.map(({number}) => Number(/^PO-(\d+)$/i.exec(number)?.[1] ?? 0));
  return `PO-${String(Math.max(0, ...used) + 1).padStart(4, '0')}`;
}

const STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'BILLED', 'DELETED'] as const;
