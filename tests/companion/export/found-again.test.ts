import {afterEach, describe, expect, test} from 'vitest';
import type {Sale} from '../../sandbox/books/book.ts';
import {aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const rimu = aParty({name: 'Rimu Wholesale Ltd', taxRule: 'GST on Expenses'});
const sale = (over: Parameters<typeof aSale>[0] = {}): Sale => aSale({number: 'SO-00001', party: kauri, ...over});

describe('numbers as people type them', () => {
  const numbers = [
    'A-17, B-18',
    '5"x4" lot',
    "O'Brien 7",
    'HC/2026/03',
    '50% & more #1+2',
    '发票 88',
    'ÅØ-7',
    'x'.repeat(200),
    'y'.repeat(255),
    '  blanks  ',
    'two  blanks',
    '(1)',
    'a;b',
    'a\\b',
    '0',
    'null',
  ];

  test.each(numbers)('a bill %s arrives once, also when its answer is lost', async (number) => {
    office = await workingOffice([aPurchase({number: 'PO-00001', party: rimu, invoice: {number}})]);
    office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'drop-after'}});
    expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect(office.sandbox.xero.invoices().map((invoice) => invoice.number)).toEqual([number.trim()]);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test.each(numbers)(
    'a bill %s that is in Xero from before the data folder was lost is found there',
    async (number) => {
      office = await workingOffice([aPurchase({number: 'PO-00001', party: rimu, invoice: {number}})]);
      await office.sync(ALL);
      await startAnew();
      expect(await untilSettled(office)).toMatchObject({counts: {completed: 1, failed: 0, pending: 0}});
      expect(office.sandbox.xero.invoices()).toHaveLength(1);
    },
  );

  test('a number that is too long for Xero is a problem that says so', async () => {
    office = await workingOffice([aPurchase({number: 'PO-00001', party: rimu, invoice: {number: 'z'.repeat(256)}})]);
    await office.sync(ALL);
    expect(await office.rows()).toMatchObject([{status: 'Failed', problem: {code: 'mapping.number-too-long'}}]);
  });

  test('numbers of sales that differ only in their case are one number for Xero, and the second says so', async () => {
    office = await workingOffice([
      sale({invoice: {number: 'inv-7'}}),
      sale({number: 'SO-00002', invoice: {number: 'INV-7'}}),
    ]);
    await untilSettled(office);
    expect(office.sandbox.xero.invoices()).toHaveLength(1);
    expect((await office.rows()).map(({status}) => status).sort()).toEqual(['Completed', 'Failed']);
    expect((await office.rows('&status=Failed'))[0]?.problem?.code).toBe('xero.number-taken');
  });
});

describe('a data folder that was lost, or is an older one', () => {
  test('all that is in Xero is found by its page in DEAR, and nothing is made or changed', async () => {
    office = await workingOffice([
      sale(),
      aPurchase({number: 'PO-00001', party: rimu, invoice: {number: '77'}}),
      aPurchase({number: 'PO-00002', party: rimu, invoice: {number: '77'}}),
      aPurchase({number: 'PO-00003', party: rimu, invoice: {number: ''}}),
    ]);
    await office.sync(ALL);
    const before = structuredClone(office.sandbox.xero.invoices());
    await startAnew();
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 4, failed: 0}});
    expect(calls.writes()).toEqual([]);
    expect(office.sandbox.xero.invoices()).toEqual(before);
  });

  test.each([
    ['a date', (master: Sale) => Object.assign(master.invoices[0] ?? {}, {date: '2026-03-12'})],
    ['a text', (master: Sale) => Object.assign(master.invoices[0]?.lines[0] ?? {}, {name: 'Tennis balls'})],
    ['an account', (master: Sale) => Object.assign(master.invoices[0]?.lines[0] ?? {}, {account: '260'})],
    ['the reference', (master: Sale) => Object.assign(master, {reference: 'WEB-9'})],
    ['the sum', (master: Sale) => Object.assign(master.invoices[0]?.lines[0] ?? {}, {price: '60'})],
  ])('%s changed in DEAR meanwhile is brought to Xero, for the document is ours', async (_, change) => {
    office = await workingOffice([sale({})]);
    await office.sync(ALL);
    const before = structuredClone(inXero(office, 'INV-00001'));
    const master = office.sandbox.dear.books.find(sale().id);
    change(master as Sale);
    await startAnew();
    await untilSettled(office);
    const after = inXero(office, 'INV-00001');
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect({...after, updatedAt: 0}).not.toEqual({...before, updatedAt: 0});
    expect(after.lines[0]?.description).toContain(master?.invoices[0]?.lines[0]?.name);
    expect(after.lines[0]?.accountCode).toBe(master?.invoices[0]?.lines[0]?.account);
    expect(after.reference).toBe(master?.reference || 'SO-00001');
    expect(await office.rows('&status=Failed')).toEqual([]);
  });
});

/** The companion on an empty folder, paired and connected again. */
async function startAnew(): Promise<void> {
  await office.shut();
  const {forgetfulDisk} = await import('../../support/forgetful-disk.ts');
  office.disk = forgetfulDisk();
  await office.open();
  await office.pair();
  await office.connect();
}
