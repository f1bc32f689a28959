import {describe, expect, test} from 'vitest';
import {readPurchase, readSale} from '../../../companion/dear/read-master.ts';
import {readPaymentSources} from '../../../companion/dear/read-payments.ts';
import {parseExact} from '../../../companion/platform/exact-json.ts';
import {aBill, anInvoice, aPurchase, aSale, groupId, purchaseId, saleId} from './answers.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const paid = (n: number, more: object = {}) => ({
  ID: id(n),
  Reference: '',
  Amount: 10,
  DatePaid: '2026-03-12T00:00:00',
  Account: '090',
  CurrencyRate: 1,
  DateCreated: '2026-03-12T05:57:22.1234567Z',
  ...more,
});
const wire = (answer: object) => parseExact(JSON.stringify(answer));
const paymentsOfSale = (more: object) => readSale(wire(aSale(more)))?.payments;
const paymentsOfPurchase = (more: object) => readPurchase(wire(aPurchase(more)))?.payments;

describe('what a sale or purchase shows of its money', () => {
  test('a payment stands on its invoice with the very amount, day and account', () => {
    const Payments = [paid(1, {ID: id(1).toUpperCase(), Amount: 12.3, Reference: ' EFT 7 ', CurrencyRate: 1.61})];
    expect(paymentsOfSale({Invoices: [anInvoice({Payments})]})).toEqual([
      {
        id: id(1),
        kind: 'payment',
        on: {kind: 'sale-invoice', taskId: saleId},
        reference: 'EFT 7',
        amount: '12.3',
        currency: 'NZD',
        date: '2026-03-12',
        account: '090',
        rate: '1.61',
        creditId: null,
      },
    ]);
  });

  test.each([
    ['a refund on a credit note', {CreditNotes: [{TaskID: groupId, Refunds: [paid(2)]}]}, 'refund', 'sale-credit-note'],
    ['a prepayment on the quote', {Quote: {Prepayments: [paid(3)]}}, 'prepayment', undefined],
    ['a prepayment on the order', {Order: {Prepayments: [paid(3)]}}, 'prepayment', undefined],
  ])('%s of a sale', (_, answer, kind, on) => {
    expect(paymentsOfSale(answer)?.map((one) => [one.kind, one.on?.kind])).toEqual([[kind, on]]);
  });

  test.each([
    ['a payment on one bill of several', {Invoice: [aBill({Payments: [paid(1)]})]}, 'payment', 'bill', groupId],
    ['a refund', {CreditNote: [{TaskID: groupId, Refunds: [paid(2)]}]}, 'refund', 'bill-credit-note', groupId],
    [
      'a refund of the older form, without a task',
      {Type: 'Simple Purchase', CreditNote: {Refunds: [paid(2)]}},
      'refund',
      'bill-credit-note',
      purchaseId,
    ],
    ['a prepayment', {Order: {Prepayments: [paid(3)]}}, 'prepayment', undefined, undefined],
  ])('%s of a purchase', (_, answer, kind, on, taskId) => {
    expect(paymentsOfPurchase(answer)?.map((one) => [one.kind, one.on?.kind, one.on?.taskId])).toEqual([
      [kind, on, taskId],
    ]);
  });

  test('what DEAR lists as a prepayment and as a payment is a prepayment', () => {
    const Invoices = [anInvoice({Payments: [paid(1)]})];
    expect(paymentsOfSale({Quote: {Prepayments: [paid(1)]}, Invoices})?.map(({kind}) => kind)).toEqual(['prepayment']);
  });

  test.each([
    ['an amount that is none', {Amount: 'ten'}, 'Amount is not a number'],
    ['no amount', {Amount: null}, 'Amount is missing'],
    ['a day that is none', {DatePaid: 'soon'}, 'DatePaid is not a date'],
    ['no id', {ID: null}, 'ID is missing'],
  ])('a payment with %s stays known, with its problem', (_, more, raw) => {
    const [payment] = paymentsOfSale({Invoices: [anInvoice({Payments: [paid(1, more)]})]}) ?? [];
    expect(payment).toMatchObject({amount: '0', problem: {code: 'dear.payment-unreadable', raw}});
  });
});

describe('what a payment was taken from', () => {
  test('is known by the id of the payment', () => {
    const sources = readPaymentSources([
      {ID: id(1).toUpperCase(), Type: 'Payment', CreditID: null},
      {ID: id(2), Type: 'Payment', CreditID: id(8)},
      {ID: id(3), Type: 'Payment', DepositID: id(9)},
      {ID: id(4), Type: 'Prepayment'},
      {ID: null, Type: 'Payment'},
    ]);
    expect([...(sources ?? [])]).toEqual([
      [id(1), {creditId: null, isPrepayment: false}],
      [id(2), {creditId: id(8), isPrepayment: false}],
      [id(3), {creditId: id(9), isPrepayment: false}],
      [id(4), {creditId: null, isPrepayment: true}],
    ]);
  });

  test.each([[{}], [null], ['text']])('%j is no list of payments', (answer) => {
    expect(readPaymentSources(answer)).toBeUndefined();
  });
});
