import {afterEach, describe, expect, test} from 'vitest';
import type {ReconciliationAnswer} from '../../../shared/contract/reconciliation.ts';
import {aBillLine, aCreditNote, aLine, aPayment, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const PERIOD = 'from=2026-01-01&to=2026-12-31';
const compared = async (period = PERIOD) =>
  (await office.call<ReconciliationAnswer>('GET', `/api/reconciliation?${period}`)).body;

const books = [
  aSale({number: 'SO-00001'}),
  aSale({number: 'SO-00002', invoice: {lines: [aLine({quantity: '3'})]}}),
  aSale({number: 'SO-00003', invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]}}),
  aPurchase({number: 'PO-00001', invoice: {number: '77'}}),
];

describe('after a sync', () => {
  test('DEAR and Xero agree to the cent but for what is listed, with the reason', async () => {
    office = await workingOffice(books);
    await office.sync(ALL);
    const [failed] = await office.rows('&status=Failed');
    await office.call('POST', `/api/transactions/${failed?.id}/skip`, {reason: 'Entered by hand'});
    const calls = countCalls(office);
    const {totals, items, caveats} = await compared();
    expect(calls.xero()).toHaveLength(3);
    expect(calls.dear()).toHaveLength(0);
    expect(items).toMatchObject([
      {kind: 'sale-invoice', reason: 'skipped', dear: {number: 'INV-00003'}, xero: null, transactionId: failed?.id},
    ]);
    expect(items[0]?.text).toBe('Skipped by Accounts: Entered by hand');
    expect(totals.find(({kind}) => kind === 'sale-invoice')).toMatchObject({
      dear: {count: 3},
      xero: {count: 2},
      difference: items[0]?.dear?.amount,
    });
    expect(totals.find(({kind}) => kind === 'bill')?.difference.value).toBe('0.00');
    expect(caveats).toEqual([]);
  });

  test('payments are compared, too, and what is no cash is listed as not exported', async () => {
    const paid = (name: string, amount: string, more = {}) => aPayment({id: guid(name), amount, ...more});
    office = await workingOffice([
      aSale({number: 'SO-00001', invoice: {payments: [paid('a', '40'), paid('b', '15', {creditId: guid('credit')})]}}),
      aPurchase({number: 'PO-00001', prepayments: [paid('c', '25')], invoice: {number: '77'}}),
    ]);
    await office.sync(ALL);
    const {totals, items} = await compared();
    expect(totals.find(({kind}) => kind === 'payment')).toMatchObject({
      dear: {count: 3, amount: {value: '80.00'}},
      xero: {count: 1, amount: {value: '40.00'}},
      difference: {value: '40.00'},
    });
    const listed = items.map(({reason, dear, text}) => [reason, dear?.number, dear?.amount?.value, text]);
    expect(listed.sort()).toEqual([
      ['only-in-dear', 'INV-00001', '15.00', expect.stringContaining('Paid from a customer credit')],
      ['only-in-dear', 'PO-00001', '25.00', expect.stringContaining('A prepayment')],
    ]);
  });

  test('what was voided, edited or typed in Xero is listed', async () => {
    office = await workingOffice(books.slice(0, 2));
    await office.sync(ALL);
    const {xero} = office.sandbox;
    xero.voidInvoice(inXero(office, 'INV-00001').invoiceId);
    xero.editInvoice(inXero(office, 'INV-00002').invoiceId, {total: 12_345});
    xero.addInvoice({
      number: 'BY-HAND',
      date: '2026-03-05',
      lines: [{description: 'Something', quantity: '1', unitAmount: '10', accountCode: '200', taxType: 'OUTPUT2'}],
    });
    const reasons = (await compared()).items.map(
      ({reason, dear, xero: there}) => `${reason} ${(dear ?? there)?.number}`,
    );
    expect(reasons.sort()).toEqual(['differs INV-00002', 'only-in-dear INV-00001', 'only-in-xero BY-HAND']);
  });

  test('credit notes and orders are among them, one list each; billed orders agree, deleted ones do not', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00001', creditNotes: [aCreditNote()]}),
      aPurchase({number: 'PO-00001', invoice: {number: '77'}}),
      aPurchase({number: 'PO-00002', invoices: [], order: {lines: [aBillLine()]}}),
    ]);
    await office.call('PATCH', '/api/settings', {exportPurchaseOrders: true});
    await office.sync(ALL);
    const {xero} = office.sandbox;
    expect(xero.purchaseOrders().map(({number, status}) => `${number} ${status}`)).toEqual([
      'PO-00001 BILLED',
      'PO-00002 AUTHORISED',
    ]);
    const calls = countCalls(office);
    const {totals, items} = await compared();
    expect(calls.xero().map(({path}) => path)).toEqual([
      ...['/Invoices', '/CreditNotes', '/PurchaseOrders', '/Payments'],
    ]);
    expect(items).toEqual([]);
    expect(totals.map(({kind, difference}) => `${kind} ${difference.value}`)).toEqual(
      expect.arrayContaining(['sale-credit-note 0.00', 'purchase-order 0.00']),
    );

    xero.editPurchaseOrder(xero.purchaseOrders()[1]?.purchaseOrderId ?? '', {status: 'DELETED'});
    expect((await compared()).items).toMatchObject([
      {kind: 'purchase-order', reason: 'only-in-dear', dear: {number: 'PO-00002'}},
    ]);
  });

  test('a document that Xero dates in another period is looked up, and says both days', async () => {
    office = await workingOffice(books.slice(0, 1));
    await office.sync(ALL);
    const there = inXero(office, 'INV-00001');
    office.sandbox.xero.editInvoice(there.invoiceId, {date: '2025-06-30'});
    expect((await compared()).items).toMatchObject([
      {reason: 'differs', text: expect.stringContaining('30 June 2025 in Xero')},
    ]);
  });

  test('what was undone, or changed where Xero allows none, says so, though the totals may agree', async () => {
    office = await workingOffice(books.slice(0, 3));
    await office.sync(ALL);
    const {dear, xero} = office.sandbox;
    dear.books.undo(aSale({number: 'SO-00001'}).id);
    xero.payInvoice(inXero(office, 'INV-00002').invoiceId, 100);
    dear.books.editLine(aSale({number: 'SO-00002'}).id, {quantity: '6', price: '25'});
    await office.sync(ALL);
    const {items: all, totals} = await compared();
    const items = all.filter(({kind}) => kind === 'sale-invoice');
    const listed = items.map(({reason, dear, xero: there, text}) => `${reason} ${(dear ?? there)?.number}: ${text}`);
    expect(listed.sort()).toEqual([
      'failed INV-00002: INV-00002 changed in DEAR, and Xero keeps the old one.',
      expect.stringMatching(/^failed INV-00003/),
      'waiting INV-00001: Waiting for re-authorisation in DEAR.',
    ]);
    expect(items.every(({transactionId}) => transactionId !== null)).toBe(true);
    // What is listed explains the difference to the cent.
    const cents = (side: (typeof items)[number]['dear']) => Number(side?.amount?.value ?? 0);
    const explained = items.reduce((sum, item) => sum + cents(item.dear) - cents(item.xero), 0);
    expect(Number(totals.find(({kind}) => kind === 'sale-invoice')?.difference.value)).toBeCloseTo(explained, 2);
  });

  test('a difference that somebody skipped names who and why', async () => {
    office = await workingOffice(books.slice(0, 1));
    await office.sync(ALL);
    office.sandbox.xero.payInvoice(inXero(office, 'INV-00001').invoiceId);
    office.sandbox.dear.books.editLine(aSale({number: 'SO-00001'}).id, {quantity: '3'});
    await office.sync(ALL);
    const [failed] = await office.rows('&status=Failed');
    await office.call('POST', `/api/transactions/${failed?.id}/skip`, {reason: 'Settled by phone'});
    expect((await compared()).items.filter(({kind}) => kind === 'sale-invoice')).toMatchObject([
      {
        reason: 'differs',
        text: 'total 172.50 NZD in DEAR, 115.00 NZD in Xero. Skipped by Accounts: Settled by phone',
      },
    ]);
  });

  test('drafts are counted, and told apart: no report of Xero’s has them', async () => {
    office = await workingOffice(books.slice(0, 2));
    await office.call('PATCH', '/api/settings', {documentStatus: 'DRAFT'});
    await office.sync(ALL);
    expect(await compared()).toMatchObject({
      items: [],
      caveats: [
        '2 documents in Xero are drafts (287.50 NZD): counted here, and in Xero’s own reports once they are approved.',
      ],
    });
  });

  test('two suppliers’ bills of one number are not taken for each other', async () => {
    office = await workingOffice([
      aPurchase({
        number: 'PO-00001',
        invoice: {number: '77', lines: [aBillLine({taxRule: 'GST on Imports (landed)'})]},
      }),
    ]);
    await office.sync(ALL);
    const {xero} = office.sandbox;
    const {contactId} = xero.addContact({name: 'Totara Freight Ltd'});
    const lines = [{description: 'x', quantity: '1', unitAmount: '10', accountCode: '429', taxType: 'INPUT2'}];
    xero.addInvoice({type: 'ACCPAY', number: '77', contactId, date: '2026-03-10', lines});
    expect((await compared()).items.map(({reason}) => reason).sort()).toEqual(['failed', 'only-in-xero']);
  });

  test('stock value is compared by day and type; what people post by hand is none of it', async () => {
    office = await workingOffice([]);
    await office.call('PATCH', '/api/settings', {exportJournals: true});
    const day = (daysAgo: number) => new Date(office.clock.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const posting = {
      ...{taskId: guid('posting'), type: 'Sale', debit: '310', credit: '630', reference: 'INV-1', text: ''},
    };
    office.sandbox.dear.books.postings.push(
      {...posting, amount: '40', date: day(3)},
      {...posting, amount: '7', date: day(2)},
      {...posting, type: 'StockTake', debit: '777', amount: '5', date: day(2)},
    );
    await office.sync(ALL);
    const [journal] = office.sandbox.xero.manualJournals();
    office.sandbox.xero
      .books()
      .manualJournals.push({...structuredClone(journal), manualJournalId: guid('by hand')} as never);
    const agreed = await compared();
    expect(agreed.totals.find(({kind}) => kind === 'journal')).toMatchObject({
      dear: {count: 3, amount: {value: '52.00'}},
      xero: {count: 2, amount: {value: '47.00'}},
    });
    expect(agreed.items).toMatchObject([{kind: 'journal', reason: 'failed'}]);
    if (journal) Object.assign(journal, {status: 'VOIDED'});
    expect((await compared()).items.map(({reason}) => reason).sort()).toEqual(['failed', 'only-in-dear']);
  });

  test('the file says what the screen says: the list, and each kind’s counts, totals and difference', async () => {
    office = await workingOffice(books);
    await office.sync(ALL);
    const {items, totals} = await compared();
    const {body} = await office.call<string>('GET', `/api/reconciliation.csv?${PERIOD}`);
    const lines = body.trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(items.length + totals.length);
    for (const item of items) expect(body).toContain(item.text);
    expect(body).toContain(
      'sale-invoice,total,,,,402.50,NZD,,,,287.50,NZD,,"3 in DEAR, 2 in Xero; difference 115.00 NZD"',
    );
  });

  test('as a file, cells that could be formulas are disarmed', async () => {
    office = await workingOffice([]);
    await office.sync(ALL);
    office.sandbox.xero.addInvoice({
      number: '=1+1',
      date: '2026-03-05',
      lines: [{description: 'x', quantity: '1', unitAmount: '10', accountCode: '200', taxType: 'OUTPUT2'}],
    });
    const {body} = await office.call<string>('GET', `/api/reconciliation.csv?${PERIOD}`);
    expect(body).toContain("'=1+1");
  });
});

test('before the first sync it says so; earlier than the first day, that these are left out', async () => {
  office = await workingOffice(books);
  expect((await compared()).caveats).toMatchObject([expect.stringContaining('Nothing was synced yet')]);
  await office.call('PATCH', '/api/settings', {ignoreBefore: '2026-04-01'});
  await office.sync(ALL);
  expect(await compared()).toMatchObject({items: [], caveats: [expect.stringContaining('count from 1 April 2026')]});
});

test.each([
  ['a day that does not exist', 'from=2026-02-30&to=2026-03-01'],
  ['a period that ends before it begins', 'from=2026-03-02&to=2026-03-01'],
  ['a period of years', 'from=2020-01-01&to=2026-03-01'],
])('%s is refused', async (_, period) => {
  office = await workingOffice([]);
  expect((await office.call('GET', `/api/reconciliation?${period}`)).status).toBe(422);
});
