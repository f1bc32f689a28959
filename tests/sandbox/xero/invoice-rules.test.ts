import {expect, test} from 'vitest';
import {aBill, aLine, anInvoice, type Heard, loggedIn, messagesIn} from './logged-in.ts';

const put = '/Invoices?summarizeErrors=false';
const withLine = (line: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  anInvoice({LineItems: [aLine(line)], ...more});
const billWith = (line: Record<string, unknown>) =>
  aBill({LineItems: [aLine({AccountCode: '310', TaxType: 'INPUT2', ...line})]});

test.each<[string, Record<string, unknown>, string]>([
  ['an unknown account', withLine({AccountCode: '999'}), "Account code '999' is not a valid code for this document."],
  [
    'a bank account',
    withLine({AccountCode: '090', TaxType: 'NONE'}),
    "Account code '090' is not a valid code for this document.",
  ],
  [
    'a system account',
    withLine({AccountCode: '610', TaxType: 'NONE'}),
    "Account code '610' is not a valid code for this document.",
  ],
  [
    'an account of tracked stock',
    withLine({AccountCode: '640'}),
    "Account code '640' is not a valid code for this document.",
  ],
  [
    'an archived account',
    billWith({AccountCode: '450'}),
    "Account code '450' has been archived, or has been deleted. Each line item must reference a valid account.",
  ],
  [
    'a tax type that does not go with the account',
    withLine({TaxType: 'INPUT2'}),
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ],
  [
    'zero-rated sales tax on an expense',
    billWith({TaxType: 'ZERORATED'}),
    "The TaxType code 'ZERORATED' cannot be used with account code '310'.",
  ],
  ['an archived tax rate', withLine({TaxType: 'OUTPUT'}), 'Tax rate must be Active'],
  [
    'an unknown tax rate',
    withLine({TaxType: 'TAX999'}),
    "The TaxType code 'TAX999' does not exist in this organisation.",
  ],
  ['an unknown item', withLine({ItemCode: 'BREAD'}), "Item code 'BREAD' is not valid"],
  [
    'a currency that is not switched on',
    anInvoice({CurrencyCode: 'JPY'}),
    'Organisation is not subscribed to currency JPY',
  ],
  [
    'a rate of seven decimals',
    anInvoice({CurrencyCode: 'USD', CurrencyRate: 0.6123456}),
    'The currency rate must be a number above zero with at most six decimals',
  ],
  [
    'a line total that differs',
    withLine({LineAmount: 19.99}),
    'The line total 19.99 does not match the expected line total 20.00',
  ],
  [
    'a document total that differs',
    anInvoice({Total: 22.99}),
    'The document total does not equal the sum of the lines.',
  ],
  [
    'more tax than the line is worth',
    withLine({TaxAmount: 20.01}),
    'Tax amount cannot be greater than the line amount',
  ],
  ['a discount on a bill', billWith({DiscountRate: 10}), 'Discounts are only supported on sales invoices'],
  ['no due date', anInvoice({DueDate: undefined}), 'The Due Date must be specified for the invoice to be approved'],
  ['no line', anInvoice({LineItems: []}), 'One or more line items must be specified'],
  ['a line without words', withLine({Description: ''}), 'Description must be specified for each line item'],
  [
    'a line without account',
    withLine({AccountCode: undefined}),
    'The Account Code must be specified for each line item of an approved document',
  ],
  ['too many words', withLine({Description: 'x'.repeat(4_001)}), 'The Description must not exceed 4000 characters.'],
  [
    'a number too long',
    anInvoice({InvoiceNumber: 'x'.repeat(256)}),
    'The InvoiceNumber must not exceed 255 characters.',
  ],
  ['an address that names Xero', anInvoice({Url: 'https://example.com/xero/1'}), 'The Url is not valid'],
  [
    'no contact',
    anInvoice({Contact: undefined}),
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  ],
  ['another type', anInvoice({Type: 'ACCRECCREDIT'}), 'Invoice not of valid type for creation'],
  [
    'a bad e-mail of its contact',
    anInvoice({Contact: {Name: 'Acme', EmailAddress: 'acme'}}),
    'Email address must be valid',
  ],
])('%s is refused', async (_, document, message) => {
  const {call, sandbox} = await loggedIn();
  const answer = await call('PUT', put, {body: {Invoices: [document]}});
  expect(messagesIn(answer)).toContain(message);
  expect(answer.elements[0]).toMatchObject({
    HasErrors: true,
    StatusAttributeString: 'ERROR',
    InvoiceID: '00000000-0000-0000-0000-000000000000',
  });
  expect([sandbox.invoices().length, sandbox.contacts().length]).toEqual([0, 0]);
});

test.each<[string, Record<string, unknown>]>([
  [
    'a line on the account for rounding',
    withLine({AccountCode: '860', TaxType: 'NONE', Quantity: 1, UnitAmount: -0.01}),
  ],
  ['a mere remark', anInvoice({LineItems: [aLine(), {Description: 'With thanks'}]})],
  ['figures as text', withLine({Quantity: '2', UnitAmount: '10.00'})],
  [
    'a draft without account or due date',
    anInvoice({Status: 'DRAFT', DueDate: undefined, LineItems: [{Description: 'Bread', UnitAmount: 1}]}),
  ],
  ['the exact totals', withLine({LineAmount: 20}, {Total: 23})],
  ['a tax amount as large as the line', withLine({TaxAmount: 20})],
  ['a discount on a sale', withLine({DiscountRate: 10})],
  ['tax left to the account', withLine({TaxType: undefined})],
  ['the page of the document in another program', anInvoice({Url: 'https://inventory.dearsystems.com/Sale#1'})],
])('%s is taken', async (_, document) => {
  const {call} = await loggedIn();
  expect(messagesIn(await call('PUT', put, {body: {Invoices: [document]}}))).toEqual([]);
});

test('a sales invoice number is taken once whatever its case, even by what is void; a supplier number as often as one likes', async () => {
  const {call, sandbox} = await loggedIn();
  await call('PUT', put, {body: anInvoice({InvoiceNumber: 'INV-7a'})});
  sandbox.voidInvoice(sandbox.invoices()[0]?.invoiceId ?? '');
  const again = await call('PUT', put, {
    body: {
      Invoices: [
        anInvoice({InvoiceNumber: 'inv-7A'}),
        aBill({InvoiceNumber: 'INV-7a'}),
        aBill({InvoiceNumber: 'INV-7a'}),
      ],
    },
  });
  expect(again.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['ERROR', 'OK', 'OK']);
  expect(messagesIn(again)).toEqual(['Invoice # must be unique.']);
});

test('a sales invoice without a number gets the next one, a bill keeps none', async () => {
  const {call} = await loggedIn();
  const document = {InvoiceNumber: undefined};
  const answer = await call('PUT', put, {
    body: {Invoices: [anInvoice(document), anInvoice(document), aBill(document)]},
  });
  expect(answer.elements.map(({InvoiceNumber}) => InvoiceNumber)).toEqual(['INV-0001', 'INV-0002', '']);
});

test('a reference stays on a sale and is ignored on a bill', async () => {
  const {call} = await loggedIn();
  const answer = await call('PUT', put, {
    body: {Invoices: [anInvoice({Reference: 'PO 7'}), aBill({Reference: 'PO 7'})]},
  });
  expect(answer.elements.map(({Reference}) => Reference)).toEqual(['PO 7', undefined]);
});

test('nothing is approved on or before a lock date; drafts are taken', async () => {
  const {call, sandbox} = await loggedIn();
  sandbox.setLockDates({period: '2026-02-28', endOfYear: '2026-03-10'});
  const of = (number: string, date: string, status = 'AUTHORISED') =>
    anInvoice({InvoiceNumber: number, Date: date, Status: status});
  const answer = await call('PUT', put, {
    body: {
      Invoices: [of('A', '2026-02-28'), of('B', '2026-03-10'), of('C', '2026-03-11'), of('D', '2026-02-01', 'DRAFT')],
    },
  });
  expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual([
    'ERROR',
    'ERROR',
    'OK',
    'OK',
  ]);
  expect(messagesIn(answer)).toEqual([
    'The document date cannot be before the period lock date, currently set at 28 February 2026',
    'The document date cannot be before the end of year lock date, currently set at 10 March 2026',
    'The document date cannot be before the end of year lock date, currently set at 10 March 2026',
  ]);
});

test('a document in foreign money keeps its rate, or gets the rate of the day; an odd rate is remarked on', async () => {
  const {call} = await loggedIn();
  const usd = (number: string, CurrencyRate?: number) =>
    anInvoice({InvoiceNumber: number, CurrencyCode: 'USD', CurrencyRate});
  const answer = await call('PUT', put, {body: {Invoices: [usd('A', 0.615311), usd('B'), usd('C', 1.66)]}});
  expect(answer.elements.map(({CurrencyRate}) => CurrencyRate)).toEqual([0.615311, 0.6, 1.66]);
  expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['OK', 'OK', 'WARNING']);
});

test('a draft cannot have been sent to anybody: it is saved with a warning', async () => {
  const {call} = await loggedIn();
  const answer = await call('PUT', put, {body: anInvoice({Status: 'DRAFT', SentToContact: true})});
  expect(answer.elements[0]).toMatchObject({
    SentToContact: false,
    StatusAttributeString: 'WARNING',
    Warnings: [{Message: 'Only AUTHORISED invoices may have SentToContact updated.'}],
  });
});

test.each<[string, unknown]>([
  ['text that is no JSON', '{"Invoices":['],
  ['a line amount type that Xero has not', anInvoice({LineAmountTypes: 'NO_TAX'})],
  ['a status that Xero has not', anInvoice({Status: 'APPROVED'})],
  ['a date that is none', anInvoice({Date: '2026-02-30'})],
  ['a figure that is none', withLine({UnitAmount: 'ten'})],
])('%s fails the whole request with error 14', async (_, body) => {
  const {call, sandbox} = await loggedIn();
  const answer: Heard = await call('PUT', put, {body});
  expect([answer.status, answer.json.ErrorNumber, answer.json.Type]).toEqual([400, 14, 'PostDataInvalidException']);
  expect(sandbox.invoices()).toEqual([]);
});

test('unit amounts keep two decimals, or four when asked, on saving and on reading', async () => {
  const {call} = await loggedIn();
  const line = {Quantity: 2, UnitAmount: 9.9999};
  const two = await call('PUT', put, {body: withLine(line, {InvoiceNumber: 'A'})});
  const four = await call('PUT', `${put}&unitdp=4`, {
    body: withLine({...line, UnitAmount: 1.2345}, {InvoiceNumber: 'B'}),
  });
  expect(two.elements[0]).toMatchObject({LineItems: [{UnitAmount: 10, LineAmount: 20, TaxAmount: 3}], Total: 23});
  expect(four.elements[0]).toMatchObject({
    LineItems: [{UnitAmount: 1.2345, LineAmount: 2.47, TaxAmount: 0.37}],
    Total: 2.84,
  });
  expect((await call('GET', '/Invoices/B')).elements[0]).toMatchObject({
    LineItems: [{UnitAmount: 1.23, LineAmount: 2.47}],
  });
  expect((await call('GET', '/Invoices/B?unitdp=4')).elements[0]).toMatchObject({LineItems: [{UnitAmount: 1.2345}]});
});
