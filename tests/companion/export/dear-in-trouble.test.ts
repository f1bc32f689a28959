import {afterEach, describe, expect, test} from 'vitest';
import {anInvoice, aParty, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {DearFault} from '../../sandbox/dear/faults.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const few = () => [
  aSale({number: 'SO-00001'}),
  aSale({number: 'SO-00002', party: aParty({name: 'Café Ōtautahi'})}),
  aSale({number: 'SO-00003'}),
  aPurchase({number: 'PO-00001'}),
];

const passing: DearFault[] = ['429', '429-as-400', '500', '503', 'html', 'truncated', 'drop', 'slow'];
const calls = ['GET /saleList', 'GET /purchaseCreditNoteList', 'GET /sale', 'GET /advanced-purchase', 'GET /supplier'];

describe.each(calls)('%s', (on) => {
  test.each(passing)('%s, once: waited out, and all arrive in that very run', async (fault) => {
    office = await workingOffice(few());
    office.sandbox.dear.faults.add({on, fault});
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 4, failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test.each(passing)('%s, for a quarter of an hour: nothing is Failed, and all arrive afterwards', async (fault) => {
    office = await workingOffice(few());
    office.sandbox.dear.faults.add({on, fault, times: 1_000});
    const end = office.clock.now() + 15 * 60_000;
    while (office.clock.now() < end) {
      await office.sync(ALL);
      expect((await office.rows('&status=Failed')).map(({problem}) => problem)).toEqual([]);
      await office.clock.sleep(5 * 60_000);
    }
    office.sandbox.dear.faults.clear();
    expect(await untilSettled(office)).toMatchObject({state: 'finished', counts: {failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('keys refused: the run ends with that one problem, nothing is Failed, and new keys go on', async () => {
    office = await workingOffice(few());
    office.sandbox.dear.faults.add({on, fault: 'wrong-keys', times: 1_000});
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'failed', problem: {code: 'dear.keys-refused'}});
    expect(await office.rows('&status=Failed')).toEqual([]);
    office.sandbox.dear.faults.clear();
    await office.call('PUT', '/api/connections/dear', office.sandbox.dear.keys);
    expect(await untilSettled(office)).toMatchObject({state: 'finished', counts: {failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});

test.each(['500', 'html', 'truncated', 'drop'] as DearFault[])(
  'sales that DEAR does not give (%s) wait, and keep no bill from going',
  async (fault) => {
    office = await workingOffice(few());
    const {dear} = office.sandbox;
    dear.faults.add({on: 'GET /sale', fault, times: 1_000});
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'finished', counts: {completed: 1, failed: 0, pending: 3}});
    dear.faults.clear();
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 3, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  },
);

describe('a sale that DEAR refuses to give', () => {
  test.each([
    ['a simple', aSale({number: 'SO-00001'})],
    [
      'an advanced',
      aSale({
        number: 'SO-00001',
        type: 'Advanced Sale',
        invoices: [
          anInvoice({taskId: guid('one'), number: 'INV-00001'}),
          anInvoice({taskId: guid('two'), number: 'INV-00001/2'}),
        ],
      }),
    ],
  ])(
    'is Failed and asked for again with every sync; %s one goes once DEAR gives it, and no problem is left',
    async (_, sale) => {
      office = await workingOffice([aSale({number: 'SO-00009'})]);
      await office.sync(ALL);
      office.sandbox.dear.books.add([sale]);
      office.sandbox.dear.faults.add({on: 'GET /sale', fault: 'error-200', times: 1_000});
      expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 1}});
      expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 1}});
      const [row] = await office.rows('&status=Failed');
      expect(row?.problem?.code).toMatch(/^dear\./);
      office.sandbox.dear.faults.clear();
      await office.sync(ALL);
      expect(wrongAtTheEnd(office)).toEqual([]);
      const statuses = (await office.rows()).map(({status}) => status);
      expect(statuses).toEqual([sale, ...sale.invoices].map(() => 'Completed'));
    },
  );
});

test('one that went already and is refused for once: nothing of it counts as gone, and no money is taken back', async () => {
  const payment = aPayment({amount: '40'});
  const sale = aSale({
    number: 'SO-00001',
    type: 'Advanced Sale',
    invoices: [
      anInvoice({taskId: guid('one'), number: 'INV-00001', payments: [payment]}),
      anInvoice({taskId: guid('two'), number: 'INV-00001/2'}),
    ],
  });
  office = await workingOffice([sale]);
  await office.sync(ALL);
  office.sandbox.dear.books.touchAll();
  office.sandbox.dear.faults.add({on: 'GET /sale', fault: 'error-200'});
  const calls = countCalls(office);
  expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
  expect((await office.rows('&status=Failed')).map(({problem}) => problem?.code)).toEqual(['dear.request-refused']);
  expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0, unchanged: 3}});
  expect(calls.writes()).toEqual([]);
  expect((await office.rows('&status=Completed')).length).toBe((await office.rows()).length);
});

test.each(['error-200', 'not-found'] as DearFault[])(
  'a credited sale that DEAR does not give for once (%s) is not taken for its credit notes alone',
  async (fault) => {
    const sale = aSale({number: 'SO-00001', type: 'Advanced Sale'});
    office = await workingOffice([sale]);
    office.sandbox.dear.books.addCreditNote(sale.id, {status: 'AUTHORISED'});
    office.sandbox.dear.faults.add({on: 'GET /sale', fault});
    await office.sync(ALL);
    expect(await untilSettled(office)).toMatchObject({state: 'finished', counts: {failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  },
);

test('one that is refused at a click is asked for again with the next sync, too, and its row names it meanwhile', async () => {
  const purchase = aPurchase({number: 'PO-00001', type: 'Advanced Purchase'});
  office = await workingOffice([purchase]);
  await office.sync(ALL);
  office.sandbox.dear.faults.add({on: 'GET /advanced-purchase', fault: 'error-200'});
  await office.sync({kind: 'purchase', id: purchase.id});
  expect(await office.rows('&status=Failed')).toMatchObject([{dear: {number: 'PO-00001'}}]);
  await office.sync(ALL);
  expect(await office.rows('&status=Failed')).toEqual([]);
});
