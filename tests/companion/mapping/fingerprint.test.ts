import {expect, test} from 'vitest';
import {fingerprint} from '../../../companion/mapping/fingerprint.ts';
import {aXeroDocument, aXeroLine} from '../../support/a-xero-document.ts';

const original = fingerprint(aXeroDocument());
const lines = (given: Parameters<typeof aXeroLine>[0]) => aXeroDocument({lines: [aXeroLine(given)]});

test.each([
  ['type', aXeroDocument({type: 'ACCPAY'})],
  ['number', aXeroDocument({number: 'INV-00124'})],
  ['reference', aXeroDocument({reference: ''})],
  ['date', aXeroDocument({date: '2026-11-03'})],
  ['due date', aXeroDocument({dueDate: '2026-11-21'})],
  ['currency', aXeroDocument({currencyCode: 'USD'})],
  ['rate', aXeroDocument({currencyRate: '0.6'})],
  ['line amount type', aXeroDocument({lineAmountTypes: 'Inclusive'})],
  ['status', aXeroDocument({status: 'DRAFT'})],
  ['address', aXeroDocument({url: 'https://inventory.dearsystems.com/Sale#1'})],
  ['another line', aXeroDocument({lines: [aXeroLine(), aXeroLine()]})],
  ['description', lines({description: 'Rolls'})],
  ['quantity', lines({quantity: '3'})],
  ['price', lines({unitAmount: '10.0001'})],
  ['discount', lines({discountRate: '5'})],
  ['account', lines({accountCode: '201'})],
  ['tax type', lines({taxType: 'NONE'})],
  ['stated tax', lines({taxAmount: 300})],
])('a change of %s changes the fingerprint', (_, document) => {
  expect(fingerprint(document)).not.toBe(original);
});

test('a change of customer changes it too', () => {
  expect(fingerprint(aXeroDocument(), 'a')).not.toBe(fingerprint(aXeroDocument(), 'b'));
});

test.each([
  ['the way decimals are written', lines({quantity: '2.00', unitAmount: '1e1', discountRate: '0'})],
  [
    'the order of members',
    Object.fromEntries(Object.entries(aXeroDocument()).reverse()) as unknown as ReturnType<typeof aXeroDocument>,
  ],
])('%s does not change it', (_, document) => {
  expect(fingerprint(document)).toBe(original);
});

test('a bill shows no reference in Xero, so its reference does not count', () => {
  const bill = (reference: string) => fingerprint(aXeroDocument({type: 'ACCPAY', reference}));
  expect(bill('PO-1')).toBe(bill('PO-2'));
});

test('it stays the same across versions, so that nothing is sent again after an update', () => {
  expect(original).toMatchInlineSnapshot(`"3ac5f117c87876453d8551952736ba4858c0dd41bc0c3e71b92a85e14b440a4c"`);
});
