import {describe, expect, test} from 'vitest';
import {readPurchase, readSale} from '../../../companion/dear/read-master.ts';
import {parseExact} from '../../../companion/platform/exact-json.ts';
import {aBill, anOrder, aPurchase, aSale, groupId, purchaseId} from './answers.ts';

/** As it comes over the wire. */
const wire = (answer: unknown) => parseExact(typeof answer === 'string' ? answer : JSON.stringify(answer));

const _sale = (more: object = {}) => readSale(wire(aSale(more)));

const purchase = (more: object = {}) => readPurchase(wire(aPurchase(more)));

describe('a purchase', () => {
  test('becomes its bills in our words', () => {
    expect(purchase()).toMatchObject({
      family: 'purchase',
      id: purchaseId,
      number: 'PO-00007',
      stampAt: Date.parse('2026-03-03T05:06:07.123Z'),
      documents: [
        {
          kind: 'bill',
          masterId: purchaseId,
          taskId: groupId,
          advanced: true,
          orderNumber: 'PO-00007',
          group: 1,
          number: 'S-991/2',
          customerReference: '',
          dueDate: null,
          rate: '1',
          defaultAccount: '630',
          party: {name: 'Harbour Supplies', email: null, address: null},
        },
      ],
    });
  });

  test('from the older path has one bill, a misspelt number and no type', () => {
    const {TaskID: _, InvoiceNumber: __, ...bill} = aBill({InvocieNumber: 'S-1'});
    expect(
      purchase({Type: undefined, Invoice: bill, CreditNote: {Refunds: [], Unstock: {Lines: []}}})?.documents,
    ).toMatchObject([{taskId: purchaseId, advanced: false, number: 'S-1'}]);
  });

  test('an advanced bill without its task cannot be told from its sisters', () => {
    const read = purchase({Invoice: [aBill({TaskID: null})]});
    expect(read?.unreadable[0]?.problem.raw).toBe('TaskID is missing');
  });

  test.each([
    ["the bill's own rate", {CurrencyRate: 1.61}, '1.61'],
    ["the header's rate", {}, '2'],
  ])('has %s', (_, bill, rate) => {
    expect(purchase({CurrencyRate: 2, Invoice: [aBill(bill)]})?.documents[0]?.rate).toBe(rate);
  });
});

describe('the order of a purchase', () => {
  const address = {Company: 'Bay Books', Contact: 'Kim', Line1: '1 Quay Street', City: 'Auckland', ShipToOther: true};

  test('has its number, date and place of delivery from the header, and lines without accounts', () => {
    const read = purchase({
      OrderDate: '2026-03-01T00:00:00',
      RequiredBy: '2026-03-20T00:00:00',
      ShippingAddress: address,
      Note: 'Call first',
      Order: anOrder({Memo: 'Ring twice'}),
    });
    expect(read?.order).toMatchObject({
      kind: 'purchase-order',
      masterId: purchaseId,
      taskId: purchaseId,
      number: 'PO-00007',
      date: '2026-03-01',
      dueDate: null,
      defaultAccount: '630',
      lines: [{account: null, taxRule: 'GST on Expenses'}],
      total: '23',
      delivery: {
        date: '2026-03-20',
        address: {line1: '1 Quay Street', city: 'Auckland'},
        attention: 'Bay Books, Kim',
        instructions: 'Ring twice\nCall first',
      },
    });
  });

  test.each<[string, object]>([
    ['not begun', {Order: anOrder({Status: 'NOT AVAILABLE', Lines: []})}],
    ['received blindly', {BlindReceipt: true, Order: anOrder()}],
    ['of a credit note that stands alone', {Type: 'Credit Note', Order: anOrder()}],
    ['authorised without anything in it', {Order: anOrder({Lines: [], Total: 0, Tax: 0, TotalBeforeTax: 0})}],
  ])('is none when it is %s', (_, more) => {
    expect(purchase({OrderDate: '2026-03-01T00:00:00', ...more})?.order).toBeNull();
  });

  test('is kept when it was voided, though its lines are gone', () => {
    const gone = anOrder({Status: 'VOIDED', Lines: [], Total: 0, Tax: 0, TotalBeforeTax: 0});
    expect(purchase({OrderDate: '2026-03-01T00:00:00', Order: gone})?.order).toMatchObject({status: 'VOIDED'});
  });

  test('with what is no date is named by its purchase’s number', () => {
    expect(purchase({OrderDate: 'soon', Order: anOrder()})?.unreadable).toMatchObject([
      {kind: 'purchase-order', number: 'PO-00007', problem: {raw: 'OrderDate is not a date'}},
    ]);
  });
});
