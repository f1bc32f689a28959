import {afterEach, describe, expect, test} from 'vitest';
import type {Purchase, Sale} from '../../sandbox/books/book.ts';
import {createBooks} from '../../sandbox/books/books.ts';
import {aCharge, aLine, aParty, aSale} from '../../sandbox/books/builders.ts';
import {demoCompany} from '../../sandbox/books/company.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const sale = () =>
  aSale({
    number: 'SO-00001',
    party: kauri,
    invoice: {lines: [aLine(), aLine({name: 'Tees', sku: 'TEE', quantity: '3', price: '9.95'})], charges: [aCharge()]},
  });

/** One sale that has arrived. */
async function arrived(master: Sale | Purchase = sale()): Promise<void> {
  office = await workingOffice([master]);
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
  await office.clock.sleep(60_000);
}

/** A change that somebody makes in DEAR after undoing the invoice, and authorises again. */
function change(edit: (master: Sale) => void): void {
  const {books} = office.sandbox.dear;
  const master = books.find(sale().id) as Sale;
  books.undo(master.id);
  edit(master);
  books.authorise(master.id);
}
const invoiceOf = (master: Sale) => {
  const [invoice] = master.invoices;
  if (!invoice) throw new Error('The sale has no invoice');
  return invoice;
};

const changes: [string, RegExp, (master: Sale) => void][] = [
  ['a quantity', /total/, (it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '7'})],
  ['a text', /line 2/, (it) => Object.assign(invoiceOf(it).lines[1] ?? {}, {comment: 'in red'})],
  ['an account', /line 1/, (it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {account: '260'})],
  ['a tax rule', /tax/, (it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {taxRule: 'Zero Rated'})],
  ['the date', /date/, (it) => Object.assign(invoiceOf(it), {date: '2026-03-08'})],
  ['the due date', /due date/, (it) => Object.assign(invoiceOf(it), {dueDate: '2026-05-01'})],
  ['the number', /number/, (it) => Object.assign(invoiceOf(it), {number: 'INV-00001/A'})],
  ['the reference', /reference/, (it) => Object.assign(it, {reference: 'WEB-9'})],
  ['the customer', /contact/, (it) => Object.assign(it, {party: aParty({name: 'Totara Gym Ltd'})})],
  ['a line more', /total/, (it) => invoiceOf(it).lines.push(aLine({name: 'Bag', sku: 'B-1'}))],
  ['a line more in front', /total/, (it) => invoiceOf(it).lines.unshift(aLine({name: 'Bag', sku: 'B-1'}))],
  ['a line less', /total/, (it) => invoiceOf(it).lines.shift()],
  ['tax in the price', /tax/, (it) => Object.assign(it, {taxCalculation: 'Inclusive'})],
];

/** What Xero lets people change of a paid invoice (Xero's documentation, “Invoices”). */
const takenWhenPaid = ['a text', 'an account', 'the due date', 'the number', 'the reference', 'the customer'];
const isTakenWhenPaid = ([what]: (typeof changes)[number]) => takenWhenPaid.includes(what);
const isKeptWhenPaid = (one: (typeof changes)[number]) => !isTakenWhenPaid(one);

/** Acts once, right after Xero's first answer to such a call. */
function whenCalled(path: string, act: () => void): void {
  const {calls} = office.sandbox.xero;
  const push = Array.prototype.push.bind(calls);
  let done = false;
  Object.assign(calls, {
    push(...items: (typeof calls)[number][]) {
      const length = push(...items);
      if (!done && items.some((call) => call.path === path)) {
        done = true;
        act();
      }
      return length;
    },
  });
}

describe('an authorised invoice that is changed in DEAR after it went', () => {
  test.each(changes)('%s: the same document in Xero says so, by its id', async (_, __, edit) => {
    await arrived();
    const [before] = structuredClone(office.sandbox.xero.invoices());
    change(edit);
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 1, failed: 0, pending: 0}});
    expect(
      calls
        .writes()
        .filter(({path}) => path !== '/Contacts')
        .map(({path}) => path),
    ).toEqual([`/Invoices/${before?.invoiceId}`]);
    expect(wrongAtTheEnd(office)).toEqual([]);
    const master = office.sandbox.dear.books.find(sale().id) as Sale;
    const after = inXero(office, invoiceOf(master).number);
    expect(after.invoiceId).toBe(before?.invoiceId);
    const lines = [...invoiceOf(master).lines, ...invoiceOf(master).charges];
    expect(after.lines.map(({description}) => description)).toEqual(
      lines.map(({name, sku, comment}) => `${name}${sku ? ` [${sku}]` : ''}${comment ? `\n${comment}` : ''}`),
    );
    const known = new Set(before?.lines.map(({lineItemId}) => lineItemId));
    expect(after.lines.filter(({lineItemId}) => known.has(lineItemId)).length).toBe(
      Math.min(known.size, after.lines.length),
    );
    const rows = await office.rows();
    expect(rows.map(({status}) => status)).toEqual(['Completed', 'Completed']);
    const idle = countCalls(office);
    await office.sync(ALL);
    expect([idle.dear().length, idle.xero().length]).toEqual([4, 0]);
  });

  test.each(changes.filter(isTakenWhenPaid))(
    '%s, paid in Xero meanwhile: Xero takes that, and has it',
    async (_, __, edit) => {
      await arrived();
      const {invoiceId} = inXero(office, 'INV-00001');
      office.sandbox.xero.payInvoice(invoiceId);
      change(edit);
      expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
      expect(wrongAtTheEnd(office)).toEqual([]);
      const [after] = office.sandbox.xero.invoices();
      expect(after).toMatchObject({invoiceId, status: 'PAID'});
      const idle = countCalls(office);
      await office.sync(ALL);
      expect([idle.dear().length, idle.xero().length]).toEqual([4, 0]);
    },
  );

  test('its text and its quantity, paid in part: one problem, and nothing of it is sent', async () => {
    await arrived();
    office.sandbox.xero.payInvoice(inXero(office, 'INV-00001').invoiceId, 100);
    change((it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '7', comment: 'in red'}));
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(calls.writes()).toEqual([]);
  });

  test('paid in the moment between the look and the change: one problem all the same, with what differs', async () => {
    await arrived();
    change((it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '7'}));
    const {invoiceId} = inXero(office, 'INV-00001');
    const look = `/Invoices/${invoiceId}`;
    whenCalled(look, () => office.sandbox.xero.payInvoice(invoiceId));
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect((await office.rows('&status=Failed'))[0]?.problem).toMatchObject({
      code: 'xero.cannot-update',
      detail: expect.stringContaining('total '),
      raw: expect.stringContaining('payment'),
    });
  });

  test.each(changes.filter(isKeptWhenPaid))(
    '%s, paid in Xero meanwhile: one problem names it, and nothing is sent',
    async (_, word, edit) => {
      await arrived();
      const [invoice] = office.sandbox.xero.invoices();
      office.sandbox.xero.payInvoice(invoice?.invoiceId ?? '');
      change(edit);
      const before = structuredClone(office.sandbox.xero.invoices());
      expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 1}});
      expect(office.sandbox.xero.invoices()).toEqual(before);
      const [failed, another] = await office.rows('&status=Failed');
      expect(another).toBeUndefined();
      expect(failed?.problem).toMatchObject({
        code: 'xero.cannot-update',
        link: expect.stringContaining(invoice?.invoiceId ?? ''),
      });
      expect(failed?.problem?.detail).toMatch(word);
    },
  );

  test.each(changes.filter(isKeptWhenPaid))('%s, and taken back in DEAR: the problem is gone', async (_, __, edit) => {
    await arrived();
    office.sandbox.xero.payInvoice(office.sandbox.xero.invoices()[0]?.invoiceId ?? '', 100);
    const {books} = office.sandbox.dear;
    const original = structuredClone(books.find(sale().id) as Sale);
    change(edit);
    await office.sync(ALL);
    expect(await office.rows('&status=Failed')).toHaveLength(1);
    await office.clock.sleep(60_000);
    change((master) => {
      Object.assign(master, {...original, stamp: master.stamp});
      invoiceOf(master).status = 'DRAFT';
    });
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0}});
    expect(calls.writes()).toEqual([]);
    expect((await office.rows()).map(({status}) => status)).toEqual(['Completed', 'Completed']);
  });

  test.each([
    ['voided', /invoice anew/, (id: string) => office.sandbox.xero.voidInvoice(id)],
    [
      'credited',
      /Remove the payment or credit/,
      (id: string) => office.sandbox.xero.editInvoice(id, {amountCredited: 100}),
    ],
    ['paid in part', /Remove the payment or credit/, (id: string) => office.sandbox.xero.payInvoice(id, 100)],
    ['deleted from Xero', /invoice anew/, (id: string) => office.sandbox.xero.editInvoice(id, {status: 'DELETED'})],
  ])('%s in Xero: it is Failed, and Xero keeps what it has', async (_, fix, act) => {
    await arrived();
    act(office.sandbox.xero.invoices()[0]?.invoiceId ?? '');
    change((it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '7'}));
    const before = structuredClone(office.sandbox.xero.invoices());
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(office.sandbox.xero.invoices()).toEqual(before);
    const [row] = await office.rows('&status=Failed');
    expect(row?.problem).toMatchObject({
      code: 'xero.cannot-update',
      fix: expect.stringMatching(fix),
      link: row?.xero?.url,
    });
  });

  test.each(['drop-before', 'drop-after', 'error-after', 'truncated', 'unavailable'] as const)(
    'whose answer is lost (%s) is changed once and completed',
    async (kind) => {
      await arrived();
      change((it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '7'}));
      office.sandbox.xero.faults.add({on: 'POST /Invoices/*', fault: {kind}});
      expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
      expect(wrongAtTheEnd(office)).toEqual([]);
      expect((await office.rows()).map(({status}) => status)).toEqual(['Completed', 'Completed']);
    },
  );

  test.each<[string, (sale: Sale) => void, (found: ReturnType<typeof inXero>) => unknown, unknown]>([
    [
      'a text',
      (it) => Object.assign(invoiceOf(it).lines[1] ?? {}, {comment: 'in red'}),
      ({lines}) => lines[1]?.description,
      expect.stringContaining('in red'),
    ],
    [
      'an account',
      (it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {account: '260'}),
      ({lines}) => lines[0]?.accountCode,
      '260',
    ],
    [
      'the due date',
      (it) => Object.assign(invoiceOf(it), {dueDate: '2026-05-01'}),
      ({dueDate}) => dueDate,
      '2026-05-01',
    ],
    ['the reference', (it) => Object.assign(it, {reference: 'WEB-9'}), ({reference}) => reference, 'WEB-9'],
  ])('in %s alone, and lost on its way again and again: it arrives all the same', async (_, edit, read, expected) => {
    await arrived();
    change(edit);
    office.sandbox.xero.faults.add({on: 'POST /Invoices/*', fault: {kind: 'drop-before'}, times: 4});
    expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect(read(inXero(office, 'INV-00001'))).toEqual(expected);
  });

  test('changed again before the first change arrived: Xero has the last word of DEAR', async () => {
    await arrived();
    change((it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '7'}));
    office.sandbox.xero.faults.add({
      on: 'POST /Invoices/*',
      fault: {kind: 'late-commit', milliseconds: 200_000},
      times: 1,
    });
    await office.sync(ALL);
    change((it) => Object.assign(invoiceOf(it).lines[0] ?? {}, {quantity: '9'}));
    await untilSettled(office);
    await office.clock.sleep(10 * 60_000);
    await untilSettled(office);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('only undone in DEAR: Xero keeps it as it is', async () => {
    await arrived();
    office.sandbox.dear.books.undo(sale().id);
    const before = structuredClone(office.sandbox.xero.invoices());
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 0, completed: 0}});
    expect(office.sandbox.xero.invoices()).toEqual(before);
  });

  test('paid in DEAR: the document itself stays as it is', async () => {
    await arrived();
    office.sandbox.dear.books.addPayment(sale().id, {amount: '10'});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {unchanged: 1}});
    expect(calls.writes().map(({path}) => path)).toEqual(['/Payments']);
    expect(await office.rows('&kind=sale-invoice')).toHaveLength(1);
  });
});

test('a changed invoice whose tax had to be stated keeps DEAR’s total, with one call', async () => {
  const cheap = aSale({
    taxCalculation: 'Exclusive',
    invoice: {lines: Array.from({length: 9}, () => aLine({quantity: '1', price: '0.37'}))},
  });
  office = await workingOffice((clock) => createBooks({clock, masters: [cheap], ...demoCompany('Total')}));
  await office.sync(ALL);
  await office.clock.sleep(60_000);
  office.sandbox.dear.books.editLine(cheap.id, {price: '0.40'}, {line: 0});
  const calls = countCalls(office);
  await office.sync(ALL);
  expect(wrongAtTheEnd(office)).toEqual([]);
  expect(calls.writes()).toHaveLength(1);
});
