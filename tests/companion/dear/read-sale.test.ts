import {describe, expect, test} from 'vitest';
import {readPurchase, readSale} from '../../../companion/dear/read-master.ts';
import {parseExact} from '../../../companion/platform/exact-json.ts';
import {aLine, anInvoice, aPurchase, aSale, saleId} from './answers.ts';

/** As it comes over the wire. */
const wire = (answer: unknown) => parseExact(typeof answer === 'string' ? answer : JSON.stringify(answer));

const sale = (more: object = {}) => readSale(wire(aSale(more)));

const _purchase = (more: object = {}) => readPurchase(wire(aPurchase(more)));

describe('a sale', () => {
  test('becomes its invoices in our words', () => {
    expect(sale()).toEqual({
      family: 'sale',
      id: saleId,
      number: 'SO-00001',
      type: 'Simple Sale',
      status: 'INVOICED',
      orderStatus: 'AUTHORISED',
      stamp: '2026-03-02T01:02:03.45Z',
      stampAt: Date.parse('2026-03-02T01:02:03.450Z'),
      documents: [
        {
          kind: 'sale-invoice',
          masterId: saleId,
          taskId: saleId,
          advanced: false,
          orderNumber: 'SO-00001',
          group: 0,
          number: 'INV-00001',
          customerReference: 'PO 77',
          status: 'AUTHORISED',
          date: '2026-03-02',
          dueDate: '2026-03-20',
          currency: 'NZD',
          baseCurrency: 'NZD',
          rate: '1',
          taxCalculation: 'Exclusive',
          defaultAccount: '200',
          lines: [
            {
              name: 'Green tea',
              sku: 'TEA-1',
              comment: '',
              quantity: '2',
              price: '10',
              discount: '0',
              tax: '3',
              total: '20',
              taxRule: 'GST on Income',
              account: '200',
            },
          ],
          charges: [],
          totalBeforeTax: '20',
          tax: '3',
          total: '23',
          party: {
            id: '5a6b7c8d-0000-4111-8222-333344445555',
            name: 'Kauri Kitchen',
            email: 'accounts@example.com',
            phone: '09 555 0101',
            address: {
              line1: '1 Quay Street',
              line2: '',
              city: 'Auckland',
              region: '',
              postcode: '1010',
              country: 'New Zealand',
            },
          },
        },
      ],
      unreadable: [],
      attachmentIds: [],
      paymentIds: [],
      creditNotes: [],
      order: null,
      payments: [],
      attachments: [],
    });
  });

  test('keeps every digit of its money', () => {
    const text = JSON.stringify(aSale())
      .replaceAll('"Price":10', '"Price":0.1000000000000000055511151231257827')
      .replaceAll('"Total":23', '"Total":9007199254740993.01');
    const document = readSale(wire(text))?.documents[0];
    expect(document?.lines[0]?.price).toBe('0.1000000000000000055511151231257827');
    expect(document?.total).toBe('9007199254740993.01');
  });

  test('leaves out what does not exist yet and keeps drafts and voids', () => {
    const invoices = ['NOT AVAILABLE', 'DRAFT', 'VOIDED', 'paid'].map((Status) => anInvoice({Status}));
    expect(sale({Invoices: invoices})?.documents.map(({status}) => status)).toEqual(['DRAFT', 'VOIDED', 'PAID']);
  });

  test.each([
    ['one object instead of a list', {Invoices: anInvoice()}, 1],
    ['null instead of a list', {Invoices: null}, 0],
    ['nothing instead of a list', {Invoices: undefined}, 0],
  ])('reads %s', (_, more, count) => {
    expect(sale(more)?.documents).toHaveLength(count);
  });

  test.each([
    ["the invoice's own", {CurrencyConversionRate: 1.5}, {CurrencyRate: 2}, '1.5'],
    ["the header's when the invoice has none", {CurrencyConversionRate: null}, {CurrencyRate: 2}, '2'],
    ["the header's when the invoice says 0", {CurrencyConversionRate: 0}, {CurrencyRate: 0.65}, '0.65'],
    ['none when nobody has one', {CurrencyConversionRate: undefined}, {CurrencyRate: undefined}, null],
  ])('has the rate: %s', (_, invoice, header, rate) => {
    expect(sale({...header, Invoices: [anInvoice(invoice)]})?.documents[0]?.rate).toBe(rate);
  });

  test('reads guids in capitals and numbers that are not text', () => {
    const document = sale({
      ID: saleId.toUpperCase(),
      Invoices: [anInvoice({TaskID: saleId.toUpperCase(), InvoiceNumber: 345345})],
    })?.documents[0];
    expect(document).toMatchObject({masterId: saleId, taskId: saleId, number: '345345'});
  });

  test('takes blank, null and missing text for the same', () => {
    const blank = {
      Email: '',
      Phone: null,
      DefaultAccount: undefined,
      CustomerReference: null,
      BillingAddress: null,
      TaxCalculation: null,
    };
    expect(
      sale({...blank, Invoices: [anInvoice({Lines: [aLine({Comment: null, SKU: undefined, Account: ''})]})]})
        ?.documents[0],
    ).toMatchObject({
      customerReference: '',
      defaultAccount: null,
      taxCalculation: null,
      lines: [{comment: '', sku: '', account: null}],
      party: {email: null, phone: null, address: null},
    });
  });

  test.each([
    ['a total that is missing', {Total: undefined}, 'Total is missing'],
    ['a total that is no number', {Total: 'n/a'}, 'Total is not a number'],
    ['a tax that is null', {Tax: null}, 'Tax is missing'],
    ['a line without a price', {Lines: [aLine(), aLine({Price: null})]}, 'Lines[2].Price is missing'],
    ['a date that is none', {InvoiceDate: '2026-02-30T00:00:00'}, 'InvoiceDate is not a date'],
  ])('sets %s aside and names the field', (_, more, raw) => {
    const read = sale({Invoices: [anInvoice({InvoiceNumber: 'INV-00002', ...more}), anInvoice()]});
    expect(read?.documents.map(({number}) => number)).toEqual(['INV-00001']);
    expect(read?.unreadable).toMatchObject([
      {taskId: saleId, number: 'INV-00002', status: 'AUTHORISED', problem: {code: 'dear.unreadable-document', raw}},
    ]);
  });

  test('takes a discount that is missing for none', () => {
    expect(sale({Invoices: [anInvoice({Lines: [aLine({Discount: null})]})]})?.documents[0]?.lines[0]?.discount).toBe(
      '0',
    );
  });

  test('reads charges as lines under their description', () => {
    const charge = {
      Description: 'Freight',
      Quantity: 1,
      Price: 5.5,
      Discount: 0,
      Tax: 0.83,
      Total: 5.5,
      TaxRule: 'GST on Income',
      Account: '425',
    };
    expect(sale({Invoices: [anInvoice({AdditionalCharges: [charge]})]})?.documents[0]?.charges).toMatchObject([
      {name: 'Freight', sku: '', price: '5.5', tax: '0.83', account: '425'},
    ]);
  });

  test('knows its files and payments', () => {
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    const read = sale({
      Attachments: [{ID: id(1)}],
      Quote: {Prepayments: [{ID: id(2)}]},
      Invoices: [anInvoice({Payments: [{ID: id(3).toUpperCase()}]})],
      CreditNotes: [{Refunds: [{ID: id(4)}]}],
    });
    expect(read).toMatchObject({attachmentIds: [id(1)], paymentIds: [id(2), id(3), id(4)]});
  });

  test.each([[{}], [null], [[]], ['text'], [{ID: 'no guid'}]])('%j is no sale', (answer) => {
    expect(readSale(wire(JSON.stringify(answer)))).toBeUndefined();
  });
});
