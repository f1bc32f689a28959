import {afterEach, describe, expect, test} from 'vitest';
import type {Sale} from '../../sandbox/books/book.ts';
import {anInvoice, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const february = aSale({number: 'SO-00001', invoice: {date: '2026-02-10', dueDate: '2026-02-20'}});
const rowOf = async (number: string) => (await office.rows()).find(({dear}) => dear.number === number);

describe('a lock date of DEAR’s', () => {
  test('keeps what is dated before it back, and names the side', async () => {
    office = await workingOffice([february]);
    office.sandbox.dear.books.company.lockDate = '2026-03-01';
    await office.clock.sleep(30 * 60_000);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(await rowOf('INV-00001')).toMatchObject({
      problem: {
        code: 'mapping.before-lock-date',
        title: "INV-00001 is before DEAR's lock date.",
        detail: 'It is dated 10 February; DEAR is locked up to 28 February.',
      },
    });
  });

  test('moved back, what failed goes by itself with a later sync', async () => {
    office = await workingOffice([february]);
    office.sandbox.dear.books.company.lockDate = '2026-03-01';
    await office.clock.sleep(30 * 60_000);
    await office.sync(ALL);
    office.sandbox.dear.books.company.lockDate = null;
    await office.clock.sleep(30 * 60_000);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
  });
});

describe('an invoice in Xero that is changed in DEAR after its period was locked', () => {
  async function lockedAndChanged(edit: (invoice: Sale['invoices'][number]) => void): Promise<void> {
    office = await workingOffice([february]);
    await office.sync(ALL);
    office.sandbox.xero.setLockDates({period: '2026-02-28'});
    await office.clock.sleep(20 * 60_000);
    const {books} = office.sandbox.dear;
    const sale = books.find(february.id) as Sale;
    books.undo(sale.id);
    edit(sale.invoices[0] ?? anInvoice());
    books.authorise(sale.id);
  }

  test('is one problem that lists each differing field, DEAR beside Xero', async () => {
    await lockedAndChanged((invoice) => Object.assign(invoice, {dueDate: '2026-05-01'}));
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(calls.writes()).toEqual([]);
    const row = await rowOf('INV-00001');
    expect(row?.problem?.code).toBe('xero.cannot-update');
    expect(row?.problem?.detail).toContain('Xero is locked up to 28 February');
    expect(row?.problem?.detail).toContain('due date 1 May 2026 in DEAR, 20 February 2026 in Xero');
  });

  test('with nothing that Xero would show, is no problem and no row', async () => {
    await lockedAndChanged(() => {});
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0, unchanged: 1}});
    expect(await office.rows()).toHaveLength(1);
  });
});

test.each([
  ['draft', {status: 'DRAFT', date: '2026-02-10'}, /goes as a draft/],
  ['next-day', {status: 'AUTHORISED', date: '2026-03-01'}, /dated 1 March instead of 10 February/],
] as const)(
  'with “%s” a locked document goes all the same, and its row says how',
  async (lockedDocuments, there, note) => {
    office = await workingOffice([february]);
    office.sandbox.xero.setLockDates({period: '2026-02-28'});
    await office.call('PATCH', '/api/settings', {lockedDocuments});
    await office.clock.sleep(20 * 60_000);
    await office.sync(ALL);
    expect(inXero(office, 'INV-00001')).toMatchObject(there);
    expect((await rowOf('INV-00001'))?.notes.join(' ')).toMatch(note);

    // Changed afterwards it keeps the day and the state it was given.
    office.sandbox.dear.books.editLine(february.id, {quantity: '4'});
    await office.clock.sleep(60_000);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0}});
    expect(inXero(office, 'INV-00001')).toMatchObject(there);
    expect((await office.rows())[0]?.notes.join(' ')).toMatch(/Xero is locked up to 28 February/);

    // What Xero never shows is no change of it, under this lock or the next one.
    const {books} = office.sandbox.dear;
    for (const period of ['2026-02-28', '2026-03-31']) {
      office.sandbox.xero.setLockDates({period});
      await office.clock.sleep(20 * 60_000);
      const sale = books.find(february.id) as Sale;
      Object.assign(sale, {party: {...sale.party, email: `${period}@example.test`}, stamp: office.clock.now()});
      const calls = countCalls(office);
      expect(await office.sync(ALL)).toMatchObject({counts: {unchanged: 1, failed: 0}});
      expect(calls.writes()).toEqual([]);
    }
    expect(await office.rows()).toHaveLength(2);
  },
);

test('a document that took the first open day, which is locked by now too: its day is no difference', async () => {
  office = await workingOffice([february]);
  office.sandbox.xero.setLockDates({period: '2026-02-28'});
  await office.call('PATCH', '/api/settings', {lockedDocuments: 'next-day'});
  await office.clock.sleep(20 * 60_000);
  await office.sync(ALL);
  office.sandbox.xero.setLockDates({endOfYear: '2026-03-31'});
  await office.clock.sleep(20 * 60_000);
  office.sandbox.dear.books.editLine(february.id, {quantity: '4'});
  const calls = countCalls(office);
  expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
  expect(calls.writes()).toEqual([]);
  const detail = (await office.rows('&status=Failed'))[0]?.problem?.detail;
  expect(detail).toContain('Xero is locked up to 31 March');
  expect(detail).toContain('total 230.00 in DEAR, 115.00 in Xero');
  expect(detail).not.toContain('date');
});
