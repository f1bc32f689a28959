import {afterEach, describe, expect, test} from 'vitest';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';
import {cents, later, livePayments, paid, paymentRows, SALE, saleOf} from './payment-office.ts';

let office: Office;
afterEach(() => office.close());

describe('a payment that changes in DEAR', () => {
  async function arrived(amount = '40') {
    office = await workingOffice([saleOf([paid('a', amount)])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
  }

  test('removed, it is deleted in Xero, once', async () => {
    await arrived('115');
    office.sandbox.dear.books.removePayment(SALE, guid('a'));
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(inXero(office, 'INV-00001')).toMatchObject({status: 'AUTHORISED', payments: [{status: 'DELETED'}]});
    expect(await paymentRows(office)).toMatchObject([
      {status: 'Completed'},
      {status: 'Completed', notes: ['It was removed in DEAR.'], amount: {value: '115.00'}},
    ]);
    const calls = countCalls(office);
    office.sandbox.dear.books.touchAll();
    await later(office);
    expect(calls.xero()).toEqual([]);
  });

  test('removed, it stays in Xero when it was there before Deerpath', async () => {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    office.sandbox.xero.payInvoice(inXero(office, 'INV-00001').invoiceId, 4_000, {date: '2026-03-12'});
    await office.clock.sleep(60_000);
    const {id} = office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    await office.sync(ALL);
    office.sandbox.dear.books.removePayment(SALE, id);
    const calls = countCalls(office);
    await later(office);
    expect(calls.writes()).toEqual([]);
    expect((await paymentRows(office)).at(-1)?.notes[0]).toContain('Xero had it before Deerpath');
  });

  test('removed before it went, it leaves nothing to do', async () => {
    office = await workingOffice([saleOf([paid('a', '40', {account: '718'})])]);
    await office.sync(ALL);
    office.sandbox.dear.books.removePayment(SALE, guid('a'));
    expect(await later(office)).toMatchObject({counts: {failed: 0}});
    expect(await paymentRows(office)).toMatchObject([
      {status: 'Skipped', skipped: {reason: 'It was removed in DEAR before it went to Xero.'}},
    ]);
  });

  test.each([
    ['another amount', {amount: '60'}, {amount: 6_000}],
    ['another day', {date: '2026-03-13'}, {date: '2026-03-13'}],
    ['another account', {account: '091'}, {amount: 4_000}],
  ])('%s: the old one is deleted and the new one made, both once', async (_, change, expected) => {
    await arrived();
    office.sandbox.dear.books.editPayment(SALE, guid('a'), change);
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(calls.writes().map(({method}) => method)).toEqual(['POST', 'PUT']);
    expect(livePayments(office)).toMatchObject([expected]);
    expect((await paymentRows(office)).at(-1)).toMatchObject({status: 'Completed'});
    await later(office);
    expect(calls.writes()).toHaveLength(2);
  });

  test('removed and entered anew as it was: what Xero has stays, and goes with the new one', async () => {
    await arrived();
    const [before] = inXero(office, 'INV-00001').payments;
    office.sandbox.xero.reconcilePayment(before?.paymentId ?? '');
    office.sandbox.dear.books.removePayment(SALE, guid('a'));
    office.sandbox.dear.books.addPayment(SALE, {id: guid('b'), amount: '40'});
    const calls = countCalls(office);
    expect(await later(office)).toMatchObject({counts: {failed: 0, completed: 0}});
    expect(calls.writes()).toEqual([]);
    expect(await paymentRows(office)).toMatchObject([{status: 'Completed'}]);

    office.sandbox.xero.reconcilePayment(before?.paymentId ?? '', false);
    office.sandbox.dear.books.removePayment(SALE, guid('b'));
    await later(office);
    expect(cents(office)).toEqual([]);
  });

  test('one of two alike removed: one is deleted, and no more', async () => {
    office = await workingOffice([saleOf([paid('a', '40'), paid('b', '40')])]);
    await office.sync(ALL);
    office.sandbox.dear.books.removePayment(SALE, guid('a'));
    const calls = countCalls(office);
    await later(office);
    expect(calls.writes()).toHaveLength(1);
    expect(cents(office)).toEqual([4_000]);
  });

  test('one that is reconciled in Xero stays, and is a problem that says what to do', async () => {
    await arrived();
    office.sandbox.xero.reconcilePayment(inXero(office, 'INV-00001').payments[0]?.paymentId ?? '');
    office.sandbox.dear.books.removePayment(SALE, guid('a'));
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    const row = (await paymentRows(office)).at(-1);
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'payment.cannot-delete'}});

    office.sandbox.xero.reconcilePayment(inXero(office, 'INV-00001').payments[0]?.paymentId ?? '', false);
    await office.call('POST', `/api/transactions/${row?.id}/retry`);
    await office.clock.sleep(5_000);
    expect(cents(office)).toEqual([]);
  });

  test('one that somebody deleted in Xero is not fought over', async () => {
    await arrived();
    office.sandbox.xero.deletePayment(inXero(office, 'INV-00001').payments[0]?.paymentId ?? '');
    office.sandbox.dear.books.touchAll();
    await later(office);
    expect(cents(office)).toEqual([]);
    office.sandbox.dear.books.removePayment(SALE, guid('a'));
    expect(await later(office)).toMatchObject({counts: {failed: 0}});
  });

  test('its invoice voided in DEAR, it is deleted first and the invoice voided with the next sync', async () => {
    await arrived();
    office.sandbox.dear.books.void(SALE);
    await office.sync(ALL);
    await later(office);
    expect(inXero(office, 'INV-00001')).toMatchObject({status: 'VOIDED', payments: [{status: 'DELETED'}]});
  });
});
