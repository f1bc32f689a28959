import {lookUpByDays} from '../../reconcile/look-up-by-days.ts';
import type {XeroKind} from '../xero-kind.ts';

/** Orders to suppliers. They post nothing: none is ever paid, and what is wanted no more is deleted. */
export const purchaseOrders: XeroKind = {
  member: 'PurchaseOrders',
  idMember: 'PurchaseOrderID',
  dearKinds: ['purchase-order'],
  documentsOf: ({order}) => (order ? [order] : []),
  put: 'put-purchase-orders',
  update: 'update-purchase-order',
  create: (xero, {body, idempotencyKey}, options) => xero.putPurchaseOrders(body, idempotencyKey, options),
  change: (xero, id, {body, idempotencyKey}, options) => xero.updatePurchaseOrder(id, body, idempotencyKey, options),
  get: (xero, id, options) => xero.getPurchaseOrder(id, options),
  lookUp: (xero, wanted, search) =>
    lookUpByDays(wanted, search, {
      inDays: (days) => xero.findPurchaseOrders(days, search.options),
      byNumber: (number) => xero.getPurchaseOrder(number, search.options),
    }),
  changesWhenPaid: false,
  whyNotEditable: ({status}) =>
    status === 'BILLED' || status === 'DELETED'
      ? {
          what: `It is ${status.toLowerCase()} in Xero.`,
          fix: 'Change it in Xero by hand where it matters, then skip it with a reason.',
        }
      : null,
  // Which statuses Xero lets an order leave is not published: it is asked, and its answer told.
  whyNotVoidable: () => null,
  statusOfGone: () => 'DELETED',
};
