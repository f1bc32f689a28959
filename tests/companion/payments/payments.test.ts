import {afterEach, describe, expect, test} from 'vitest';
import {aLine, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Fault} from '../../sandbox/xero/faults.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice} from '../../support/working-office.ts';
import {cents, later, livePayments, paid, paymentRows, SALE, saleOf, settings} from './payment-office.ts';

let office: Office;
afterEach(() => office.close());

describe('a payment in DEAR', () => {
  test('goes to the invoice with its amount, day and reference, and has a row of its own', async () => {
    office = await workingOffice([saleOf([paid('a', '40.50', {reference: 'EFT 7'})])]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0, pending: 0}});
    expect(livePayments(office)).toEqual([{amount: 4_050, date: '2026-03-12', reference: 'EFT 7', currencyRate: '1'}]);
    expect(await paymentRows(office)).toMatchObject([
      {
        kind: 'payment',
        status: 'Completed',
        dear: {id: SALE, number: 'INV-00001', party: 'Kauri Sports Ltd'},
        xero: {number: 'INV-00001'},
        amount: {value: '40.50', currency: 'NZD'},
        notes: [],
      },
    ]);
  });

  test('goes to a bill, and several leave in one call', async () => {
    office = await workingOffice([
      saleOf([paid('a', '40'), paid('b', '75', {date: '2026-03-13'})]),
      aPurchase({number: 'PO-00001', invoice: {payments: [paid('c', '100')]}}),
    ]);
    await office.sync(ALL);
    expect([cents(office), cents(office, 'SUP-00001')]).toEqual([[4_000, 7_500], [10_000]]);
    expect(inXero(office, 'INV-00001').status).toBe('PAID');
    expect(office.sandbox.xero.calls.filter(({path}) => path === '/Payments')).toHaveLength(1);
  });

  test('that goes with its invoice costs Xero one call more, shared with others', async () => {
    office = await workingOffice([saleOf([aPayment({amount: '40'})]), aPurchase({number: 'PO-00001'})]);
    const calls = countCalls(office);
    await office.sync(ALL);
    const looks = calls.xero().filter(({query}) => 'IDs' in query || 'iDs' in query);
    expect(looks).toEqual([]);
    expect(calls.xero().at(-1)).toMatchObject({method: 'PUT', path: '/Payments'});
    expect(cents(office)).toEqual([4_000]);
  });

  test('costs one call to DEAR for its source and one look at Xero, and nothing ever after', async () => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.dear().map(({path}) => path)).toEqual([
      ...['/saleList', '/saleCreditNoteList', '/purchaseList', '/purchaseCreditNoteList'],
      ...['/sale', '/sale/payment'],
    ]);
    expect(calls.xero().map(({method, path}) => `${method} ${path}`)).toEqual(['GET /Invoices', 'PUT /Payments']);

    await office.clock.sleep(60_000);
    office.sandbox.dear.books.touchAll();
    const afterwards = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {unchanged: 2, completed: 0}});
    expect(afterwards.dear().filter(({path}) => path === '/sale/payment')).toEqual([]);
    expect(afterwards.xero()).toEqual([]);
  });

  test('of a foreign invoice goes with the inverse of DEAR’s rate', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {rate: '1.6'})], {currency: 'USD', rate: '1.5'})]);
    await office.sync(ALL);
    expect(livePayments(office)).toMatchObject([{amount: 4_000, currencyRate: '0.625'}]);
  });

  test('goes to the account that the settings name for DEAR’s', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {account: '718'})])]);
    await settings(office, {mapping: {bankAccounts: {'718': '091'}}});
    await office.sync(ALL);
    const account = office.sandbox.xero.books().accounts.find(({Code}) => Code === '091');
    expect(inXero(office, 'INV-00001').payments[0]?.accountId).toBe(account?.AccountID);
  });

  test.each([
    ['is not in Xero', '718', 'mapping.bank-account-unknown'],
    ['takes no payments', '200', 'mapping.bank-account-unusable'],
    ['is archived', '450', 'mapping.bank-account-archived'],
    ['is blank', '', 'mapping.bank-account-missing'],
  ])('whose bank account %s fails alone, and is never put on another', async (_, account, code) => {
    office = await workingOffice([saleOf([paid('a', '40', {account})])]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 1}});
    expect(cents(office)).toEqual([]);
    const [row] = await paymentRows(office);
    expect(row).toMatchObject({status: 'Failed', problem: {code}});
    if (!account) return;

    await settings(office, {mapping: {bankAccounts: {[account]: '090'}}});
    expect(await later(office)).toMatchObject({counts: {completed: 1, failed: 0}});
    expect(cents(office)).toEqual([4_000]);
  });

  test('whose bank account was restored in Xero since the accounts were read goes at once', async () => {
    const second = aSale({number: 'SO-00002', invoice: {payments: [paid('b', '30')]}});
    office = await workingOffice([saleOf([])]);
    office.sandbox.xero.setAccountStatus('090', 'ARCHIVED');
    await office.clock.sleep(11 * 60_000);
    await office.sync(ALL);
    office.sandbox.xero.setAccountStatus('090', 'ACTIVE');
    office.sandbox.dear.books.add([second]);
    expect(await later(office)).toMatchObject({counts: {completed: 2, failed: 0}});
    expect(cents(office, 'INV-00002')).toEqual([3_000]);
  });

  test('behind Xero’s lock date fails, or takes the day after it', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {date: '2026-03-05'})])]);
    office.sandbox.xero.setLockDates({period: '2026-03-08'});
    await office.clock.sleep(11 * 60_000);
    await office.sync(ALL);
    expect(await paymentRows(office)).toMatchObject([{problem: {code: 'mapping.payment-before-lock-date'}}]);
    await settings(office, {lockedDocuments: 'next-day'});
    await later(office);
    expect(livePayments(office)).toMatchObject([{date: '2026-03-09'}]);
    expect((await paymentRows(office))[0]?.notes[0]).toContain('It is dated 9 March instead of 5 March');
  });

  test('stays out while the switch is off, and is found when it is turned on', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await settings(office, {exportPayments: false});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, pending: 0}});
    expect(await paymentRows(office)).toEqual([]);
    await settings(office, {exportPayments: true});
    expect(await later(office)).toMatchObject({counts: {completed: 1}});
    expect(cents(office)).toEqual([4_000]);
  });
});

describe('a payment whose document is not ready in Xero', () => {
  test('waits for it instead of failing, and goes once it is there', async () => {
    office = await workingOffice([saleOf([paid('a', '40')], {invoice: {lines: [aLine({account: '999'})]}})]);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1, pending: 1}});
    expect(await paymentRows(office)).toMatchObject([
      {status: 'Pending', waitingFor: 'waiting for INV-00001', problem: null},
    ]);
    const calls = countCalls(office);
    await later(office);
    expect(calls.dear().filter(({path}) => path.startsWith('/sale/'))).toEqual([]);

    await settings(office, {mapping: {accounts: {'999': '200'}}});
    expect(await later(office)).toMatchObject({counts: {completed: 2}});
    expect(cents(office)).toEqual([4_000]);
    expect(await paymentRows(office)).toHaveLength(1);
  });

  test('waits while it is a draft there, at one call a sync, and goes when somebody approved it', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await settings(office, {documentStatus: 'DRAFT'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, pending: 1}});
    const [row] = await paymentRows(office);
    expect(row).toMatchObject({status: 'Pending', waitingFor: 'waiting for INV-00001 to be approved in Xero'});

    await office.clock.sleep(60_000);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect([calls.dear().length, calls.xero().length]).toEqual([4, 1]);
    expect((await paymentRows(office))[0]?.updatedAt).toBe(row?.updatedAt);

    office.sandbox.xero.editInvoice(inXero(office, 'INV-00001').invoiceId, {status: 'AUTHORISED'});
    expect(await later(office)).toMatchObject({counts: {completed: 1}});
    expect(cents(office)).toEqual([4_000]);
  });

  test('fails when somebody voided it in Xero', async () => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.xero.voidInvoice(inXero(office, 'INV-00001').invoiceId);
    office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    await office.sync(ALL);
    expect(await paymentRows(office)).toMatchObject([{status: 'Failed', problem: {code: 'payment.document-voided'}}]);
  });

  test('of an invoice from before the first day stays out with it', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await settings(office, {ignoreBefore: '2026-03-11'});
    await office.sync({kind: 'sale', id: SALE});
    expect(await office.rows()).toEqual([]);
  });
});

describe('what is no cash', () => {
  test('a payment from a customer credit is recognised and never posted, the other one goes', async () => {
    office = await workingOffice([saleOf([paid('a', '15', {creditId: guid('credit')}), paid('b', '40')])]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0, pending: 0}});
    expect(cents(office)).toEqual([4_000]);
    expect(await paymentRows(office)).toMatchObject([{amount: {value: '40.00'}}]);
    const [invoice] = await office.rows('&kind=sale-invoice');
    expect(invoice?.notes).toEqual(['15 NZD: Paid from a customer credit: no money moved, so it is not exported.']);
  });

  test('supplier deposits and prepayments are kept for the list of what is not exported', async () => {
    office = await workingOffice([
      aPurchase({
        number: 'PO-00001',
        prepayments: [paid('p', '25')],
        invoice: {payments: [paid('a', '15', {creditId: guid('deposit')})]},
      }),
    ]);
    await office.sync(ALL);
    expect(cents(office, 'SUP-00001')).toEqual([]);
    const [master] = office.companion.store.values('masters');
    expect(master?.notExported).toMatchObject([
      {reason: 'prepayment', number: 'PO-00001', amount: '25', kind: null},
      {reason: 'supplier-deposit', number: 'SUP-00001', amount: '15', kind: 'bill', date: '2026-03-12'},
    ]);
    const calls = countCalls(office);
    office.sandbox.dear.books.touchAll();
    await later(office);
    expect(calls.dear().filter(({path}) => path.endsWith('/payment'))).toEqual([]);
  });

  test('while DEAR does not say what a payment was taken from, nothing is sent', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    office.sandbox.dear.faults.add({on: 'GET /sale/payment', fault: '500', times: 4});
    await office.sync(ALL);
    expect(await paymentRows(office)).toMatchObject([{status: 'Pending', problem: {code: 'dear.failing'}}]);
    expect(cents(office)).toEqual([]);
    await untilSettled(office);
    expect(cents(office)).toEqual([4_000]);
  });
});

test.each<[string, string, Fault]>([
  ['is not taken', 'POST /Invoices/*', {kind: 'unavailable'}],
  ['is too much at once', 'POST /Invoices/*', {kind: 'limit', which: 'concurrent'}],
  ['cannot be prepared', 'GET /Invoices/*', {kind: 'unavailable'}],
])(
  'while a change of its invoice %s, a payment waits: on a paid invoice it could not go any more',
  async (_, on, fault) => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    const {books} = office.sandbox.dear;
    books.editLine(SALE, {quantity: '9'});
    books.addPayment(SALE, {amount: '40'});
    office.sandbox.xero.faults.add({on, fault, times: 1_000});
    expect(await office.sync(ALL)).toMatchObject({counts: {pending: 2, failed: 0}});
    expect(livePayments(office)).toEqual([]);
    expect(await paymentRows(office)).toMatchObject([{status: 'Pending', waitingFor: 'waiting for INV-00001'}]);
    office.sandbox.xero.faults.clear();
    expect(await untilSettled(office)).toMatchObject({counts: {pending: 0, failed: 0}});
    expect(cents(office)).toEqual([4_000]);
  },
);
