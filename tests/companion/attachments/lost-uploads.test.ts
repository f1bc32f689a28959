import {describe, expect, test} from 'vitest';
import {aSale} from '../../sandbox/books/builders.ts';
import {ALL, countCalls, openSends, untilSettled} from '../../support/working-office.ts';
import {file, fileOffice, fileRows, filesOf, turn} from './file-office.ts';

describe('trouble on the way', () => {
  test.each([
    ['drop-after', 1],
    ['drop-before', 1],
    ['error-after', 1],
    ['truncated', 1],
    ['html', 1],
  ] as const)('an upload that met %s is there once, under its own name', async (kind, times) => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf'), file('b.pdf')]})]);
    office.sandbox.xero.faults.add({on: 'PUT /Invoices/*/Attachments/*', fault: {kind}, times});
    await untilSettled(office);
    expect(filesOf(office, 'INV-00001').sort()).toEqual(['a.pdf', 'b.pdf']);
    expect(openSends(office)).toBe(0);
    expect(office.temporaryFiles.left).toBe(0);
  });

  test('an upload that Xero carries out late is there once', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    const fault = {kind: 'late-commit', milliseconds: 90_000} as const;
    office.sandbox.xero.faults.add({on: 'PUT /Invoices/*/Attachments/*', fault});
    await untilSettled(office);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
  });

  test('while Xero is away no more than a few files are tried in vain, and all of them go later', async () => {
    const office = await fileOffice([aSale({attachments: Array.from({length: 9}, (_, n) => file(`${n}.pdf`))})]);
    const path = 'PUT /Invoices/*/Attachments/*';
    office.sandbox.xero.faults.add({on: path, fault: {kind: 'unavailable'}, times: 1_000});
    const calls = countCalls(office);
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'finished', counts: {completed: 1, pending: 9}});
    expect(
      new Set(
        calls
          .writes()
          .filter(({path}) => path.includes('/Attachments/'))
          .map((call) => call.path),
      ).size,
    ).toBe(4);
    office.sandbox.xero.faults.clear();
    await untilSettled(office);
    expect(filesOf(office, 'INV-00001')).toHaveLength(9);
    expect(office.temporaryFiles.left).toBe(0);
  });

  test('a click on a sale whose files a full sync has in hand sends none twice, and overwrites none', async () => {
    const names = ['a.pdf', 'A.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf'];
    const office = await fileOffice([
      aSale({attachments: names.map((name, n) => file(name, {id: `${n}f000000-0000-4000-8000-000000000001`}))}),
      aSale({number: 'SO-00002', attachments: [file('g.pdf')]}),
    ]);
    const slow = {kind: 'slow', milliseconds: 2_000} as const;
    office.sandbox.xero.faults.add({on: 'PUT /Invoices/*/Attachments/*', fault: slow, times: 100});
    const id = office.sandbox.dear.books.sales[0]?.id ?? '';
    await Promise.all([office.sync(ALL), office.clock.sleep(1_000).then(() => office.sync({kind: 'sale', id}))]);
    await untilSettled(office);
    expect(filesOf(office, 'INV-00001').sort()).toEqual([
      'A-1f000000.pdf',
      'a.pdf',
      'b.pdf',
      'c.pdf',
      'd.pdf',
      'e.pdf',
    ]);
    expect((await fileRows(office)).map(({status}) => status)).toEqual(Array.from({length: 7}, () => 'Completed'));
  });

  test('while DEAR does not give it a file waits, and goes with a later sync', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    office.sandbox.dear.faults.add({on: 'GET /Attachment/Download', fault: '500', times: 4});
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'finished', counts: {completed: 1, pending: 1}});
    expect(await fileRows(office)).toMatchObject([{status: 'Pending', problem: {code: 'dear.failing'}}]);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
  });

  test('a data folder that forgot the file knows it again in Xero', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    await turn(office, false);
    await office.sync(ALL);
    await office.shut();
    const before = office.disk.remains('everything');
    await office.open();
    await turn(office, true);
    await office.sync(ALL);
    await office.shut();
    office.disk = before;
    await office.open();
    await turn(office, true);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
    expect(await fileRows(office)).toMatchObject([{status: 'Completed', notes: [expect.stringMatching(/already/)]}]);
  });
});
