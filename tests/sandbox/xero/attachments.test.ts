import {expect, test} from 'vitest';
import {aBill, aCreditNote, anInvoice, anOrder, loggedIn, messagesIn} from './logged-in.ts';

const SCOPES = 'offline_access accounting.invoices accounting.contacts accounting.settings accounting.attachments';
const pdf = {'content-type': 'application/pdf'};

/** One invoice in Xero, and its files' address. */
async function withInvoice(document = anInvoice()) {
  const session = await loggedIn({scopes: SCOPES});
  const saved = await session.call('PUT', '/Invoices', {body: {Invoices: [document]}});
  const id = String(saved.elements[0]?.InvoiceID);
  return {...session, id, files: `/Invoices/${id}/Attachments`};
}

test('a file goes as raw bytes under its name, shows in the list and comes back', async () => {
  const {call, sandbox, id, files} = await withInvoice();
  const saved = await call('PUT', `${files}/${encodeURIComponent('фото 1 (a).jpg')}?IncludeOnline=false`, {
    body: 'pixels',
    headers: {'content-type': 'image/jpeg'},
  });
  expect(saved.json).toMatchObject({
    Attachments: [{FileName: 'фото 1 (a).jpg', MimeType: 'image/jpeg', ContentLength: 6, IncludeOnline: false}],
  });
  expect((await call('GET', files)).elements).toEqual(saved.elements);
  expect((await call('GET', `${files}/${encodeURIComponent('фото 1 (a).jpg')}`)).text).toBe('pixels');
  expect(sandbox.attachments(id)).toMatchObject([{fileName: 'фото 1 (a).jpg', createdBy: 'sandbox-client'}]);
});

test('it sets HasAttachments and leaves the document’s time of change', async () => {
  const {call, clock, id, files} = await withInvoice();
  const before = (await call('GET', `/Invoices/${id}`)).elements[0];
  await clock.advance(60_000);
  await call('PUT', `${files}/a.pdf`, {body: 'x', headers: pdf});
  const after = (await call('GET', `/Invoices/${id}`)).elements[0];
  expect(before?.HasAttachments).toBe(false);
  expect(after).toEqual({...before, HasAttachments: true});
});

test('the same name overwrites, and keeps its id', async () => {
  const {call, sandbox, id, files} = await withInvoice();
  const first = await call('PUT', `${files}/a.pdf`, {body: 'one', headers: pdf});
  const second = await call('POST', `${files}/A.pdf`, {body: 'two', headers: pdf});
  expect(second.elements[0]?.AttachmentID).toBe(first.elements[0]?.AttachmentID);
  expect(sandbox.attachments(id).map(({content}) => new TextDecoder().decode(content))).toEqual(['two']);
});

test('ten files a document, and an eleventh only under a name that is there', async () => {
  const {call, files} = await withInvoice();
  for (let n = 1; n <= 10; n++) await call('PUT', `${files}/${n}.pdf`, {body: 'x', headers: pdf});
  const eleventh = await call('PUT', `${files}/11.pdf`, {body: 'x', headers: pdf});
  expect(eleventh.status).toBe(400);
  expect(messagesIn(eleventh)).toEqual(['A maximum of 10 attachments are allowed per document.']);
  expect((await call('PUT', `${files}/10.pdf`, {body: 'y', headers: pdf})).status).toBe(200);
});

test('more than ten megabytes are too large', async () => {
  const {call, files} = await withInvoice();
  const answer = await call('PUT', `${files}/a.pdf`, {body: 'x'.repeat(10_000_001), headers: pdf});
  expect(answer.status).toBe(413);
  expect(answer.json).toMatchObject({Title: 'RequestEntityTooLarge', Status: 413, Detail: 'PayloadTooLarge'});
});

test.each([
  'a<b.pdf',
  'a:b.pdf',
  'a"b.pdf',
  'a/b.pdf',
  'a\\b.pdf',
  'a|b.pdf',
  'a?b.pdf',
  'a*b.pdf',
  'a+b.pdf',
  'a\0b.pdf',
])('the name %j is refused', async (name) => {
  const {call, files} = await withInvoice();
  const answer = await call('PUT', `${files}/${encodeURIComponent(name)}`, {body: 'x', headers: pdf});
  expect(answer.status).toBe(400);
  expect(messagesIn(answer)).toHaveLength(1);
});

test('a blank at the end of a name breaks Xero', async () => {
  const {call, files} = await withInvoice();
  expect((await call('PUT', `${files}/${encodeURIComponent('a.pdf ')}`, {body: 'x', headers: pdf})).status).toBe(500);
});

test('an empty file is a file', async () => {
  const {call, sandbox, id, files} = await withInvoice();
  expect((await call('PUT', `${files}/a.txt`, {body: '', headers: {'content-type': 'text/plain'}})).status).toBe(200);
  expect(sandbox.attachments(id)[0]?.content.byteLength).toBe(0);
});

test('only what a customer sees online can show its files there', async () => {
  const invoice = await withInvoice();
  const bill = await withInvoice(aBill());
  const on = async ({call, files}: typeof invoice) =>
    (await call('PUT', `${files}/a.pdf?IncludeOnline=true`, {body: 'x', headers: pdf})).elements[0]?.IncludeOnline;
  expect(await on(invoice)).toBe(true);
  expect(await on(bill)).toBe(false);
});

test('credit notes and orders take files as well', async () => {
  const {call, sandbox} = await withInvoice();
  const [note] = (await call('PUT', '/CreditNotes', {body: {CreditNotes: [aCreditNote()]}})).elements;
  const contact = sandbox.contacts()[0]?.contactId ?? '';
  const [order] = (await call('PUT', '/PurchaseOrders', {body: {PurchaseOrders: [anOrder(contact)]}})).elements;
  for (const path of [`/CreditNotes/${note?.CreditNoteID}`, `/PurchaseOrders/${order?.PurchaseOrderID}`]) {
    expect((await call('PUT', `${path}/Attachments/a.pdf`, {body: 'x', headers: pdf})).status).toBe(200);
    expect((await call('GET', path)).elements[0]?.HasAttachments).toBe(true);
  }
});

test('the same key with other bytes is refused, and with the same ones answered again', async () => {
  const {call, files} = await withInvoice();
  const put = (body: string) => call('PUT', `${files}/a.pdf`, {body, headers: pdf, key: 'k'});
  const first = await put('one');
  expect((await put('one')).text).toBe(first.text);
  expect((await put('two')).status).toBe(400);
});

test('a document that is not there has no files, and another scope does not reach them', async () => {
  const {call} = await withInvoice();
  expect((await call('GET', '/Invoices/00000000-0000-4000-8000-000000000000/Attachments')).status).toBe(404);
  const without = await loggedIn();
  expect((await without.call('GET', '/Invoices/x/Attachments')).status).toBe(401);
});
