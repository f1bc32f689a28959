import {describe, expect, test} from 'vitest';
import {aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero} from '../../support/working-office.ts';
import {file, fileOffice, fileRows, filesOf, turn} from './file-office.ts';

describe('what cannot go', () => {
  test.each([
    ['is too large for Xero', {content: new Uint8Array(10_300_000)}, 'file.too-large'],
    ['is far too large', {content: new Uint8Array(11_000_000)}, 'file.too-large'],
  ])('a file that %s is one Failed row, the others and the document go', async (_, over, code) => {
    const office = await fileOffice([aSale({attachments: [file('large.pdf', over), file('b.pdf')]})]);
    const run = await office.sync(ALL);
    expect(run.counts).toMatchObject({completed: 2, failed: 1});
    expect(filesOf(office, 'INV-00001')).toEqual(['b.pdf']);
    expect(await fileRows(office, '&status=Failed')).toMatchObject([
      {dear: {number: 'INV-00001 · large.pdf'}, problem: {code, detail: expect.stringContaining('large.pdf')}},
    ]);
  });

  test('is not tried again by itself, and costs the next polls nothing', async () => {
    const office = await fileOffice([aSale({attachments: [file('large.pdf', {content: new Uint8Array(11_000_000)})]})]);
    await office.sync(ALL);
    await turn(office, false);
    await office.clock.sleep(3_600_000);
    const calls = countCalls(office);
    await office.sync(ALL);
    await turn(office, true);
    await office.sync(ALL);
    expect(calls.dear().filter(({path}) => path === '/Attachment/Download')).toEqual([]);
    expect(calls.xero()).toEqual([]);
  });

  test('the eleventh file has no room, and is not even fetched', async () => {
    const files = Array.from({length: 11}, (_, n) => file(`${n + 1}.pdf`));
    const office = await fileOffice([aSale({attachments: files})]);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toHaveLength(10);
    expect(await fileRows(office, '&status=Failed')).toMatchObject([
      {dear: {number: 'INV-00001 · 11.pdf'}, problem: {code: 'file.too-many'}},
    ]);
    expect(calls.dear().filter(({path}) => path === '/Attachment/Download').length).toBeLessThanOrEqual(11);
  });

  test('files that people put into Xero take room as well', async () => {
    const office = await fileOffice([aSale()]);
    await office.sync(ALL);
    const {invoiceId} = inXero(office, 'INV-00001');
    for (let n = 0; n < 10; n++) office.sandbox.xero.addAttachment(invoiceId, {fileName: `theirs ${n}.pdf`});
    office.sandbox.dear.books.addAttachment(office.sandbox.dear.books.sales[0]?.id ?? '', {fileName: 'a.pdf'});
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toHaveLength(10);
    expect(await fileRows(office)).toMatchObject([{status: 'Failed', problem: {code: 'file.too-many'}}]);
  });

  test('a login page instead of a file is its problem, and Retry sends the file alone', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf'), file('b.pdf')]})]);
    office.sandbox.dear.faults.add({on: 'GET /Attachment/Download', fault: 'html', times: 2});
    await office.sync(ALL);
    const failed = await fileRows(office, '&status=Failed');
    expect(failed).toMatchObject([{problem: {code: 'file.is-page'}}, {problem: {code: 'file.is-page'}}]);
    const calls = countCalls(office);
    const second = failed.find(({dear}) => dear.number.endsWith('b.pdf'));
    await office.sync({kind: 'transaction', id: second?.id ?? ''});
    expect(filesOf(office, 'INV-00001')).toEqual(['b.pdf']);
    expect(calls.dear().map(({path}) => path)).toEqual(['/sale', '/Attachment/Download']);
    // What hangs on the document, then the file.
    expect(calls.xero().map(({method}) => method)).toEqual(['GET', 'PUT']);
    expect(await fileRows(office, '&status=Failed')).toHaveLength(1);
  });

  test('a skipped file stays behind', async () => {
    const office = await fileOffice([aSale({attachments: [file('large.pdf', {content: new Uint8Array(11_000_000)})]})]);
    await office.sync(ALL);
    const [failed] = await fileRows(office);
    await office.call('POST', `/api/transactions/${failed?.id}/skip`, {reason: 'Sent by post'});
    office.sandbox.dear.books.touchAll();
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.dear().filter(({path}) => path === '/Attachment/Download')).toEqual([]);
    expect(await fileRows(office)).toMatchObject([{status: 'Skipped'}]);
  });
});

describe('a file that was removed in DEAR', () => {
  const remove = (office: Office) => {
    const [sale] = office.sandbox.dear.books.sales;
    if (sale) sale.attachments = [];
    office.sandbox.dear.books.touchAll();
  };

  test('stays in Xero when it went', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    await office.sync(ALL);
    remove(office);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
    expect(await fileRows(office)).toMatchObject([{status: 'Completed'}]);
  });

  test('is waited for no longer when it did not', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    office.sandbox.dear.faults.add({on: 'GET /Attachment/Download', fault: '500', times: 4});
    await office.sync(ALL);
    remove(office);
    await office.sync(ALL);
    expect(await fileRows(office)).toMatchObject([
      {status: 'Failed', problem: {code: 'file.gone', detail: expect.stringContaining('a.pdf')}},
    ]);
  });
});

describe('a file that was to go with an invoice that is not there to take it', () => {
  const kept = async () => {
    const sale = aSale({number: 'SO-00001'});
    const office = await fileOffice([sale]);
    await office.sync(ALL);
    office.sandbox.dear.books.addAttachment(sale.id, {fileName: 'late.pdf'});
    office.sandbox.xero.faults.add({
      on: 'PUT /Invoices/*/Attachments/*',
      fault: {kind: 'limit', which: 'concurrent'},
      times: 1_000,
    });
    await office.sync(ALL);
    office.sandbox.xero.faults.clear();
    expect(await fileRows(office)).toMatchObject([{status: 'Pending'}]);
    return {office, sale};
  };

  test('waits with it while it is undone, and goes once it is authorised again', async () => {
    const {office, sale} = await kept();
    office.sandbox.dear.books.undo(sale.id);
    await office.sync(ALL);
    expect(await fileRows(office)).toMatchObject([{status: 'Pending', waitingFor: 'waiting for INV-00001'}]);
    office.sandbox.dear.books.authorise(sale.id);
    await office.sync(ALL);
    expect(await fileRows(office)).toMatchObject([{status: 'Completed'}]);
  });

  test('goes under the other id that its document has in DEAR now, and leaves no row behind that waits', async () => {
    const {office, sale} = await kept();
    const {books} = office.sandbox.dear;
    Object.assign(books.find(sale.id) ?? {}, {type: 'Advanced Sale'});
    Object.assign((books.find(sale.id) as typeof sale).invoices[0] ?? {}, {taskId: guid('another task')});
    books.touchAll();
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect((await fileRows(office)).map(({status}) => status).sort()).toEqual(['Completed', 'Skipped']);
  });
});
