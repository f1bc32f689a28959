import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {Posting} from '../../sandbox/books/book.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, untilSettled, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const DAY = 24 * 3_600_000;
const today = () => new Date(office.clock.now()).toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(office.clock.now() - days * DAY).toISOString().slice(0, 10);

const aPosting = (given: Partial<Posting>): Posting => ({
  taskId: guid('task of a posting'),
  type: 'Sale',
  debit: '310',
  credit: '630',
  amount: '40',
  date: daysAgo(3),
  reference: 'INV-00001',
  text: 'Kauri Sports Ltd - INV-00001',
  ...given,
});
const post = (...postings: Partial<Posting>[]) =>
  office.sandbox.dear.books.postings.push(...postings.map((given) => aPosting(given)));

/** The journals that Deerpath made, as `status narration: account amount …`. */
const journals = () =>
  office.sandbox.xero
    .manualJournals()
    .filter(({createdBy}) => createdBy !== null)
    .map(
      ({status, narration, lines}) =>
        `${status} ${narration.replace(/ of \d.*/, '')}: ${lines.map((line) => `${line.accountCode} ${line.lineAmount}`).join(', ')}`,
    );

beforeEach(async () => {
  office = await workingOffice([]);
  await office.call('PATCH', '/api/settings', {exportJournals: true});
});

describe('stock value', () => {
  test('goes as one journal a day and type, and sales post nothing but their cost', async () => {
    post(
      {amount: '40'},
      {amount: '2.5', reference: 'INV-00002'},
      {debit: '610', credit: '200', amount: '115'}, // the invoice itself
      {debit: '610', credit: '820', amount: '15'}, // its tax
      {debit: '090', credit: '610', amount: '115'}, // its payment
      {date: daysAgo(2), amount: '7'},
      {type: 'StockTake', debit: '630', credit: '429', amount: '-12.34'},
      {type: 'InventoryWriteOff', debit: '429', credit: '630', amount: '3'},
      {type: 'FinishedGoods', debit: '630', credit: '425', amount: '9.99'},
      {type: 'Purchase', debit: '630', credit: '800', amount: '500'},
      {type: 'MoneySpend', debit: '429', credit: '090', amount: '5'},
    );
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 5, failed: 0}});
    expect(journals().sort()).toEqual([
      'POSTED Assembly: 425 -999, 630 999',
      'POSTED Cost of goods sold: 310 4250, 630 -4250',
      'POSTED Cost of goods sold: 310 700, 630 -700',
      'POSTED Stocktake: 429 1234, 630 -1234',
      'POSTED Write-off: 429 300, 630 -300',
    ]);
    expect(await office.rows('&kind=journal')).toHaveLength(5);
  });

  test('that does not change is sent once, and read again the day after alone', async () => {
    post({});
    await office.sync(ALL);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
    expect(await office.rows()).toHaveLength(1);
  });

  test('that changes later updates the same journal', async () => {
    post({});
    await office.sync(ALL);
    const [before] = office.sandbox.xero.manualJournals();
    post({amount: '1.11', reference: 'INV-00007'});
    await office.sync(ALL);
    expect(journals()).toEqual(['POSTED Cost of goods sold: 310 4111, 630 -4111']);
    expect(office.sandbox.xero.manualJournals()[0]?.manualJournalId).toBe(before?.manualJournalId);
  });

  test('of a day that DEAR took back is voided in Xero', async () => {
    post({});
    await office.sync(ALL);
    office.sandbox.dear.books.postings.length = 0;
    await office.sync(ALL);
    expect(journals()).toEqual(['VOIDED Cost of goods sold: 310 4000, 630 -4000']);
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes()).toEqual([]);
  });

  test('goes to the accounts that were chosen for DEAR’s', async () => {
    await office.call('PATCH', '/api/settings', {mapping: {accounts: {'310': '300', '630': '620'}}});
    post({});
    await office.sync(ALL);
    expect(journals()).toEqual(['POSTED Cost of goods sold: 300 4000, 620 -4000']);
  });

  test.each([
    ['a bank account', '090', 'journal.account-not-allowed'],
    ['a system account', '610', 'journal.account-not-allowed'],
    ['an archived one', '450', 'mapping.account-archived'],
    ['one that Xero lacks', '777', 'mapping.account-unknown'],
  ])('never on %s: it fails, and a retry after the mend takes it along', async (_, code, problem) => {
    post({type: 'StockAdjustment', debit: code, credit: '630'});
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(journals()).toEqual([]);
    const [row] = await office.rows();
    expect(row).toMatchObject({kind: 'journal', status: 'Failed', problem: {code: problem}});
    await office.call('PATCH', '/api/settings', {mapping: {accounts: {[code]: '429'}}});
    expect(await office.sync({kind: 'transaction', id: row?.id ?? ''})).toMatchObject({counts: {completed: 1}});
    expect(journals()).toHaveLength(1);
  });

  test('before Xero’s lock date fails, goes as a draft, or a day later, as the settings say', async () => {
    office.sandbox.xero.setLockDates({period: daysAgo(1)});
    post({});
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    await office.call('PATCH', '/api/settings', {lockedDocuments: 'next-day'});
    await office.clock.sleep(60_000);
    await office.sync(ALL);
    expect(office.sandbox.xero.manualJournals()).toMatchObject([{date: today(), status: 'POSTED'}]);
  });

  test.each(['drop-after', 'drop-before'] as const)('with an answer lost (%s) is in Xero once', async (kind) => {
    post({}, {type: 'StockTake', debit: '630', credit: '429', amount: '8'});
    office.sandbox.xero.faults.add({on: 'PUT /ManualJournals', fault: {kind}});
    await untilSettled(office);
    expect(journals()).toHaveLength(2);
  });

  test('with the switch off posts nothing', async () => {
    await office.call('PATCH', '/api/settings', {exportJournals: false});
    post({});
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.dear()).toHaveLength(4);
    expect(journals()).toEqual([]);
  });
});
