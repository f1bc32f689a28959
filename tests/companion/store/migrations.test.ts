import {expect, test} from 'vitest';
import {type Failpoints, noFailpoints} from '../../../companion/platform/failpoints.ts';
import {packFile} from '../../../companion/store/file-text.ts';
import type {Migration} from '../../../companion/store/migrations.ts';
import {openStore, type StoreOptions} from '../../../companion/store/open-store.ts';
import {type ForgetfulDisk, forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, everythingIn, freshState} from './sample-records.ts';

const clock = {now: () => Date.UTC(2026, 2, 2, 1, 5, 9), sleep: async () => undefined};
const open = (disk: ForgetfulDisk, more: Partial<StoreOptions> = {}) =>
  openStore({
    disk,
    folder: '/data',
    failpoints: noFailpoints,
    initialState: freshState(),
    entriesPerFile: 4,
    clock,
    migrations: [],
    ...more,
  });

/** Two steps that only give the right end in their order, and both change every file there is to change. */
const migrations: Migration[] = [
  ({state, collections}) => ({
    state: Object.assign({}, state, {settingsRevision: 20}),
    collections: {...collections, ledger: collections.ledger.map((entry) => ({...entry, version: 20}))},
  }),
  ({state, collections}) => ({
    state: Object.assign({}, state, {
      cursors: {was: JSON.stringify((state as {settingsRevision: number}).settingsRevision)},
    }),
    collections: {...collections, masters: collections.masters.slice(0, 1)},
  }),
];

async function olderFolder(): Promise<ForgetfulDisk> {
  const disk = forgetfulDisk();
  const store = await open(disk);
  await store.commit('export.planned', (c) => {
    for (let n = 0; n < 13; n += 1) {
      c.put('masters', aMaster(n));
      c.put('ledger', anEntry(n));
      c.put('rows', aRow(n));
    }
  });
  disk.plant('/data/notes.txt', 'mine');
  return disk.remains();
}

test('an older folder is brought to this version step by step, after a copy of every file', async () => {
  const disk = await olderFolder();
  const before = disk.files();
  const store = await open(disk, {migrations});
  expect(store.state).toMatchObject({settingsRevision: 20, cursors: {was: '20'}});
  expect([...store.values('ledger')].map(({version}) => version)).toEqual(Array(13).fill(20));
  expect([...store.values('masters')]).toHaveLength(1);
  expect([...store.values('rows')].map(({id}) => id)).toEqual(Array.from({length: 13}, (_, n) => `row-${n}`));
  expect(disk.files().get('/data/notes.txt')).toBe('mine');

  const copies = [...before].filter(([name]) => name.endsWith('.json'));
  for (const [name, text] of copies) {
    expect(disk.files().get(name.replace('/data/', '/data/backup-v1-20260302T010509Z/'))).toBe(text);
  }
  for (const [name, text] of disk.files()) {
    if (/^\/data\/[^/]+\.json$/.test(name)) expect(text, name).toMatch(/^\{"version":3,/);
  }
});

test('a folder of this version is left alone', async () => {
  const disk = await olderFolder();
  await open(disk, {migrations});
  const before = everythingIn(await open(disk, {migrations}));
  const files = [...disk.files()];
  expect(everythingIn(await open(disk, {migrations}))).toBe(before);
  expect([...disk.files()]).toEqual(files);
});

test('wherever the power goes in a migration, the next start ends with the same', async () => {
  const disk = await olderFolder();
  const left: ForgetfulDisk[] = [];
  disk.watch(() => left.push(...(['nothing', 'names', 'everything', 1, 2] as const).map((what) => disk.remains(what))));
  const expected = everythingIn(await open(disk, {migrations}));
  expect(left.length).toBeGreaterThan(300);
  for (const one of left) expect(everythingIn(await open(one, {migrations}))).toBe(expected);
});

test('a migration torn at its point leaves the older folder as it was', async () => {
  const disk = await olderFolder();
  const before = everythingIn(await open(disk.remains()));
  const points: string[] = [];
  const torn: Failpoints = {
    async pass(point, _effect, tear) {
      points.push(point);
      await tear?.();
      throw new Error('stopped');
    },
  };
  await expect(open(disk, {migrations, failpoints: torn})).rejects.toThrow('stopped');
  expect(points).toEqual(['store.migrate']);
  expect(everythingIn(await open(disk.remains('everything')))).toBe(before);
});

test('a newer folder is refused by an older Deerpath, which touches nothing', async () => {
  const disk = await olderFolder();
  await open(disk, {migrations});
  const files = [...disk.files()];
  await expect(open(disk)).rejects.toMatchObject({
    problem: {
      code: 'store.newer',
      detail: expect.stringContaining('version 3'),
      fix: expect.stringContaining('backup'),
    },
  });
  expect([...disk.files()]).toEqual(files);
});

test.each<[string, (disk: ForgetfulDisk) => void, Migration[], string]>([
  ['a file that is damaged', (disk) => disk.plant('/data/rows-000002.json', 'x'), migrations, '/data/rows-000002.json'],
  [
    'a file that is missing',
    (disk) => disk.plant('/data/rows-000001.json', undefined),
    migrations,
    '/data/rows-000001.json',
  ],
  [
    'a file of another version',
    (disk) => disk.plant('/data/runs-000001.json', packFile(2, []).text),
    migrations,
    'version 2',
  ],
  ['data that does not fit', () => undefined, [(data) => ({...data, state: {}})], 'do not fit'],
])('%s stops a migration with nothing changed', async (_, damage, steps, says) => {
  const disk = await olderFolder();
  damage(disk);
  const files = [...disk.files()];
  await expect(open(disk, {migrations: steps})).rejects.toMatchObject({
    problem: {code: 'store.unreadable', title: expect.stringContaining(says)},
  });
  expect([...disk.files()]).toEqual(files);
});

test('no room for the copy stops a migration with the older files as they were', async () => {
  const disk = await olderFolder();
  const before = everythingIn(await open(disk.remains()));
  disk.fillUp(({kind}, index) => kind === 'write' && index > 8);
  await expect(open(disk, {migrations})).rejects.toMatchObject({problem: {code: 'store.no-space'}});
  expect(everythingIn(await open(disk.remains('everything')))).toBe(before);
});
