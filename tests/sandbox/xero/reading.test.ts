import {expect, test} from 'vitest';
import {aBill, anInvoice, type LoggedIn, loggedIn} from './logged-in.ts';

/** Five documents of two contacts, one made a minute after the other. */
async function books(): Promise<LoggedIn & {numbers: (query: string) => Promise<unknown[]>; acme: string}> {
  const session = await loggedIn();
  const [acme, mill] = ['Acme', 'Mill'].map((name) => session.sandbox.addContact({name}).contactId);
  const documents = [
    anInvoice({InvoiceNumber: 'A-1', Contact: {ContactID: acme}, Date: '2026-01-31', Reference: 'Red fish'}),
    anInvoice({InvoiceNumber: 'A-2', Contact: {ContactID: mill}, Date: '2026-02-01', Status: 'DRAFT'}),
    aBill({InvoiceNumber: 'A-1', Contact: {ContactID: acme}, Date: '2026-02-28'}),
    aBill({InvoiceNumber: 'S "7"', Contact: {ContactID: mill}, Date: '2026-03-01'}),
  ];
  for (const document of documents) {
    session.clock.set(session.clock.now() + 60_000);
    await session.call('PUT', '/Invoices', {body: document});
  }
  session.clock.set(session.clock.now() + 60_000);
  session.sandbox.addInvoice({number: 'T-1', contactId: acme, date: '2026-03-02'});
  return {
    ...session,
    acme: acme ?? '',
    numbers: async (query) =>
      (await session.call('GET', `/Invoices?${query}`)).elements.map(({InvoiceNumber}) => InvoiceNumber),
  };
}

const whereOf = (where: string) => new URLSearchParams({where}).toString();

test('pages hold what was asked for and say how many there are; sizes out of range are brought back into it', async () => {
  const {call, numbers} = await books();
  const page = await call('GET', '/Invoices?page=2&pageSize=2');
  expect(page.json.pagination).toEqual({page: 2, pageSize: 2, pageCount: 3, itemCount: 5});
  expect(page.elements).toHaveLength(2);
  expect((await call('GET', '/Invoices?page=1&pageSize=5000')).json.pagination).toMatchObject({pageSize: 1_000});
  expect((await call('GET', '/Invoices?pageSize=0')).json.pagination).toMatchObject({page: 1, pageSize: 1});
  expect((await call('GET', '/Invoices?page=1')).json.pagination).toMatchObject({pageSize: 100});
  expect(await numbers('page=9')).toEqual([]);
});

test('a list without pages leaves out the lines; pages and single reads have them', async () => {
  const {call} = await books();
  const whole = await call('GET', '/Invoices');
  expect(whole.json).not.toHaveProperty('pagination');
  expect(whole.elements.every(({LineItems}) => Array.isArray(LineItems) && LineItems.length === 0)).toBe(true);
  expect((await call('GET', '/Invoices?page=1')).elements[0]).toMatchObject({LineItems: [{Description: 'Bread'}]});
  expect((await call('GET', '/Invoices/A-2')).elements[0]).toMatchObject({LineItems: [{Description: 'Bread'}]});
  const summary = await call('GET', '/Invoices?summaryOnly=true');
  expect(summary.elements[0]).not.toHaveProperty('LineItems');
  expect(summary.json).toHaveProperty('pagination');
});

test.each<[string, string[]]>([
  ['InvoiceNumbers=a-1,T-1', ['A-1', 'A-1', 'T-1']],
  ['Statuses=DRAFT', ['A-2']],
  ['statuses=draft,AUTHORISED&createdByMyApp=false', ['A-1', 'A-2', 'A-1', 'S "7"', 'T-1']],
  ['createdByMyApp=true', ['A-1', 'A-2', 'A-1', 'S "7"']],
  ['IDs=&InvoiceNumbers=', ['A-1', 'A-2', 'A-1', 'S "7"', 'T-1']],
  ['searchTerm=RED', ['A-1']],
  ['order=Date+DESC', ['T-1', 'S "7"', 'A-1', 'A-2', 'A-1']],
  ['order=InvoiceNumber+DESC,Date', ['T-1', 'S "7"', 'A-2', 'A-1', 'A-1']],
])('the list with %s', async (query, expected) => {
  const {numbers} = await books();
  expect(await numbers(query)).toEqual(expected);
});

test('documents are found by their ids and by those of their contacts', async () => {
  const {numbers, sandbox, acme} = await books();
  const [first, second] = sandbox.invoices().map(({invoiceId}) => invoiceId);
  expect(await numbers(`IDs=${first},${second?.toUpperCase()}`)).toEqual(['A-1', 'A-2']);
  expect(await numbers(`ContactIDs=${acme}`)).toEqual(['A-1', 'A-1', 'T-1']);
});

test.each<[string, string[]]>([
  ['Type=="ACCPAY"', ['A-1', 'S "7"']],
  ['Type="ACCPAY" AND InvoiceNumber=="A-1"', ['A-1']],
  ['Type=="ACCREC" && Status!="DRAFT"', ['A-1', 'T-1']],
  ['InvoiceNumber=="A-2" OR InvoiceNumber == "T-1"', ['A-2', 'T-1']],
  ['Type=="ACCPAY" and (InvoiceNumber=="A-1" || InvoiceNumber=="A-2")', ['A-1']],
  ['InvoiceNumber=="A-2" OR Type=="ACCPAY" AND InvoiceNumber=="A-1"', ['A-2', 'A-1']],
  ['InvoiceNumber=="S \\"7\\""', ['S "7"']],
  ['Date>=DateTime(2026,02,01) AND Date<DateTime(2026,03,01)', ['A-2', 'A-1']],
  ['Date<=DateTime(2026, 2, 1)', ['A-1', 'A-2']],
  ['Date>DateTime(2026,03,01)', ['T-1']],
  ['AmountDue>0 AND Total<=23', ['A-1', 'A-2', 'A-1', 'S "7"']],
  ['Reference==null AND Contact.Name=="Mill"', ['A-2', 'S "7"']],
  ['Reference!=null', ['A-1']],
])('where %s', async (where, expected) => {
  const {numbers} = await books();
  expect(await numbers(whereOf(where))).toEqual(expected);
});

test('a contact is named by its guid, and only as one', async () => {
  const {numbers, call, acme} = await books();
  expect(await numbers(whereOf(`Contact.ContactID==guid("${acme.toUpperCase()}")`))).toEqual(['A-1', 'A-1', 'T-1']);
  const asText = await call('GET', `/Invoices?${whereOf(`Contact.ContactID=="${acme}"`)}`);
  expect([asText.status, asText.json.ErrorNumber]).toEqual([400, 16]);
});

test.each([
  'Colour=="red"',
  'Type==',
  'Type=="ACCREC" AND',
  '(Type=="ACCREC"',
  'Type=="ACCREC" Status=="DRAFT"',
  'Type ~ "A"',
  'Date>="2026-01-01"',
])('where %s is error 16', async (where) => {
  const {call} = await books();
  const answer = await call('GET', `/Invoices?${whereOf(where)}`);
  expect([answer.status, answer.json.ErrorNumber, answer.json.Type]).toEqual([400, 16, 'QueryParseException']);
});

test('an order by a name that Xero has not is error 16', async () => {
  const {call} = await books();
  expect((await call('GET', '/Invoices?order=Colour')).json.ErrorNumber).toBe(16);
});

test('If-Modified-Since leaves what changed since, to the second; nothing changed is a 304', async () => {
  const {call} = await books();
  const since = async (time: string, path = '/Invoices') => {
    const answer = await call('GET', path, {headers: {'if-modified-since': time}});
    return [answer.status, answer.elements.map(({InvoiceNumber}) => InvoiceNumber)];
  };
  expect(await since('2026-03-16T02:04:00.900Z')).toEqual([200, ['S "7"', 'T-1']]);
  expect(await since('2026-03-16T02:04:01')).toEqual([200, ['T-1']]);
  expect(await since('Mon, 16 Mar 2026 02:05:01 GMT')).toEqual([304, []]);
  expect(await since('yesterday')).toEqual([412, []]);
  expect((await since('2030-01-01T00:00:00Z', '/Accounts'))[0]).toBe(200);
});

test('a document is read by its id or its number', async () => {
  const {call, sandbox} = await books();
  const id = sandbox.invoices()[1]?.invoiceId;
  expect((await call('GET', `/Invoices/${id}`)).elements).toMatchObject([{InvoiceID: id}]);
  expect((await call('GET', '/Invoices/a-2')).elements).toMatchObject([{InvoiceID: id}]);
  expect((await call('GET', '/Invoices/Z-9')).status).toBe(404);
});

test('settings can be filtered too', async () => {
  const {call} = await books();
  const codes = async (where: string) =>
    (await call('GET', `/Accounts?${whereOf(where)}`)).elements.map(({Code}) => Code);
  expect(await codes('Status=="ARCHIVED"')).toEqual(['450']);
  expect(await codes('SystemAccount=="ROUNDING"')).toEqual(['860']);
});

test('the organisation shows its lock dates as Xero writes dates', async () => {
  const {call, sandbox} = await books();
  sandbox.setLockDates({period: '2026-02-28'});
  const [organisation] = (await call('GET', '/Organisation')).elements;
  expect(organisation).toMatchObject({BaseCurrency: 'NZD', PeriodLockDate: '/Date(1772236800000+0000)/'});
  expect(organisation).not.toHaveProperty('EndOfYearLockDate');
});
