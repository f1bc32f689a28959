import {expect, test} from 'vitest';
import type {Xero} from '../../../companion/xero/xero.ts';
import {json, replies} from '../dear/answers.ts';
import {contactId, settled, xeroAt} from './answers.ts';

const noteId = '249f15fa-f2a7-4acc-8769-0984103f2225';
const orderId = '56204648-8fbe-46f8-b09c-2125f7939533';
const contact = {ContactID: contactId, Name: 'Kauri Kitchen'};
const march = {from: '2026-03-01', to: '2026-03-31'};

const aNote = (more: object = {}) => ({
  CreditNoteID: noteId,
  CreditNoteNumber: 'CR-00001',
  Type: 'ACCRECCREDIT',
  Contact: contact,
  DateString: '2026-03-05T00:00:00',
  Status: 'AUTHORISED',
  SubTotal: 30,
  TotalTax: 4.5,
  Total: 34.5,
  RemainingCredit: 22.5,
  Payments: [{PaymentID: noteId, Amount: 2}],
  Allocations: [
    {AllocationID: orderId, Amount: 10, Date: '/Date(1772668800000+0000)/', Invoice: {InvoiceID: orderId}},
    {AllocationID: noteId, Amount: 5, Invoice: {InvoiceID: orderId}, IsDeleted: true},
  ],
  CurrencyCode: 'NZD',
  ...more,
});

test.each<[string, (xero: Xero) => Promise<unknown>, string, Record<string, string>]>([
  [
    'credit notes of some days',
    (xero) => xero.findCreditNotes(march),
    'GET /CreditNotes',
    {where: 'Date>=DateTime(2026,03,01) AND Date<=DateTime(2026,03,31)', page: '1', pageSize: '1000', unitdp: '4'},
  ],
  ['a credit note by its number', (xero) => xero.getCreditNote('CR 1/2'), 'GET /CreditNotes/CR%201%2F2', {unitdp: '4'}],
  [
    'new credit notes',
    (xero) => xero.putCreditNotes('{}', 'key'),
    'PUT /CreditNotes',
    {summarizeErrors: 'false', unitdp: '4'},
  ],
  [
    'a changed credit note',
    (xero) => xero.updateCreditNote(noteId, '{}', 'key'),
    `POST /CreditNotes/${noteId}`,
    {unitdp: '4'},
  ],
  [
    'orders of some days',
    (xero) => xero.findPurchaseOrders(march),
    'GET /PurchaseOrders',
    {DateFrom: '2026-03-01', DateTo: '2026-03-31', page: '1', pageSize: '1000'},
  ],
  ['an order by its number', (xero) => xero.getPurchaseOrder('PO-1'), 'GET /PurchaseOrders/PO-1', {}],
  ['new orders', (xero) => xero.putPurchaseOrders('{}', 'key'), 'PUT /PurchaseOrders', {summarizeErrors: 'false'}],
  ['a changed order', (xero) => xero.updatePurchaseOrder(orderId, '{}', 'key'), `POST /PurchaseOrders/${orderId}`, {}],
  [
    'changed orders',
    (xero) => xero.updatePurchaseOrders('{}', 'key'),
    'POST /PurchaseOrders',
    {summarizeErrors: 'false'},
  ],
])('%s are asked for as Xero wants it', async (_, ask, call, query) => {
  const fetch = replies(json({CreditNotes: [], PurchaseOrders: []}));
  const {xero, clock} = xeroAt(fetch);
  await settled(clock, ask(xero));
  const [asked] = fetch.asked;
  expect(`${asked?.method} ${asked?.url.pathname.replace('/api.xro/2.0', '')}`).toBe(call);
  expect(Object.fromEntries(asked?.url.searchParams ?? [])).toEqual(query);
  if (asked?.method !== 'GET') expect(asked?.headers.get('idempotency-key')).toBe('key');
});

test('a credit note tells what was used of it and what is left', async () => {
  const {xero, clock} = xeroAt(replies(json({CreditNotes: [aNote()]})));
  expect(await settled(clock, xero.getCreditNote('CR-00001'))).toMatchObject({
    id: noteId,
    type: 'ACCRECCREDIT',
    number: 'CR-00001',
    contactId,
    date: '2026-03-05',
    dueDate: null,
    url: null,
    total: 3450,
    amountPaid: 200,
    amountCredited: 1000,
    remainingCredit: 2250,
    allocations: [{id: orderId, invoiceId: orderId, amount: 1000, date: '2026-03-05'}],
  });
});

test('an order tells when and where its goods are to come', async () => {
  const order = {
    PurchaseOrderID: orderId,
    PurchaseOrderNumber: 'PO-00045',
    Contact: contact,
    Date: '/Date(1772668800000+0000)/',
    DeliveryDate: '/Date(1773964800000+0000)/',
    DeliveryAddress: '1 Quay Street',
    Status: 'BILLED',
    Total: 23,
  };
  const {xero, clock} = xeroAt(replies(json({PurchaseOrders: [order]})));
  expect(await settled(clock, xero.getPurchaseOrder(orderId))).toMatchObject({
    id: orderId,
    type: 'PURCHASEORDER',
    number: 'PO-00045',
    date: '2026-03-05',
    status: 'BILLED',
    total: 2300,
    delivery: {date: '2026-03-20', address: '1 Quay Street', attention: '', instructions: ''},
  });
});

test('what Xero does not know under a number is undefined', async () => {
  const {xero, clock} = xeroAt(replies(new Response('not found', {status: 404})));
  expect(await settled(clock, Promise.all([xero.getCreditNote('CR-9'), xero.getPurchaseOrder('PO-9')]))).toEqual([
    undefined,
    undefined,
  ]);
});

test('one refused element is refused by itself, whatever flag Xero has for it', async () => {
  const refused = {...aNote({CreditNoteID: '00000000-0000-0000-0000-000000000000'}), StatusAttributeString: 'ERROR'};
  const elements = [
    {...aNote(), StatusAttributeString: 'OK'},
    {...refused, ValidationErrors: [{Message: 'No.'}]},
  ];
  const {xero, clock} = xeroAt(replies(json({CreditNotes: elements})));
  expect(await settled(clock, xero.putCreditNotes('{}', 'key'))).toMatchObject([
    {outcome: 'saved', record: {id: noteId}},
    {outcome: 'refused', record: {id: null, number: 'CR-00001'}, errors: ['No.']},
  ]);
});
