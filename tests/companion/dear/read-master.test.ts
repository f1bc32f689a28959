import {describe, expect, test} from 'vitest';
import {readPurchase, readSale} from '../../../companion/dear/read-master.ts';
import {parseExact} from '../../../companion/platform/exact-json.ts';
import {
  aBill,
  aCreditNote,
  aLine,
  anInvoice,
  anOrder,
  aPurchase,
  aSale,
  groupId,
  purchaseId,
  saleId,
} from './answers.ts';

/** As it comes over the wire. */
const wire = (answer: unknown) => parseExact(typeof answer === 'string' ? answer : JSON.stringify(answer));
const sale = (more: object = {}) => readSale(wire(aSale(more)));
const purchase = (more: object = {}) => readPurchase(wire(aPurchase(more)));

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

describe('a purchase', () => {
  test('becomes its bills in our words', () => {
    expect(purchase()).toMatchObject({
      family: 'purchase',
      id: purchaseId,
      number: 'PO-00007',
      stampAt: Date.parse('2026-03-03T05:06:07.123Z'),
      documents: [
        {
          kind: 'bill',
          masterId: purchaseId,
          taskId: groupId,
          advanced: true,
          orderNumber: 'PO-00007',
          group: 1,
          number: 'S-991/2',
          customerReference: '',
          dueDate: null,
          rate: '1',
          defaultAccount: '630',
          party: {name: 'Harbour Supplies', email: null, address: null},
        },
      ],
    });
  });

  test('from the older path has one bill, a misspelt number and no type', () => {
    const {TaskID: _, InvoiceNumber: __, ...bill} = aBill({InvocieNumber: 'S-1'});
    expect(
      purchase({Type: undefined, Invoice: bill, CreditNote: {Refunds: [], Unstock: {Lines: []}}})?.documents,
    ).toMatchObject([{taskId: purchaseId, advanced: false, number: 'S-1'}]);
  });

  test('an advanced bill without its task cannot be told from its sisters', () => {
    const read = purchase({Invoice: [aBill({TaskID: null})]});
    expect(read?.unreadable[0]?.problem.raw).toBe('TaskID is missing');
  });

  test.each([
    ["the bill's own rate", {CurrencyRate: 1.61}, '1.61'],
    ["the header's rate", {}, '2'],
  ])('has %s', (_, bill, rate) => {
    expect(purchase({CurrencyRate: 2, Invoice: [aBill(bill)]})?.documents[0]?.rate).toBe(rate);
  });
});

describe('credit notes', () => {
  test('of a sale know what they credit, and their own rate; they have no due date', () => {
    expect(
      sale({CurrencyRate: 2, CreditNotes: [aCreditNote({CreditNoteConversionRate: 1.5})]})?.creditNotes,
    ).toMatchObject([
      {
        kind: 'sale-credit-note',
        taskId: '11d2b8f0-0000-4111-8222-333344445555',
        number: 'CR-00001',
        credits: 'INV-00001',
        date: '2026-03-05',
        dueDate: null,
        rate: '1.5',
        total: '11.5',
        tax: '1.5',
        lines: [{name: 'Green tea', account: '200'}],
        party: {name: 'Kauri Kitchen'},
      },
    ]);
  });

  test.each([
    ['a list of one', [aCreditNote({TaskID: purchaseId})]],
    [
      'one object, as the older address has it, without a task and without a link',
      {...aCreditNote(), TaskID: undefined, CreditNoteInvoiceNumber: undefined},
    ],
  ])('of a simple purchase come as %s', (_, CreditNote) => {
    const read = purchase({Type: 'Simple Purchase', CreditNote})?.creditNotes;
    expect(read).toMatchObject([{kind: 'bill-credit-note', taskId: purchaseId, number: 'CR-00001', total: '11.5'}]);
  });

  test('that do not exist yet are left out; drafts and voided ones are kept', () => {
    const CreditNotes = ['NOT AVAILABLE', 'DRAFT', 'VOIDED', 'AUTHORISED'].map((Status) => aCreditNote({Status}));
    expect(sale({CreditNotes})?.creditNotes.map(({status}) => status)).toEqual(['DRAFT', 'VOIDED', 'AUTHORISED']);
  });

  test('that cannot be read are named, and the invoices go on', () => {
    const read = sale({CreditNotes: [aCreditNote({Total: 'much'})]});
    expect(read).toMatchObject({
      documents: [{number: 'INV-00001'}],
      creditNotes: [],
      unreadable: [{kind: 'sale-credit-note', number: 'CR-00001', problem: {title: 'CR-00001 cannot be read.'}}],
    });
  });
});

describe('the order of a purchase', () => {
  const address = {Company: 'Bay Books', Contact: 'Kim', Line1: '1 Quay Street', City: 'Auckland', ShipToOther: true};

  test('has its number, date and place of delivery from the header, and lines without accounts', () => {
    const read = purchase({
      OrderDate: '2026-03-01T00:00:00',
      RequiredBy: '2026-03-20T00:00:00',
      ShippingAddress: address,
      Note: 'Call first',
      Order: anOrder({Memo: 'Ring twice'}),
    });
    expect(read?.order).toMatchObject({
      kind: 'purchase-order',
      masterId: purchaseId,
      taskId: purchaseId,
      number: 'PO-00007',
      date: '2026-03-01',
      dueDate: null,
      defaultAccount: '630',
      lines: [{account: null, taxRule: 'GST on Expenses'}],
      total: '23',
      delivery: {
        date: '2026-03-20',
        address: {line1: '1 Quay Street', city: 'Auckland'},
        attention: 'Bay Books, Kim',
        instructions: 'Ring twice\nCall first',
      },
    });
  });

  test.each<[string, object]>([
    ['not begun', {Order: anOrder({Status: 'NOT AVAILABLE', Lines: []})}],
    ['received blindly', {BlindReceipt: true, Order: anOrder()}],
    ['of a credit note that stands alone', {Type: 'Credit Note', Order: anOrder()}],
    ['authorised without anything in it', {Order: anOrder({Lines: [], Total: 0, Tax: 0, TotalBeforeTax: 0})}],
  ])('is none when it is %s', (_, more) => {
    expect(purchase({OrderDate: '2026-03-01T00:00:00', ...more})?.order).toBeNull();
  });

  test('is kept when it was voided, though its lines are gone', () => {
    const gone = anOrder({Status: 'VOIDED', Lines: [], Total: 0, Tax: 0, TotalBeforeTax: 0});
    expect(purchase({OrderDate: '2026-03-01T00:00:00', Order: gone})?.order).toMatchObject({status: 'VOIDED'});
  });

  test('with what is no date is named by its purchase’s number', () => {
    expect(purchase({OrderDate: 'soon', Order: anOrder()})?.unreadable).toMatchObject([
      {kind: 'purchase-order', number: 'PO-00007', problem: {raw: 'OrderDate is not a date'}},
    ]);
  });
});
