import {expect, test} from 'vitest';
import {documentJson, exactNumber} from '../../../companion/mapping/document-json.ts';
import {aXeroDocument, aXeroLine} from '../../support/a-xero-document.ts';

test('a sales invoice goes out with its contact by id alone', () => {
  const document = aXeroDocument({
    currencyCode: 'USD',
    currencyRate: '0.615233',
    lines: [aXeroLine({quantity: '2.5', unitAmount: '9.9999', discountRate: '12.5', taxAmount: 328})],
  });
  expect(documentJson(document, {contactId: 'c-1'})).toEqual({
    Type: 'ACCREC',
    Contact: {ContactID: 'c-1'},
    LineItems: [
      {
        Description: 'Baked Bread [Bread]',
        Quantity: 2.5,
        UnitAmount: 9.9999,
        AccountCode: '200',
        TaxType: 'OUTPUT2',
        TaxAmount: 3.28,
        DiscountRate: 12.5,
      },
    ],
    Date: '2026-11-02',
    DueDate: '2026-11-20',
    LineAmountTypes: 'Exclusive',
    InvoiceNumber: 'INV-00123',
    Reference: 'PO 4711',
    Url: 'https://inventory.dearsystems.com/Sale#916ab4c0-4a6e-4f0e-9c7d-3c1f0c4b7a10~5b1f2c33-8d0a-4f57-9a34-77e0d5a1c2e9~tabInvoice',
    CurrencyCode: 'USD',
    CurrencyRate: 0.615233,
    Status: 'AUTHORISED',
  });
});

test('a credit note goes without due date and address', () => {
  const json = documentJson(aXeroDocument({type: 'ACCRECCREDIT', number: 'CR-1', dueDate: null, url: ''}), {
    contactId: 'c-1',
  });
  expect(json).toMatchObject({
    Type: 'ACCRECCREDIT',
    CreditNoteNumber: 'CR-1',
    Reference: 'PO 4711',
    Date: '2026-11-02',
  });
  for (const member of ['DueDate', 'Url', 'InvoiceNumber', 'CreditNoteID']) expect(json).not.toHaveProperty(member);
});

test('an order says when and where its goods are to come, and a change takes away what no longer holds', () => {
  const delivery = {date: '2026-11-09', address: '1 Quay Street\nAuckland', attention: '', instructions: 'Ring twice'};
  const order = aXeroDocument({type: 'PURCHASEORDER', number: 'PO-1', dueDate: null, reference: '', url: '', delivery});
  const json = documentJson(order, {contactId: 'c-1'});
  expect(json).toMatchObject({
    PurchaseOrderNumber: 'PO-1',
    DeliveryDate: '2026-11-09',
    DeliveryAddress: '1 Quay Street\nAuckland',
    DeliveryInstructions: 'Ring twice',
  });
  for (const member of ['Type', 'AttentionTo', 'Url', 'Reference']) expect(json).not.toHaveProperty(member);
  expect(documentJson(order, {contactId: 'c-1', documentId: 'o-1'})).toMatchObject({
    PurchaseOrderID: 'o-1',
    AttentionTo: '',
  });
});

test('an update names the document and its lines by id, and takes a former discount away', () => {
  const document = aXeroDocument({lines: [aXeroLine(), aXeroLine()]});
  const json = documentJson(document, {contactId: 'c-1', documentId: 'i-1', lineItemIds: ['l-1', null]});
  expect(json.InvoiceID).toBe('i-1');
  expect(json.LineItems[0]).toMatchObject({LineItemID: 'l-1', DiscountRate: 0});
  expect(json.LineItems[1]).not.toHaveProperty('LineItemID');
  expect(json.LineItems[1]).not.toHaveProperty('DiscountRate');
});

test('a bill never carries a discount', () => {
  const json = documentJson(aXeroDocument({type: 'ACCPAY'}), {
    contactId: 'c-1',
    documentId: 'i-1',
    lineItemIds: ['l-1'],
  });
  expect(json.LineItems[0]).not.toHaveProperty('DiscountRate');
});

test('a line of nothing but words is sent as its words alone', () => {
  const words = aXeroLine({description: 'Thank you', quantity: '0', unitAmount: '0', accountCode: '', taxType: ''});
  const json = documentJson(aXeroDocument({lines: [words]}), {
    contactId: 'c-1',
    documentId: 'i-1',
    lineItemIds: ['l-1'],
  });
  expect(json.LineItems).toEqual([{Description: 'Thank you'}]);
});

test('base currency goes without a rate', () => {
  expect(documentJson(aXeroDocument(), {contactId: 'c-1'})).not.toHaveProperty('CurrencyRate');
});

test.each(['0.000001', '-0.01', '9999999999.99', '1.1'])('%s is written as it is', (value) => {
  expect(JSON.stringify(exactNumber(value))).toBe(value);
});

test('a decimal that a number of JSON cannot hold is not written at all', () => {
  expect(() => exactNumber('12345678901234567.8901')).toThrow(RangeError);
});
