import {describe, expect, test} from 'vitest';
import {type LoggedIn, loggedIn, messagesIn} from './logged-in.ts';

const LINE = {description: 'Bread', quantity: '2', unitAmount: '50', accountCode: '200', taxType: 'OUTPUT2'};

/** An approved invoice of 115.00. */
function invoiceOf({sandbox}: LoggedIn, more: Parameters<LoggedIn['sandbox']['addInvoice']>[0] = {}) {
  const {contactId} = sandbox.addContact({name: 'Acme'});
  return sandbox.addInvoice({number: 'INV-1', contactId, date: '2026-03-10', lines: [LINE], ...more});
}

const aPayment = (invoiceId: string, more: object = {}) => ({
  Invoice: {InvoiceID: invoiceId},
  Account: {Code: '090'},
  Date: '2026-03-12',
  Amount: 40,
  Reference: 'EFT 7',
  ...more,
});
const put = ({call}: LoggedIn, ...Payments: object[]) =>
  call('PUT', '/Payments?summarizeErrors=false', {body: {Payments}});
const read = async ({call}: LoggedIn, invoiceId: string) =>
  (await call('GET', `/Invoices/${invoiceId}`)).elements[0] ?? {};

describe('a payment', () => {
  test('takes from what is due, and the last one turns the invoice PAID', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const first = await put(session, aPayment(invoiceId));
    expect(first.elements[0]).toMatchObject({
      StatusAttributeString: 'OK',
      PaymentType: 'ACCRECPAYMENT',
      Status: 'AUTHORISED',
      Amount: 40,
      Reference: 'EFT 7',
      Account: {Code: '090'},
      Invoice: {InvoiceID: invoiceId, AmountDue: 75, AmountPaid: 40},
    });
    expect(await read(session, invoiceId)).toMatchObject({
      Status: 'AUTHORISED',
      AmountDue: 75,
      Payments: [{PaymentID: first.elements[0]?.PaymentID, Amount: 40}],
    });
    await put(session, aPayment(invoiceId, {Amount: '75.00'}));
    expect(await read(session, invoiceId)).toMatchObject({Status: 'PAID', AmountDue: 0, AmountPaid: 115});
  });

  test('that is sent twice is there twice', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    await put(session, aPayment(invoiceId));
    await put(session, aPayment(invoiceId));
    expect(await read(session, invoiceId)).toMatchObject({AmountPaid: 80});
  });

  test('of a bill, by numbers, is a payment to the supplier', async () => {
    const session = await loggedIn();
    invoiceOf(session, {type: 'ACCPAY', number: 'S-1'});
    const answer = await put(session, aPayment('', {Invoice: {InvoiceNumber: 's-1'}, Account: {Code: '880'}}));
    expect(answer.elements[0]).toMatchObject({PaymentType: 'ACCPAYPAYMENT', StatusAttributeString: 'OK'});
  });

  test.each([
    ['more than is due', {Amount: 115.01}, 'Payment amount exceeds the amount outstanding on this document'],
    ['to a sales account', {Account: {Code: '200'}}, 'Account type is invalid for making a payment to/from'],
    ['to an account that is not there', {Account: {Code: '999'}}, 'The payment account could not be found'],
    ['without a day', {Date: undefined}, 'The payment date must be specified'],
    ['of nothing', {Amount: 0}, 'The payment amount must be greater than zero'],
    ['with parts of a cent', {Amount: '1.005'}, 'The payment amount must have at most two decimals'],
    [
      'against two documents',
      {CreditNote: {CreditNoteNumber: 'CN-1'}},
      'A payment must be against exactly one invoice, credit note, prepayment or overpayment.',
    ],
    [
      'against no document that is there',
      {Invoice: {InvoiceNumber: 'INV-9'}},
      'The document that the payment is against could not be found',
    ],
    ['under the id of another', {PaymentID: 'e0000000-0000-4000-8000-000000000001'}, 'Payments cannot be modified'],
  ])('%s is refused, and nothing is stored', async (_, more, words) => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const answer = await put(session, aPayment(invoiceId, more));
    expect(answer.status).toBe(200);
    expect(messagesIn(answer)[0]).toContain(words);
    expect(answer.elements[0]).toMatchObject({
      StatusAttributeString: 'ERROR',
      HasValidationErrors: true,
      PaymentID: '00000000-0000-0000-0000-000000000000',
    });
    expect(await read(session, invoiceId)).toMatchObject({AmountPaid: 0});
  });

  test.each(['DRAFT', 'SUBMITTED', 'VOIDED'] as const)('of a document that is %s is refused', async (status) => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session, {status});
    expect(messagesIn(await put(session, aPayment(invoiceId)))).toEqual([
      'Payments can only be made against Authorised documents',
    ]);
  });

  test('behind a lock date is neither made nor deleted', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const made = await put(session, aPayment(invoiceId));
    session.sandbox.setLockDates({period: '2026-03-12'});
    const locked = 'The document date cannot be before the period lock date, currently set at 12 March 2026';
    expect(messagesIn(await put(session, aPayment(invoiceId)))).toEqual([locked]);
    const gone = await session.call('POST', `/Payments/${made.elements[0]?.PaymentID}`, {body: {Status: 'DELETED'}});
    expect(messagesIn(gone)).toEqual([locked]);
  });

  test('each of a batch stands by itself, and what they leave due is counted down', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const answer = await put(
      session,
      aPayment(invoiceId, {Amount: 100}),
      aPayment(invoiceId, {Amount: 16}),
      aPayment(invoiceId, {Amount: 15}),
    );
    expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['OK', 'ERROR', 'OK']);
    expect(await read(session, invoiceId)).toMatchObject({Status: 'PAID'});
  });

  test('of a foreign document keeps the rate that was sent', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session, {currencyCode: 'USD', currencyRate: '0.6'});
    expect((await put(session, aPayment(invoiceId, {CurrencyRate: 0.625}))).elements[0]).toMatchObject({
      CurrencyRate: 0.625,
    });
  });
});

describe('deleting a payment', () => {
  test('makes what it paid due again, and is shown as deleted', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const [paid] = (await put(session, aPayment(invoiceId, {Amount: 115}))).elements;
    expect(await read(session, invoiceId)).toMatchObject({Status: 'PAID'});
    const answer = await session.call('POST', `/Payments/${paid?.PaymentID}`, {body: {Status: 'DELETED'}});
    expect(answer.elements[0]).toMatchObject({Status: 'DELETED', Invoice: {AmountDue: 115}});
    expect(await read(session, invoiceId)).toMatchObject({Status: 'AUTHORISED', AmountDue: 115, Payments: []});
    expect((await session.call('GET', `/Payments/${paid?.PaymentID}`)).elements[0]).toMatchObject({Status: 'DELETED'});
  });

  test.each([
    [
      'is reconciled',
      {isReconciled: true},
      'The payment is reconciled with a bank statement line and cannot be deleted',
    ],
    ['is part of a batch', {batchId: 'b'}, 'The payment is part of a batch payment and cannot be deleted on its own'],
    ['is deleted already', {status: 'DELETED' as const}, 'The payment has already been deleted'],
  ])('one that %s is refused', async (_, facts, words) => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const {paymentId} = session.sandbox.payInvoice(invoiceId, 1_000, facts);
    const answer = await session.call('POST', `/Payments/${paymentId}`, {body: {Status: 'DELETED'}});
    expect(messagesIn(answer)).toEqual([words]);
  });

  test('one that is not there is 404, and nothing else about it can be changed', async () => {
    const session = await loggedIn();
    const {invoiceId} = invoiceOf(session);
    const {paymentId} = session.sandbox.payInvoice(invoiceId, 1_000);
    expect((await session.call('POST', '/Payments/none', {body: {Status: 'DELETED'}})).status).toBe(404);
    expect(messagesIn(await session.call('POST', `/Payments/${paymentId}`, {body: {Amount: 5}}))).toEqual([
      'Payments cannot be modified, only created and deleted',
    ]);
  });
});

test('payments are listed by document, reference, day and type, in pages', async () => {
  const session = await loggedIn();
  const {invoiceId} = invoiceOf(session);
  await put(session, aPayment(invoiceId), aPayment(invoiceId, {Amount: 5, Reference: 'Till'}));
  const amounts = async (text: string) =>
    (await session.call('GET', `/Payments?page=1&where=${encodeURIComponent(text)}`)).elements
      .map(({Amount}) => Number(Amount))
      .sort((a, b) => b - a);
  expect(await amounts(`Invoice.InvoiceId==guid("${invoiceId}")`)).toEqual([40, 5]);
  expect(await amounts(`Invoice.InvoiceId==guid("${invoiceId}") AND Reference=="Till"`)).toEqual([5]);
  expect(await amounts('PaymentType=="ACCPAYPAYMENT"')).toEqual([]);
  expect(await amounts('Status=="AUTHORISED" AND Date>=DateTime(2026,03,12)')).toEqual([40, 5]);
});

test('payments need a scope of their own', async () => {
  const session = await loggedIn({scopes: 'offline_access accounting.invoices'});
  expect((await put(session, aPayment('x'))).status).toBe(401);
});
