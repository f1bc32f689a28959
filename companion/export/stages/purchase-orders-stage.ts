import {markBilled} from '../send/mark-billed.ts';
import {documentStage} from './document-stage.ts';
import type {Stage} from './stage.ts';
import {purchaseOrders} from './xero-kinds/purchase-orders.ts';

const orders = documentStage(purchaseOrders, {
  name: 'purchase-orders',
  isOn: ({exportPurchaseOrders}) => exportPurchaseOrders,
  mayHold: ({family, type, orderStatus, orderDate}, {ignoreBefore}) =>
    family === 'purchase' &&
    orderStatus === 'AUTHORISED' &&
    !/credit note/i.test(type) &&
    (ignoreBefore === null || orderDate === null || orderDate >= ignoreBefore),
});

/** Purchase orders, while their switch is on. An order whose bill is in Xero is marked as billed there. */
export const purchaseOrdersStage: Stage = {
  ...orders,
  async carry(context, reads, only) {
    const parts = await orders.carry(context, reads, only);
    const open = await markBilled(
      context,
      parts.map(({read}) => read),
    );
    return parts.map(({read, plan}) => ({
      read,
      plan: open.has(read.id) ? {...plan, waiting: plan.waiting + 1} : plan,
    }));
  },
};
