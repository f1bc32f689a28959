import {afterEach, describe, expect, test} from 'vitest';
import type {Purchase, Sale} from '../../sandbox/books/book.ts';
import {aLine, anInvoice, aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});

/** What has arrived in Xero. */
async function arrived(master: Sale | Purchase): Promise<void> {
  office = await workingOffice([master]);
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
  await office.clock.sleep(60_000);
}

describe('sales and purchases with several invoices', () => {
  const advanced = () =>
    aSale({
      number: 'SO-00001',
      type: 'Advanced Sale',
      party: kauri,
      invoices: [
        anInvoice({taskId: guid('one'), number: 'INV-00001'}),
        anInvoice({taskId: guid('two'), number: 'INV-00001/2', status: 'DRAFT'}),
      ],
    });

  test('a draft among them goes when it is authorised, and the others are left alone', async () => {
    await arrived(advanced());
    office.sandbox.dear.books.authorise(advanced().id, guid('two'));
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, unchanged: 1}});
    expect(calls.writes()).toHaveLength(1);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test.each([
    ['sale', aSale({party: kauri})],
    ['purchase', aPurchase({invoice: {number: 'S-1'}})],
  ])('a simple %s that becomes an advanced one keeps its document, and the second one goes', async (_, master) => {
    await arrived(master);
    const [first] = structuredClone(office.sandbox.xero.invoices());
    office.sandbox.dear.books.makeAdvanced(master.id, {number: 'SECOND', status: 'AUTHORISED'});
    expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(office.sandbox.xero.invoices()).toHaveLength(2);
    expect(office.sandbox.xero.invoices()[0]?.invoiceId).toBe(first?.invoiceId);
  });

  test.each([
    ['sale', aSale({party: kauri})],
    ['purchase', aPurchase({invoice: {number: 'S-1'}})],
  ])('a simple %s that is paid in Xero and becomes an advanced one is no problem', async (_, master) => {
    await arrived(master);
    office.sandbox.xero.payInvoice(office.sandbox.xero.invoices()[0]?.invoiceId ?? '');
    office.sandbox.dear.books.makeAdvanced(master.id, {number: 'SECOND', status: 'AUTHORISED'});
    expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect(await office.rows('&status=Failed')).toEqual([]);
  });

  test('bills of one advanced purchase without numbers go by order number and group', async () => {
    office = await workingOffice([
      aPurchase({
        number: 'PO-00009',
        type: 'Advanced Purchase',
        invoices: [
          anInvoice({
            taskId: guid('b1'),
            number: '',
            group: 1,
            lines: [aLine({account: '630', taxRule: 'GST on Expenses'})],
          }),
          anInvoice({
            taskId: guid('b2'),
            number: '',
            group: 2,
            lines: [aLine({account: '630', taxRule: 'GST on Expenses'})],
          }),
        ],
      }),
    ]);
    office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'missing-elements', indexes: [0, 1]}});
    expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
    expect(office.sandbox.xero.invoices().map(({number}) => number)).toEqual(['PO-00009/1', 'PO-00009/2']);
  });
});
