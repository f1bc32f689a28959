import {describe, expect, test} from 'vitest';
import {json, replies} from '../dear/answers.ts';
import {anInvoice, contactId, invoiceId, settled, xeroAt, zeroGuid} from './answers.ts';

const _noInvoices = json({Invoices: []});

describe('what Xero says', () => {
  test('of an invoice, to the cent and to the day', async () => {
    const {xero, clock} = xeroAt(replies(json({Invoices: [anInvoice({Total: '23.00', TotalTax: 3.004})]})));
    expect(await settled(clock, xero.getInvoice(invoiceId))).toEqual({
      id: invoiceId,
      type: 'ACCREC',
      number: 'INV-00001',
      reference: 'PO 77',
      contactId,
      contactName: 'Kauri Kitchen',
      date: '2026-03-02',
      dueDate: '2026-03-20',
      currency: 'NZD',
      rate: '0.6153',
      status: 'AUTHORISED',
      lineAmountTypes: 'Exclusive',
      subTotal: 2000,
      totalTax: 300,
      total: 2300,
      amountDue: 2300,
      amountPaid: 0,
      amountCredited: 0,
      url: 'https://inventory.dearsystems.com/Sale#1~2~tabInvoice',
      hasAttachments: null,
      updatedAt: null,
      lines: [
        {
          lineItemId: '5f7a612b-fdcc-4d33-90fa-a9f6bc6db32f',
          description: 'Green tea',
          quantity: '2',
          unitAmount: '9.9999',
          lineAmount: 2000,
          taxAmount: 300,
          taxType: 'OUTPUT2',
          accountCode: '200',
        },
      ],
      payments: [],
    });
  });

  test('of the payments on an invoice, with a reference where it shows one', async () => {
    const Payments = [
      {PaymentID: '61ED71FC-01BF-4EB8-8419-8A18789FF45F', Date: '/Date(1552348800000+0000)/', Amount: 1.0},
      {
        PaymentID: '61ed71fc-01bf-4eb8-8419-8a18789ff460',
        Date: '/Date(1552348800000+0000)/',
        Amount: 2.5,
        Reference: 'EFT',
      },
    ];
    const {xero, clock} = xeroAt(replies(json({Invoices: [anInvoice({Payments})]})));
    expect(await settled(clock, xero.getInvoice(invoiceId))).toMatchObject({
      payments: [
        {id: '61ed71fc-01bf-4eb8-8419-8a18789ff45f', date: '2019-03-12', amount: 100, reference: null},
        {id: '61ed71fc-01bf-4eb8-8419-8a18789ff460', date: '2019-03-12', amount: 250, reference: 'EFT'},
      ],
    });
  });

  test.each([
    ['of an invoice', {Invoice: {InvoiceID: invoiceId}}],
    ['of a credit note that stands there as an invoice', {Invoice: {InvoiceID: invoiceId, Type: 'ACCRECCREDIT'}}],
    ['of a credit note', {CreditNote: {CreditNoteID: invoiceId}}],
  ])('of a payment %s', async (_, target) => {
    const payment = {
      PaymentID: contactId,
      Date: '/Date(1552348800000+0000)/',
      Amount: '12.30',
      Status: 'DELETED',
      ...target,
    };
    const {xero, clock} = xeroAt(replies(json({Payments: [payment]})));
    expect(await settled(clock, xero.getPayment(contactId))).toEqual({
      id: contactId,
      on: invoiceId,
      date: '2019-03-12',
      amount: 1230,
      reference: null,
      number: '',
      contactName: null,
      currency: null,
      status: 'DELETED',
      type: '',
    });
  });

  test('nothing of a document it does not have', async () => {
    const {xero, clock} = xeroAt(
      replies(new Response("The resource you're looking for cannot be found", {status: 404})),
    );
    expect(await settled(clock, xero.getInvoice(invoiceId))).toBeUndefined();
  });

  test('what it does not say is null, never a guess', async () => {
    const {xero, clock} = xeroAt(replies(json({Invoices: [{InvoiceID: invoiceId}]})));
    expect(await settled(clock, xero.getInvoice(invoiceId))).toMatchObject({
      total: null,
      totalTax: null,
      date: null,
      contactId: null,
      url: null,
      lines: [],
    });
  });

  test.each([
    ['OK', {}, 'saved', [], []],
    ['a warning', {StatusAttributeString: 'WARNING', Warnings: [{Message: 'Odd rate'}]}, 'saved', [], ['Odd rate']],
    [
      'an error on top',
      {InvoiceID: zeroGuid, StatusAttributeString: 'ERROR', ValidationErrors: [{Message: 'No'}]},
      'refused',
      ['No'],
      [],
    ],
    [
      'the other key',
      {InvoiceID: zeroGuid, StatusAttributeString: 'ERROR', ValidationErrors: [{Description: 'No'}]},
      'refused',
      ['No'],
      [],
    ],
    ['the flag alone', {InvoiceID: zeroGuid, StatusAttributeString: undefined, HasErrors: true}, 'refused', [], []],
    [
      'an error on a line',
      {InvoiceID: zeroGuid, StatusAttributeString: undefined, LineItems: [{ValidationErrors: [{Message: 'Code'}]}]},
      'refused',
      ['Code'],
      [],
    ],
    [
      'an error on the contact',
      {
        InvoiceID: zeroGuid,
        StatusAttributeString: undefined,
        Contact: {ValidationErrors: [{Message: 'Mail'}, {Message: 'Mail'}]},
      },
      'refused',
      ['Mail'],
      [],
    ],
    [
      'a refused change of one it has',
      {StatusAttributeString: 'ERROR', ValidationErrors: [{Message: 'Paid'}]},
      'refused',
      ['Paid'],
      [],
    ],
  ])('of an element with %s', async (_, more, outcome, errors, warnings) => {
    const {xero, clock} = xeroAt(replies(json({Invoices: [anInvoice(more)]})));
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([{outcome, errors, warnings}]);
  });

  test('an element that was not saved has no id', async () => {
    const {xero, clock} = xeroAt(
      replies(json({Invoices: [anInvoice({InvoiceID: zeroGuid, StatusAttributeString: 'ERROR'})]})),
    );
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([
      {record: {id: null, number: 'INV-00001'}},
    ]);
  });

  test('of a whole request that it refuses: those elements, refused', async () => {
    const body = {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [anInvoice({StatusAttributeString: undefined, ValidationErrors: [{Message: 'No'}]})],
    };
    const fetch = replies(json(body, {status: 400}));
    const {xero, clock} = xeroAt(fetch);
    expect(await settled(clock, xero.putInvoices('{}', 'k'))).toMatchObject([{outcome: 'refused', errors: ['No']}]);
    expect(fetch.asked).toHaveLength(1);
  });

  test('of accounts, tax rates, currencies and itself, with a revision that moves when they do', async () => {
    const organisation = {
      Organisations: [
        {Name: 'Deer Ltd', BaseCurrency: 'NZD', ShortCode: '!abc', PeriodLockDate: '/Date(1546214400000+0000)/'},
      ],
    };
    const accounts = (Status: string) => ({
      Accounts: [
        {Code: '200', Name: 'Sales', Type: 'REVENUE', Class: 'REVENUE', Status, TaxType: 'OUTPUT2'},
        {Name: 'no code'},
        {Code: '860', Name: 'Rounding', Type: 'EXPENSE', SystemAccount: 'ROUNDING', EnablePaymentsToAccount: true},
      ],
    });
    const rates = {
      TaxRates: [
        {
          Name: '15% GST',
          TaxType: 'OUTPUT2',
          EffectiveRate: 15.0,
          Status: 'ACTIVE',
          CanApplyToRevenue: true,
          CanApplyToExpenses: false,
        },
      ],
    };
    const currencies = {Currencies: [{Code: 'NZD'}, {Code: 'USD'}]};
    const fetch = replies(
      ...[
        organisation,
        accounts('ACTIVE'),
        rates,
        currencies,
        organisation,
        accounts('ARCHIVED'),
        rates,
        currencies,
      ].map((body) => json(body)),
    );
    const {xero, clock} = xeroAt(fetch);
    const first = await settled(clock, xero.choices());
    const second = await settled(clock, xero.choices());
    expect(first).toMatchObject({
      organisation: {
        name: 'Deer Ltd',
        baseCurrency: 'NZD',
        shortCode: '!abc',
        periodLockDate: '2018-12-31',
        endOfYearLockDate: null,
      },
      accounts: [
        {
          code: '200',
          status: 'ACTIVE',
          class: 'REVENUE',
          systemAccount: null,
          enablePayments: false,
          taxType: 'OUTPUT2',
        },
        {code: '860', status: 'ACTIVE', class: null, systemAccount: 'ROUNDING', enablePayments: true},
      ],
      taxRates: [{taxType: 'OUTPUT2', rate: '15', canApplyTo: {REVENUE: true, EXPENSE: false}}],
      currencies: ['NZD', 'USD'],
    });
    expect(second).not.toMatchObject({revision: (first as {revision: string}).revision});
    expect(fetch.asked.map(({url}) => url.pathname.split('/').at(-1)).slice(0, 4)).toEqual([
      'Organisation',
      'Accounts',
      'TaxRates',
      'Currencies',
    ]);
  });
});
