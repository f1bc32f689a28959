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

describe('a day’s figures', () => {
  test('in fractions of a cent are added up before they are rounded, and balance', async () => {
    post(
      ...['a', 'b', 'c'].map((reference) => ({reference, amount: '0.3333'})),
      ...['d', 'e'].map((reference) => ({reference, amount: '10.005'})),
      {type: 'StockTake', debit: '630', credit: '429', amount: '0.005'},
      {type: 'StockTake', debit: '630', credit: '425', amount: '0.005'},
      {type: 'StockTake', debit: '310', credit: '630', amount: '7.005'},
    );
    await office.sync(ALL);
    expect(journals().sort()).toEqual([
      'POSTED Cost of goods sold: 310 2101, 630 -2101',
      'POSTED Stocktake: 310 701, 425 -1, 429 -1, 630 -699',
    ]);
  });

  test('with a posting that has an account on one side alone is a problem of that day; the others go', async () => {
    post(
      {type: 'StockTake', debit: '630', credit: '429', amount: '5', date: daysAgo(4)},
      {type: 'StockTake', debit: '630', credit: '', amount: '5', reference: 'ST-7'},
      {type: 'Depreciation', debit: '', credit: '', amount: '5'},
      {debit: '610', credit: '', amount: '5'},
    );
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 1, failed: 1}});
    expect((await office.rows('&status=Failed'))[0]?.problem).toMatchObject({
      code: 'journal.unreadable',
      detail: expect.stringContaining('ST-7: It has an account on one side alone.'),
    });
    Object.assign(office.sandbox.dear.books.postings[1] ?? {}, {credit: '429'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
  });

  test('taken back in DEAR before they went, leave no failure behind; back again, they go', async () => {
    post({type: 'StockTake', debit: '777', credit: '630'});
    await office.sync(ALL);
    const taken = office.sandbox.dear.books.postings.splice(0);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0}});
    expect((await office.rows()).map(({status}) => status)).toEqual(['Skipped']);
    post(...taken.map((posting) => ({...posting, debit: '429'})));
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(await office.rows()).toMatchObject([{status: 'Completed', skipped: null}]);
  });

  test.each([
    ['of the cost', {debit: '5000'}],
    ['of the stock', {credit: '6400'}],
    ['of both', {debit: '5000', credit: '6400'}],
  ])(
    'on accounts that Xero lacks (%s) are a problem that names them, once DEAR says what they are',
    async (_, codes) => {
      office.sandbox.dear.books.accounts.push(
        {code: '5000', name: 'Cost', type: 'DIRECTCOSTS', class: 'EXPENSE'},
        {code: '6400', name: 'Stock', type: 'CURRENT', class: 'ASSET'},
      );
      post(codes, {debit: '610', credit: '4321', amount: '115', reference: 'the invoice itself'});
      expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
      const [row] = await office.rows();
      expect(row?.problem?.code).toBe('mapping.account-unknown');
      for (const code of Object.values(codes)) expect(`${row?.problem?.title} ${row?.problem?.detail}`).toContain(code);
      expect(`${row?.problem?.title} ${row?.problem?.detail}`).not.toContain('4321');
      await office.call('PATCH', '/api/settings', {mapping: {accounts: {'5000': '310', '6400': '630'}}});
      expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
      expect(journals()).toEqual(['POSTED Cost of goods sold: 310 4000, 630 -4000']);
    },
  );

  test('of months ago that could not go, go once the mapping is mended', async () => {
    await office.call('PATCH', '/api/settings', {ignoreBefore: daysAgo(200)});
    post({type: 'StockTake', debit: '777', credit: '630', date: daysAgo(150)});
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    await office.call('PATCH', '/api/settings', {mapping: {accounts: {'777': '429'}}});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(journals()).toHaveLength(1);
  });

  test('from a first day that is moved back, go too', async () => {
    await office.call('PATCH', '/api/settings', {ignoreBefore: daysAgo(10)});
    post({date: daysAgo(150)}, {date: daysAgo(3)});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    await office.call('PATCH', '/api/settings', {ignoreBefore: daysAgo(200)});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(journals()).toHaveLength(2);
  });
});

describe('a journal that is in Xero', () => {
  const failed = async () => (await office.rows('&status=Failed'))[0]?.problem;

  test.each(['fail', 'draft', 'next-day'])(
    'on a day that was locked since (%s) keeps its figures; one problem tells both',
    async (lockedDocuments) => {
      post({});
      await office.sync(ALL);
      await office.call('PATCH', '/api/settings', {lockedDocuments});
      office.sandbox.xero.setLockDates({endOfYear: daysAgo(1)});
      await office.clock.sleep(20 * 60_000);
      const idle = countCalls(office);
      expect(await office.sync(ALL)).toMatchObject({counts: {unchanged: 1, failed: 0}});
      post({amount: '2.50', reference: 'late'});
      expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
      expect(idle.writes()).toEqual([]);
      expect(await failed()).toMatchObject({
        code: 'journal.kept-in-xero',
        detail: expect.stringMatching(
          /^Xero is locked up to .*310 42\.50 in DEAR, 40\.00 in Xero; 630 -42\.50 in DEAR, -40\.00/,
        ),
      });
      office.sandbox.xero.setLockDates({endOfYear: null});
      expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
      expect(journals()).toEqual(['POSTED Cost of goods sold: 310 4250, 630 -4250']);
    },
  );

  test.each([['was locked a moment ago', () => office.sandbox.xero.setLockDates({period: daysAgo(1)})]])(
    '%s and changed: one problem tells both all the same',
    async (_, lock) => {
      post({});
      await office.sync(ALL);
      await office.clock.sleep(1_000);
      lock();
      post({amount: '2.50', reference: 'late'});
      expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
      expect(await failed()).toMatchObject({
        code: 'journal.kept-in-xero',
        detail: expect.stringContaining('310 42.50'),
      });
    },
  );

  test('on the first open day keeps it when its figures change', async () => {
    await office.call('PATCH', '/api/settings', {lockedDocuments: 'next-day'});
    office.sandbox.xero.setLockDates({period: daysAgo(1)});
    await office.clock.sleep(20 * 60_000);
    post({});
    await office.sync(ALL);
    const open = today();
    post({amount: '2.50', reference: 'late'});
    await office.clock.sleep(DAY);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
    expect(office.sandbox.xero.manualJournals()).toMatchObject([{date: open, status: 'POSTED'}]);
    expect(journals()).toEqual(['POSTED Cost of goods sold: 310 4250, 630 -4250']);
  });

  test('and edited there by hand: the daily look says so; new figures replace it only with a person’s word', async () => {
    const date = daysAgo(3);
    post({date});
    await office.sync(ALL);
    const [journal] = office.sandbox.xero.manualJournals();
    for (const line of journal?.lines ?? []) line.lineAmount *= 2;
    Object.assign(journal ?? {}, {updatedAt: office.clock.now() + 1});
    await office.clock.sleep(DAY + 60_000);
    await office.sync(ALL);
    expect((await office.rows())[0]?.notes.at(-1)).toMatch(/Changed in Xero .* its lines are others/);
    post({date, amount: '2.50', reference: 'late'});
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(await failed()).toMatchObject({code: 'journal.kept-in-xero'});
    await office.call('POST', `/api/transactions/${(await office.rows('&status=Failed'))[0]?.id}/retry`);
    await office.clock.sleep(5_000);
    expect(journals()).toEqual(['POSTED Cost of goods sold: 310 4250, 630 -4250']);
  });

  test('and voided there by hand is never made anew', async () => {
    const date = daysAgo(3);
    post({date});
    await office.sync(ALL);
    Object.assign(office.sandbox.xero.manualJournals()[0] ?? {}, {status: 'VOIDED', updatedAt: office.clock.now() + 1});
    await office.clock.sleep(DAY + 60_000);
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 0}});
    post({date, amount: '2.50', reference: 'late'});
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect(await failed()).toMatchObject({code: 'journal.voided-in-xero'});
    expect(journals()).toHaveLength(1);
  });
});

test('fifty days are one call of Xero’s, beside the look at what it has', async () => {
  await office.call('PATCH', '/api/settings', {ignoreBefore: daysAgo(60)});
  post(...Array.from({length: 50}, (_, index) => ({date: daysAgo(index + 1)})));
  const calls = countCalls(office);
  await office.sync(ALL);
  expect(calls.xero().filter(({path}) => path.startsWith('/ManualJournals'))).toHaveLength(2);
  expect(journals()).toHaveLength(50);
});
