import Big from 'big.js';
import {afterEach, describe, expect, test} from 'vitest';
import {isAuthorised} from '../../../shared/documents/dear-document.ts';
import {dueInXero, heldIn} from '../../crash/model.ts';
import {creditDueInXero, moneyDueInXero} from '../../crash/money-model.ts';
import {seededBooks} from '../../sandbox/books/seeded-books.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

/** Payments, refunds and the credit of credit notes go with their documents. */
const moneyIn = ({sandbox}: Office) => [...moneyDueInXero(sandbox.dear.books), ...creditDueInXero(sandbox.dear.books)];

/** They cannot go until somebody maps an account or a tax rule. */
const STUCK = ['INV-00140', 'SUP-9010', 'SUP-9013'];

let office: Office;
afterEach(() => office.close());

describe.each(['Row Total', 'Total'] as const)('with the tax method %s', (taxMethod) => {
  const open = async () => {
    office = await workingOffice((clock) => seededBooks({clock, taxMethod}));
    return office;
  };

  test('every authorised invoice, bill and credit note of the seeded books arrives once and to the cent', async () => {
    await open();
    const run = await office.sync(ALL);
    const due = dueInXero(office.sandbox.dear.books);
    expect(run).toMatchObject({
      state: 'finished',
      counts: {
        completed: due.length - STUCK.length + moneyIn(office).length,
        failed: STUCK.length,
        pending: 0,
        unchanged: 0,
        skipped: 0,
      },
    });
    expect(wrongAtTheEnd(office, STUCK)).toEqual([]);
    const {documents} = heldIn(office.sandbox.xero);
    expect(documents).toHaveLength(due.length - STUCK.length);
    expect(documents.every(({status}) => status === 'AUTHORISED' || status === 'PAID')).toBe(true);
  });

  test('each carries its numbers, references, dates, rate and texts, and names no item', async () => {
    await open();
    await office.sync(ALL);
    const {dear, xero} = office.sandbox;
    for (const master of [...dear.books.sales, ...dear.books.purchases]) {
      for (const invoice of master.invoices) {
        if (!isAuthorised(invoice.status) || STUCK.includes(invoice.number)) continue;
        const arrived = xero.invoices().find(({url}) => url.includes(`${master.id}~${invoice.taskId}`));
        const said = `${master.number} ${invoice.number}`;
        const lines = [...invoice.lines, ...invoice.charges];
        expect({said, ...arrived}).toMatchObject({
          said,
          date: invoice.date,
          dueDate: invoice.dueDate,
          currencyCode: master.currency,
          reference: master.family === 'sale' ? master.reference || master.number : '',
        });
        expect(arrived?.number, said).toBe(
          invoice.number || (invoice.group ? `${master.number}/${invoice.group}` : master.number),
        );
        const rate = invoice.rate ?? master.rate;
        expect(arrived?.currencyRate, said).toBe(new Big(1).div(rate).round(6, Big.roundHalfUp).toFixed());
        expect(arrived?.lines.slice(0, lines.length).map(({description}) => description.split('\n')[0])).toEqual(
          lines.map(({name, sku}) => `${name.replaceAll('\t', ' ').trim()}${sku ? ` [${sku}]` : ''}`),
        );
        expect(
          arrived?.lines.slice(0, lines.length).map(({accountCode}) => accountCode),
          said,
        ).toEqual(lines.map(({account}) => account));
      }
    }
    for (const {body} of xero.calls) expect(body).not.toContain('ItemCode');
  });

  test('what cannot go is Failed and says which rule or account is in the way', async () => {
    await open();
    await office.sync(ALL);
    const failed = await office.rows('&status=Failed');
    const said = new Map(failed.map(({dear, problem}) => [dear.number, problem]));
    expect([...said.keys()].sort()).toEqual([...STUCK].sort());
    expect(said.get('INV-00140')).toMatchObject({
      code: 'mapping.account-archived',
      title: expect.stringContaining('450'),
    });
    expect(said.get('SUP-9010')).toMatchObject({
      code: 'mapping.tax-rule-unmatched',
      title: expect.stringContaining('GST on Imports (landed)'),
    });
    expect(said.get('SUP-9013')).toMatchObject({
      code: 'mapping.account-archived',
      title: expect.stringContaining('450'),
    });
  });

  test('drafts, voided documents and orders without an invoice leave no row', async () => {
    await open();
    await office.sync(ALL);
    const due = dueInXero(office.sandbox.dear.books).map(({masterId, taskId, number}) =>
      [masterId, taskId, number].join(),
    );
    const rows = (await office.rows()).filter(({kind}) => !['payment', 'refund', 'allocation'].includes(kind));
    const shown = rows.map(({dear}) => [dear.id, dear.documentId, dear.number].join());
    const isDue = (row: string) => due.some((one) => row.startsWith(one));
    expect(shown.filter((row) => !isDue(row))).toEqual([]);
    expect(rows).toHaveLength(due.length);
  });

  test('a second sync polls the four lists and asks Xero only whether what failed was mended', async () => {
    await open();
    await office.sync(ALL);
    await office.clock.sleep(10 * 60_000);
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 0, failed: 0}});
    expect(calls.dear().map(({path}) => path)).toEqual([
      '/saleList',
      '/saleCreditNoteList',
      '/purchaseList',
      '/purchaseCreditNoteList',
    ]);
    expect(calls.xero().map(({path}) => path)).toEqual(['/Organisation', '/Accounts', '/TaxRates', '/Currencies']);
  });

  test('once nothing is Failed, an idle sync costs four calls at DEAR and none at Xero', async () => {
    await open();
    await office.sync(ALL);
    await office.call('PATCH', '/api/settings', {
      mapping: {taxRules: {'GST on Imports (landed)': 'INPUT2'}, accounts: {'450': '630'}},
    });
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: STUCK.length}});
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(inXero(office, 'SUP-9010').totalTax).toBeGreaterThan(0);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.dear()).toHaveLength(4);
    expect(calls.xero()).toEqual([]);
  });

  test('when DEAR moves every stamp without a change, all is read again and nothing sent or told', async () => {
    await open();
    await office.sync(ALL);
    const before = await office.rows();
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.touchAll();
    const calls = countCalls(office);
    const run = await office.sync(ALL);
    expect(run).toMatchObject({state: 'finished', counts: {completed: 0, pending: 0}});
    expect(run.counts.unchanged).toBe(
      dueInXero(office.sandbox.dear.books).length - STUCK.length + moneyIn(office).length,
    );
    expect(calls.writes()).toEqual([]);
    expect((await office.rows()).filter(({status}) => status !== 'Failed')).toEqual(
      before.filter(({status}) => status !== 'Failed'),
    );
    const idle = countCalls(office);
    await office.sync(ALL);
    expect(idle.dear()).toHaveLength(4);
  });
});
