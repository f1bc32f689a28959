import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {aCreditNote, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const DAY = 24 * 3_600_000;
const xero = () => office.sandbox.xero;
const idOf = (number: string) => inXero(office, number).invoiceId;
const rowOf = async (number: string) => (await office.rows()).find(({dear}) => dear.number === number);
const warnings = async () =>
  (
    await office.call<{items: {code: string; count: number}[]}>('GET', '/api/notifications?open=true')
  ).body.items.filter(({code}) => code === 'xero.changed-there');

/** Two documents that went yesterday. */
beforeEach(async () => {
  office = await workingOffice([aSale({number: 'SO-00001'}), aPurchase({number: 'PO-00001', invoice: {number: '77'}})]);
  await office.sync(ALL);
  await office.clock.sleep(DAY + 60_000);
});

describe('a payment or refund of ours that somebody deleted in Xero', () => {
  const money = () => [
    ...xero()
      .invoices()
      .flatMap(({payments}) => payments),
    ...xero()
      .creditNotes()
      .flatMap(({payments}) => payments),
  ];
  beforeEach(async () => {
    const {books} = office.sandbox.dear;
    books.add([
      aSale({
        number: 'SO-00005',
        invoice: {payments: [aPayment({amount: '40', id: guid('p')}), aPayment({amount: '40', id: guid('q')})]},
        creditNotes: [aCreditNote({credits: 'INV-00005', payments: [aPayment({amount: '10', id: guid('r')})]})],
      }),
    ]);
    await office.sync(ALL);
    await office.clock.sleep(DAY + 60_000);
  });

  test.each([
    ['payment', 4_000],
    ['refund', 1_000],
  ])('a %s: stands on its row and in one warning, costs no call, and is not made again', async (kind, cents) => {
    xero().deletePayment(money().find(({amount}) => amount === cents)?.paymentId ?? '');
    const calls = countCalls(office);
    office.sandbox.dear.books.touchAll();
    await office.sync(ALL);
    expect(calls.xero().map(({method, path}) => `${method} ${path}`)).toEqual(['GET /Invoices', 'GET /CreditNotes']);
    const told = (await office.rows(`&kind=${kind}`)).filter(({notes}) => notes.join().includes('it was deleted'));
    expect(told).toMatchObject([{status: 'Completed', amount: {value: `${cents / 100}.00`}}]);
    await office.clock.sleep(5_000);
    expect(await warnings()).toMatchObject([{count: 1}]);
  });

  test('none is told of that is still there', async () => {
    const [invoice] = xero().invoices();
    xero().editInvoice(invoice?.invoiceId ?? '', {});
    await office.sync(ALL);
    expect((await office.rows()).flatMap(({notes}) => notes).join()).not.toContain('deleted');
  });
});

describe('what people do in Xero after a document went', () => {
  const edits: [string, RegExp, () => void][] = [
    ['voided', /it was voided/, () => xero().voidInvoice(idOf('INV-00001'))],
    ['dated otherwise', /date .* became 2026-01-31/, () => xero().editInvoice(idOf('INV-00001'), {date: '2026-01-31'})],
    ['with another total', /total .* became 1\.00/, () => xero().editInvoice(idOf('INV-00001'), {total: 100})],
    [
      'due later',
      /due date .* became 2026-06-30/,
      () => xero().editInvoice(idOf('INV-00001'), {dueDate: '2026-06-30'}),
    ],
    [
      'with another reference',
      /reference .* became hand/,
      () => xero().editInvoice(idOf('INV-00001'), {reference: 'hand'}),
    ],
    ['renamed', /number INV-00001 became INV-9/, () => xero().editInvoice(idOf('INV-00001'), {number: 'INV-9'})],
  ];
  test.each(edits)('%s: stands on its row and in one warning, and nothing is sent', async (_, words, edit) => {
    edit();
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    expect((await rowOf('INV-00001'))?.notes.at(-1)).toMatch(words);
    expect(await rowOf('INV-00001')).toMatchObject({status: 'Completed', problem: null});
    await office.clock.sleep(5_000);
    expect(await warnings()).toMatchObject([{count: 1}]);
  });

  test('approved, paid or credited: nothing is said', async () => {
    xero().payInvoice(idOf('INV-00001'));
    await office.sync(ALL);
    expect((await rowOf('INV-00001'))?.notes).toEqual([]);
    await office.clock.sleep(5_000);
    expect(await warnings()).toEqual([]);
  });

  test('is told once; what DEAR says later waits for a person’s word, and with it brings both into line', async () => {
    xero().editInvoice(idOf('INV-00001'), {date: '2026-01-31'});
    await office.sync(ALL);
    await office.clock.sleep(DAY + 60_000);
    await office.sync(ALL);
    expect((await rowOf('INV-00001'))?.notes.filter((note) => note.includes('Changed in Xero'))).toHaveLength(1);

    const [sale] = office.sandbox.dear.books.sales;
    office.sandbox.dear.books.editLine(sale?.id ?? '', {quantity: '6'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(calls.writes()).toEqual([]);
    const [failed] = await office.rows('&status=Failed');
    expect(failed?.problem).toMatchObject({
      code: 'xero.cannot-update',
      detail: expect.stringMatching(/date .* became 2026-01-31.*What differs: date 10 March 2026 in DEAR, 31 January/),
      fix: expect.stringContaining('Retry sends what DEAR says'),
    });
    await office.call('POST', `/api/transactions/${failed?.id}/retry`);
    await office.clock.sleep(5_000);
    expect(inXero(office, 'INV-00001')).toMatchObject({date: '2026-03-10', total: 34500});
    await office.clock.sleep(5_000);
    expect(await warnings()).toEqual([]);
  });

  test('is found at the change itself, where nobody looked since', async () => {
    xero().editInvoice(idOf('INV-00001'), {reference: 'by hand'});
    const [sale] = office.sandbox.dear.books.sales;
    office.sandbox.dear.books.editLine(sale?.id ?? '', {quantity: '6'});
    await office.sync({kind: 'sale', id: sale?.id ?? ''});
    expect(inXero(office, 'INV-00001')).toMatchObject({reference: 'by hand', total: 11500});
    expect((await office.rows('&status=Failed'))[0]?.problem?.detail).toMatch(/reference .* became by hand/);
  });

  test('said in DEAR as well, it is as it should be: nothing is sent, and the warning goes', async () => {
    xero().editInvoice(idOf('INV-00001'), {dueDate: '2026-06-30'});
    await office.sync(ALL);
    const {books} = office.sandbox.dear;
    const [sale] = books.sales;
    Object.assign(sale?.invoices[0] ?? {}, {dueDate: '2026-06-30'});
    books.editLine(sale?.id ?? '', {});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0}});
    expect(calls.writes()).toEqual([]);
    await office.clock.sleep(5_000);
    expect(await warnings()).toEqual([]);
  });

  test('to its contact, which was merged, is no edit of its documents', async () => {
    const {contactId} = inXero(office, 'INV-00001');
    xero().mergeContact(contactId, xero().addContact({name: 'Kauri Sports Limited'}).contactId);
    xero().editInvoice(idOf('INV-00001'), {});
    await office.sync(ALL);
    expect((await rowOf('INV-00001'))?.notes).toEqual([]);
    const [sale] = office.sandbox.dear.books.sales;
    office.sandbox.dear.books.editLine(sale?.id ?? '', {quantity: '6'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
  });

  test('costs one call of Xero’s a day, and none on the same day', async () => {
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.xero()).toHaveLength(1);
    const later = countCalls(office);
    await office.sync(ALL);
    expect(later.xero()).toHaveLength(0);
  });
});

test('credit notes and orders are looked at, too; what Deerpath did to them itself is no news', async () => {
  office = await withCreditNoteAndOrder();
  const calls = countCalls(office);
  await office.sync(ALL);
  expect(calls.xero().map(({path}) => path)).toEqual(['/Invoices', '/CreditNotes', '/PurchaseOrders']);
  expect((await office.rows()).flatMap(({notes}) => notes).filter((note) => note.includes('Changed'))).toEqual([]);

  const [note] = xero().creditNotes();
  const [order] = xero().purchaseOrders();
  xero().editCreditNote(note?.creditNoteId ?? '', {date: '2026-01-31'});
  xero().editPurchaseOrder(order?.purchaseOrderId ?? '', {status: 'DELETED'});
  await office.clock.sleep(DAY + 60_000);
  const later = countCalls(office);
  await office.sync(ALL);
  expect(later.writes()).toEqual([]);
  const lastNote = async (kind: string) => (await office.rows(`&kind=${kind}`))[0]?.notes.at(-1);
  expect(await lastNote('sale-credit-note')).toMatch(/date .* became 2026-01-31/);
  expect(await lastNote('purchase-order')).toMatch(/it was deleted/);
});

/** A credit note that is used on its invoice and an order that is billed: they went yesterday. */
async function withCreditNoteAndOrder(): Promise<Office> {
  await office.close();
  office = await workingOffice([
    aSale({number: 'SO-00001', creditNotes: [aCreditNote()]}),
    aPurchase({number: 'PO-00001', invoice: {number: '77'}}),
  ]);
  await office.call('PATCH', '/api/settings', {exportPurchaseOrders: true});
  await office.sync(ALL);
  await office.clock.sleep(DAY + 60_000);
  return office;
}

test('where nobody syncs everything, the night looks', async () => {
  const {contactId} = inXero(office, 'INV-00001');
  expect(contactId).not.toBe('');
  xero().voidInvoice(idOf('INV-00001'));
  await office.companion.exporter.sweep();
  expect((await rowOf('INV-00001'))?.notes.at(-1)).toMatch(/it was voided/);
});
