import {expect, test} from 'vitest';
import {showsChange} from '../../../companion/ledger/shows-change.ts';
import type {DocumentJson} from '../../../companion/mapping/document-json.ts';
import type {XeroInvoice} from '../../../companion/xero/xero.ts';
import {aXeroInvoice} from '../../support/a-xero-invoice.ts';

const line = {
  lineItemId: 'l1',
  description: 'Bread [BR]',
  quantity: '2.0000',
  unitAmount: '5.50',
  lineAmount: 1_100,
  taxAmount: null,
  taxType: 'OUTPUT2',
  accountCode: '200',
};
const there = (change: Partial<XeroInvoice> = {}): XeroInvoice =>
  aXeroInvoice({reference: 'SO-1', dueDate: '2026-12-01', rate: '0.625', lines: [line], ...change});
const sentLine = {Description: 'Bread  [BR]', Quantity: 2, UnitAmount: 5.5, AccountCode: '200', TaxType: 'OUTPUT2'};
const sent = (change: object = {}): Partial<DocumentJson> => ({
  Contact: {ContactID: 'C1'},
  DueDate: '2026-12-01',
  Reference: 'SO-1',
  CurrencyRate: 0.625,
  LineItems: [sentLine],
  ...change,
});
const withLine = (change: object) => sent({LineItems: [{...sentLine, ...change}]});
const anOrder = (change: Partial<NonNullable<XeroInvoice['delivery']>> = {}) =>
  there({
    type: 'PURCHASEORDER',
    delivery: {date: '2026-12-05', address: '1 Quay St', attention: '', instructions: 'Gate B', ...change},
  });

test('what Xero shows in every part has arrived, however it writes figures, blanks and ids', () => {
  expect(showsChange(sent(), there())).toBe(true);
});

test.each([
  ['a text', withLine({Description: 'Bread [BR], in red'})],
  ['a quantity', withLine({Quantity: 3})],
  ['a price', withLine({UnitAmount: 5.4999})],
  ['an account', withLine({AccountCode: '260'})],
  ['a tax type', withLine({TaxType: 'ZERORATED'})],
  ['a line more', sent({LineItems: [sentLine, sentLine]})],
  ['the contact', sent({Contact: {ContactID: 'c2'}})],
  ['the due date', sent({DueDate: '2026-12-02'})],
  ['the reference', sent({Reference: 'WEB-9'})],
  ['the rate', sent({CurrencyRate: 0.63})],
])('%s that Xero does not show has not arrived', (_, change) => {
  expect(showsChange(change, there())).toBe(false);
});

test.each([
  ['the day', {date: '2026-12-04'}, false],
  ['the address', {address: '2 Quay St'}, false],
  ['the instructions', {instructions: ''}, false],
  ['nothing', {}, true],
])('of an order’s delivery, %s other in Xero: arrived is %s', (_, change, arrived) => {
  const delivery = {
    DeliveryDate: '2026-12-05',
    DeliveryAddress: '1 Quay  St',
    AttentionTo: '',
    DeliveryInstructions: 'Gate B',
  };
  expect(showsChange(sent({Reference: undefined, ...delivery}), anOrder(change))).toBe(arrived);
});

test('a bill’s reference says nothing, as Xero keeps none; nor does what was not sent', () => {
  expect(showsChange(sent({Reference: 'WEB-9'}), there({type: 'ACCPAY', reference: ''}))).toBe(true);
  expect(showsChange({DueDate: '2026-12-01'}, there({reference: 'another'}))).toBe(true);
});
