import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Status} from '../../../shared/contract/status.ts';
import {storyBooks} from '../../crash/story.ts';
import {aSale} from '../../sandbox/books/builders.ts';
import {type Office, openOffice} from '../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({books: storyBooks});
  await office.open();
  await office.pair();
  await office.connect();
});
afterEach(() => office.close());

const status = async () => (await office.call<Status>('GET', '/api/status')).body;

test('documents that come to Xero beside us raise a standing problem, and a full sync that meets none takes it back', async () => {
  await office.sync({kind: 'all'});
  const {problems} = await status();
  const {xero, dear} = office.sandbox;
  const contactId = xero.invoices().find(({number}) => number === 'INV-00001')?.contactId ?? '';
  await office.clock.sleep(60_000);
  xero.addInvoice({type: 'ACCREC', number: 'INV-00009', contactId, total: 1_000, createdBy: null});
  dear.books.add([aSale({number: 'SO-00009'})]);

  await office.sync({kind: 'all'});
  expect(await status()).toMatchObject({xero: {state: 'connected', problem: {code: 'xero.native-link'}}});
  expect((await status()).problems).toBe(problems + 2); // the taken number, and the link

  await office.sync({kind: 'all'});
  expect((await status()).xero.problem).toBeUndefined();
});

test('the night’s sweep notes what the ledger lacks and sends nothing', async () => {
  await office.sync({kind: 'all'});
  const {dear, xero} = office.sandbox;
  // Older than every cursor: no poll would list it.
  dear.books.add([{...aSale({number: 'SO-00010'}), stamp: Date.parse('2026-01-01T00:00:00Z')}], {keepStamp: true});
  await office.sync({kind: 'all'});
  expect(xero.invoices().some(({number}) => number === 'INV-00010')).toBe(false);

  const calls = xero.calls.length;
  await office.companion.exporter.sweep();
  expect(xero.calls).toHaveLength(calls);
  await office.sync({kind: 'all'});
  expect(xero.invoices().some(({number}) => number === 'INV-00010')).toBe(true);
});
