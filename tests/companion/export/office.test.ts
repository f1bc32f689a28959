import {afterEach, expect, test} from 'vitest';
import {idOf, storyBooks} from '../../crash/story.ts';
import {type Office, openOffice} from '../../support/office.ts';

let office: Office;
afterEach(() => office.close());

async function open(): Promise<Office> {
  office = await openOffice({books: storyBooks});
  await office.open();
  await office.pair();
  await office.connect();
  return office;
}

test('a click takes the authorised invoice to Xero, and a second click changes nothing', async () => {
  await open();
  const sale = {kind: 'sale', id: idOf(office, 'SO-00001')} as const;
  expect(await office.sync(sale)).toMatchObject({state: 'finished', counts: {completed: 1}});
  expect(office.sandbox.xero.invoices().filter(({number}) => number === 'INV-00001')).toHaveLength(1);

  const calls = office.sandbox.xero.calls.length;
  expect(await office.sync(sale)).toMatchObject({state: 'finished', counts: {completed: 0, unchanged: 1}});
  expect(office.sandbox.xero.calls.slice(calls).filter(({method}) => method !== 'GET')).toEqual([]);
  expect(office.sandbox.xero.invoices().filter(({number}) => number === 'INV-00001')).toHaveLength(1);
});
