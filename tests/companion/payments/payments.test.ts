import {afterEach, describe, expect, test} from 'vitest';
import type {Settings} from '../../../shared/contract/settings.ts';
import type {Invoice} from '../../sandbox/books/book.ts';
import {aLine, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const books = () => office.sandbox.dear.books;
const xero = () => office.sandbox.xero;
const paymentRows = async () => (await office.rows('&kind=payment')).toReversed();
const settings = async (patch: object) => {
  const {status} = await office.call<Settings>('PATCH', '/api/settings', patch);
  if (status !== 200) throw new Error(`The settings were refused: ${status}`);
};
const paid = (name: string, amount: string, more: Partial<Invoice['payments'][number]> = {}) =>
  aPayment({id: guid(name), amount, ...more});
/** An invoice of 115.00 with these payments. */
const saleOf = (payments: Invoice['payments'], more: Parameters<typeof aSale>[0] = {}) =>
  aSale({number: 'SO-00001', ...more, invoice: {payments, ...more.invoice}});
const SALE = aSale({number: 'SO-00001'}).id;
const livePayments = (number = 'INV-00001') =>
  inXero(office, number)
    .payments.filter(({status}) => status === 'AUTHORISED')
    .map(({amount, date, reference, currencyRate}) => ({amount, date, reference, currencyRate}));
const cents = (number?: string) => livePayments(number).map(({amount}) => amount);
/** The next sync, a minute on. */
const later = async () => {
  await office.clock.sleep(61_000);
  return office.sync(ALL);
};

describe('a payment in DEAR', () => {
  test('goes to the invoice with its amount, day and reference, and has a row of its own', async () => {
    office = await workingOffice([saleOf([paid('a', '40.50', {reference: 'EFT 7'})])]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0, pending: 0}});
    expect(livePayments()).toEqual([{amount: 4_050, date: '2026-03-12', reference: 'EFT 7', currencyRate: '1'}]);
    expect(await paymentRows()).toMatchObject([
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
    expect([cents(), cents('SUP-00001')]).toEqual([[4_000, 7_500], [10_000]]);
    expect(inXero(office, 'INV-00001').status).toBe('PAID');
    expect(xero().calls.filter(({path}) => path === '/Payments')).toHaveLength(1);
  });

  test('that goes with its invoice costs Xero one call more, shared with others', async () => {
    office = await workingOffice([saleOf([aPayment({amount: '40'})]), aPurchase({number: 'PO-00001'})]);
    const calls = countCalls(office);
    await office.sync(ALL);
    const looks = calls.xero().filter(({query}) => 'IDs' in query || 'iDs' in query);
    expect(looks).toEqual([]);
    expect(calls.xero().at(-1)).toMatchObject({method: 'PUT', path: '/Payments'});
    expect(cents()).toEqual([4_000]);
  });

  test('costs one call to DEAR for its source and one look at Xero, and nothing ever after', async () => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    books().addPayment(SALE, {amount: '40'});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.dear().map(({path}) => path)).toEqual([
      ...['/saleList', '/saleCreditNoteList', '/purchaseList', '/purchaseCreditNoteList'],
      ...['/sale', '/sale/payment'],
    ]);
    expect(calls.xero().map(({method, path}) => `${method} ${path}`)).toEqual(['GET /Invoices', 'PUT /Payments']);

    await office.clock.sleep(60_000);
    books().touchAll();
    const afterwards = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {unchanged: 2, completed: 0}});
    expect(afterwards.dear().filter(({path}) => path === '/sale/payment')).toEqual([]);
    expect(afterwards.xero()).toEqual([]);
  });

  test('of a foreign invoice goes with the inverse of DEAR’s rate', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {rate: '1.6'})], {currency: 'USD', rate: '1.5'})]);
    await office.sync(ALL);
    expect(livePayments()).toMatchObject([{amount: 4_000, currencyRate: '0.625'}]);
  });

  test('goes to the account that the settings name for DEAR’s', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {account: '718'})])]);
    await settings({mapping: {bankAccounts: {'718': '091'}}});
    await office.sync(ALL);
    const account = xero()
      .books()
      .accounts.find(({Code}) => Code === '091');
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
    expect(cents()).toEqual([]);
    const [row] = await paymentRows();
    expect(row).toMatchObject({status: 'Failed', problem: {code}});
    if (!account) return;

    await settings({mapping: {bankAccounts: {[account]: '090'}}});
    expect(await later()).toMatchObject({counts: {completed: 1, failed: 0}});
    expect(cents()).toEqual([4_000]);
  });

  test('behind Xero’s lock date fails, or takes the day after it', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {date: '2026-03-05'})])]);
    xero().setLockDates({period: '2026-03-08'});
    await office.clock.sleep(11 * 60_000);
    await office.sync(ALL);
    expect(await paymentRows()).toMatchObject([{problem: {code: 'mapping.payment-before-lock-date'}}]);
    await settings({lockedDocuments: 'next-day'});
    await later();
    expect(livePayments()).toMatchObject([{date: '2026-03-09'}]);
    expect((await paymentRows())[0]?.notes[0]).toContain('It is dated 9 March instead of 5 March');
  });

  test('stays out while the switch is off, and is found when it is turned on', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await settings({exportPayments: false});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, pending: 0}});
    expect(await paymentRows()).toEqual([]);
    await settings({exportPayments: true});
    expect(await later()).toMatchObject({counts: {completed: 1}});
    expect(cents()).toEqual([4_000]);
  });
});

describe('a payment whose document is not ready in Xero', () => {
  test('waits for it instead of failing, and goes once it is there', async () => {
    office = await workingOffice([saleOf([paid('a', '40')], {invoice: {lines: [aLine({account: '999'})]}})]);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1, pending: 1}});
    expect(await paymentRows()).toMatchObject([
      {status: 'Pending', waitingFor: 'waiting for INV-00001', problem: null},
    ]);
    const calls = countCalls(office);
    await later();
    expect(calls.dear().filter(({path}) => path.startsWith('/sale/'))).toEqual([]);

    await settings({mapping: {accounts: {'999': '200'}}});
    expect(await later()).toMatchObject({counts: {completed: 2}});
    expect(cents()).toEqual([4_000]);
    expect(await paymentRows()).toHaveLength(1);
  });

  test('waits while it is a draft there, at one call a sync, and goes when somebody approved it', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await settings({documentStatus: 'DRAFT'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, pending: 1}});
    const [row] = await paymentRows();
    expect(row).toMatchObject({status: 'Pending', waitingFor: 'waiting for INV-00001 to be approved in Xero'});

    await office.clock.sleep(60_000);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect([calls.dear().length, calls.xero().length]).toEqual([4, 1]);
    expect((await paymentRows())[0]?.updatedAt).toBe(row?.updatedAt);

    xero().editInvoice(inXero(office, 'INV-00001').invoiceId, {status: 'AUTHORISED'});
    expect(await later()).toMatchObject({counts: {completed: 1}});
    expect(cents()).toEqual([4_000]);
  });

  test('fails when somebody voided it in Xero', async () => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    xero().voidInvoice(inXero(office, 'INV-00001').invoiceId);
    books().addPayment(SALE, {amount: '40'});
    await office.sync(ALL);
    expect(await paymentRows()).toMatchObject([{status: 'Failed', problem: {code: 'payment.document-voided'}}]);
  });

  test('of an invoice from before the first day stays out with it', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await settings({ignoreBefore: '2026-03-11'});
    await office.sync({kind: 'sale', id: SALE});
    expect(await office.rows()).toEqual([]);
  });
});

describe('payments made in Xero', () => {
  async function arrived(...payments: [cents: number, more?: object][]) {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    const {invoiceId} = inXero(office, 'INV-00001');
    for (const [amount, more] of payments) xero().payInvoice(invoiceId, amount, more);
  }

  test('one that DEAR has too is taken over', async () => {
    await arrived([4_000, {date: '2026-03-12'}]);
    books().addPayment(SALE, {amount: '40'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(calls.writes()).toEqual([]);
    expect(await paymentRows()).toMatchObject([{status: 'Completed', notes: ['It was in Xero already.']}]);
  });

  test('each is taken over once: the second of two alike goes', async () => {
    await arrived([4_000, {date: '2026-03-12'}]);
    books().addPayment(SALE, {amount: '40'});
    books().addPayment(SALE, {amount: '40'});
    await office.sync(ALL);
    expect(cents()).toEqual([4_000, 4_000]);
    expect((await paymentRows()).map(({status}) => status)).toEqual(['Completed', 'Completed']);
  });

  test('an invoice paid there in full is settled, and no error', async () => {
    await arrived([11_500]);
    books().addPayment(SALE, {amount: '40'});
    books().addPayment(SALE, {amount: '75'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0}});
    expect(calls.writes()).toEqual([]);
    for (const {notes} of await paymentRows())
      expect(notes).toEqual(['INV-00001 is paid in Xero already, by other payments.']);
  });

  test('only what DEAR’s total exceeds Xero’s by goes, and the row says so', async () => {
    await arrived([5_000]);
    books().addPayment(SALE, {amount: '115'});
    await office.sync(ALL);
    expect(cents()).toEqual([5_000, 6_500]);
    expect((await paymentRows())[0]?.notes).toEqual(['50.00 of it was paid in Xero already; 65.00 goes.']);
  });

  test('more than is due is a problem that proposes the overpayment, and nothing is sent', async () => {
    await arrived();
    books().addPayment(SALE, {amount: '120'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(calls.writes()).toEqual([]);
    const [row] = await paymentRows();
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'payment.exceeds-due'}});
    expect(row?.problem?.detail).toContain('It is 120.00, and 115.00 is due there');
    expect(row?.problem?.fix).toContain('5.00 as an overpayment');
  });
});

describe('a payment that changes in DEAR', () => {
  async function arrived(amount = '40') {
    office = await workingOffice([saleOf([paid('a', amount)])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
  }

  test('removed, it is deleted in Xero, once', async () => {
    await arrived('115');
    books().removePayment(SALE, guid('a'));
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(inXero(office, 'INV-00001')).toMatchObject({status: 'AUTHORISED', payments: [{status: 'DELETED'}]});
    expect(await paymentRows()).toMatchObject([
      {status: 'Completed'},
      {status: 'Completed', notes: ['It was removed in DEAR.'], amount: {value: '115.00'}},
    ]);
    const calls = countCalls(office);
    books().touchAll();
    await later();
    expect(calls.xero()).toEqual([]);
  });

  test('removed, it stays in Xero when it was there before Deerpath', async () => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    xero().payInvoice(inXero(office, 'INV-00001').invoiceId, 4_000, {date: '2026-03-12'});
    await office.clock.sleep(60_000);
    const {id} = books().addPayment(SALE, {amount: '40'});
    await office.sync(ALL);
    books().removePayment(SALE, id);
    const calls = countCalls(office);
    await later();
    expect(calls.writes()).toEqual([]);
    expect((await paymentRows()).at(-1)?.notes[0]).toContain('Xero had it before Deerpath');
  });

  test('removed before it went, it leaves nothing to do', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {account: '718'})])]);
    await office.sync(ALL);
    books().removePayment(SALE, guid('a'));
    expect(await later()).toMatchObject({counts: {failed: 0}});
    expect(await paymentRows()).toMatchObject([
      {status: 'Skipped', skipped: {reason: 'It was removed in DEAR before it went to Xero.'}},
    ]);
  });

  test.each([
    ['another amount', {amount: '60'}, {amount: 6_000}],
    ['another day', {date: '2026-03-13'}, {date: '2026-03-13'}],
    ['another account', {account: '091'}, {amount: 4_000}],
  ])('%s: the old one is deleted and the new one made, both once', async (_, change, expected) => {
    await arrived();
    books().editPayment(SALE, guid('a'), change);
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(calls.writes().map(({method}) => method)).toEqual(['POST', 'PUT']);
    expect(livePayments()).toMatchObject([expected]);
    expect((await paymentRows()).at(-1)).toMatchObject({status: 'Completed'});
    await later();
    expect(calls.writes()).toHaveLength(2);
  });

  test('removed and entered anew as it was: what Xero has stays, and goes with the new one', async () => {
    await arrived();
    const [before] = inXero(office, 'INV-00001').payments;
    xero().reconcilePayment(before?.paymentId ?? '');
    books().removePayment(SALE, guid('a'));
    books().addPayment(SALE, {id: guid('b'), amount: '40'});
    const calls = countCalls(office);
    expect(await later()).toMatchObject({counts: {failed: 0, completed: 0}});
    expect(calls.writes()).toEqual([]);
    expect(await paymentRows()).toMatchObject([{status: 'Completed'}]);

    xero().reconcilePayment(before?.paymentId ?? '', false);
    books().removePayment(SALE, guid('b'));
    await later();
    expect(cents()).toEqual([]);
  });

  test('one of two alike removed: one is deleted, and no more', async () => {
    office = await workingOffice([saleOf([paid('a', '40'), paid('b', '40')])]);
    await office.sync(ALL);
    books().removePayment(SALE, guid('a'));
    const calls = countCalls(office);
    await later();
    expect(calls.writes()).toHaveLength(1);
    expect(cents()).toEqual([4_000]);
  });

  test('one that is reconciled in Xero stays, and is a problem that says what to do', async () => {
    await arrived();
    xero().reconcilePayment(inXero(office, 'INV-00001').payments[0]?.paymentId ?? '');
    books().removePayment(SALE, guid('a'));
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    const row = (await paymentRows()).at(-1);
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'payment.cannot-delete'}});

    xero().reconcilePayment(inXero(office, 'INV-00001').payments[0]?.paymentId ?? '', false);
    await office.call('POST', `/api/transactions/${row?.id}/retry`);
    await office.clock.sleep(5_000);
    expect(cents()).toEqual([]);
  });

  test('one that somebody deleted in Xero is not fought over', async () => {
    await arrived();
    xero().deletePayment(inXero(office, 'INV-00001').payments[0]?.paymentId ?? '');
    books().touchAll();
    await later();
    expect(cents()).toEqual([]);
    books().removePayment(SALE, guid('a'));
    expect(await later()).toMatchObject({counts: {failed: 0}});
  });

  test('its invoice voided in DEAR, it is deleted first and the invoice voided with the next sync', async () => {
    await arrived();
    books().void(SALE);
    await office.sync(ALL);
    await later();
    expect(inXero(office, 'INV-00001')).toMatchObject({status: 'VOIDED', payments: [{status: 'DELETED'}]});
  });
});

describe('what is no cash', () => {
  test('a payment from a customer credit is recognised and never posted, the other one goes', async () => {
    office = await workingOffice([saleOf([paid('a', '15', {creditId: guid('credit')}), paid('b', '40')])]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0, pending: 0}});
    expect(cents()).toEqual([4_000]);
    expect(await paymentRows()).toMatchObject([{amount: {value: '40.00'}}]);
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
    expect(cents('SUP-00001')).toEqual([]);
    const [master] = office.companion.store.values('masters');
    expect(master?.notExported).toMatchObject([
      {reason: 'prepayment', number: 'PO-00001', amount: '25', kind: null},
      {reason: 'supplier-deposit', number: 'SUP-00001', amount: '15', kind: 'bill', date: '2026-03-12'},
    ]);
    const calls = countCalls(office);
    books().touchAll();
    await later();
    expect(calls.dear().filter(({path}) => path.endsWith('/payment'))).toEqual([]);
  });

  test('while DEAR does not say what a payment was taken from, nothing is sent', async () => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    office.sandbox.dear.faults.add({on: 'GET /sale/payment', fault: '500', times: 4});
    await office.sync(ALL);
    expect(await paymentRows()).toMatchObject([{status: 'Pending', problem: {code: 'dear.failing'}}]);
    expect(cents()).toEqual([]);
    await untilSettled(office);
    expect(cents()).toEqual([4_000]);
  });
});

describe('exactly once', () => {
  test.each([
    ['the answer is lost', {kind: 'drop-after'}],
    ['the call never arrives', {kind: 'drop-before'}],
    ['Xero breaks after it was done', {kind: 'error-after'}],
    ['it is done half a minute late', {kind: 'late-commit', milliseconds: 30_000}],
    ['the answer is a web page', {kind: 'html', processed: true}],
    ['an element is missing from the answer', {kind: 'missing-elements'}],
  ] as const)('when %s, two payments alike are there twice and no more', async (_, fault) => {
    office = await workingOffice([saleOf([paid('a', '40'), paid('b', '40'), paid('c', '35')])]);
    xero().faults.add({on: 'PUT /Payments', fault});
    await untilSettled(office);
    expect(cents().toSorted()).toEqual([3_500, 4_000, 4_000]);
    expect((await paymentRows()).map(({status}) => status)).toEqual(['Completed', 'Completed', 'Completed']);
  });

  test.each([
    ['the answer is lost', {kind: 'drop-after'}],
    ['the call never arrives', {kind: 'drop-before'}],
    ['it is done half a minute late', {kind: 'late-commit', milliseconds: 30_000}],
  ] as const)('a change is one deletion and one payment when, of the deletion, %s', async (_, fault) => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    books().editPayment(SALE, guid('a'), {amount: '60'});
    xero().faults.add({on: 'POST /Payments/*', fault});
    await untilSettled(office);
    await untilSettled(office);
    expect(cents()).toEqual([6_000]);
    expect(inXero(office, 'INV-00001').payments).toHaveLength(2);
  });
});
