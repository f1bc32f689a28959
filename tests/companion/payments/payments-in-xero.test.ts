import {afterEach, describe, expect, test} from 'vitest';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice} from '../../support/working-office.ts';
import {cents, paid, paymentRows, SALE, saleOf} from './payment-office.ts';

let office: Office;
afterEach(() => office.close());

describe('payments made in Xero', () => {
  async function arrived(...payments: [cents: number, more?: object][]) {
    office = await workingOffice([saleOf([])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    const {invoiceId} = inXero(office, 'INV-00001');
    for (const [amount, more] of payments) office.sandbox.xero.payInvoice(invoiceId, amount, more);
  }

  test('one that DEAR has too is taken over', async () => {
    await arrived([4_000, {date: '2026-03-12'}]);
    office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(calls.writes()).toEqual([]);
    expect(await paymentRows(office)).toMatchObject([{status: 'Completed', notes: ['It was in Xero already.']}]);
  });

  test('each is taken over once: the second of two alike goes', async () => {
    await arrived([4_000, {date: '2026-03-12'}]);
    office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    await office.sync(ALL);
    expect(cents(office)).toEqual([4_000, 4_000]);
    expect((await paymentRows(office)).map(({status}) => status)).toEqual(['Completed', 'Completed']);
  });

  test('an invoice paid there in full is settled, and no error', async () => {
    await arrived([11_500]);
    office.sandbox.dear.books.addPayment(SALE, {amount: '40'});
    office.sandbox.dear.books.addPayment(SALE, {amount: '75'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0}});
    expect(calls.writes()).toEqual([]);
    for (const {notes} of await paymentRows(office))
      expect(notes).toEqual(['INV-00001 is paid in Xero already, by other payments.']);
  });

  test('only what DEAR’s total exceeds Xero’s by goes, and the row says so', async () => {
    await arrived([5_000]);
    office.sandbox.dear.books.addPayment(SALE, {amount: '115'});
    await office.sync(ALL);
    expect(cents(office)).toEqual([5_000, 6_500]);
    expect((await paymentRows(office))[0]?.notes).toEqual(['50.00 of it was paid in Xero already; 65.00 goes.']);
  });

  test('more than is due is a problem that proposes the overpayment, and nothing is sent', async () => {
    await arrived();
    office.sandbox.dear.books.addPayment(SALE, {amount: '120'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(calls.writes()).toEqual([]);
    const [row] = await paymentRows(office);
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'payment.exceeds-due'}});
    expect(row?.problem?.detail).toContain('It is 120.00, and 115.00 is due there');
    expect(row?.problem?.fix).toContain('5.00 as an overpayment');
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
    office.sandbox.xero.faults.add({on: 'PUT /Payments', fault});
    await untilSettled(office);
    expect(cents(office).toSorted()).toEqual([3_500, 4_000, 4_000]);
    expect((await paymentRows(office)).map(({status}) => status)).toEqual(['Completed', 'Completed', 'Completed']);
  });

  test.each([
    ['the answer is lost', {kind: 'drop-after'}],
    ['the call never arrives', {kind: 'drop-before'}],
    ['it is done half a minute late', {kind: 'late-commit', milliseconds: 30_000}],
  ] as const)('a change is one deletion and one payment when, of the deletion, %s', async (_, fault) => {
    office = await workingOffice([saleOf([paid('a', '40')])]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.editPayment(SALE, guid('a'), {amount: '60'});
    office.sandbox.xero.faults.add({on: 'POST /Payments/*', fault});
    await untilSettled(office);
    await untilSettled(office);
    expect(cents(office)).toEqual([6_000]);
    expect(inXero(office, 'INV-00001').payments).toHaveLength(2);
  });
});
