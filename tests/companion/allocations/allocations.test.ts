import {afterEach, describe, expect, test} from 'vitest';
import type {Invoice} from '../../sandbox/books/book.ts';
import {aBillLine, aLine, anInvoice, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const xero = () => office.sandbox.xero;
const rows = async (kind: string) => (await office.rows(`&kind=${kind}`)).toReversed();
const settings = (patch: object) => office.call('PATCH', '/api/settings', patch);
const later = async () => {
  await office.clock.sleep(61_000);
  return office.sync(ALL);
};
/** A credit note of 23.00 on the sale's invoice of 115.00. */
const aNote = (more: Partial<Invoice> = {}): Invoice =>
  anInvoice({
    taskId: guid('note'),
    number: 'CR-00001',
    date: '2026-03-12',
    credits: 'INV-00001',
    lines: [aLine({quantity: '1', price: '20'})],
    ...more,
  });
const saleWith = (note: Partial<Invoice> = {}, invoice: Partial<Invoice> = {}) =>
  aSale({
    number: 'SO-00001',
    type: 'Advanced Sale',
    invoice: {taskId: guid('invoice'), ...invoice},
    creditNotes: [aNote(note)],
  });
const note = () => {
  const [found] = xero().creditNotes();
  if (!found) throw new Error('No credit note is in Xero');
  return found;
};
const allocated = () => note().allocations.map(({amount, invoiceId}) => [amount, invoiceId]);

describe('a credit note', () => {
  test('is used on the invoice that it credits, with a row of its own', async () => {
    office = await workingOffice([saleWith()]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 3, failed: 0, pending: 0}});
    const {invoiceId} = inXero(office, 'INV-00001');
    expect(allocated()).toEqual([[2_300, invoiceId]]);
    expect(note().status).toBe('PAID');
    expect(await rows('allocation')).toMatchObject([
      {
        status: 'Completed',
        dear: {number: 'CR-00001'},
        xero: {number: 'CR-00001'},
        amount: {value: '23.00', currency: 'NZD'},
        notes: ['23.00 goes to INV-00001.'],
      },
    ]);
    const calls = countCalls(office);
    office.sandbox.dear.books.touchAll();
    expect(await later()).toMatchObject({counts: {completed: 0}});
    expect(calls.xero()).toEqual([]);
  });

  test.each([
    [
      'the invoice has room for',
      {payments: [aPayment({amount: '100'})]},
      {},
      1_500,
      '8.00 stays as credit on CR-00001.',
    ],
    ['is left after a refund', {}, {payments: [aPayment({amount: '10'})]}, 1_300, undefined],
  ])('gives what %s, and the rest stays as credit', async (_, invoice, credit, amount, rest) => {
    office = await workingOffice([saleWith(credit, invoice)]);
    await office.sync(ALL);
    expect(allocated()).toMatchObject([[amount, expect.anything()]]);
    const [row] = await rows('allocation');
    expect(row?.notes[1]).toBe(rest);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('leaves room for a refund and for a payment that cannot go yet, and these go later', async () => {
    const away = {account: '999'};
    office = await workingOffice([
      saleWith(
        {payments: [aPayment({...away, id: guid('r'), amount: '10'})]},
        {payments: [aPayment({...away, id: guid('p'), amount: '110'})]},
      ),
    ]);
    await office.sync(ALL);
    expect(allocated()).toMatchObject([[500, expect.anything()]]);
    await settings({mapping: {bankAccounts: {'999': '090'}}});
    await later();
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(await rows('refund')).toMatchObject([{status: 'Completed'}]);
    expect(await rows('payment')).toMatchObject([{status: 'Completed'}]);
  });

  test('waits while nobody knows whether a payment on its invoice is cash, and goes when that is known', async () => {
    office = await workingOffice([saleWith({}, {payments: [aPayment({amount: '110', creditId: guid('credit')})]})]);
    office.sandbox.dear.faults.add({on: 'GET /sale/payment', fault: '500', times: 4});
    await office.sync(ALL);
    expect(allocated()).toEqual([]);
    expect(await rows('allocation')).toMatchObject([{waitingFor: 'waiting for the payments of INV-00001'}]);
    await later();
    expect(allocated()).toMatchObject([[2_300, expect.anything()]]);
  });

  test.each([
    ['while payments are not exported', () => settings({exportPayments: false})],
    [
      'that a person skipped',
      async () => {
        await office.sync({kind: 'sale', id: aSale({number: 'SO-00002'}).id});
        const [row] = await rows('payment');
        await office.call('POST', `/api/transactions/${row?.id}/skip`, {reason: 'Paid by hand'});
      },
    ],
  ])('takes the room of a payment %s', async (_, act) => {
    const payments = [aPayment({account: '999', amount: '115'})];
    office = await workingOffice([
      aSale({number: 'SO-00002', type: 'Advanced Sale', invoice: {number: 'INV-00002', taskId: guid('2'), payments}}),
    ]);
    await act();
    office.sandbox.dear.books.addCreditNote(aSale({number: 'SO-00002'}).id, aNote({credits: 'INV-00002'}));
    await later();
    expect(allocated()).toMatchObject([[2_300, expect.anything()]]);
  });

  test('on an invoice that is paid in full stays credit, and the row says so', async () => {
    office = await workingOffice([saleWith({}, {status: 'PAID', payments: [aPayment({amount: '115'})]})]);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect(allocated()).toEqual([]);
    expect((await rows('allocation'))[0]).toMatchObject({
      status: 'Completed',
      amount: {value: '0.00'},
      notes: ['Nothing of it could go to INV-00001.', '23.00 stays as credit on CR-00001.'],
    });
  });

  test('of a supplier is used on the bill, which a purchase of one bill need not name', async () => {
    const number = 'SUPCR-1';
    office = await workingOffice([
      aPurchase({number: 'PO-00001', creditNotes: [aNote({number, credits: '', lines: [aBillLine({quantity: '1'})]})]}),
    ]);
    await office.sync(ALL);
    expect(allocated()).toMatchObject([[4_400, inXero(office, 'SUP-00001').invoiceId]]);
  });

  test('that stands alone keeps its credit, and has no row for it', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00002', type: 'Credit Note', invoices: [], creditNotes: [aNote({credits: ''})]}),
    ]);
    await office.sync(ALL);
    expect(await rows('allocation')).toEqual([]);
  });

  test('that stands alone and names an invoice of another sale is used on that one', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00001'}),
      aSale({number: 'SO-00002', type: 'Credit Note', invoices: [], creditNotes: [aNote()]}),
    ]);
    await untilSettled(office);
    expect(allocated()).toMatchObject([[2_300, inXero(office, 'INV-00001').invoiceId]]);
  });

  test('that stands alone is used on an invoice that goes after it, for one more look at DEAR', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00002', type: 'Credit Note', invoices: [], creditNotes: [aNote()]}),
    ]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.add([aSale({number: 'SO-00001'}), aSale({number: 'SO-00003'})]);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(allocated()).toMatchObject([[2_300, inXero(office, 'INV-00001').invoiceId]]);
    expect((await rows('allocation')).map(({status}) => status)).toEqual(['Completed']);
    expect(
      calls
        .dear()
        .filter(({path}) => !path.endsWith('List'))
        .map(({path}) => path),
    ).toEqual(['/sale', '/sale', '/sale', '/sale/creditnote']);
    const after = countCalls(office);
    await later();
    expect([after.dear().length, after.xero()]).toEqual([4, []]);
  });

  test('that stands alone waits in peace while the invoice it names cannot go', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00002', type: 'Credit Note', invoices: [], creditNotes: [aNote()]}),
      aSale({number: 'SO-00001', invoice: {lines: [aLine({account: '999'})]}}),
    ]);
    await office.sync(ALL);
    await later();
    const calls = countCalls(office);
    await later();
    expect(calls.dear().filter(({path}) => path === '/sale')).toEqual([]);
    await settings({mapping: {accounts: {'999': '200'}}});
    await later();
    expect(allocated()).toMatchObject([[2_300, inXero(office, 'INV-00001').invoiceId]]);
  });

  test('moved behind a lock is used on the day it moved to, for the day before is locked as well', async () => {
    office = await workingOffice([saleWith()]);
    xero().setLockDates({period: '2026-03-31'});
    await settings({lockedDocuments: 'next-day'});
    await untilSettled(office);
    expect(note()).toMatchObject({date: '2026-04-01', allocations: [{amount: 2_300, date: '2026-04-01'}]});
  });

  test('allocated by a person in Xero is left as it is', async () => {
    office = await workingOffice([saleWith()]);
    xero().faults.add({on: 'PUT /CreditNotes/*/Allocations', fault: {kind: 'error-before'}, times: 99});
    await office.sync(ALL);
    const {invoiceId} = inXero(office, 'INV-00001');
    note().allocations.push({allocationId: 'by hand', invoiceId, amount: 500, date: '2026-03-12'});
    xero().faults.clear();
    await untilSettled(office);
    expect(allocated()).toEqual([[500, invoiceId]]);
  });

  test('waits for its invoice', async () => {
    office = await workingOffice([saleWith({}, {lines: [aLine({account: '999'})]})]);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1, pending: 1}});
    expect(await rows('allocation')).toMatchObject([{status: 'Pending', waitingFor: 'waiting for INV-00001'}]);
    await settings({mapping: {accounts: {'999': '200'}}});
    await later();
    expect(allocated()).toMatchObject([[2_300, expect.anything()]]);
  });

  test('that went as a draft waits until somebody approved both in Xero', async () => {
    office = await workingOffice([saleWith()]);
    await settings({documentStatus: 'DRAFT'});
    await office.sync(ALL);
    expect(await rows('allocation')).toMatchObject([{waitingFor: 'waiting for CR-00001 to be approved in Xero'}]);
    xero().editCreditNote(note().creditNoteId, {status: 'AUTHORISED'});
    await later();
    expect(await rows('allocation')).toMatchObject([{waitingFor: 'waiting for INV-00001 to be approved in Xero'}]);
    xero().editInvoice(inXero(office, 'INV-00001').invoiceId, {status: 'AUTHORISED'});
    await later();
    expect(allocated()).toMatchObject([[2_300, expect.anything()]]);
  });

  test.each([
    ['the answer is lost', {kind: 'drop-after'}],
    ['the call never arrives', {kind: 'drop-before'}],
    ['it is done half a minute late', {kind: 'late-commit', milliseconds: 30_000}],
    ['the answer is a web page', {kind: 'html', processed: true}],
  ] as const)('is used once when %s', async (_, fault) => {
    office = await workingOffice([saleWith({}, {payments: [aPayment({amount: '40'})]})]);
    xero().faults.add({on: 'PUT /CreditNotes/*/Allocations', fault});
    await untilSettled(office);
    expect(allocated()).toMatchObject([[2_300, expect.anything()]]);
    expect((await rows('allocation')).map(({status}) => status)).toEqual(['Completed']);
  });
});

describe('a refund', () => {
  test('pays the credit note out', async () => {
    office = await workingOffice([saleWith({payments: [aPayment({amount: '23'})]})]);
    await office.sync(ALL);
    expect(note()).toMatchObject({status: 'PAID', allocations: [], payments: [{amount: 2_300, date: '2026-03-12'}]});
    expect(await rows('refund')).toMatchObject([
      {status: 'Completed', dear: {number: 'CR-00001'}, amount: {value: '23.00'}},
    ]);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('of more than is left of the credit is a problem', async () => {
    office = await workingOffice([saleWith()]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.addPayment(aSale({number: 'SO-00001'}).id, {amount: '23'}, guid('note'));
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(await rows('refund')).toMatchObject([{status: 'Failed', problem: {code: 'payment.exceeds-due'}}]);
  });

  test('removed in DEAR is deleted in Xero', async () => {
    office = await workingOffice([saleWith({payments: [aPayment({id: guid('r'), amount: '23'})]})]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.removePayment(aSale({number: 'SO-00001'}).id, guid('r'));
    await office.sync(ALL);
    expect(note().payments).toMatchObject([{status: 'DELETED'}]);
  });
});
