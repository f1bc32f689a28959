import {afterEach, describe, expect, test} from 'vitest';
import type {Sale} from '../../sandbox/books/book.ts';
import {aLine, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const sale = aSale({number: 'SO-00001'});
const books = () => office.sandbox.dear.books;
const row = async () => (await office.rows())[0];

async function arrived(): Promise<void> {
  office = await workingOffice([sale, aPurchase({number: 'PO-00001'})]);
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2}});
  await office.clock.sleep(60_000);
}

describe('an invoice that is undone in DEAR after it went', () => {
  test('waits for re-authorisation, sends nothing, and is told once', async () => {
    await arrived();
    books().undo(sale.id);
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {pending: 1, failed: 0}});
    expect(calls.writes()).toHaveLength(0);
    expect(await row()).toMatchObject({
      status: 'Pending',
      waitingFor: 'waiting for re-authorisation in DEAR',
      problem: null,
    });
    expect(inXero(office, 'INV-00001')).toMatchObject({status: 'AUTHORISED'});

    await office.clock.sleep(60_000);
    const later = countCalls(office);
    await office.sync(ALL);
    expect([later.dear().length, later.xero().length]).toEqual([4, 0]);
    expect(await office.rows()).toHaveLength(3);
  });

  test('authorised again without a change, its row is Completed and nothing is sent', async () => {
    await arrived();
    books().undo(sale.id);
    await office.sync(ALL);
    books().authorise(sale.id);
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {unchanged: 1, pending: 0}});
    expect(calls.writes()).toHaveLength(0);
    expect((await office.rows()).map(({status}) => status)).toEqual(['Completed', 'Completed', 'Completed']);
  });

  test('authorised again with a change, the same Xero document is updated', async () => {
    await arrived();
    const before = inXero(office, 'INV-00001').invoiceId;
    books().undo(sale.id);
    await office.sync(ALL);
    books().editLine(sale.id, {quantity: '9'});
    books().authorise(sale.id);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(inXero(office, 'INV-00001').invoiceId).toBe(before);
  });
});

test('an invoice that is undone takes its payment off it: in Xero it stays, and is the same one afterwards', async () => {
  const payment = aPayment({amount: '40'});
  office = await workingOffice([aSale({number: 'SO-00001', invoice: {payments: [payment]}})]);
  await office.sync(ALL);
  const [before] = structuredClone(inXero(office, 'INV-00001').payments);
  const master = books().find(sale.id) as Sale;
  books().undo(sale.id);
  Object.assign(master.invoices[0] ?? {}, {payments: []});
  const calls = countCalls(office);
  await office.sync(ALL);
  Object.assign(master.invoices[0] ?? {}, {payments: [payment]});
  books().authorise(sale.id);
  expect(await office.sync(ALL)).toMatchObject({counts: {pending: 0, failed: 0}});
  expect(calls.writes()).toEqual([]);
  expect(inXero(office, 'INV-00001').payments).toEqual([before]);
});

describe('an invoice that is voided in DEAR', () => {
  test('after it went: it is voided in Xero, once, and its row keeps the amount it had', async () => {
    await arrived();
    const amount = (await office.rows()).find(({dear}) => dear.number === 'INV-00001')?.amount;
    books().void(sale.id);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 1, failed: 0}});
    expect(inXero(office, 'INV-00001').status).toBe('VOIDED');
    expect(await row()).toMatchObject({
      status: 'Completed',
      amount,
      notes: [expect.stringContaining('voided in DEAR')],
    });

    await office.clock.sleep(60_000);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.xero()).toHaveLength(0);
  });

  test('and authorised again as it was: Xero keeps what is voided, and that is told', async () => {
    await arrived();
    const before = structuredClone(books().find(sale.id));
    books().void(sale.id);
    await office.sync(ALL);
    Object.assign(books().find(sale.id) ?? {}, before);
    books().touchAll();
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(await row()).toMatchObject({status: 'Failed', problem: {code: 'xero.cannot-update'}});
  });

  test('by a click on the sale', async () => {
    await arrived();
    books().void(sale.id);
    expect(await office.sync({kind: 'sale', id: sale.id})).toMatchObject({outcome: null, counts: {completed: 1}});
    expect(inXero(office, 'INV-00001').status).toBe('VOIDED');
  });

  test('paid in Xero meanwhile: it stays there, and the row says what can be done', async () => {
    await arrived();
    office.sandbox.xero.payInvoice(inXero(office, 'INV-00001').invoiceId);
    books().void(sale.id);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(inXero(office, 'INV-00001').status).toBe('PAID');
    expect(await row()).toMatchObject({status: 'Failed', problem: {code: 'xero.cannot-void'}});
  });

  test.each([
    ['as the lock was read', 20 * 60_000],
    ['locked since it was read', 0],
  ])(
    'on a day that Xero has locked meanwhile (%s): it stays there, and the row says what can be done',
    async (_, later) => {
      await arrived();
      office.sandbox.xero.setLockDates({endOfYear: '2026-03-31'});
      await office.clock.sleep(later);
      books().void(sale.id);
      expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
      expect(inXero(office, 'INV-00001').status).toBe('AUTHORISED');
      expect((await row())?.problem).toMatchObject({
        code: 'xero.cannot-void',
        detail: expect.stringContaining('Xero is locked up to 31 March'),
        fix: expect.stringContaining('Move the lock date'),
      });
      office.sandbox.xero.setLockDates({endOfYear: null});
      expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
      expect(inXero(office, 'INV-00001').status).toBe('VOIDED');
    },
  );

  test('and then is authorised once more before it ever went: it goes', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00001', invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]}}),
    ]);
    await office.sync(ALL);
    const master = books().find(sale.id) as Sale;
    const [invoice] = structuredClone(master.invoices);
    books().void(sale.id);
    await office.sync(ALL);
    expect(await row()).toMatchObject({status: 'Skipped'});
    Object.assign(master, {voided: false, orderStatus: 'AUTHORISED'});
    Object.assign(master.invoices[0] ?? {}, {...invoice, lines: [aLine()]});
    books().editLine(sale.id, {});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, skipped: 0}});
    expect(await row()).toMatchObject({status: 'Completed', skipped: null});
  });

  test('before it went: it is out of the way, with the reason', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00001', invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]}}),
    ]);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    books().void(sale.id);
    await office.sync(ALL);
    expect(await row()).toMatchObject({
      status: 'Skipped',
      skipped: {reason: expect.stringContaining('voided in DEAR')},
    });
    expect((await office.call<{problems: number}>('GET', '/api/status')).body.problems).toBe(0);
  });

  test('an answer lost on the way: voided once all the same', async () => {
    await arrived();
    books().void(sale.id);
    office.sandbox.xero.faults.add({on: 'POST /Invoices/*', fault: {kind: 'drop-after'}});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(inXero(office, 'INV-00001').status).toBe('VOIDED');
  });
});

describe('an invoice whose task DEAR names no more', () => {
  const advanced = () => {
    const master = books().find(sale.id) as Sale;
    books().makeAdvanced(sale.id);
    return master;
  };

  test('with its number under another task: the same document in Xero goes on', async () => {
    await arrived();
    const before = inXero(office, 'INV-00001').invoiceId;
    const [invoice] = advanced().invoices;
    if (invoice) invoice.taskId = guid('another task');
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 0}});
    expect(inXero(office, 'INV-00001').invoiceId).toBe(before);
  });

  test('with no such number any more: nothing is voided, and a person looks at it', async () => {
    await arrived();
    const [invoice] = advanced().invoices;
    if (invoice) Object.assign(invoice, {taskId: guid('another task'), number: 'INV-77777'});
    await office.sync(ALL);
    expect(inXero(office, 'INV-00001').status).toBe('AUTHORISED');
    expect(await office.rows('&status=Failed')).toMatchObject([{problem: {code: 'dear.document-gone'}}]);
    expect(inXero(office, 'INV-77777').status).toBe('AUTHORISED');
  });
});

describe('a sale that DEAR does not know any more', () => {
  const HOUR = 3_600_000;
  const remove = () => books().sales.splice(0);

  test('is told after an hour, and nothing is voided for it', async () => {
    await arrived();
    books().editLine(sale.id, {quantity: '9'});
    remove();
    await office.clock.sleep(25 * HOUR);
    expect(await office.sync(ALL)).toMatchObject({counts: {pending: 1, failed: 0}});
    expect((await row())?.status).toBe('Completed');
    await office.clock.sleep(HOUR);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    expect(await office.rows('&status=Failed')).toMatchObject([
      {dear: {number: 'INV-00001'}, problem: {code: 'dear.document-gone'}},
    ]);
    expect(inXero(office, 'INV-00001').status).toBe('AUTHORISED');

    const idle = countCalls(office);
    await office.sync(ALL);
    expect(idle.dear()).toHaveLength(4);
    await office.clock.sleep(25 * HOUR);
    const later = countCalls(office);
    await office.sync(ALL);
    expect(later.dear()).toHaveLength(4);
  });

  test('before it went: its row is out of the way, and back when the sale is', async () => {
    const broken = aSale({number: 'SO-00001', invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]}});
    office = await workingOffice([broken]);
    await office.sync(ALL);
    const kept = remove();
    for (const pause of [0, HOUR]) {
      await office.clock.sleep(pause);
      await office.sync({kind: 'sale', id: sale.id});
    }
    expect(await row()).toMatchObject({status: 'Skipped', skipped: {user: 'Deerpath'}});
    books().sales.push(...kept);
    books().editLine(sale.id, {taxRule: 'GST on Income'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
  });

  test.each(['not-found', 'error-200'] as const)(
    'for a moment (%s), though its lists name it: it goes all the same',
    async (fault) => {
      office = await workingOffice([sale]);
      office.sandbox.dear.faults.add({on: 'GET /sale', fault});
      await office.sync(ALL);
      await office.sync(ALL);
      expect(inXero(office, 'INV-00001').status).toBe('AUTHORISED');
    },
  );
});
