import {describe, expect, onTestFinished, test} from 'vitest';
import {aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, workingOffice} from '../../support/working-office.ts';
import {addSilently, file, fileOffice, fileRows, filesOf, turn} from './file-office.ts';

describe('a file that was added without moving the stamp of its document', () => {
  const names = (office: Office) => filesOf(office, 'INV-00001');

  test('goes with the next sync while the document is young', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]}), aPurchase()]);
    await office.sync(ALL);
    addSilently(office, 'SO-00001', {fileName: 'late.pdf'});
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 1, pending: 0}});
    expect(names(office)).toEqual(['a.pdf', 'late.pdf']);
    expect(await fileRows(office)).toHaveLength(2);
  });

  test('goes at once when somebody clicks on its document', async () => {
    const office = await fileOffice([aSale()]);
    await office.sync(ALL);
    addSilently(office, 'SO-00001', {fileName: 'late.pdf'});
    const calls = countCalls(office);
    await office.sync({kind: 'sale', id: office.sandbox.dear.books.sales[0]?.id ?? ''});
    expect(names(office)).toEqual(['late.pdf']);
    expect(calls.dear().map(({path}) => path)).toEqual(['/sale', '/Attachment/Download']);
  });

  test('goes some day when the document is old: a few of these are looked at with every sync', async () => {
    const office = await fileOffice([aSale(), ...Array.from({length: 8}, (_, n) => aSale({number: `SO-1000${n}`}))]);
    await office.sync(ALL);
    await office.clock.sleep(30 * 24 * 3_600_000);
    addSilently(office, 'SO-00001', {fileName: 'late.pdf'});
    await office.sync(ALL);
    for (let sync = 0; sync < 5 && names(office).length === 0; sync++) await office.sync(ALL);
    expect(names(office)).toEqual(['late.pdf']);
  });

  test('costs no call while the switch is off, and a small share of them while it is on', async () => {
    const office = await workingOffice(Array.from({length: 60}, (_, n) => aSale({number: `SO-${10_000 + n}`})));
    onTestFinished(() => office.close());
    await office.sync(ALL);
    const off = countCalls(office);
    await office.sync(ALL);
    expect(off.dear()).toHaveLength(4);
    await turn(office, true);
    for (let sync = 0; sync < 8; sync++) await office.sync(ALL);
    const on = countCalls(office);
    const began = office.clock.now();
    for (let sync = 0; sync < 8; sync++) {
      await office.clock.sleep(15 * 60_000);
      await office.sync(ALL);
    }
    const minutes = (office.clock.now() - began) / 60_000;
    const lists = on.dear().filter(({path}) => path === '/sale/attachment');
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.length).toBeLessThanOrEqual(Math.ceil(minutes * 60 * 0.05));
    expect(on.xero()).toEqual([]);
  });

  test('waits its turn while DEAR is away', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    await office.sync(ALL);
    addSilently(office, 'SO-00001', {fileName: 'late.pdf'});
    office.sandbox.dear.faults.add({on: 'GET /sale/attachment', fault: '500', times: 4});
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', problem: {code: 'dear.failing'}});
    await office.sync(ALL);
    expect(names(office)).toEqual(['a.pdf', 'late.pdf']);
  });
});
