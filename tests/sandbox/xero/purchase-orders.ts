import {type ApiRequest, type Endpoint, queryOf} from './api-request.ts';
import {envelope} from './batch.ts';
import type {Books, PurchaseOrder} from './books.ts';
import {type Listed, listed} from './listing.ts';
import {purchaseOrderShape} from './purchase-order-shape.ts';
import {saveDocuments} from './save-documents.ts';
import {findPurchaseOrder, savedPurchaseOrders} from './save-purchase-orders.ts';
import {amount, notFound} from './wire.ts';

const scope = 'accounting.invoices';

/** Orders to suppliers. They post nothing to the books. */
export const purchaseOrderEndpoints: readonly Endpoint[] = [
  {method: 'GET', path: '/PurchaseOrders', scope, handle: listPurchaseOrders},
  {method: 'GET', path: '/PurchaseOrders/:id', scope, handle: getPurchaseOrder},
  {
    method: 'PUT',
    path: '/PurchaseOrders',
    scope,
    handle: (request) => saveDocuments(request, savedPurchaseOrders, () => undefined),
  },
  {
    method: 'POST',
    path: '/PurchaseOrders',
    scope,
    handle: (request) => saveDocuments(request, savedPurchaseOrders, (sent) => findPurchaseOrder(request.books, sent)),
  },
  {method: 'POST', path: '/PurchaseOrders/:id', scope, handle: updatePurchaseOrder},
];

/** Always in pages, always with lines; `where` is none of its parameters, and ignored like any other unknown one. */
function listPurchaseOrders(request: ApiRequest) {
  const {books} = request;
  const status = queryOf(request, 'status')?.toUpperCase();
  const [from, to] = [queryOf(request, 'dateFrom'), queryOf(request, 'dateTo')];
  const found = books.purchaseOrders
    .filter((order) => !status || order.status === status)
    .filter(({date}) => (!from || date >= from.slice(0, 10)) && (!to || date <= to.slice(0, 10)));
  const query = new URLSearchParams(request.query);
  query.delete('where');
  const page = listed(
    {...request, query},
    found.map((order) => listedPurchaseOrder(order)),
    {fields, alwaysPaged: true},
  );
  return envelope(request, {
    pagination: page.pagination,
    PurchaseOrders: page.records.map((order) => purchaseOrderShape(order, books, {unitdp: 4, details: true})),
  });
}

function getPurchaseOrder(request: ApiRequest) {
  const found = purchaseOrderByKey(request.books, request.segments[1] ?? '');
  if (!found) return notFound();
  return envelope(request, {
    PurchaseOrders: [purchaseOrderShape(found, request.books, {unitdp: 4, details: true})],
  });
}

function updatePurchaseOrder(request: ApiRequest) {
  const known = purchaseOrderByKey(request.books, request.segments[1] ?? '');
  return known ? saveDocuments(request, savedPurchaseOrders, () => known) : notFound();
}

const purchaseOrderByKey = (books: Books, key: string): PurchaseOrder | undefined =>
  books.purchaseOrders.find((order) => order.purchaseOrderId === key.toLowerCase()) ??
  books.purchaseOrders.find((order) => order.number.toLowerCase() === key.toLowerCase());

const fields = ['PurchaseOrderID', 'PurchaseOrderNumber', 'Status', 'Date', 'DeliveryDate', 'Total', 'UpdatedDateUTC'];

const listedPurchaseOrder = (order: PurchaseOrder): Listed<PurchaseOrder> => ({
  record: order,
  id: order.purchaseOrderId,
  updatedAt: order.updatedAt,
  row: {
    PurchaseOrderID: {guid: order.purchaseOrderId},
    PurchaseOrderNumber: order.number,
    Status: order.status,
    Date: {day: order.date},
    DeliveryDate: order.deliveryDate === null ? null : {day: order.deliveryDate},
    Total: amount(order.total),
    UpdatedDateUTC: {day: new Date(order.updatedAt).toISOString()},
  },
});
