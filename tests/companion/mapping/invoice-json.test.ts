import {expect, test} from 'vitest';
import {exactNumber, invoiceJson} from '../../../companion/mapping/invoice-json.ts';
import {aXeroDocument, aXeroLine} from '../../support/a-xero-document.ts';

test("a sales invoice goes out in the order of Xero's own members, its contact by id alone", () => {
  const document = aXeroDocument({
    currencyCode: 'USD',
    currencyRate: '0.615233',
    lines: [aXeroLine({quantity: '2.5', unitAmount: '9.9999', discountRate: '12.5', taxAmount: 328})],
  });
  expect(JSON.stringify(invoiceJson(document, {contactId: 'c-1'}))).toBe(
    '{"Type":"ACCREC","Contact":{"ContactID":"c-1"},"LineItems":[{"Description":"Baked Bread [Bread]","Quantity":2.5,"UnitAmount":9.9999,' +
      '"AccountCode":"200","TaxType":"OUTPUT2","TaxAmount":3.28,"DiscountRate":12.5}],"Date":"2026-11-02","DueDate":"2026-11-20",' +
      '"LineAmountTypes":"Exclusive","InvoiceNumber":"INV-00123","Reference":"PO 4711",' +
      '"Url":"https://inventory.dearsystems.com/Sale#916ab4c0-4a6e-4f0e-9c7d-3c1f0c4b7a10~5b1f2c33-8d0a-4f57-9a34-77e0d5a1c2e9~tabInvoice",' +
      '"CurrencyCode":"USD","CurrencyRate":0.615233,"Status":"AUTHORISED"}',
  );
});

test('an update names the document and its lines by id, and takes a former discount away', () => {
  const document = aXeroDocument({lines: [aXeroLine(), aXeroLine()]});
  const json = invoiceJson(document, {contactId: 'c-1', invoiceId: 'i-1', lineItemIds: ['l-1', null]});
  expect(json.InvoiceID).toBe('i-1');
  expect(json.LineItems[0]).toMatchObject({LineItemID: 'l-1', DiscountRate: 0});
  expect(json.LineItems[1]).not.toHaveProperty('LineItemID');
  expect(json.LineItems[1]).not.toHaveProperty('DiscountRate');
});

test('a bill never carries a discount', () => {
  const json = invoiceJson(aXeroDocument({type: 'ACCPAY'}), {contactId: 'c-1', invoiceId: 'i-1', lineItemIds: ['l-1']});
  expect(json.LineItems[0]).not.toHaveProperty('DiscountRate');
});

test('a line of nothing but words is sent as its words alone', () => {
  const words = aXeroLine({description: 'Thank you', quantity: '0', unitAmount: '0', accountCode: '', taxType: ''});
  const json = invoiceJson(aXeroDocument({lines: [words]}), {contactId: 'c-1', invoiceId: 'i-1', lineItemIds: ['l-1']});
  expect(json.LineItems).toEqual([{Description: 'Thank you'}]);
});

test('base currency goes without a rate', () => {
  expect(invoiceJson(aXeroDocument(), {contactId: 'c-1'})).not.toHaveProperty('CurrencyRate');
});

test.each(['0.000001', '-0.01', '9999999999.99', '1.1'])('%s is written as it is', (value) => {
  expect(JSON.stringify(exactNumber(value))).toBe(value);
});

test('a decimal that a number of JSON cannot hold is not written at all', () => {
  expect(() => exactNumber('12345678901234567.8901')).toThrow(RangeError);
});
