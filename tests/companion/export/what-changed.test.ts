import {afterEach, describe, expect, test} from 'vitest';
import {aLine, anInvoice, aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {manyFreshSales} from '../../sandbox/books/many-fresh.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

const HOUR = 3_600_000;
let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const draft = (number = 'SO-00001') => aSale({number, party: kauri, invoice: {status: 'DRAFT'}});
/** Runs it once, before the first answer of such a call is read. */
function beforeCall(path: string, act: () => void): void {
  const {calls} = office.sandbox.dear;
  const push = calls.push.bind(calls);
  let done = false;
  Object.assign(calls, {
    push(...items: typeof calls) {
      if (!done && items.some((call) => call.path === path)) {
        done = true;
        act();
      }
      return push(...items);
    },
  });
}

describe('the lists of DEAR', () => {
  test('what is authorised while they are read goes with the next sync at the latest', async () => {
    office = await workingOffice([draft(), aPurchase({})]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    beforeCall('/purchaseList', () => office.sandbox.dear.books.authorise(draft().id));
    await office.sync(ALL);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('a change between the list and the read of the document is not lost', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
    beforeCall('/sale', () => {
      office.sandbox.dear.books.editLine(draft().id, {quantity: '4'});
    });
    await office.sync(ALL);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test.each([1, 12, 25])('a stamp that lags %i hours behind its change is still seen', async (hours) => {
    office = await workingOffice([draft(), aSale({number: 'SO-00002', party: kauri})]);
    const {books} = office.sandbox.dear;
    books.find(draft().id);
    await office.sync(ALL);
    await office.clock.sleep(HOUR);
    // The newest stamp known so far.
    books.editLine(aSale({number: 'SO-00002'}).id, {quantity: '3'});
    await office.sync(ALL);
    books.authorise(draft().id);
    Object.assign(books.find(draft().id) ?? {}, {stamp: office.clock.now() - hours * HOUR});
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test.each([-1, 1])('a clock of DEAR that is %i hours off hides nothing', async (hours) => {
    office = await workingOffice([draft()]);
    const {books} = office.sandbox.dear;
    const shifted = () => Object.assign(books.find(draft().id) ?? {}, {stamp: office.clock.now() + hours * HOUR});
    shifted();
    await office.sync(ALL);
    for (const quantity of ['3', '4', '5']) {
      await office.clock.sleep(7 * 60_000);
      if (quantity === '3') books.authorise(draft().id);
      else books.editLine(draft().id, {quantity});
      shifted();
      await office.sync(ALL);
      expect(wrongAtTheEnd(office)).toEqual([]);
    }
  });

  test('a clock of DEAR that is put back an hour hides no change made after that', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
    const {books} = office.sandbox.dear;
    const stamp = (at: number) => Object.assign(books.find(draft().id) ?? {}, {stamp: at});
    stamp(office.clock.now() + HOUR);
    await office.sync(ALL);
    await office.clock.sleep(10 * 60_000);
    books.editLine(draft().id, {quantity: '4'});
    stamp(office.clock.now());
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('a bulk of moved stamps does not keep a fresh document waiting', async () => {
    office = await workingOffice(manyFreshSales(60));
    await office.sync(ALL);
    await office.clock.sleep(HOUR);
    office.sandbox.dear.books.touchAll();
    await office.clock.sleep(1_000);
    office.sandbox.dear.books.add([aSale({number: 'SO-99999', party: kauri})]);
    const calls = countCalls(office);
    await office.sync(ALL);
    const reads = calls.dear().filter(({path}) => path === '/sale');
    expect(reads).toHaveLength(61);
    expect(reads[0]?.query.id?.toLowerCase()).toBe(aSale({number: 'SO-99999'}).id);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('a credit note on a settled sale is read and goes, and the invoice is left alone', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
    await office.sync(ALL);
    await office.clock.sleep(HOUR);
    const {books} = office.sandbox.dear;
    books.find(draft().id)?.creditNotes.push(anInvoice({number: 'CR-1', credits: 'INV-00001'}));
    books.editLine(draft().id, {comment: ''});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes().map(({path}) => path.split('/').at(-1))).toEqual(['CreditNotes', 'Allocations']);
    expect(wrongAtTheEnd(office)).toEqual([]);
    const idle = countCalls(office);
    await office.sync(ALL);
    expect(idle.dear()).toHaveLength(4);
  });

  test('one sale by a click, then all: the sale is read once more at most, and then not again', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri}), aPurchase({})]);
    await office.sync({kind: 'sale', id: draft().id});
    await office.sync({kind: 'purchase', id: aPurchase({}).id.toUpperCase()});
    await office.sync(ALL);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect([calls.dear().length, calls.xero().length]).toEqual([4, 0]);
    expect(office.sandbox.dear.calls.filter(({path}) => path === '/sale').length).toBeLessThanOrEqual(2);
  });

  test('a day later the whole lists are read, once', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
    await office.sync(ALL);
    await office.clock.sleep(25 * HOUR);
    const calls = countCalls(office);
    await office.sync(ALL);
    await office.sync(ALL);
    const whole = calls.dear().filter(({path, query}) => path === '/saleList' && query.updatedsince === undefined);
    expect(whole).toHaveLength(1);
    expect(calls.dear()).toHaveLength(8);
  });
});

describe('the first day', () => {
  const old = () => aSale({number: 'SO-00001', party: kauri, invoice: {date: '2026-02-10'}});
  const fresh = () => aSale({number: 'SO-00002', party: kauri, invoice: {date: '2026-03-10'}});
  const from = (ignoreBefore: string | null) => office.call('PATCH', '/api/settings', {ignoreBefore});

  test('what is dated before it leaves no row and is not sent; moved back, it goes', async () => {
    office = await workingOffice([old(), fresh()]);
    await from('2026-03-01');
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect((await office.rows()).map(({dear}) => dear.number)).toEqual(['INV-00002']);
    await from('2026-02-01');
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('taken away altogether, everything goes', async () => {
    office = await workingOffice([old(), fresh()]);
    await from('2026-03-01');
    await office.sync(ALL);
    await from(null);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('moved later, what went before stays and is not touched, and a change of it is not sent', async () => {
    office = await workingOffice([old(), fresh()]);
    await office.sync(ALL);
    await from('2026-03-01');
    office.sandbox.dear.books.editLine(old().id, {quantity: '9'});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    expect(inXero(office, 'INV-00001').total).toBe(11500);
  });

  test('a document whose date is moved past it goes', async () => {
    office = await workingOffice([old()]);
    await from('2026-03-01');
    await office.sync(ALL);
    const {books} = office.sandbox.dear;
    Object.assign(books.find(old().id)?.invoices[0] ?? {}, {date: '2026-03-02'});
    books.editLine(old().id, {});
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('an advanced sale whose first invoice is older sends the later one alone', async () => {
    office = await workingOffice([
      aSale({
        number: 'SO-00001',
        party: kauri,
        type: 'Advanced Sale',
        invoices: [
          anInvoice({number: 'INV-1', date: '2026-02-10'}),
          anInvoice({taskId: 'aaaaaaaa-0000-4000-8000-000000000002', number: 'INV-2', lines: [aLine()]}),
        ],
      }),
    ]);
    await from('2026-03-01');
    await office.sync(ALL);
    expect(office.sandbox.xero.invoices().map(({number}) => number)).toEqual(['INV-2']);
  });

  test('an idle sync with documents before it costs four calls', async () => {
    office = await workingOffice([old(), fresh()]);
    await from('2026-03-01');
    await office.sync(ALL);
    await office.sync({kind: 'sale', id: old().id});
    await office.sync(ALL);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect([calls.dear().length, calls.xero().length]).toEqual([4, 0]);
  });
});
