import {afterEach, describe, expect, test} from 'vitest';
import {aBillLine, aCreditNote, aLine, aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Fault} from '../../sandbox/xero/faults.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const task = guid('credit 1');
/** It names no invoice, so that it is used on none: what is used Xero lets nobody change. */
const sale = aSale({number: 'SO-00001', party: kauri, creditNotes: [aCreditNote({taskId: task, credits: ''})]});
const purchase = aPurchase({
  number: 'PO-00001',
  type: 'Advanced Purchase',
  creditNotes: [aCreditNote({number: 'S-CR-1', credits: 'SUP-00001', lines: [aBillLine({discount: '12.5'})]})],
});
const standAlone = aSale({
  number: 'SO-00009',
  type: 'Credit Note',
  party: kauri,
  invoices: [],
  creditNotes: [aCreditNote({number: 'CR-00009', credits: ''})],
});
const notes = () => office.sandbox.xero.creditNotes();
const creditRow = async (number: string) =>
  (await office.rows()).find(({dear, kind}) => dear.number === number && kind.endsWith('credit-note'));
const typed = {accountCode: '200', taxType: 'OUTPUT2', quantity: '1', unitAmount: '50', lineAmount: null};

/** CR-00001 of 57.50 to Kauri, as somebody typed it into Xero; `over` makes it another one. */
function typeIn(over: Parameters<Office['sandbox']['xero']['addCreditNote']>[0] = {}) {
  const {xero} = office.sandbox;
  const {contactId} = xero.contacts()[0] ?? xero.addContact({name: 'Kauri Sports Ltd'});
  return xero.addCreditNote({number: 'CR-00001', contactId, date: '2026-03-12', lines: [typed], ...over});
}

describe('authorised credit notes', () => {
  test('of sales, of purchases and on their own arrive once, discounts in their prices', async () => {
    office = await workingOffice([sale, purchase, standAlone]);
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 6, failed: 0, pending: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
    expect(notes().map(({type, number}) => [type, number])).toEqual([
      ['ACCRECCREDIT', 'CR-00001'],
      ['ACCRECCREDIT', 'CR-00009'],
      ['ACCPAYCREDIT', 'S-CR-1'],
    ]);
    expect(notes()[2]?.lines).toMatchObject([{quantity: '10', unitAmount: '33.4783', discountRate: null}]);
    expect(await creditRow('CR-00001')).toMatchObject({
      kind: 'sale-credit-note',
      status: 'Completed',
      dear: {documentId: task},
      xero: {number: 'CR-00001', url: expect.stringContaining(notes()[0]?.creditNoteId ?? '')},
    });
  });

  test('cost a look and a call for all of them together', async () => {
    office = await workingOffice(
      Array.from({length: 30}, (_, index) =>
        aSale({
          number: `SO-${100 + index}`,
          creditNotes: [aCreditNote({number: `CR-${100 + index}`, taskId: guid(`credit ${index}`)})],
        }),
      ),
    );
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(notes()).toHaveLength(30);
    expect(calls.xero().filter(({path}) => path.startsWith('/CreditNotes'))).toMatchObject([
      {method: 'GET', path: '/CreditNotes'},
      {method: 'PUT', path: '/CreditNotes'},
    ]);
  });

  test('by a click on what stands alone: it goes, and the run says so', async () => {
    office = await workingOffice([standAlone]);
    expect(await office.sync({kind: 'sale', id: standAlone.id})).toMatchObject({
      state: 'finished',
      outcome: null,
      counts: {completed: 1},
    });
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('before the first day stay out, and a click says why', async () => {
    office = await workingOffice([standAlone]);
    await office.call('PATCH', '/api/settings', {ignoreBefore: '2026-03-13'});
    const run = await office.sync({kind: 'sale', id: standAlone.id});
    expect(run.problem).toMatchObject({code: 'export.before-first-day'});
    expect([notes().length, (await office.rows()).length]).toEqual([0, 0]);
  });

  test('cannot go without an account that Xero knows: one row, and Retry sends the note alone', async () => {
    office = await workingOffice([
      aSale({number: 'SO-00001', party: kauri, creditNotes: [aCreditNote({lines: [aLine({account: '450'})]})]}),
    ]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 1}});
    const row = await creditRow('CR-00001');
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'mapping.account-archived'}});
    await office.call('PATCH', '/api/settings', {mapping: {accounts: {'450': '260'}}});
    const calls = countCalls(office);
    expect(await office.sync({kind: 'transaction', id: row?.id ?? ''})).toMatchObject({counts: {completed: 1}});
    expect(calls.writes().map(({path}) => path)).toEqual(['/CreditNotes']);
    // It is used on its invoice by the sync that comes after it.
    await office.sync(ALL);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});

describe('a credit note that is in Xero already', () => {
  test('equal in contact, date, currency and total is taken over and not touched', async () => {
    office = await workingOffice([sale]);
    const theirs = typeIn();
    const calls = countCalls(office);
    await office.sync(ALL);
    expect(calls.writes().filter(({path}) => path === '/CreditNotes')).toEqual([]);
    expect(await creditRow('CR-00001')).toMatchObject({
      status: 'Completed',
      xero: {id: theirs.creditNoteId},
      notes: [expect.stringContaining('was taken over')],
    });
  });

  test.each([
    ['total', {lines: [{...typed, unitAmount: '50.01'}]}],
    ['day, months away', {date: '2025-07-01'}],
    ['status: it is voided', {status: 'VOIDED' as const}],
  ])('under its number with another %s: the number is taken, both are shown', async (_, over) => {
    office = await workingOffice([sale, standAlone]);
    const theirs = typeIn(over);
    await office.sync(ALL);
    const row = await creditRow('CR-00001');
    expect(row?.problem).toMatchObject({
      code: 'xero.number-taken',
      title: 'CR-00001 is another credit note in Xero.',
      link: expect.stringContaining(theirs.creditNoteId),
    });
    expect(notes().filter(({number}) => number === 'CR-00001')).toHaveLength(1);
  });

  test('a supplier may use one number twice, for two of our notes', async () => {
    const note = (index: number) => aCreditNote({number: 'S-1', taskId: guid(`s ${index}`), lines: [aBillLine()]});
    office = await workingOffice([
      aPurchase({number: 'PO-00001', type: 'Advanced Purchase', creditNotes: [note(1), note(2)]}),
    ]);
    expect(await untilSettled(office)).toMatchObject({state: 'finished'});
    expect(notes().map(({number, total}) => [number, total])).toEqual([
      ['S-1', 44000],
      ['S-1', 44000],
    ]);
  });
});

describe('a lost answer', () => {
  test.each<[string, Fault]>([
    ['the connection breaks after all was stored', {kind: 'drop-after'}],
    ['the connection breaks before', {kind: 'drop-before'}],
    ['Xero stores it half a minute later', {kind: 'late-commit', milliseconds: 30_000}],
    ['the answer is cut off', {kind: 'truncated'}],
    ['one is missing from the answer', {kind: 'missing-elements', indexes: [0]}],
    ['the answer is in another order', {kind: 'reordered'}],
  ])('%s: each is there once, is ours, and may be changed by us later', async (_, fault) => {
    office = await workingOffice([sale, standAlone, purchase]);
    office.sandbox.xero.faults.add({on: 'PUT /CreditNotes', fault});
    await untilSettled(office);
    expect(wrongAtTheEnd(office)).toEqual([]);
    office.sandbox.dear.books.editLine(sale.id, {price: '49'}, {taskId: task});
    await office.clock.sleep(60_000);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});

describe('a credit note that changes in DEAR after it went', () => {
  test('is updated by its id, lines by theirs', async () => {
    office = await workingOffice([sale]);
    await office.sync(ALL);
    const [before] = structuredClone(notes());
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.editLine(sale.id, {price: '49'}, {taskId: task});
    await office.sync(ALL);
    expect(notes()).toMatchObject([
      {creditNoteId: before?.creditNoteId, lines: [{lineItemId: before?.lines[0]?.lineItemId}]},
    ]);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('and is used in Xero: one problem names what differs', async () => {
    office = await workingOffice([sale]);
    await office.sync(ALL);
    notes()[0]?.allocations.push({allocationId: 'a', invoiceId: 'i', amount: 1000, date: '2026-03-12'});
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.editLine(sale.id, {price: '49'}, {taskId: task});
    await office.sync(ALL);
    const problem = (await creditRow('CR-00001'))?.problem;
    expect(problem).toMatchObject({code: 'xero.cannot-update'});
    expect(problem?.detail).toContain('total 56.35 in DEAR, 57.50 in Xero');
  });

  test('undone it waits; voided it is voided in Xero', async () => {
    office = await workingOffice([sale]);
    await office.sync(ALL);
    await office.clock.sleep(60_000);
    office.sandbox.dear.books.undo(sale.id, task);
    await office.sync(ALL);
    expect(await creditRow('CR-00001')).toMatchObject({
      status: 'Pending',
      waitingFor: expect.stringContaining('re-authorisation'),
    });
    expect(notes()).toMatchObject([{status: 'AUTHORISED'}]);
    office.sandbox.dear.books.void(sale.id, task);
    await office.sync(ALL);
    expect(notes()).toMatchObject([{status: 'VOIDED'}]);
    expect(await creditRow('CR-00001')).toMatchObject({status: 'Completed'});
  });

  /** A person types the very note in, in other words, while nobody knows what became of ours. */
  async function typedMeanwhile(type: 'ACCRECCREDIT' | 'ACCPAYCREDIT', fault: Fault): Promise<void> {
    office = await workingOffice([type === 'ACCRECCREDIT' ? standAlone : purchase]);
    office.sandbox.xero.faults.add({on: 'PUT /CreditNotes', fault});
    await office.shut();
    await office.open({
      async pass(point, effect) {
        const send = [...office.companion.store.values('sends')].find(
          ({operation}) => operation === 'put-credit-notes',
        );
        const [expected] = send?.expected ?? [];
        if (point === 'ledger.unknown' && expected && byHand().length === 0) {
          const {number, contactId, date} = expected;
          const lines = [{...typed, description: 'By hand'}];
          office.sandbox.xero.addCreditNote({
            ...{type, number, contactId: contactId ?? '', date: date ?? '', lines, reference: 'by hand'},
            ...{subTotal: (expected.total ?? 0) - (expected.totalTax ?? 0), totalTax: expected.totalTax ?? 0},
            total: expected.total ?? 0,
          });
        }
        return effect();
      },
    });
    await untilSettled(office);
  }
  const byHand = () => office.sandbox.xero.creditNotes().filter(({reference}) => reference === 'by hand');

  test('of ours and a supplier’s note that a person typed in meanwhile ours is known by its lines', async () => {
    await typedMeanwhile('ACCPAYCREDIT', {kind: 'drop-after'});
    const ours = office.sandbox.xero.creditNotes().find(({createdBy}) => createdBy !== null);
    const entry = [...office.companion.store.values('ledger')].find(({id}) => id.includes('/bill-credit-note/'));
    expect(byHand()).toHaveLength(1);
    expect(entry).toMatchObject({state: 'accepted', xeroId: ours?.creditNoteId, adopted: false});
  });

  test('of ours that never arrived leaves what a person typed in meanwhile as theirs: taken over, never edited', async () => {
    await typedMeanwhile('ACCRECCREDIT', {kind: 'drop-before'});
    expect(office.sandbox.xero.creditNotes()).toHaveLength(1);
    const entry = [...office.companion.store.values('ledger')].find(({id}) => id.includes('/sale-credit-note/'));
    expect(entry).toMatchObject({state: 'accepted', xeroId: byHand()[0]?.creditNoteId, adopted: true});
  });
});
