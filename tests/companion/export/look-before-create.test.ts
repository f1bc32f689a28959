import {afterEach, describe, expect, test} from 'vitest';
import type {Sale} from '../../sandbox/books/book.ts';
import {aBillLine, aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Fault} from '../../sandbox/xero/faults.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const rimu = aParty({name: 'Rimu Wholesale Ltd', taxRule: 'GST on Expenses'});
const typed = {accountCode: '200', taxType: 'OUTPUT2', quantity: '2', unitAmount: '50', lineAmount: null};

/** INV-00001 of 115.00 to Kauri, as somebody typed it into Xero; `over` makes it another one. */
function typeIn(over: Parameters<Office['sandbox']['xero']['addInvoice']>[0] = {}, contact = 'Kauri Sports Ltd') {
  const {xero} = office.sandbox;
  const {contactId} = xero.contacts().find(({name}) => name === contact) ?? xero.addContact({name: contact});
  return xero.addInvoice({
    type: 'ACCREC',
    number: 'INV-00001',
    contactId,
    date: '2026-03-10',
    dueDate: '2026-04-09',
    lines: [typed],
    ...over,
  });
}
const sale = (over: Parameters<typeof aSale>[0] = {}): Sale => aSale({number: 'SO-00001', party: kauri, ...over});
const onlyRow = async () => {
  const [row, another] = await office.rows();
  expect(another).toBeUndefined();
  return row;
};

describe('an invoice that somebody typed into Xero before', () => {
  test.each([
    ['authorised', {}],
    ['a draft', {status: 'DRAFT' as const}],
    ['typed in small letters', {number: 'inv-00001'}],
    ['with another web address', {url: 'https://example.com/1'}],
  ])('equal in contact, date, currency and total (%s): it is taken over and not touched', async (_, over) => {
    office = await workingOffice([sale()]);
    typeIn(over);
    const before = structuredClone(office.sandbox.xero.invoices());
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
    expect(calls.writes()).toEqual([]);
    expect(office.sandbox.xero.invoices()).toEqual(before);
    expect(await onlyRow()).toMatchObject({
      status: 'Completed',
      notes: [expect.stringContaining('was taken over')],
      xero: {id: before[0]?.invoiceId},
    });
  });

  test.each([
    ['total', {lines: [{...typed, unitAmount: '50.01'}]}],
    ['date', {date: '2026-03-11'}],
    ['currency', {currencyCode: 'AUD', currencyRate: '0.9'}],
    ['status: it is voided', {status: 'VOIDED' as const}],
    ['status: it is deleted', {status: 'DELETED' as const}],
  ])('with another %s: the number is taken, both are shown, nothing is sent', async (_, over) => {
    office = await workingOffice([sale()]);
    const theirs = typeIn(over);
    const before = structuredClone(office.sandbox.xero.invoices());
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 1}});
    expect(calls.writes()).toEqual([]);
    expect(office.sandbox.xero.invoices()).toEqual(before);
    const problem = (await onlyRow())?.problem;
    expect(problem).toMatchObject({code: 'xero.number-taken', link: expect.stringContaining(theirs.invoiceId)});
    expect(problem?.detail).toContain('115.00');
    expect(problem?.detail).toContain('Kauri Sports Ltd');
  });

  test('of another customer: the number is taken, and both customers are named', async () => {
    office = await workingOffice([sale()]);
    typeIn({}, 'Totara Gym Ltd');
    await office.sync(ALL);
    const row = await onlyRow();
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'xero.number-taken'}});
    expect(row?.problem?.detail).toContain('Totara Gym Ltd');
    expect(row?.problem?.detail).toContain('Kauri Sports Ltd');
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
  });

  test('equal in all but the tax: it is not edited until a person says so', async () => {
    office = await workingOffice([sale()]);
    // 115.00 without any tax.
    typeIn({lines: [{...typed, unitAmount: '57.5', taxType: 'NONE'}]});
    const before = structuredClone(office.sandbox.xero.invoices());
    await office.sync(ALL);
    expect(office.sandbox.xero.invoices()).toEqual(before);
    const row = await onlyRow();
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'xero.cannot-update'}});
    expect(row?.problem?.detail).toContain('tax');
    await office.call('POST', `/api/transactions/${row?.id}/retry`);
    await office.clock.sleep(30_000);
    expect(await onlyRow()).toMatchObject({status: 'Completed', problem: null});
    expect(inXero(office, 'INV-00001')).toMatchObject({total: 11500, totalTax: 1500});
  });

  test('taken over and then changed in DEAR: it is edited only by a retry of a person', async () => {
    office = await workingOffice([sale()]);
    const theirs = typeIn();
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.editLine(sale().id, {quantity: '3'});
    const before = structuredClone(office.sandbox.xero.invoices());
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    await office.sync({kind: 'sale', id: sale().id});
    expect(office.sandbox.xero.invoices()).toEqual(before);
    const [failed] = await office.rows('&status=Failed');
    expect(failed?.problem?.detail).toContain('total 172.50 in DEAR, 115.00 in Xero');
    await office.call('POST', `/api/transactions/${failed?.id}/retry`);
    await office.clock.sleep(30_000);
    expect(inXero(office, 'INV-00001')).toMatchObject({invoiceId: theirs.invoiceId, total: 17250});
    expect(await office.rows('&status=Failed')).toEqual([]);
  });

  test('mended by giving the invoice in Xero another number, the next sync after a retry takes it', async () => {
    office = await workingOffice([sale()]);
    const theirs = typeIn({date: '2026-03-11'});
    await office.sync(ALL);
    office.sandbox.xero.editInvoice(theirs.invoiceId, {number: 'INV-OLD'});
    await office.call('POST', `/api/transactions/${(await onlyRow())?.id}/retry`);
    await office.clock.sleep(30_000);
    expect(await onlyRow()).toMatchObject({status: 'Completed'});
    expect(wrongAtTheEnd(office)).toEqual([]);
    // Nothing is Failed any more: the first sync looks at it once more, and the next one costs nothing.
    await office.clock.sleep(20 * 60_000);
    await office.sync(ALL);
    await office.clock.sleep(20 * 60_000);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.xero()).toEqual([]);
    expect(calls.dear()).toHaveLength(4);
  });
});

describe('a bill that somebody typed into Xero before', () => {
  const bill = (over: Parameters<typeof aPurchase>[0] = {}) =>
    aPurchase({
      number: 'PO-00001',
      party: rimu,
      invoice: {number: '77', lines: [aBillLine({quantity: '1', price: '100'})]},
      ...over,
    });
  const theirs = {
    type: 'ACCPAY' as const,
    number: '77',
    lines: [{accountCode: '630', taxType: 'INPUT2', quantity: '1', unitAmount: '100', lineAmount: null}],
  };

  test('of the same supplier and equal: it is taken over', async () => {
    office = await workingOffice([bill()]);
    typeIn(theirs, 'Rimu Wholesale Ltd');
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
  });

  test.each<[string, Fault]>([
    ['a 304', {kind: 'not-modified'}],
    ['an answer without its elements', {kind: 'missing-elements', indexes: [0]}],
    ['an empty answer', {kind: 'empty'}],
    ['half of an answer', {kind: 'truncated'}],
  ])('is not made a second time because the look-up came back as %s', async (_, fault) => {
    office = await workingOffice([bill()]);
    typeIn(theirs, 'Rimu Wholesale Ltd');
    office.sandbox.xero.faults.add({on: 'GET /Invoices', fault, times: 9});
    await untilSettled(office);
    await untilSettled(office);
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
    expect(await onlyRow()).toMatchObject({status: 'Completed'});
  });

  test('of the same supplier and with another total: the number is taken', async () => {
    office = await workingOffice([bill()]);
    typeIn({...theirs, lines: [{...theirs.lines[0], unitAmount: '101', lineAmount: null}]}, 'Rimu Wholesale Ltd');
    await office.sync(ALL);
    expect(await onlyRow()).toMatchObject({status: 'Failed', problem: {code: 'xero.number-taken'}});
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
  });

  test.each([
    ['of another supplier', {}, 'Another Supplier'],
    ['voided', {status: 'VOIDED' as const}, 'Rimu Wholesale Ltd'],
    ['deleted', {status: 'DELETED' as const}, 'Rimu Wholesale Ltd'],
  ])('%s: it is no rival, and ours is made', async (_, over, contact) => {
    office = await workingOffice([bill()]);
    typeIn({...theirs, ...over}, contact);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('one is taken over by one bill of DEAR alone: its twin in DEAR is made', async () => {
    const twin = bill({number: 'PO-00002'});
    office = await workingOffice([bill(), twin]);
    typeIn(theirs, 'Rimu Wholesale Ltd');
    await untilSettled(office);
    expect(office.sandbox.xero.invoices()).toHaveLength(2);
    expect((await office.rows()).map(({status}) => status)).toEqual(['Completed', 'Completed']);
    expect(new Set((await office.rows()).map(({xero}) => xero?.id)).size).toBe(2);
  });

  test('two of them in Xero are taken over by two bills of DEAR, one each', async () => {
    const twin = bill({number: 'PO-00002'});
    office = await workingOffice([bill(), twin]);
    typeIn(theirs, 'Rimu Wholesale Ltd');
    typeIn(theirs, 'Rimu Wholesale Ltd');
    await untilSettled(office);
    expect(office.sandbox.xero.invoices()).toHaveLength(2);
    expect((await office.rows()).map(({status}) => status)).toEqual(['Completed', 'Completed']);
    expect(new Set((await office.rows()).map(({xero}) => xero?.id)).size).toBe(2);
  });
});
