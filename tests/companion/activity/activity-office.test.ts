import {afterEach, expect, test} from 'vitest';
import {lifeDeeds} from '../../../companion/activity/life-deeds.ts';
import type {ActivityAnswer} from '../../../shared/contract/activity.ts';
import type {Run} from '../../../shared/export/run.ts';
import {aSale} from '../../sandbox/books/builders.ts';
import {manyFreshSales} from '../../sandbox/books/many-fresh.ts';
import type {Office} from '../../support/office.ts';
import {ALL, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office?.close());

/** “sentence | old → new”, oldest first. */
async function said(type: string): Promise<string[]> {
  const {items} = (await office.call<ActivityAnswer>('GET', `/api/activity?type=${type}`)).body;
  return items.reverse().map(({text, from, to}) => (from || to ? `${text} | ${from} → ${to}` : text));
}

test('connections are told by name, and never by their keys', async () => {
  office = await workingOffice();
  await office.call('PUT', '/api/connections/dear', office.sandbox.dear.keys);
  await office.call('DELETE', '/api/connections/xero');
  await office.call('DELETE', '/api/connections/dear');
  const {company} = office.sandbox.dear.books;
  const organisation = office.companion.store.state.xero?.organisation;
  expect(await said('Connection')).toEqual([
    `Accounts connected DEAR | null → ${company.name}`,
    `Accounts logged in to Xero | null → ${organisation}`,
    `Accounts connected DEAR again | ${company.name} → ${company.name}`,
    `Accounts disconnected Xero | ${organisation} → null`,
    `Accounts disconnected DEAR | ${company.name} → null`,
  ]);
  const {accountId, applicationKey} = office.sandbox.dear.keys;
  const whole = JSON.stringify((await office.call('GET', '/api/activity')).body);
  expect(whole).not.toContain(applicationKey);
  expect(whole).not.toContain(accountId);
});

test('keys that DEAR no longer takes, and takes again, are a change of the connection', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  office.sandbox.dear.faults.add({on: '*', fault: 'wrong-keys'});
  await office.sync(ALL);
  await office.sync(ALL);
  expect((await said('Connection')).slice(2)).toEqual([
    'DEAR refuses the keys | Connected → Failing: DEAR refuses the keys',
    'DEAR works again | Failing: DEAR refuses the keys → Connected',
  ]);
});

test('syncs that people ask for are told, those by itself are not', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  const {id} = aSale({number: 'SO-00001'});
  await office.sync({kind: 'sale', id});
  await office.sync({kind: 'sale', id});
  await office.sync(ALL);
  await office.companion.exporter.enqueue({scope: ALL, trigger: 'auto', requestedBy: null});
  expect(await said('Run')).toEqual([
    'Accounts started Sync Now for a sale',
    'Accounts started Sync Now for SO-00001',
    'Accounts started Sync Now',
  ]);
});

test('who joins a sync that waits starts none, and who stops one is told', async () => {
  office = await workingOffice(manyFreshSales(60));
  const asked = await Promise.all([1, 2, 3].map(() => office.call<{run: Run}>('POST', '/api/runs', {scope: ALL})));
  await office.clock.sleep(2_000);
  await office.call('DELETE', `/api/runs/${asked[0]?.body.run.id}`);
  expect(await said('Run')).toEqual(['Accounts started Sync Now', 'Accounts stopped the sync']);
});

test('a sync that a lost login cut off goes on by itself, and nobody is said to have asked', async () => {
  office = await workingOffice([aSale({number: 'SO-00001'})]);
  office.sandbox.xero.revokeLogin();
  office.sandbox.xero.expireAccessTokens();
  await office.sync(ALL);
  await office.connect();
  await office.clock.sleep(60_000);
  expect(await said('Run')).toEqual(['Accounts started Sync Now']);
});

test.each([
  ['a first start', {version: '1.0.0', versionBefore: undefined, afterCrash: false}, []],
  ['a start like the last', {version: '1.0.0', versionBefore: '1.0.0', afterCrash: false}, []],
  [
    'another version',
    {version: '1.1.0', versionBefore: '1.0.0', afterCrash: false},
    [{type: 'Companion', user: null, from: '1.0.0', to: '1.1.0', did: expect.stringContaining('updated')}],
  ],
  [
    'a start after a crash',
    {version: '1.0.0', versionBefore: '1.0.0', afterCrash: true},
    [{type: 'Companion', user: null, did: expect.stringContaining('stopped unexpectedly')}],
  ],
])('of the companion’s own life, %s', (_, start, expected) => {
  expect(lifeDeeds(start)).toMatchObject(expected);
  expect(lifeDeeds(start)).toHaveLength(expected.length);
});
