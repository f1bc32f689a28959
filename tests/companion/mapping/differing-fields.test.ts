import {expect, test} from 'vitest';
import {differingFields} from '../../../companion/mapping/differing-fields.ts';
import {aXeroDocument, aXeroInvoice} from '../../support/a-xero-document.ts';

test('equal documents differ in nothing', () => expect(differingFields(aXeroDocument(), aXeroInvoice())).toEqual([]));

test.each([
  ['number', {number: 'INV-9'}, 'INV-00123', 'INV-9'],
  ['reference', {reference: ''}, 'PO 4711', '(empty)'],
  ['date', {date: '2025-11-02'}, '2 November 2026', '2 November 2025'],
  ['due date', {dueDate: '2026-12-01'}, '20 November 2026', '1 December 2026'],
  ['currency', {currency: 'USD'}, 'NZD', 'USD'],
  ['total', {total: 126500}, '23.00', '1,265.00'],
  ['tax', {totalTax: -1}, '3.00', '-0.01'],
  ['status', {status: 'VOIDED'}, 'AUTHORISED', 'VOIDED'],
])('another %s is named with both sides', (field, given, dear, xero) => {
  expect(differingFields(aXeroDocument(), aXeroInvoice(given))).toEqual([{field, dear, xero}]);
});

test('what Xero left open is not held against it', () => {
  const silent = aXeroInvoice({date: null, dueDate: null, currency: null, total: null, totalTax: null, status: null});
  expect(differingFields(aXeroDocument(), silent)).toEqual([]);
});

test.each([
  ['paid', 'AUTHORISED', 'PAID', 0],
  ['approved from a draft', 'DRAFT', 'AUTHORISED', 0],
  ['still a draft', 'AUTHORISED', 'DRAFT', 1],
] as const)('a document that is %s in Xero', (_, status, inXero, count) => {
  expect(differingFields(aXeroDocument({status}), aXeroInvoice({status: inXero}))).toHaveLength(count);
});

test('the reference of a bill does not count: Xero keeps none', () => {
  expect(differingFields(aXeroDocument({type: 'ACCPAY'}), aXeroInvoice({type: 'ACCPAY', reference: ''}))).toEqual([]);
});
