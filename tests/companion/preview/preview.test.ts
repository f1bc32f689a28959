import {afterEach, describe, expect, test} from 'vitest';
import type {Preview} from '../../../shared/export/preview.ts';
import {isOver, type Run, type RunScope} from '../../../shared/export/run.ts';
import {aBillLine, aCreditNote, aLine, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const noMatch = aLine({taxRule: 'GST on Imports (landed)'});
const books = [
  aSale({number: 'SO-00001'}),
  aSale({number: 'SO-00002', invoice: {lines: [noMatch]}}),
  aPurchase({number: 'PO-00001'}),
];

async function preview(scope: RunScope = ALL): Promise<{run: Run; found: Preview}> {
  const {body} = await office.call<{run: Run}>('POST', '/api/runs', {scope, preview: true});
  let {run} = body;
  while (!isOver(run.state)) {
    await office.clock.sleep(100);
    run = (await office.call<{run: Run}>('GET', `/api/runs/${run.id}`)).body.run;
  }
  return {run, found: (await office.call<Preview>('GET', `/api/runs/${run.id}/preview`)).body};
}

const everything = () =>
  JSON.stringify([...office.companion.store.values('ledger'), ...office.companion.store.values('rows')]);
const told = ({items}: Preview) =>
  items.map(({document, action, problems}) => `${document.number}: ${action}${problems.map(({code}) => ` ${code}`)}`);

describe('a preview of everything', () => {
  test('tells what would go and what could not, and sends nothing, writes nothing, tells nobody', async () => {
    office = await workingOffice(books);
    const before = everything();
    const calls = countCalls(office);
    const {run, found} = await preview();
    expect(run).toMatchObject({state: 'finished', preview: true});
    expect(told(found).sort()).toEqual(
      [expect.stringMatching(/: create$/), 'INV-00001: create', 'INV-00002: none mapping.tax-rule-unmatched'].sort(),
    );
    expect(found.items.find(({document}) => document.number === 'INV-00001')?.amount).toMatchObject({currency: 'NZD'});
    expect(calls.writes()).toEqual([]);
    expect(everything()).toBe(before);
    expect(office.sandbox.xero.invoices().filter(({createdBy}) => createdBy !== null)).toEqual([]);
  });

  test('tells of a payment with the invoice that is not in Xero yet', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', invoice: {payments: [aPayment({amount: '40'})]}})]);
    const {found} = await preview();
    expect(told(found)).toEqual(['INV-00001: create', 'INV-00001: pay']);
    expect(office.sandbox.xero.calls.filter(({path}) => path === '/Payments')).toEqual([]);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('tells of credit notes with what they are used on, of orders, and of those that are voided', async () => {
    const ordered = {number: 'PO-00002', invoices: [], order: {lines: [aBillLine()]}};
    office = await workingOffice([
      aSale({number: 'SO-00001', creditNotes: [aCreditNote()]}),
      aPurchase({number: 'PO-00001', invoice: {number: '77'}}),
      aPurchase(ordered),
    ]);
    await office.call('PATCH', '/api/settings', {exportPurchaseOrders: true});
    const toldByKind = ({items}: Preview) => items.map(({document, action}) => `${document.kind} ${action}`).sort();
    const calls = countCalls(office);
    expect(toldByKind((await preview()).found)).toEqual([
      'allocation allocate',
      'bill create',
      'purchase-order create',
      'purchase-order create',
      'sale-credit-note create',
      'sale-invoice create',
    ]);
    expect(calls.writes()).toEqual([]);
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);

    const {books: dear} = office.sandbox.dear;
    const [, order] = dear.purchases;
    dear.void(order?.id ?? '');
    expect(toldByKind((await preview()).found)).toEqual(['purchase-order void']);
  });

  test('is followed by a sync that reads no document of DEAR a second time', async () => {
    office = await workingOffice(books);
    await preview();
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 1}});
    expect(calls.dear().filter(({path}) => /\/(sale|advanced-purchase)$/i.test(path))).toEqual([]);
    expect(wrongAtTheEnd(office, ['INV-00002'])).toEqual([]);
  });

  test('what changed since is read again', async () => {
    office = await workingOffice(books);
    await preview();
    const [sale] = office.sandbox.dear.books.sales;
    await office.clock.sleep(5_000);
    office.sandbox.dear.books.editLine(sale?.id ?? '', {quantity: '8'});
    await office.sync(ALL);
    expect(wrongAtTheEnd(office, ['INV-00002'])).toEqual([]);
  });

  test('a second one in peace has nothing to tell', async () => {
    office = await workingOffice([aSale({number: 'SO-00001'})]);
    await office.sync(ALL);
    expect((await preview()).found.items).toEqual([]);
  });

  test('joins no sync, counts as none, and stands in no list of runs', async () => {
    office = await workingOffice(books);
    await office.sync(ALL);
    const {run} = await preview();
    const {body} = await office.call<{items: Run[]}>('GET', '/api/runs');
    expect(body.items.map(({id}) => id)).not.toContain(run.id);
    const status = await office.call<{lastRun: Run}>('GET', '/api/status');
    expect(status.body.lastRun.id).not.toBe(run.id);
  });
});

describe('a preview of one sale', () => {
  test('of a change says so, of a voided one too', async () => {
    office = await workingOffice(books);
    await office.sync(ALL);
    const [sale] = office.sandbox.dear.books.sales;
    const id = sale?.id ?? '';
    office.sandbox.dear.books.editLine(id, {quantity: '8'});
    expect(told((await preview({kind: 'sale', id})).found)).toEqual(['INV-00001: update']);
    office.sandbox.dear.books.void(id);
    expect(told((await preview({kind: 'sale', id})).found)).toEqual(['INV-00001: void']);
    expect(office.sandbox.xero.invoices().find(({number}) => number === 'INV-00001')?.status).toBe('AUTHORISED');
  });
});

test('a run that is no preview has none; one that is unknown is not found', async () => {
  office = await workingOffice(books);
  const run = await office.sync(ALL);
  expect((await office.call('GET', `/api/runs/${run.id}/preview`)).body).toMatchObject({code: 'runs.no-preview'});
  expect((await office.call('GET', '/api/runs/00000000-0000-4000-8000-00000000dead/preview')).status).toBe(404);
});
