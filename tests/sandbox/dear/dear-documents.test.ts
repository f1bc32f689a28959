import {expect, test} from 'vitest';
import {ObedientClock} from '../../support/clock.ts';
import {createBooks} from '../books/books.ts';
import {aBillLine, aCharge, aCost, aLine, anInvoice, aPurchase, aSale} from '../books/builders.ts';
import {seededBooks} from '../books/seeded-books.ts';
import {askDear, fetchDear} from './ask-dear.ts';
import {createDearSandbox} from './dear-sandbox.ts';

const clock = new ObedientClock();
const seeded = createDearSandbox({
  clock,
  books: seededBooks({clock}),
  callsPerMinute: 10_000,
  baseUrl: 'http://127.0.0.1:1',
});
const get = askDear(seeded);
const sandboxOf = (...masters: Parameters<typeof createBooks>[0]['masters'] & object) => {
  const dear = createDearSandbox({clock, books: createBooks({clock, masters})});
  return {dear, books: dear.books, get: askDear(dear)};
};
const textOf = async (path: string) => (await fetchDear(seeded, path)).text();
const everySale = () => Promise.all(seeded.books.sales.map(({id}) => textOf(`/sale?ID=${id}`)));
const everyPurchase = () => Promise.all(seeded.books.purchases.map(({id}) => textOf(`/advanced-purchase?ID=${id}`)));

test('a sale holds its invoice with lines, charges, totals and payments', async () => {
  const sale = aSale({invoice: {charges: [aCharge()]}});
  const {get: ask} = sandboxOf(sale);
  expect(await ask(`/sale?ID=${sale.id.toUpperCase()}`)).toMatchObject({
    ID: sale.id,
    Type: 'Simple Sale',
    Order: {SaleOrderNumber: 'SO-00001', Status: 'AUTHORISED'},
    Invoices: [
      {
        InvoiceNumber: 'INV-00001',
        Status: 'AUTHORISED',
        InvoiceDate: '2026-03-10T00:00:00',
        Lines: [{SKU: 'GB1', Quantity: 2, Price: 50, Total: 100, Tax: 15, TaxRule: 'GST on Income', Account: '200'}],
        AdditionalCharges: [{Description: 'Freight', Total: 12.5, Account: '260'}],
        TotalBeforeTax: 112.5,
        Tax: 16.88,
        Total: 129.38,
        Paid: 0,
      },
    ],
  });
});

test('charges join the lines, without a product, when asked to', async () => {
  const sale = aSale({invoice: {charges: [aCharge()]}});
  const {get: ask} = sandboxOf(sale);
  const [invoice] = (await ask(`/sale?ID=${sale.id}&CombineAdditionalCharges=true`)).Invoices;
  expect(invoice.AdditionalCharges).toEqual([]);
  expect(invoice.Lines).toHaveLength(2);
  expect(invoice.Lines[1]).not.toHaveProperty('ProductID');
});

test('a simple purchase shows arrays of one with its own id, and objects with a misspelt number at the old address', async () => {
  const purchase = aPurchase({invoice: {number: 'A/1', charges: [aCost()]}});
  const {get: ask} = sandboxOf(purchase);
  const advanced = await ask(`/advanced-purchase?ID=${purchase.id}`);
  expect(advanced.Invoice).toHaveLength(1);
  expect(advanced.Invoice[0]).toMatchObject({
    InvoicingAndReceivingNumber: 0,
    InvoiceNumber: 'A/1',
    Status: 'AUTHORISED',
  });
  expect(advanced.Invoice[0].TaskID.toLowerCase()).toBe(purchase.id);
  expect(advanced.CreditNote).toMatchObject([
    {Status: 'NOT AVAILABLE', CreditNoteNumber: '', CreditNoteDate: null, Total: 0},
  ]);

  const simple = await ask(`/purchase?ID=${purchase.id}`);
  expect(simple.Invoice).toMatchObject({InvocieNumber: 'A/1', Total: advanced.Invoice[0].Total});
  expect(simple.Invoice).not.toHaveProperty('InvoiceNumber');
  expect(simple.CreditNote.Unstock).toMatchObject({Status: 'NOT AVAILABLE'});
});

test('the old address does not serve an advanced purchase', async () => {
  const purchase = aPurchase({
    type: 'Advanced Purchase',
    invoices: [1, 2].map((group) =>
      anInvoice({taskId: `0000000${group}-0000-4000-8000-000000000000`, group, lines: [aBillLine()]}),
    ),
  });
  const {dear, get: ask} = sandboxOf(purchase);
  expect((await fetchDear(dear, `/purchase?ID=${purchase.id}`)).status).toBe(400);
  const groups = (await ask(`/advanced-purchase?ID=${purchase.id}`)).Invoice.map(
    (invoice: {InvoicingAndReceivingNumber: number}) => invoice.InvoicingAndReceivingNumber,
  );
  expect(groups).toEqual([1, 2]);
});

test('what nobody invoiced stands there as NOT AVAILABLE', async () => {
  const purchase = aPurchase({invoices: [], orderStatus: 'DRAFT'});
  const {get: ask} = sandboxOf(purchase);
  expect((await ask(`/advanced-purchase?ID=${purchase.id}`)).Invoice).toMatchObject([
    {Status: 'NOT AVAILABLE', InvoiceNumber: '', InvoiceDate: null, Lines: [], Total: 0},
  ]);
});

test('a voided invoice keeps number and dates and loses its amounts', async () => {
  const sale = aSale();
  const {books, get: ask} = sandboxOf(sale);
  books.void(sale.id);
  const answer = await ask(`/sale?ID=${sale.id}`);
  expect(answer.Status).toBe('VOIDED');
  expect(answer.Invoices).toMatchObject([
    {
      Status: 'VOIDED',
      InvoiceNumber: 'INV-00001',
      InvoiceDate: '2026-03-10T00:00:00',
      Lines: [],
      AdditionalCharges: [],
      Total: 0,
    },
  ]);
});

test('undone and authorised again an invoice keeps its number and task', async () => {
  const sale = aSale();
  const {books, get: ask} = sandboxOf(sale);
  const [before] = (await ask(`/sale?ID=${sale.id}`)).Invoices;
  books.undo(sale.id);
  expect((await ask(`/sale?ID=${sale.id}`)).Invoices).toMatchObject([{Status: 'DRAFT'}]);
  expect((await ask('/saleList')).SaleList).toMatchObject([
    {Status: 'INVOICING', CombinedInvoiceStatus: 'NOT INVOICED'},
  ]);
  books.authorise(sale.id);
  expect((await ask(`/sale?ID=${sale.id}`)).Invoices).toEqual([before]);
});

test('a payment in full makes an invoice PAID', async () => {
  const sale = aSale();
  const {books, get: ask} = sandboxOf(sale);
  books.addPayment(sale.id, {amount: '15'});
  expect((await ask(`/sale?ID=${sale.id}`)).Invoices).toMatchObject([{Status: 'AUTHORISED', Paid: 15}]);
  books.addPayment(sale.id, {amount: '100'});
  expect((await ask(`/sale?ID=${sale.id}`)).Invoices).toMatchObject([{Status: 'PAID', Paid: 115}]);
});

test('a simple sale that gets a second invoice is an advanced one from then on', async () => {
  const sale = aSale();
  const {books, get: ask} = sandboxOf(sale);
  books.makeAdvanced(sale.id, {status: 'DRAFT'});
  expect(await ask(`/sale?ID=${sale.id}`)).toMatchObject({
    Type: 'Advanced Sale',
    Status: 'ORDERED',
    CombinedInvoiceStatus: 'PARTIALLY INVOICED',
    Invoices: [{InvoiceNumber: 'INV-00001'}, {InvoiceNumber: 'INV-00001/2', Status: 'DRAFT'}],
  });
});

test('a service purchase has charges alone, a service sale lines alone', async () => {
  const service = seeded.books.purchases.find(({type}) => type === 'Service Purchase');
  const bill = await get(`/advanced-purchase?ID=${service?.id}`);
  expect(bill).toMatchObject({IsServiceOnly: true, Invoice: [{Lines: []}]});
  expect(bill.Invoice[0].AdditionalCharges).toHaveLength(1);
  const sale = await get(`/sale?ID=${seeded.books.sales.find(({type}) => type === 'Service Sale')?.id}`);
  expect(sale.ServiceOnly).toBe(true);
  expect(sale.Invoices[0].AdditionalCharges).toEqual([]);
});

test('files are listed with their addresses and come from there', async () => {
  const sale = seeded.books.sales.find(({number}) => number === 'SO-00143');
  const {Lines} = await get(`/sale/attachment?SaleID=${sale?.id}`);
  expect(Lines.map((line: {FileName: string}) => line.FileName)).toEqual([
    'signed delivery.pdf',
    'SO-00999 packing slip & "notes".txt',
  ]);
  const address = new URL(Lines[0].DownloadUrl);
  expect(address.origin).toBe('http://127.0.0.1:1');
  const file = await seeded.app.request(address.pathname + address.search);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(await file.text()).toContain('%PDF');
});

test('reference data: component numbers are strings, inactive suppliers are shown on request alone', async () => {
  const {TaxRuleList} = await get('/ref/tax?Name=GST on Imports');
  expect(TaxRuleList).toMatchObject([
    {TaxPercent: 15, Components: [{Percent: '12.5000000000', ComponentOrder: '1'}, {}]},
  ]);
  const closed = seeded.books.suppliers.find(({deprecated}) => deprecated);
  expect(await get(`/supplier?ID=${closed?.id}`)).toEqual({Total: 0, Page: 1, SupplierList: []});
  expect(await get(`/supplier?ID=${closed?.id}&IncludeDeprecated=true`)).toMatchObject({Total: 1});
  expect((await get('/ref/account?Code=450')).AccountsList).toMatchObject([{Status: 'ACTIVE'}]);
});

test('the seeded books speak in every awkward way DEAR has', async () => {
  const sales = await everySale();
  const purchases = await everyPurchase();
  const all = [...sales, ...purchases].join('\n');
  const stamps = purchases.map((text) => JSON.parse(text).LastUpdatedDate as string);
  const seen = {
    'trailing zeros': /:\d+\.\d*0000[,}]/.test(all) && /:15\.0000000000[,}]/.test(all),
    'plain numbers': /"Quantity":2,/.test(all),
    'an upper-case guid': /"(TaskID|CustomerID|ProductID)":"[0-9A-F-]*[A-F][0-9A-F-]*"/.test(all),
    'a fulfilment number as string and as number':
      /"LinkedFulfillmentNumber":"1"/.test(all) && /"LinkedFulfillmentNumber":1/.test(all),
    'stamps with and without Z':
      stamps.some((stamp) => stamp.endsWith('Z')) && stamps.some((stamp) => !stamp.endsWith('Z')),
    'stamps finer than a millisecond': stamps.some((stamp) => /\.\d{6,7}Z?$/.test(stamp)),
    'a sale without, and one with a null, and one with a blank reference':
      ['""', 'null'].every((blank) => all.includes(`"CustomerReference":${blank}`)) &&
      sales.some((text) => !text.includes('CustomerReference')),
    'placeholders on sales, and none':
      sales.some((text) => text.includes('"Status":"NOT AVAILABLE","InvoiceDate":null')) ||
      sales.some((text) => text.includes('"Invoices":[]')),
    'a missing rate': /"CurrencyConversionRate":null/.test(all),
    'a member nobody knows': /"ShipToCustomerNotified"/.test(all),
  };
  expect(Object.entries(seen).filter(([, found]) => !found)).toEqual([]);
  for (const text of [...sales, ...purchases]) expect(() => JSON.parse(text)).not.toThrow();
});

test('the same books answer the same bytes', async () => {
  const again = createDearSandbox({clock, books: seededBooks({clock}), baseUrl: 'http://127.0.0.1:1'});
  const [id] = seeded.books.sales.map((sale) => sale.id);
  expect(await (await fetchDear(again, `/sale?ID=${id}`)).text()).toBe(await textOf(`/sale?ID=${id}`));
});

test('what people do in one book reaches no other', () => {
  const [one, other] = [seededBooks({clock}), seededBooks({clock})];
  const tea = one.sales.find(({number}) => number === 'SO-00144');
  one.editLine(tea?.id ?? '', {price: '1'});
  expect(other.sales.find(({number}) => number === 'SO-00144')?.invoices[0]?.lines[0]?.price).toBe('19.95');
  expect(one.sales.find(({number}) => number === 'SO-00139')?.invoices[1]?.lines[0]?.price).toBe('19.95');
  expect(aLine().price).toBe('50');
});
