import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {mapPayment} from '../../../companion/mapping/map-payment.ts';
import {paymentJson} from '../../../companion/payments/payment-json.ts';
import type {DearPayment} from '../../../shared/documents/dear-document.ts';
import {aSaleInvoice} from '../../support/a-dear-document.ts';
import {anAccount, someChoices, someSettings} from '../../support/xero-choices.ts';

const aPayment = (given: Partial<DearPayment> = {}): DearPayment => ({
  id: 'p',
  kind: 'payment',
  on: {kind: 'sale-invoice', taskId: 't'},
  reference: 'EFT 7',
  amount: '40.5',
  currency: 'NZD',
  date: '2026-11-10',
  account: '090',
  rate: '1',
  creditId: null,
  ...given,
});
const context = {settings: someSettings(), choices: someChoices()};
const mapped = (given: Partial<DearPayment> = {}, more: Partial<typeof context> = {}, document = aSaleInvoice()) =>
  mapPayment(aPayment(given), document, {...context, ...more});
const codes = (result: ReturnType<typeof mapPayment>) => (result.ok ? [] : result.problems.map(({code}) => code));

describe('a payment in Xero’s shape', () => {
  test('has DEAR’s cents, day, account and reference, and no rate in base currency', () => {
    expect(mapped()).toEqual({
      ok: true,
      value: {
        amount: 4_050,
        date: '2026-11-10',
        accountCode: '090',
        reference: 'EFT 7',
        currencyRate: null,
        notes: [],
      },
    });
  });

  test('says when its reference had to be cut', () => {
    const result = mapped({reference: 'R'.repeat(300)});
    expect(result).toMatchObject({ok: true, value: {notes: ['The reference was cut to 255 characters.']}});
    expect(result.ok && result.value.reference).toHaveLength(255);
  });

  test.each([
    ['its own rate', '1.6', '2', '0.625'],
    ['its document’s where it has none', null, '2', '0.5'],
  ])('of a foreign document has the inverse of %s', (_, rate, ofDocument, expected) => {
    const document = aSaleInvoice({currency: 'USD', rate: ofDocument});
    expect(mapped({rate, currency: 'USD'}, {}, document)).toMatchObject({value: {currencyRate: expected}});
  });

  test('names every problem at once', () => {
    expect(codes(mapped({account: '', date: null, amount: '-1'})).sort()).toEqual([
      'mapping.bank-account-missing',
      'mapping.payment-amount',
      'mapping.payment-date-missing',
    ]);
  });

  test('that DEAR shows without its figures stays a problem of its own', () => {
    const problem = {code: 'dear.payment-unreadable', title: 't', detail: 'd', fix: 'f', raw: null};
    expect(codes(mapped({problem}))).toEqual(['dear.payment-unreadable']);
  });

  test('goes to an account that takes payments, though it is no bank account', () => {
    const choices = someChoices({accounts: [anAccount({code: '880', type: 'EQUITY', enablePayments: true})]});
    expect(mapped({account: '880'}, {choices})).toMatchObject({value: {accountCode: '880'}});
  });

  test('is never put on an account that DEAR’s code only happens to be in the mapping of lines', () => {
    const settings = someSettings({mapping: {accounts: {'718': '090'}}});
    expect(codes(mapped({account: '718'}, {settings}))).toEqual(['mapping.bank-account-unknown']);
  });
});

describe('as JSON', () => {
  const payment = {
    amount: 4_050,
    date: '2026-11-10',
    accountCode: '090',
    reference: '',
    currencyRate: null,
    notes: [],
  };

  test('is on the invoice by its id, without a blank reference', () => {
    expect(paymentJson(payment, {id: 'x', type: 'ACCPAY'})).toEqual({
      Invoice: {InvoiceID: 'x'},
      Account: {Code: '090'},
      Date: '2026-11-10',
      Amount: 40.5,
    });
  });

  test('pays a credit note out, with its rate and reference', () => {
    const refund = {...payment, reference: 'EFT', currencyRate: '0.625'};
    expect(paymentJson(refund, {id: 'x', type: 'ACCRECCREDIT'})).toEqual({
      CreditNote: {CreditNoteID: 'x'},
      Account: {Code: '090'},
      Date: '2026-11-10',
      Amount: 40.5,
      Reference: 'EFT',
      CurrencyRate: 0.625,
    });
  });

  test('writes every amount to the very cent', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 999_999_999_999}), (amount) => {
        const {Amount} = paymentJson({...payment, amount}, {id: 'x', type: 'ACCREC'});
        expect(Math.round(Number(JSON.stringify(Amount)) * 100)).toBe(amount);
      }),
    );
  });
});
