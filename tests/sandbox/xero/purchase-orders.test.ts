import {expect, test} from 'vitest';
import {aLine, anOrder, loggedIn, messagesIn} from './logged-in.ts';

const put = '/PurchaseOrders?summarizeErrors=false';

async function withSupplier() {
  const session = await loggedIn();
  const {contactId} = session.sandbox.addContact({name: 'Mill'});
  const send = (...orders: Record<string, unknown>[]) => session.call('PUT', put, {body: {PurchaseOrders: orders}});
  return {...session, contactId, send, order: (more?: Record<string, unknown>) => anOrder(contactId, more)};
}

test('an order keeps four decimals of a price, discounts, and where the goods are to come', async () => {
  const {order, send, call} = await withSupplier();
  const delivery = {
    DeliveryDate: '2026-03-20',
    DeliveryAddress: '1 Quay Street\nAuckland',
    AttentionTo: 'Kim',
    DeliveryInstructions: 'Ring twice',
  };
  await send(
    order({
      ...delivery,
      LineItems: [aLine({AccountCode: '310', TaxType: 'INPUT2', Quantity: 3, UnitAmount: 1.23456, DiscountRate: 10})],
    }),
  );
  expect((await call('GET', '/PurchaseOrders/po-100')).elements[0]).toMatchObject({
    ...delivery,
    DeliveryDate: '/Date(1773964800000+0000)/',
    LineItems: [{UnitAmount: 1.2346, DiscountRate: 10, LineAmount: 3.33}],
    Total: 3.83,
    IsDiscounted: true,
  });
});

test('an order makes no contact: it must name one that is there', async () => {
  const {order, send, sandbox} = await withSupplier();
  const message = 'The Contact of a purchase order must be an existing one, named by ContactID or ContactNumber';
  expect(messagesIn(await send(order({Contact: {Name: 'Nobody yet'}}), order({Contact: undefined})))).toEqual([
    message,
    message,
  ]);
  expect(sandbox.contacts()).toHaveLength(1);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'instructions of more than 500 characters',
    {DeliveryInstructions: 'x'.repeat(501)},
    'The DeliveryInstructions must not exceed 500 characters.',
  ],
  [
    'a quantity without a price',
    {LineItems: [{Description: 'Bread', Quantity: 2}]},
    'UnitAmount must be specified for each line item with a Quantity',
  ],
  [
    'a line without words',
    {LineItems: [aLine({Description: '', AccountCode: '310', TaxType: 'INPUT2'})]},
    'Description must be specified for each line item',
  ],
  [
    'an unknown account',
    {LineItems: [aLine({AccountCode: '999'})]},
    "Account code '999' is not a valid code for this document.",
  ],
  ['a new one as billed', {Status: 'BILLED'}, 'Purchase order not of valid status for creation'],
])('%s is refused', async (_, more, message) => {
  const {order, send, sandbox} = await withSupplier();
  expect(messagesIn(await send(order(more)))).toEqual([message]);
  expect(sandbox.purchaseOrders()).toEqual([]);
});

test('a number is there once, whatever became of its order', async () => {
  const {order, send, call} = await withSupplier();
  await send(order());
  await call('POST', '/PurchaseOrders/PO-100', {body: {PurchaseOrders: [{Status: 'DELETED'}]}});
  expect(messagesIn(await send(order({PurchaseOrderNumber: 'po-100'})))).toEqual(['Order number must be unique']);
});

test('orders post nothing, so that lock dates do not concern them', async () => {
  const {order, send, sandbox} = await withSupplier();
  sandbox.setLockDates({period: '2026-12-31'});
  expect((await send(order())).elements).toMatchObject([{StatusAttributeString: 'OK'}]);
});

test.each([
  ['DRAFT', 'BILLED', false],
  ['AUTHORISED', 'BILLED', true],
  ['AUTHORISED', 'DELETED', true],
  ['BILLED', 'BILLED', false],
  ['BILLED', 'DELETED', false],
  ['DELETED', 'AUTHORISED', false],
])('%s to %s: %s', async (before, after, allowed) => {
  const {order, send, call, sandbox} = await withSupplier();
  await send(order());
  const id = sandbox.purchaseOrders()[0]?.purchaseOrderId ?? '';
  sandbox.editPurchaseOrder(id, {status: before as 'DRAFT'});
  const answer = await call('POST', put, {body: {PurchaseOrders: [{PurchaseOrderID: id, Status: after}]}});
  expect(messagesIn(answer)).toEqual(allowed ? [] : ['Purchase order not of valid status for modification']);
});

test('a list is filtered by day and status, always in pages, and knows no where', async () => {
  const {order, send, call} = await withSupplier();
  await send(order(), order({PurchaseOrderNumber: 'PO-101', Date: '2026-03-12', Status: 'DRAFT'}));
  const numbers = async (query: string) =>
    (await call('GET', `/PurchaseOrders?order=Date&${query}`)).elements.map(
      ({PurchaseOrderNumber}) => PurchaseOrderNumber,
    );
  expect(await numbers('dateFrom=2026-03-10&dateTo=2026-03-31')).toEqual(['PO-101']);
  expect(await numbers('status=AUTHORISED')).toEqual(['PO-100']);
  expect(await numbers('where=PurchaseOrderNumber%3D%3D%22none%22')).toEqual(['PO-100', 'PO-101']);
  expect((await call('GET', '/PurchaseOrders')).json.pagination).toMatchObject({page: 1, itemCount: 2});
});
