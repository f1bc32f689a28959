import {readPurchaseOrder} from './read-purchase-order.ts';
import type {Xero} from './xero.ts';
import {type Invoke, keyed, NOTHING, PAGE, type XeroCalls} from './xero-call.ts';

type PurchaseOrderCalls = Pick<
  Xero,
  | 'findPurchaseOrders'
  | 'findPurchaseOrdersChanged'
  | 'getPurchaseOrder'
  | 'putPurchaseOrders'
  | 'updatePurchaseOrder'
  | 'updatePurchaseOrders'
>;

/** Purchase orders of one organisation: always in pages, with four decimals of a price whatever is asked for. */
export const purchaseOrderCalls = (calls: XeroCalls, tenantId: string): PurchaseOrderCalls => ({
  async findPurchaseOrders({from, to}, options) {
    const none = undefined;
    const invoke =
      (page: number): Invoke =>
      (api, mark) =>
        api.getPurchaseOrders(tenantId, none, none, from, to, none, page, PAGE, mark);
    const rows = await calls.pages({point: 'xero.find-purchase-orders', options}, 'PurchaseOrders', invoke);
    return rows.map(readPurchaseOrder);
  },

  async findPurchaseOrdersChanged(since, options) {
    const none = undefined;
    const invoke =
      (page: number): Invoke =>
      (api, mark) =>
        api.getPurchaseOrders(tenantId, new Date(since), none, none, none, none, page, PAGE, mark);
    const call = {point: 'xero.find-purchase-orders', options, sinceLast: true} as const;
    return (await calls.pages(call, 'PurchaseOrders', invoke)).map(readPurchaseOrder);
  },

  async getPurchaseOrder(idOrNumber, options) {
    const invoke: Invoke = (api, mark) => api.getPurchaseOrder(tenantId, idOrNumber, mark);
    const [first] = (await calls.list({point: 'xero.find-purchase-orders', options, invoke}, 'PurchaseOrders')) ?? [];
    return first ? readPurchaseOrder(first) : undefined;
  },

  putPurchaseOrders(body, key, options) {
    const invoke: Invoke = (api, mark) => api.createPurchaseOrders(tenantId, NOTHING, false, keyed(key), mark);
    return calls.write({point: 'xero.put-purchase-orders', options, invoke, body}, 'PurchaseOrders', readPurchaseOrder);
  },

  updatePurchaseOrder(id, body, key, options) {
    const invoke: Invoke = (api, mark) => api.updatePurchaseOrder(tenantId, id, NOTHING, keyed(key), mark);
    const call = {point: 'xero.update-purchase-orders', options, invoke, body} as const;
    return calls.write(call, 'PurchaseOrders', readPurchaseOrder);
  },

  updatePurchaseOrders(body, key, options) {
    const invoke: Invoke = (api, mark) => api.updateOrCreatePurchaseOrders(tenantId, NOTHING, false, keyed(key), mark);
    const call = {point: 'xero.update-purchase-orders', options, invoke, body} as const;
    return calls.write(call, 'PurchaseOrders', readPurchaseOrder);
  },
});
