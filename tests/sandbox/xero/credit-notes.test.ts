import {expect, test} from 'vitest';
import {aCreditNote, aLine, loggedIn, messagesIn} from './logged-in.ts';

const put = '/CreditNotes?summarizeErrors=false&unitdp=4';
const from = (more: Record<string, unknown> = {}) =>
  aCreditNote({Type: 'ACCPAYCREDIT', LineItems: [aLine({AccountCode: '310', TaxType: 'INPUT2'})], ...more});

test('a credit note has positive amounts, all of them as credit, and neither due date nor address', async () => {
  const {call} = await loggedIn();
  const [note] = (
    await call('PUT', put, {body: {CreditNotes: [aCreditNote({DueDate: '2026-04-01', Url: 'https://a.b/c'})]}})
  ).elements;
  expect(note).toMatchObject({
    Type: 'ACCRECCREDIT',
    CreditNoteNumber: 'CR-100',
    Status: 'AUTHORISED',
    SubTotal: 20,
    TotalTax: 3,
    Total: 23,
    RemainingCredit: 23,
    Allocations: [],
    StatusAttributeString: 'OK',
  });
  expect(note).not.toHaveProperty('Url');
  expect(note).not.toHaveProperty('DueDate');
});

test.each<[string, Record<string, unknown>, string]>([
  ['a discount', aCreditNote({LineItems: [aLine({DiscountRate: 5})]}), 'Discounts are not supported on credit notes'],
  ['a type of invoices', aCreditNote({Type: 'ACCREC'}), 'Credit note not of valid type for creation'],
  [
    'an unknown account',
    aCreditNote({LineItems: [aLine({AccountCode: '999'})]}),
    "Account code '999' is not a valid code for this document.",
  ],
  ['no line', aCreditNote({LineItems: []}), 'One or more line items must be specified'],
  ['a status it cannot begin with', aCreditNote({Status: 'PAID'}), 'Credit note not of valid status for creation'],
  [
    'a currency that is not switched on',
    aCreditNote({CurrencyCode: 'JPY'}),
    'Organisation is not subscribed to currency JPY',
  ],
])('%s is refused', async (_, body, message) => {
  const {call, sandbox} = await loggedIn();
  expect(messagesIn(await call('PUT', put, {body: {CreditNotes: [body]}}))).toEqual([message]);
  expect(sandbox.creditNotes()).toEqual([]);
});

test('customers’ numbers are unique and never free again, suppliers’ are not', async () => {
  const {call, sandbox} = await loggedIn();
  const both = {CreditNotes: [aCreditNote(), from()]};
  await call('PUT', put, {body: both});
  sandbox.editCreditNote(sandbox.creditNotes()[0]?.creditNoteId ?? '', {status: 'VOIDED'});
  const again = await call('PUT', put, {body: both});
  expect(again.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['ERROR', 'OK']);
  expect(messagesIn(again)).toEqual(['Credit note # must be unique.']);
});

test('one dated before a lock date goes as a draft only', async () => {
  const {call, sandbox} = await loggedIn();
  sandbox.setLockDates({period: '2026-03-31'});
  const answer = await call('PUT', put, {
    body: {CreditNotes: [aCreditNote(), aCreditNote({CreditNoteNumber: 'CR-101', Status: 'DRAFT'})]},
  });
  expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['ERROR', 'OK']);
});

test('what is used or paid out can no longer be changed or voided', async () => {
  const {call, sandbox} = await loggedIn();
  await call('PUT', put, {body: {CreditNotes: [aCreditNote()]}});
  const [note] = sandbox.creditNotes();
  note?.allocations.push({allocationId: 'a', invoiceId: 'i', amount: 300, date: '2026-03-12'});
  const change = (body: object) => call('POST', `/CreditNotes/${note?.creditNoteId}?summarizeErrors=false`, {body});
  expect((await call('GET', '/CreditNotes/CR-100')).elements[0]).toMatchObject({RemainingCredit: 20});
  const hasPayment = 'This document cannot be edited as it has a payment or credit note allocated to it.';
  expect(messagesIn(await change({Status: 'VOIDED'}))).toEqual([hasPayment]);
  expect(messagesIn(await change({LineItems: [aLine({Quantity: 1})]}))).toEqual([hasPayment]);
});

test('there is no filter by number: where, pages and the number in the address find it', async () => {
  const {call, sandbox} = await loggedIn();
  await call('PUT', put, {body: {CreditNotes: [aCreditNote(), from({Date: '2026-03-14'})]}});
  const acme = sandbox.contacts()[0]?.contactId;
  const found = async (where: string) =>
    (await call('GET', `/CreditNotes?${new URLSearchParams({where, page: '1'})}`)).elements.map(({Type}) => Type);
  expect(await found('Date>=DateTime(2026,03,12) AND Date<=DateTime(2026,03,14)')).toEqual(['ACCPAYCREDIT']);
  expect(await found(`Type=="ACCRECCREDIT" AND Contact.ContactID==guid("${acme}")`)).toEqual(['ACCRECCREDIT']);
  expect((await call('GET', '/CreditNotes?CreditNoteNumbers=none')).elements).toHaveLength(2);
  expect((await call('GET', '/CreditNotes/cr-100')).elements).toMatchObject([{LineItems: [{Description: 'Bread'}]}]);
  expect((await call('GET', '/CreditNotes/CR-404')).status).toBe(404);
});
