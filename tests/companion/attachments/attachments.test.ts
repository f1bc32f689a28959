import {createHash} from 'node:crypto';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {Preview} from '../../../shared/export/preview.ts';
import type {Run} from '../../../shared/export/run.ts';
import type {Attachment, Purchase, Sale} from '../../sandbox/books/book.ts';
import {aBillLine, aLine, anAttachment, anInvoice, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, openSends, untilSettled, workingOffice} from '../../support/working-office.ts';

/** An office whose switch for files is on. */
async function fileOffice(masters: readonly (Sale | Purchase)[], options: Parameters<typeof workingOffice>[1] = {}) {
  const office = await workingOffice(masters, options);
  onTestFinished(() => office.close());
  await turn(office, true);
  return office;
}

const turn = (office: Office, exportAttachments: boolean) => office.call('PATCH', '/api/settings', {exportAttachments});

const file = (fileName: string, over: Partial<Attachment> = {}) => anAttachment({fileName, ...over});
const sha = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Names of the files of a document in Xero, in the order they came. */
const filesOf = (office: Office, number: string) =>
  office.sandbox.xero.attachments(inXero(office, number).invoiceId).map(({fileName}) => fileName);

const fileRows = async (office: Office, filter = '') => office.rows(`&kind=attachment${filter}`);

/** Adds a file without moving the stamp of its sale, as DEAR may well do. */
function addSilently(office: Office, number: string, over: Partial<Attachment> & {fileName: string}): void {
  const {sales, purchases} = office.sandbox.dear.books;
  const master = [...sales, ...purchases].find((one) => one.number === number);
  master?.attachments.push(anAttachment(over));
}

const advanced = (files: Attachment[]) =>
  aSale({
    number: 'SO-00007',
    type: 'Advanced Sale',
    attachments: files,
    invoices: [
      anInvoice({number: 'INV-00007', taskId: 'a0000000-0000-4000-8000-000000000001'}),
      anInvoice({number: 'INV-00007/2', taskId: 'a0000000-0000-4000-8000-000000000002'}),
    ],
  });

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
