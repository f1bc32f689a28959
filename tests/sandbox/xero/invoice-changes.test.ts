import {expect, test} from 'vitest';
import type {InvoiceStatus} from './books.ts';
import {aBill, aLine, anInvoice, type LoggedIn, loggedIn, logIn, messagesIn} from './logged-in.ts';

const wrongStatus = 'Invoice not of valid status for modification';
const hasPayment = 'This document cannot be edited as it has a payment or credit note allocated to it.';

const typed = ({sandbox}: LoggedIn, status: InvoiceStatus = 'AUTHORISED') => {
  const {contactId} = sandbox.addContact({name: 'Acme'});
  const lines = [
    {description: 'Bread', quantity: '2', unitAmount: '10', accountCode: '200', taxType: 'OUTPUT2'},
    {description: 'Butter', quantity: '1', unitAmount: '5', accountCode: '200', taxType: 'OUTPUT2'},
  ];
  return sandbox.addInvoice({number: 'INV-1', contactId, status, date: '2026-03-10', dueDate: '2026-03-20', lines});
};

const AFTER: Record<string, readonly string[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  VOIDED: [],
  DELETED: [],
};

test.each(Object.keys(AFTER) as InvoiceStatus[])('from %s only the known steps are possible', async (from) => {
  const possible: string[] = [];
  for (const to of ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED']) {
    const session = await loggedIn();
    const {invoiceId} = typed(session, from);
    const answer = await session.call('POST', `/Invoices/${invoiceId}`, {body: {Invoices: [{Status: to}]}});
    if (answer.status === 200) possible.push(to);
    else expect(messagesIn(answer)).toEqual([wrongStatus]);
  }
  expect(possible).toEqual(AFTER[from]);
});

test('a new document is a draft, submitted or approved, and nothing else', async () => {
  const {call} = await loggedIn();
  const answer = await call('PUT', '/Invoices', {body: anInvoice({Status: 'PAID'})});
  expect(messagesIn(answer)).toEqual(['Invoice not of valid status for creation']);
});

test('a void document owes nothing and keeps its lines and totals', async () => {
  const session = await loggedIn();
  const {invoiceId} = typed(session);
  const answer = await session.call('POST', `/Invoices/${invoiceId}`, {body: {Invoices: [{Status: 'VOIDED'}]}});
  expect(answer.elements[0]).toMatchObject({
    Status: 'VOIDED',
    AmountDue: 0,
    Total: 28.75,
    LineItems: [{LineAmount: 20}, {LineAmount: 5}],
  });
});

test('what is paid cannot be voided nor change its amounts, but may change its reference and due date', async () => {
  const session = await loggedIn();
  const {invoiceId, lines} = typed(session);
  session.sandbox.payInvoice(invoiceId, 1_000);
  const post = async (body: Record<string, unknown>) =>
    messagesIn(await session.call('POST', `/Invoices/${invoiceId}`, {body}));
  expect(await post({Status: 'VOIDED'})).toEqual([hasPayment]);
  expect(await post({LineItems: [aLine()]})).toEqual([hasPayment]);
  expect(await post({Date: '2026-03-11'})).toEqual([hasPayment]);
  expect(
    await post({
      Reference: 'PO 9',
      DueDate: '2026-04-01',
      LineItems: lines.map(({lineItemId}) => ({LineItemID: lineItemId, Description: 'Rye'})),
    }),
  ).toEqual([]);
  expect((await session.call('GET', '/Invoices/INV-1')).elements[0]).toMatchObject({
    AmountPaid: 10,
    AmountDue: 18.75,
    Reference: 'PO 9',
  });
});

test('a payment in full makes it PAID, which nothing approves again', async () => {
  const session = await loggedIn();
  const {invoiceId} = typed(session);
  session.sandbox.payInvoice(invoiceId);
  const [read] = (await session.call('GET', `/Invoices/${invoiceId}`)).elements;
  expect(read).toMatchObject({
    Status: 'PAID',
    AmountDue: 0,
    FullyPaidOnDate: '/Date(1773619200000+0000)/',
    Payments: [{Amount: 28.75}],
  });
  const answer = await session.call('POST', `/Invoices/${invoiceId}`, {body: {Status: 'AUTHORISED'}});
  expect(messagesIn(answer)).toEqual([wrongStatus]);
});

test('in a locked period nothing can be changed', async () => {
  const session = await loggedIn();
  const {invoiceId} = typed(session);
  session.sandbox.setLockDates({period: '2026-03-31'});
  const answer = await session.call('POST', `/Invoices/${invoiceId}`, {body: {Reference: 'PO 9'}});
  expect(messagesIn(answer)).toEqual([
    'The document date cannot be before the period lock date, currently set at 31 March 2026',
  ]);
});

test('a line with its id is changed, one without is new, and one left out is gone', async () => {
  const session = await loggedIn();
  const {invoiceId, lines} = typed(session);
  const [bread] = lines.map(({lineItemId}) => lineItemId);
  const LineItems = [{LineItemID: bread, Quantity: 3}, aLine({Description: 'Jam', UnitAmount: 4})];
  const [saved] = (await session.call('POST', `/Invoices/${invoiceId}`, {body: {LineItems}})).elements;
  expect(saved).toMatchObject({
    LineItems: [
      {LineItemID: bread, Description: 'Bread', Quantity: 3, LineAmount: 30, TaxAmount: 4.5},
      {Description: 'Jam', LineAmount: 8},
    ],
    SubTotal: 38,
    Total: 43.7,
  });
  const again = await session.call('POST', `/Invoices/${invoiceId}`, {body: {LineItems: [aLine()]}});
  expect(session.sandbox.invoices()[0]?.lines).toHaveLength(1);
  expect(JSON.stringify(again.json)).not.toContain(bread);
});

test('what is not sent stays', async () => {
  const session = await loggedIn();
  const {invoiceId} = typed(session);
  const [saved] = (await session.call('POST', `/Invoices/${invoiceId}`, {body: {Url: 'https://example.com/1'}}))
    .elements;
  expect(saved).toMatchObject({
    InvoiceNumber: 'INV-1',
    Total: 28.75,
    LineItems: [{}, {}],
    Url: 'https://example.com/1',
    Status: 'AUTHORISED',
  });
});

test('a POST with a known number changes a document that somebody else typed', async () => {
  const session = await loggedIn();
  const {invoiceId} = typed(session);
  const answer = await session.call('POST', '/Invoices?summarizeErrors=false', {
    body: anInvoice({InvoiceNumber: 'inv-1', Contact: {Name: 'Other'}}),
  });
  expect(answer.elements[0]).toMatchObject({InvoiceID: invoiceId, StatusAttributeString: 'OK', Total: 23});
  expect(session.sandbox.invoices()).toHaveLength(1);
});

test('a POST of a bill changes the one with the same number of the same supplier, not that of another', async () => {
  const session = await loggedIn();
  const [one, other] = ['One', 'Other'].map((name) => session.sandbox.addContact({name}).contactId);
  const post = (ContactID: string | undefined) =>
    session.call('POST', '/Invoices', {body: aBill({Contact: {ContactID}})});
  await post(one);
  await post(one);
  expect(session.sandbox.invoices()).toHaveLength(1);
  await post(other);
  expect(session.sandbox.invoices()).toHaveLength(2);
});

test('a PUT only makes new documents, whatever id it names', async () => {
  const session = await loggedIn();
  const {invoiceId} = typed(session);
  const answer = await session.call('PUT', '/Invoices', {body: aBill({InvoiceID: invoiceId})});
  expect(answer.elements[0]?.InvoiceID).not.toBe(invoiceId);
  expect(session.sandbox.invoices().map(({type}) => type)).toEqual(['ACCREC', 'ACCPAY']);
});

test('a POST to an id that nobody has is a 404; in a batch the element is refused', async () => {
  const {call} = await loggedIn();
  const id = '11111111-1111-4111-8111-111111111111';
  expect((await call('POST', `/Invoices/${id}`, {body: {Status: 'VOIDED'}})).status).toBe(404);
  expect(messagesIn(await call('POST', '/Invoices', {body: anInvoice({InvoiceID: id})}))).toContain(wrongStatus);
});

test('a draft is approved as it stands only when nothing is missing', async () => {
  const session = await loggedIn();
  const put = await session.call('PUT', '/Invoices', {
    body: anInvoice({Status: 'DRAFT', LineItems: [{Description: 'Bread', UnitAmount: 1}]}),
  });
  const approve = async (LineItems?: unknown) =>
    messagesIn(
      await session.call('POST', `/Invoices/${put.elements[0]?.InvoiceID}`, {body: {Status: 'AUTHORISED', LineItems}}),
    );
  expect(await approve()).toEqual(['The Account Code must be specified for each line item of an approved document']);
  expect(await approve([aLine()])).toEqual([]);
});

test('a document without a date is of today where the organisation is', async () => {
  const session = await loggedIn();
  session.clock.set('2026-03-16T12:30:00Z');
  session.accessToken = (await logIn(session.sandbox)).access_token;
  const answer = await session.call('PUT', '/Invoices', {body: anInvoice({Date: undefined})});
  expect(answer.elements[0]?.DateString).toBe('2026-03-17T00:00:00');
});
