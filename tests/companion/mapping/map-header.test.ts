import {expect, test} from 'vitest';
import {mapDocument} from '../../../companion/mapping/map-document.ts';
import type {DearDocument} from '../../../shared/documents/dear-document.ts';
import {
  aBill,
  aBillCreditNote,
  aParty,
  aPurchaseOrder,
  aSaleCreditNote,
  aSaleInvoice,
} from '../../support/a-dear-document.ts';
import {someChoices, someSettings} from '../../support/xero-choices.ts';

const context = {settings: someSettings(), choices: someChoices()};
const map = (document: DearDocument, own: Partial<typeof context> = {}) => mapDocument(document, {...context, ...own});
const codes = (result: ReturnType<typeof mapDocument>) => (result.ok ? [] : result.problems.map(({code}) => code));

test('a sale becomes a sales invoice with its number, reference, dates and the way back to DEAR', () => {
  expect(map(aSaleInvoice())).toMatchObject({
    value: {
      document: {
        type: 'ACCREC',
        number: 'INV-00123',
        reference: 'PO 4711',
        date: '2026-11-02',
        dueDate: '2026-11-20',
        currencyCode: 'NZD',
        currencyRate: null,
        lineAmountTypes: 'Exclusive',
        status: 'AUTHORISED',
        url: 'https://inventory.dearsystems.com/Sale#916ab4c0-4a6e-4f0e-9c7d-3c1f0c4b7a10~5b1f2c33-8d0a-4f57-9a34-77e0d5a1c2e9~tabInvoice',
        expected: {subTotal: 2000, totalTax: 300, total: 2300},
      },
      notes: [],
    },
  });
});

test.each([
  ['its own number', aBill({number: ' S-9001 '}), 'S-9001'],
  ['the order number when the supplier gave none', aBill({number: ' '}), 'PO-00045'],
  [
    'order number and group when the order has several bills',
    aBill({number: '', group: 2, advanced: true}),
    'PO-00045/2',
  ],
])('a bill goes under %s', (_, bill, number) => {
  expect(map(bill)).toMatchObject({value: {document: {type: 'ACCPAY', number}}});
});

test.each([
  ['the customer reference', aSaleInvoice(), 'PO 4711'],
  ['the order number where the customer gave none', aSaleInvoice({customerReference: ''}), 'SO-00123'],
])('the reference is %s', (_, document, reference) => {
  expect(map(document)).toMatchObject({value: {document: {reference}}});
});

test('a reference over 255 characters is cut, and a note says so', () => {
  const result = map(aSaleInvoice({customerReference: 'x'.repeat(300)}));
  expect(result.ok && result.value.document.reference).toHaveLength(255);
  expect(result).toMatchObject({value: {notes: ['The reference was cut to 255 characters.']}});
});

test.each([
  ['an invoice without number', aSaleInvoice({number: ''}), 'mapping.number-missing'],
  ['a bill without any number', aBill({number: '', orderNumber: ''}), 'mapping.number-missing'],
  ['a number of 256 characters', aSaleInvoice({number: 'n'.repeat(256)}), 'mapping.number-too-long'],
  ['a document without date', aSaleInvoice({date: null}), 'mapping.date-missing'],
  ['a document without customer', aSaleInvoice({party: aParty({name: ' <> '})}), 'mapping.contact-missing'],
  ['books in another base currency', aSaleInvoice({baseCurrency: 'AUD', currency: 'AUD'}), 'mapping.base-currency'],
  ['a currency Xero does not have', aSaleInvoice({currency: 'EUR', rate: '1.8'}), 'mapping.currency-unknown'],
  ['a foreign document without rate', aSaleInvoice({currency: 'USD', rate: null}), 'mapping.rate-missing'],
  ['a foreign document with rate zero', aSaleInvoice({currency: 'USD', rate: '0'}), 'mapping.rate-missing'],
  ['a rate too large for six decimals', aSaleInvoice({currency: 'USD', rate: '3000000'}), 'mapping.rate-missing'],
  ['a document without lines', aSaleInvoice({lines: []}), 'mapping.no-lines'],
])('%s is a problem', (_, document, code) => {
  expect(codes(map(document))).toEqual([code]);
});

test('every problem is told at once', () => {
  const document = aSaleInvoice({number: '', date: null, currency: 'EUR', rate: null});
  expect(codes(map(document))).toEqual([
    'mapping.number-missing',
    'mapping.date-missing',
    'mapping.currency-unknown',
    'mapping.rate-missing',
  ]);
});

test('a document without due date is due on its date', () => {
  expect(map(aSaleInvoice({dueDate: null}))).toMatchObject({
    value: {
      document: {dueDate: '2026-11-02'},
      notes: ['DEAR has no due date; the date of the document stands in its place.'],
    },
  });
});

test('a due date before the date is kept as DEAR has it', () => {
  expect(map(aSaleInvoice({dueDate: '2026-10-01'}))).toMatchObject({value: {document: {dueDate: '2026-10-01'}}});
});

test.each([
  ['1.6254', '0.615233'],
  ['4', '0.25'],
  ['0.5', '2'],
])('DEAR quotes %s base units for one foreign unit, so Xero gets the inverse %s', (rate, currencyRate) => {
  expect(map(aSaleInvoice({currency: 'USD', rate}))).toMatchObject({
    value: {document: {currencyCode: 'USD', currencyRate}},
  });
});

test('a rate that loses digits at six decimals is told in a note', () => {
  expect(map(aSaleInvoice({currency: 'USD', rate: '25345'}))).toMatchObject({
    value: {
      document: {currencyRate: '0.000039'},
      notes: ["Xero keeps six decimals of a rate: 0.000039 for DEAR's 25345."],
    },
  });
});

test('an organisation whose currencies are not known takes any', () => {
  const choices = someChoices({currencies: []});
  expect(map(aSaleInvoice({currency: 'EUR', rate: '2'}), {choices}).ok).toBe(true);
});

const locked = someChoices({organisation: {periodLockDate: '2026-10-31', endOfYearLockDate: '2026-03-31'}});

test("a document before Xero's lock date fails, and says both days", () => {
  const result = map(aSaleInvoice({date: '2026-10-28'}), {choices: locked});
  expect(result).toMatchObject({
    problems: [
      {
        code: 'mapping.before-lock-date',
        title: "INV-00123 is before Xero's lock date.",
        detail: 'It is dated 28 October; Xero is locked up to 31 October.',
        fix: 'Change its date in DEAR, let locked documents go as drafts (Settings), or skip it.',
      },
    ],
  });
});

test.each([
  ['the lock date itself', '2026-10-31', ['mapping.before-lock-date']],
  ['the day after', '2026-11-01', []],
])('the lock holds for %s', (_, date, expected) => {
  expect(codes(map(aSaleInvoice({date}), {choices: locked}))).toEqual(expected);
});

test('the settings let a locked document go as a draft', () => {
  const settings = someSettings({lockedDocuments: 'draft'});
  expect(map(aSaleInvoice({date: '2026-10-28'}), {choices: locked, settings})).toMatchObject({
    value: {
      document: {status: 'DRAFT', date: '2026-10-28'},
      notes: ['It goes as a draft: Xero is locked up to 31 October.'],
    },
  });
});

test('the settings move a locked document to the first open day, and its due date with it', () => {
  const settings = someSettings({lockedDocuments: 'next-day'});
  const document = aSaleInvoice({date: '2026-10-28', dueDate: '2026-10-28'});
  expect(map(document, {choices: locked, settings})).toMatchObject({
    value: {
      document: {status: 'AUTHORISED', date: '2026-11-01', dueDate: '2026-11-01'},
      notes: ['It is dated 1 November instead of 28 October: Xero is locked up to 31 October.'],
    },
  });
});

test('drafts do not ask for the lock date', () => {
  const settings = someSettings({documentStatus: 'DRAFT'});
  expect(map(aSaleInvoice({date: '2026-10-28'}), {choices: locked, settings})).toMatchObject({
    value: {document: {status: 'DRAFT', date: '2026-10-28'}, notes: []},
  });
});

test('a credit note has no due date and no address, and only a customer’s has a reference', () => {
  expect(map(aSaleCreditNote())).toMatchObject({
    value: {
      document: {type: 'ACCRECCREDIT', number: 'CR-00123', reference: 'PO 4711', dueDate: null, url: ''},
      notes: [],
    },
  });
  expect(map(aBillCreditNote())).toMatchObject({
    value: {document: {type: 'ACCPAYCREDIT', number: 'S-CR-12', reference: '', dueDate: null, url: ''}},
  });
});

test.each([
  ['the first', 0, 'PO-00045/CR'],
  ['the second', 1, 'PO-00045/CR2'],
])('%s of a supplier’s credit notes without a number goes under that of its order', (_, group, number) => {
  expect(map(aBillCreditNote({number: '', group}))).toMatchObject({
    value: {document: {number}, notes: [`DEAR has no credit note number; ${number} stands in its place.`]},
  });
});

test('an order says when, where and to whom its goods are to come, on the account of the purchase', () => {
  expect(map(aPurchaseOrder())).toMatchObject({
    value: {
      document: {
        type: 'PURCHASEORDER',
        number: 'PO-00045',
        dueDate: null,
        delivery: {
          date: '2026-11-09',
          address: '1 Quay Street\nAuckland Auckland 1010\nNew Zealand',
          attention: 'Kim',
          instructions: 'Ring twice',
        },
        lines: [{accountCode: '310', taxType: 'INPUT2'}],
      },
    },
  });
});

test('instructions over 500 characters are cut, and a note says so', () => {
  const delivery = {date: null, address: null, attention: '', instructions: 'x'.repeat(600)};
  const result = map(aPurchaseOrder({delivery}));
  expect(result.ok && result.value.document.delivery?.instructions).toHaveLength(500);
  expect(result).toMatchObject({value: {notes: ['The delivery instructions were cut to 500 characters.']}});
});

test('an order moves no books: neither a lock date nor the status of documents concerns it', () => {
  const choices = someChoices();
  const locked = {
    settings: {...someSettings(), documentStatus: 'DRAFT' as const},
    choices: {...choices, organisation: {...choices.organisation, periodLockDate: '2026-12-31'}},
  };
  expect(map(aPurchaseOrder(), locked)).toMatchObject({value: {document: {status: 'AUTHORISED', date: '2026-11-02'}}});
  expect(map(aSaleCreditNote(), {...locked, settings: someSettings()})).toMatchObject({
    problems: [{code: 'mapping.before-lock-date'}],
  });
});
