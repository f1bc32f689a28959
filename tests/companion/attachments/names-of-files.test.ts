import {describe, expect, test} from 'vitest';
import {aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled} from '../../support/working-office.ts';
import {file, fileOffice, fileRows, filesOf} from './file-office.ts';

describe('names', () => {
  test('what Xero refuses is replaced, and the row has DEAR’s name', async () => {
    const office = await fileOffice([aSale({attachments: [file('Q: 1+1?.pdf')]})]);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['Q_ 1_1_.pdf']);
    expect(await fileRows(office)).toMatchObject([
      {
        dear: {number: 'INV-00001 · Q: 1+1?.pdf'},
        notes: ['In DEAR it is Q: 1+1?.pdf, in Xero Q_ 1_1_.pdf.'],
        xero: {number: 'Q_ 1_1_.pdf'},
      },
    ]);
  });

  test('two files of one name both arrive, whatever their capitals', async () => {
    const [one, two] = [file('a.pdf', {id: 'aaaaaaaa-0000-4000-8000-000000000001'}), file('A.PDF')];
    const office = await fileOffice([
      aSale({attachments: [one, {...two, id: 'bbbbbbbb-0000-4000-8000-000000000002'}]}),
    ]);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'A-bbbbbbbb.PDF']);
  });

  test('a file that a person put into Xero under that name stays as it is', async () => {
    const office = await fileOffice([aSale()]);
    await office.sync(ALL);
    const {invoiceId} = inXero(office, 'INV-00001');
    office.sandbox.xero.addAttachment(invoiceId, {fileName: 'a.pdf'});
    office.sandbox.dear.books.addAttachment(office.sandbox.dear.books.sales[0]?.id ?? '', {
      fileName: 'a.pdf',
      id: 'cccccccc-0000-4000-8000-000000000003',
    });
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'a-cccccccc.pdf']);
    expect(office.sandbox.xero.attachments(invoiceId)[0]?.createdBy).toBeNull();
  });
});

describe('a file that is in Xero already, of whom the ledger knows nothing', () => {
  /** One that a person put there, and then DEAR’s of the same name. */
  async function beside(content: string): Promise<Office> {
    const office = await fileOffice([aSale()]);
    await office.sync(ALL);
    office.sandbox.xero.addAttachment(inXero(office, 'INV-00001').invoiceId, {
      fileName: 'a.pdf',
      content: Buffer.from(content),
    });
    office.sandbox.dear.books.addAttachment(office.sandbox.dear.books.sales[0]?.id ?? '', {
      fileName: 'a.pdf',
      id: 'cccccccc-0000-4000-8000-000000000003',
      content: Buffer.from('seven b'),
    });
    return office;
  }

  test('is not there twice when it is the same byte by byte', async () => {
    const office = await beside('seven b');
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
    expect(await fileRows(office)).toMatchObject([{status: 'Completed', notes: [expect.stringMatching(/already/)]}]);
  });

  test('is another one when only its size is the same: both are there', async () => {
    const office = await beside('7 bytes');
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'a-cccccccc.pdf']);
    expect(Buffer.from(office.sandbox.xero.books().attachments[0]?.content ?? []).toString()).toBe('7 bytes');
    expect(calls.xero().map(({method}) => method)).toEqual(['GET', 'GET', 'PUT']);
  });

  test('costs no call more when it is of another size', async () => {
    const office = await beside('longer than that');
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'a-cccccccc.pdf']);
    expect(calls.xero().map(({method}) => method)).toEqual(['GET', 'PUT']);
  });

  test('is put beside it where Xero does not give the bytes', async () => {
    const office = await beside('seven b');
    office.sandbox.xero.faults.add({on: 'GET /Invoices/*/Attachments/*', fault: {kind: 'html'}, times: 100});
    await untilSettled(office);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'a-cccccccc.pdf']);
  });

  test('put there while an upload of ours was lost is never overwritten: ours goes beside it on Retry', async () => {
    const office = await fileOffice([aSale()]);
    await office.sync(ALL);
    const {invoiceId} = inXero(office, 'INV-00001');
    const lost = {kind: 'drop-before'} as const;
    office.sandbox.xero.faults.add({on: 'PUT /Invoices/*/Attachments/*', fault: lost, times: 1});
    office.sandbox.dear.books.addAttachment(office.sandbox.dear.books.sales[0]?.id ?? '', {fileName: 'a.pdf'});
    await office.shut();
    await office.open({
      async pass(point, effect) {
        const content = Buffer.from('by hand, another one');
        if (point === 'ledger.unknown') office.sandbox.xero.addAttachment(invoiceId, {fileName: 'a.pdf', content});
        return effect();
      },
    });
    await office.sync(ALL);
    const [row] = await fileRows(office);
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'file.name-taken'}});
    await office.sync({kind: 'transaction', id: row?.id ?? ''});
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', expect.stringMatching(/^a-.{8}\.pdf$/)]);
    expect(Buffer.from(office.sandbox.xero.books().attachments[0]?.content ?? []).toString()).toMatch('by hand');
  });
});
