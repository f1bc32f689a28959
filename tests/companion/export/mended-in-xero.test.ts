import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const add = (number: string) => office.sandbox.dear.books.add([aSale({number})]);
const xero = () => office.sandbox.xero;

/** One sale that went, so that Xero's accounts, rates and lock dates were read just now. */
beforeEach(async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  await office.clock.sleep(1_000);
  await office.sync(ALL);
});

const changes: [string, () => void, () => void][] = [
  ['an account', () => xero().setAccountStatus('200', 'ARCHIVED'), () => xero().setAccountStatus('200', 'ACTIVE')],
  ['a lock date', () => xero().setLockDates({period: '2026-03-31'}), () => xero().setLockDates({period: null})],
  [
    'the year’s lock',
    () => xero().setLockDates({endOfYear: '2026-03-31'}),
    () => xero().setLockDates({endOfYear: null}),
  ],
];

describe.each(changes)('%s that changed in Xero since it was read', (_, spoil, mend) => {
  test('is met with a look at what holds now, and the very next sync after the mend takes the document', async () => {
    spoil();
    add('SO-00002');
    expect(await office.sync(ALL)).toMatchObject({counts: {failed: 1}});
    expect((await office.rows('&status=Failed'))[0]?.problem?.code).toMatch(/^mapping\./);
    mend();
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
  });

  test('mended before its next document comes, is no problem of that one', async () => {
    spoil();
    add('SO-00002');
    await office.sync(ALL);
    mend();
    add('SO-00003');
    expect(await office.sync({kind: 'sale', id: aSale({number: 'SO-00003'}).id})).toMatchObject({
      counts: {completed: 1},
    });
  });

  test('mended, a retry at once takes the document', async () => {
    spoil();
    add('SO-00002');
    await office.sync(ALL);
    mend();
    const [failed] = await office.rows('&status=Failed');
    const retried = await office.sync({kind: 'transaction', id: failed?.id ?? ''});
    expect(retried).toMatchObject({counts: {completed: 1}});
  });
});

test('a lock date that was just set lets a document go a day after it, where the settings say so', async () => {
  await office.call('PATCH', '/api/settings', {lockedDocuments: 'next-day'});
  xero().setLockDates({period: '2026-03-31'});
  add('SO-00002');
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
  expect(inXero(office, 'INV-00002').date).toBe('2026-04-01');
});

test('what no change in Xero could mend costs no second look', async () => {
  office.sandbox.dear.books.add([aSale({number: 'SO-00002', invoice: {dueDate: '2026-04-09', date: ''}})]);
  const calls = countCalls(office);
  await office.sync(ALL);
  expect(calls.xero().map(({path}) => path)).not.toContain('/Organisation');
});
