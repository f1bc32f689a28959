import {describe, expect, onTestFinished, test} from 'vitest';
import type {Preview} from '../../../shared/export/preview.ts';
import type {Run} from '../../../shared/export/run.ts';
import {aBillLine, aLine, anInvoice, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';
import {advanced, file, fileOffice, fileRows, filesOf, sha, turn} from './file-office.ts';

describe('with the switch on', () => {
  test('the files of a sale go with its invoice, those of a purchase with its bill, byte by byte', async () => {
    const photo = file('фото.jpg', {contentType: 'image/jpeg', content: Uint8Array.from({length: 256}, (_, n) => n)});
    const office = await fileOffice([
      aSale({attachments: [photo, file('signed delivery.pdf')]}),
      aPurchase({attachments: [file('bill.pdf')]}),
    ]);
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'finished', counts: {completed: 5, failed: 0, pending: 0}});
    expect(filesOf(office, 'INV-00001')).toEqual(['фото.jpg', 'signed delivery.pdf']);
    expect(filesOf(office, 'SUP-00001')).toEqual(['bill.pdf']);
    const [there] = office.sandbox.xero.attachments(inXero(office, 'INV-00001').invoiceId);
    expect(there).toMatchObject({mimeType: 'image/jpeg', includeOnline: false});
    expect(sha(there?.content ?? new Uint8Array())).toBe(sha(photo.content));
  });

  test('each file is a row that names it, leads to its document, and is Completed', async () => {
    const office = await fileOffice([aSale({attachments: [file('signed delivery.pdf')]})]);
    await office.sync(ALL);
    const {invoiceId} = inXero(office, 'INV-00001');
    expect(await fileRows(office)).toMatchObject([
      {
        status: 'Completed',
        dear: {number: 'INV-00001 · signed delivery.pdf', url: expect.stringMatching(/\/Sale#/)},
        xero: {number: 'signed delivery.pdf', url: expect.stringContaining(invoiceId)},
        amount: null,
        problem: null,
      },
    ]);
  });

  test('every file of an Advanced Sale goes to each of its invoices, and is fetched once', async () => {
    const office = await fileOffice([advanced([file('a.pdf'), file('b.pdf'), file('c.pdf')])]);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00007')).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(filesOf(office, 'INV-00007/2')).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(await fileRows(office)).toHaveLength(6);
    const uploads = calls.writes().filter(({path}) => path.includes('/Attachments/'));
    expect(uploads).toHaveLength(6);
    expect(calls.dear().filter(({path}) => path === '/Attachment/Download')).toHaveLength(3);
    expect(office.temporaryFiles.left).toBe(0);
  });

  test('every file of an Advanced Purchase goes to each of its bills', async () => {
    const office = await fileOffice([
      aPurchase({
        type: 'Advanced Purchase',
        attachments: [file('delivery.pdf')],
        invoices: [1, 2].map((group) =>
          anInvoice({
            ...{number: `S-${group}`, group, taskId: `b0000000-0000-4000-8000-00000000000${group}`},
            lines: [aBillLine()],
          }),
        ),
      }),
    ]);
    await office.sync(ALL);
    expect([filesOf(office, 'S-1'), filesOf(office, 'S-2')]).toEqual([['delivery.pdf'], ['delivery.pdf']]);
  });

  test('a document that this sync made is not asked for files', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.xero().filter(({method, path}) => method === 'GET' && /^\/Invoices\/.+/.test(path))).toEqual([]);
  });

  test('a file added later makes a row of its own, and goes', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    await office.sync(ALL);
    office.sandbox.dear.books.addAttachment(office.sandbox.dear.books.sales[0]?.id ?? '', {fileName: 'late.pdf'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'late.pdf']);
    expect(await fileRows(office)).toHaveLength(2);
    expect(calls.writes()).toHaveLength(1);
  });

  test('what went is never sent again', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    await office.sync(ALL);
    office.sandbox.dear.books.touchAll();
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    expect(calls.dear().filter(({path}) => path === '/Attachment/Download')).toEqual([]);
  });

  test('a document that cannot go keeps its files waiting, without a row of theirs, until it goes', async () => {
    const office = await fileOffice([
      aSale({attachments: [file('a.pdf')], invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]}}),
    ]);
    await office.sync(ALL);
    expect(await fileRows(office)).toEqual([]);
    await office.call('PATCH', '/api/settings', {mapping: {taxRules: {'GST on Imports (landed)': 'OUTPUT2'}}});
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
  });

  test.each([
    ['empty.txt', 'text/plain', new Uint8Array()],
    ['order.eml', 'message/rfc822', Buffer.from('From: a@example.test\n\n<html>')],
    ['order.msg', 'application/vnd.ms-outlook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
  ])('%s goes, too', async (fileName, type, content) => {
    const office = await fileOffice([aSale({attachments: [file(fileName, {contentType: '', content})]})]);
    await office.sync(ALL);
    expect(office.sandbox.xero.attachments(inXero(office, 'INV-00001').invoiceId)).toMatchObject([
      {fileName, mimeType: type},
    ]);
  });
});

describe('the switch', () => {
  test('is off at first: no file goes, and none is asked for', async () => {
    const office = await workingOffice([aSale({attachments: [file('a.pdf')]})]);
    onTestFinished(() => office.close());
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.dear().some(({path}) => /attachment/i.test(path))).toBe(false);
    expect(await fileRows(office)).toEqual([]);
  });

  test('turned on takes the existing files with the next sync, and only where there are some', async () => {
    const office = await workingOffice([
      aSale({attachments: [file('a.pdf')]}),
      aSale({number: 'SO-00002'}),
      advanced([file('b.pdf')]),
    ]);
    onTestFinished(() => office.close());
    await office.sync(ALL);
    await turn(office, true);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(await fileRows(office)).toHaveLength(3);
    expect(calls.dear().filter(({path}) => /^\/(sale|advanced-purchase)$/.test(path))).toHaveLength(2);
    // One call says which of the three documents have files: none.
    expect(calls.xero().filter(({method}) => method === 'GET')).toHaveLength(1);
  });

  test('turned off stops the files that are still to come, and leaves those that went', async () => {
    const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
    await office.sync(ALL);
    await turn(office, false);
    office.sandbox.dear.books.addAttachment(office.sandbox.dear.books.sales[0]?.id ?? '', {fileName: 'late.pdf'});
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf']);
    await turn(office, true);
    await office.sync(ALL);
    expect(filesOf(office, 'INV-00001')).toEqual(['a.pdf', 'late.pdf']);
  });
});

test('a preview tells which files would go, and fetches none', async () => {
  const office = await fileOffice([aSale({attachments: [file('a.pdf')]})]);
  const calls = countCalls(office);
  const {body} = await office.call<{run: Run}>('POST', '/api/runs', {scope: ALL, preview: true});
  while (office.companion.exporter.current()) await office.clock.sleep(100);
  const {items} = (await office.call<Preview>('GET', `/api/runs/${body.run.id}/preview`)).body;
  expect(items.map(({document, action}) => [document.number, action])).toEqual([
    ['INV-00001', 'create'],
    ['INV-00001 · a.pdf', 'attach'],
  ]);
  expect(calls.writes()).toEqual([]);
  expect(calls.dear().some(({path}) => path === '/Attachment/Download')).toBe(false);
  expect(await fileRows(office)).toEqual([]);
});
