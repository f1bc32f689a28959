import {afterEach, describe, expect, test} from 'vitest';
import type {Purchase} from '../../sandbox/books/book.ts';
import {aBillLine, aCost, anInvoice, aParty, aPurchase} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Fault} from '../../sandbox/xero/faults.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const rimu = aParty({name: 'Rimu Wholesale Ltd', taxRule: 'GST on Expenses'});
/** Ordered and not billed yet. */
const ordered = (over: Parameters<typeof aPurchase>[0] = {}): Purchase =>
  aPurchase({
    number: 'PO-00001',
    party: rimu,
    invoices: [],
    order: {lines: [aBillLine()], charges: [aCost()]},
    ...over,
  });
const billed = aPurchase({number: 'PO-00002', party: rimu});

const books = () => office.sandbox.dear.books;
const orders = () => office.sandbox.xero.purchaseOrders();
const statusOf = (number: string) => orders().find((one) => one.number === number)?.status;
const orderRow = async (number: string) =>
  (await office.rows('&kind=purchase-order')).find(({dear}) => dear.number === number);
const switchOn = () => office.call('PATCH', '/api/settings', {exportPurchaseOrders: true});

async function withOrders(...purchases: Purchase[]): Promise<void> {
  office = await workingOffice(purchases);
  await switchOn();
}

describe('the switch for purchase orders', () => {
  test('off: none go, and nothing is read for them', async () => {
    office = await workingOffice([ordered(), billed]);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(orders()).toEqual([]);
    expect(calls.dear().filter(({path}) => path === '/advanced-purchase')).toHaveLength(1);
  });

  test('turned on later: the orders that were there go with the next sync, each read once', async () => {
    office = await workingOffice([ordered(), billed]);
    await office.sync(ALL);
    await switchOn();
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 2, failed: 0}});
    expect(calls.dear().filter(({path}) => path === '/advanced-purchase')).toHaveLength(2);
    expect(wrongAtTheEnd(office)).toEqual([]);
    const idle = countCalls(office);
    await office.sync(ALL);
    expect([idle.dear().length, idle.xero().length]).toEqual([4, 0]);
  });

  test('turned off again: what went stays', async () => {
    await withOrders(ordered());
    await office.sync(ALL);
    await office.call('PATCH', '/api/settings', {exportPurchaseOrders: false});
    books().editOrder(ordered().id, {lines: [aBillLine({quantity: '99'})]});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    expect(statusOf('PO-00001')).toBe('AUTHORISED');
  });
});

describe('authorised orders', () => {
  test('simple, advanced and of services arrive once, with what is to come when and where', async () => {
    await withOrders(
      ordered({
        order: {
          lines: [aBillLine({price: '0.3349', discount: '10'})],
          charges: [],
          requiredBy: '2026-04-01',
          memo: 'Ring twice',
        },
      }),
      ordered({number: 'PO-00003', type: 'Advanced Purchase'}),
      ordered({number: 'PO-00004', type: 'Service Purchase', order: {lines: [], charges: [aCost({name: 'Cleaning'})]}}),
    );
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 3, failed: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(orders()[0]).toMatchObject({
      number: 'PO-00001',
      status: 'AUTHORISED',
      deliveryDate: '2026-04-01',
      deliveryAddress: '1 Example Street\nNewmarket\nAuckland AUK 1023\nNew Zealand',
      deliveryInstructions: 'Ring twice',
      lines: [{unitAmount: '0.3349', discountRate: '10', accountCode: '630', taxType: 'INPUT2'}],
    });
    expect(await orderRow('PO-00001')).toMatchObject({
      kind: 'purchase-order',
      status: 'Completed',
      dear: {url: expect.stringMatching(/Purchase#.*tabOrder$/)},
      xero: {url: expect.stringContaining(orders()[0]?.purchaseOrderId ?? '')},
    });
  });

  test('make their contacts first, as Xero makes none for orders', async () => {
    await withOrders(ordered());
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes().map(({path}) => path)).toEqual(['/Contacts', '/PurchaseOrders']);
  });

  test('cost a look, a call to be made and one to be marked, for all of them together', async () => {
    await withOrders(...Array.from({length: 30}, (_, index) => aPurchase({number: `PO-${100 + index}`, party: rimu})));
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(
      calls
        .xero()
        .filter(({path}) => path.startsWith('/PurchaseOrders'))
        .map(({method}) => method),
    ).toEqual(['GET', 'PUT', 'POST']);
  });

  test.each<[string, Partial<Purchase>]>([
    ['drafts', {orderStatus: 'DRAFT'}],
    ['voided ones', {orderStatus: 'VOIDED', voided: true}],
    ['suppliers’ credit notes that stand alone', {type: 'Credit Note'}],
    ['what was ordered before the first day', {date: '2026-02-28'}],
  ])('%s stay out, without a row', async (_, over) => {
    await withOrders(ordered(over));
    await office.call('PATCH', '/api/settings', {ignoreBefore: '2026-03-01'});
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 0, failed: 0}});
    expect([orders().length, (await office.rows()).length]).toEqual([0, 0]);
  });

  test('go as approved even where documents go as drafts, and on a locked day: they post nothing', async () => {
    await withOrders(ordered());
    await office.call('PATCH', '/api/settings', {documentStatus: 'DRAFT'});
    office.sandbox.xero.setLockDates({period: '2026-12-31'});
    await office.sync(ALL);
    expect(statusOf('PO-00001')).toBe('AUTHORISED');
  });
});

describe('an order whose bill has gone', () => {
  test('is marked as billed with the sync that takes the bill, once, and its row says so', async () => {
    await withOrders(ordered());
    await office.sync(ALL);
    expect(statusOf('PO-00001')).toBe('AUTHORISED');
    await office.clock.sleep(60_000);
    const purchase = books().find(ordered().id);
    purchase?.invoices.push(anInvoice({taskId: ordered().id, number: 'SUP-1', lines: [aBillLine()]}));
    books().authoriseOrder(ordered().id);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(statusOf('PO-00001')).toBe('BILLED');
    expect(calls.writes().map(({method, path}) => `${method} ${path}`)).toEqual([
      'PUT /Invoices',
      expect.stringMatching(/^POST \/PurchaseOrders\/./),
    ]);
    expect(await orderRow('PO-00001')).toMatchObject({
      status: 'Completed',
      notes: ['Its bill is in Xero: it is marked as billed there.'],
    });
    books().touchAll();
    const later = countCalls(office);
    await office.sync(ALL);
    expect(later.writes()).toEqual([]);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('is not marked while its bill cannot go', async () => {
    await withOrders(aPurchase({number: 'PO-00001', invoice: {lines: [aBillLine({account: '450'})]}}));
    await office.sync(ALL);
    expect(statusOf('PO-00001')).toBe('AUTHORISED');
    await office.call('PATCH', '/api/settings', {mapping: {accounts: {'450': '630'}}});
    await office.sync(ALL);
    expect(statusOf('PO-00001')).toBe('BILLED');
  });

  test.each([
    ['billed by a person meanwhile', 'BILLED' as const],
    ['deleted in Xero', 'DELETED' as const],
  ])('%s: nothing is fought over', async (_, status) => {
    await withOrders(ordered());
    await office.sync(ALL);
    const [order] = orders();
    office.sandbox.xero.editPurchaseOrder(order?.purchaseOrderId ?? '', {status});
    books()
      .find(ordered().id)
      ?.invoices.push(anInvoice({taskId: ordered().id, number: 'SUP-1', lines: [aBillLine()]}));
    books().authoriseOrder(ordered().id);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0, pending: 0}});
    expect(statusOf('PO-00001')).toBe(status);
    expect(await orderRow('PO-00001')).toMatchObject({status: 'Completed', problem: null});
  });

  test('is marked one by one where Xero takes no such call for several', async () => {
    await withOrders(billed, aPurchase({number: 'PO-00003', party: rimu}));
    office.sandbox.xero.faults.add({
      on: 'POST /PurchaseOrders',
      fault: {kind: 'refuse-element', message: 'No.', index: 0},
    });
    await office.sync(ALL);
    expect(
      orders()
        .map(({status}) => status)
        .sort(),
    ).toEqual(['AUTHORISED', 'BILLED']);
    expect((await office.rows('&status=Failed')).map(({kind, problem}) => [kind, problem?.title])).toEqual([
      ['purchase-order', expect.stringContaining('refused')],
    ]);
    const [failed] = await office.rows('&status=Failed');
    await office.sync({kind: 'transaction', id: failed?.id ?? ''});
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(await office.rows('&status=Failed')).toEqual([]);
  });
});

describe('a lost answer', () => {
  test.each<[string, string, Fault]>([
    ['when it is made: broken off after', 'PUT /PurchaseOrders', {kind: 'drop-after'}],
    ['when it is made: broken off before', 'PUT /PurchaseOrders', {kind: 'drop-before'}],
    ['when it is made: late', 'PUT /PurchaseOrders', {kind: 'late-commit', milliseconds: 30_000}],
    ['when it is made: one missing', 'PUT /PurchaseOrders', {kind: 'missing-elements', indexes: [1]}],
    ['when it is marked: broken off after', 'POST /PurchaseOrders', {kind: 'drop-after'}],
    ['when it is marked: broken off before', 'POST /PurchaseOrders', {kind: 'drop-before'}],
    ['when it is marked: late', 'POST /PurchaseOrders', {kind: 'late-commit', milliseconds: 30_000}],
    ['when it is marked: an internal error', 'POST /PurchaseOrders', {kind: 'error-before'}],
  ])('%s: each is there once and marked once', async (_, on, fault) => {
    await withOrders(billed, aPurchase({number: 'PO-00003', party: rimu}));
    office.sandbox.xero.faults.add({on, fault});
    await untilSettled(office);
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(orders()).toHaveLength(2);
  });
});

describe('an order that changes in DEAR after it went', () => {
  test('is updated by its id, lines by theirs', async () => {
    await withOrders(ordered());
    await office.sync(ALL);
    const [before] = structuredClone(orders());
    await office.clock.sleep(60_000);
    books().editOrder(ordered().id, {lines: [aBillLine({quantity: '7'})], charges: [], requiredBy: '2026-05-01'});
    await office.sync(ALL);
    expect(orders()).toMatchObject([
      {
        purchaseOrderId: before?.purchaseOrderId,
        deliveryDate: '2026-05-01',
        lines: [{lineItemId: before?.lines[0]?.lineItemId}],
      },
    ]);
    expect(orders()[0]?.lines).toHaveLength(1);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('after it was billed: one problem names what differs', async () => {
    await withOrders(aPurchase({number: 'PO-00001', party: rimu, order: {lines: [aBillLine()]}}));
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    books().editOrder(ordered().id, {lines: [aBillLine({quantity: '7'})]});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    const problem = (await orderRow('PO-00001'))?.problem;
    expect(problem).toMatchObject({code: 'xero.cannot-update', detail: expect.stringContaining('billed')});
    expect(problem?.detail).toContain('total 308.00 in DEAR, 440.00 in Xero');
  });

  test('undone it waits, authorised again the same order is updated', async () => {
    await withOrders(ordered());
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    books().undoOrder(ordered().id);
    await office.sync(ALL);
    expect(await orderRow('PO-00001')).toMatchObject({status: 'Pending'});
    books().editOrder(ordered().id, {lines: [aBillLine({quantity: '7'})]});
    books().authoriseOrder(ordered().id);
    await office.sync(ALL);
    expect(orders()).toHaveLength(1);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('voided it is deleted in Xero, and nothing is left to be done', async () => {
    await withOrders(ordered());
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    books().void(ordered().id);
    await office.sync(ALL);
    expect(statusOf('PO-00001')).toBe('DELETED');
    expect(await orderRow('PO-00001')).toMatchObject({status: 'Completed'});
    const idle = countCalls(office);
    await office.sync(ALL);
    expect(idle.xero()).toEqual([]);
  });

  test('voided after it was billed: Xero keeps it, and a problem says so', async () => {
    await withOrders(billed);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    books().void(billed.id);
    await office.sync(ALL);
    expect(statusOf('PO-00002')).toBe('BILLED');
    expect(await orderRow('PO-00002')).toMatchObject({status: 'Failed', problem: {code: 'xero.not-editable'}});
  });
});

describe('an order that is in Xero already', () => {
  const typeIn = (over: Parameters<Office['sandbox']['xero']['addPurchaseOrder']>[0] = {}) => {
    const {xero} = office.sandbox;
    const {contactId} = xero.contacts()[0] ?? xero.addContact({name: rimu.name});
    const line = {accountCode: '630', taxType: 'INPUT2', quantity: '10', unitAmount: '38.2609', lineAmount: null};
    return xero.addPurchaseOrder({number: 'PO-00001', contactId, date: '2026-03-09', lines: [line], ...over});
  };

  test('equal is taken over; its bill does not touch it without a person’s word', async () => {
    await withOrders(aPurchase({number: 'PO-00001', party: rimu}));
    const theirs = typeIn();
    await office.sync(ALL);
    expect(await orderRow('PO-00001')).toMatchObject({status: 'Completed', xero: {id: theirs.purchaseOrderId}});
    expect(statusOf('PO-00001')).toBe('AUTHORISED');
  });

  test('under its number with another total: the number is taken', async () => {
    await withOrders(ordered());
    const theirs = typeIn({date: '2025-01-01'});
    await office.sync(ALL);
    expect((await orderRow('PO-00001'))?.problem).toMatchObject({
      code: 'xero.number-taken',
      title: 'PO-00001 is another purchase order in Xero.',
      link: expect.stringContaining(theirs.purchaseOrderId),
    });
  });

  test('and stock of one sale and purchase under one guid stays apart', async () => {
    const shared = guid('purchase PO-00007');
    await withOrders(
      aPurchase({
        id: shared,
        number: 'PO-00007',
        party: rimu,
        creditNotes: [
          anInvoice({taskId: shared, number: 'S-CR', credits: 'SUP-00007', lines: [aBillLine({quantity: '1'})]}),
        ],
      }),
    );
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 4, failed: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});
