import {hash} from 'node:crypto';
import {expect, test} from 'vitest';
import {putBack} from '../../../companion/backup/put-back.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {ownFiles} from '../../../companion/store/folder-contents.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Changes, Store} from '../../../companion/store/store.ts';
import {ObedientClock} from '../../support/clock.ts';
import {type ForgetfulDisk, forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, everythingIn, freshState} from './sample-records.ts';

const folder = '/data';
const indexes = ['rows', 'ledger', 'masters'].map((name) => `${folder}/${name}.index`);
const clock = new ObedientClock('2026-03-02T01:00:00Z');
const open = (disk: ForgetfulDisk): Promise<Store> =>
  openStore({disk, folder, failpoints: noFailpoints, initialState: freshState(), entriesPerFile: 4, clock});

const fill = (c: Changes, text: string) => {
  for (let n = 0; n < 100; n += 1) {
    c.put('masters', aMaster(n, {party: text}));
    c.put('ledger', anEntry(n, {fingerprint: text, xeroId: `xero ${n}`}));
    c.put('rows', aRow(n, text));
  }
};

/** A folder with indexes, closed as it should be. */
async function aFolder(text: string): Promise<{disk: ForgetfulDisk; everything: string}> {
  const disk = forgetfulDisk();
  const store = await open(disk);
  await store.commit('export.planned', (c) => fill(c, text));
  await store.close();
  for (const name of indexes) expect(disk.files().has(name)).toBe(true);
  return {disk, everything: everythingIn(store)};
}

test('indexes of another folder, or of this one long ago, change nothing of what is found', async () => {
  const [ours, theirs] = [await aFolder('ours'), await aFolder('theirs, which is longer')];
  for (const name of indexes) ours.disk.plant(name, theirs.disk.files().get(name));
  const store = await open(ours.disk);
  expect(everythingIn(store)).toBe(ours.everything);
  expect([...store.select('ledger', ({xero}) => xero !== 0)]).toHaveLength(100);
});

test('data files of one folder among those of another, with an index that knows both, are told apart', async () => {
  const {disk} = await aFolder('before');
  const old = disk.files();
  const store = await open(disk);
  await store.commit('export.planned', (c) => fill(c, 'after'));
  await store.close();
  const now = everythingIn(store);
  for (const name of indexes) disk.plant(name, old.get(name));
  expect(everythingIn(await open(disk))).toBe(now);
});

test('a backup that is put back is what the next start finds, though the indexes tell of what was there', async () => {
  const {disk: backup, everything} = await aFolder('in the backup');
  const files = Object.fromEntries(
    ownFiles(await backup.list(folder)).map((name) => [name, backup.files().get(`${folder}/${name}`) ?? '']),
  );
  const {disk} = await aFolder('of today');
  await putBack({files} as Parameters<typeof putBack>[0], {disk, folder, clock});
  for (const left of [disk, disk.remains('nothing'), disk.remains('everything')])
    expect(everythingIn(await open(left))).toBe(everything);
});

test('an index of a Deerpath to come, whole but of another form, is made anew', async () => {
  const {disk, everything} = await aFolder('ours');
  for (const head of ['{"edition":9}', 'no JSON', '[]']) {
    const body = Buffer.alloc(8 + head.length);
    body.writeUInt32LE(head.length);
    body.write(head, 8);
    const index = Buffer.concat([hash('sha256', body, 'buffer'), body]).toString('latin1');
    for (const name of indexes) disk.plant(name, index);
    expect(everythingIn(await open(disk.remains('everything')))).toBe(everything);
  }
});

test('where there is no room for an index, commits go on, nothing is left behind, and it is not tried at each', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  disk.fillUp(({kind, path}) => kind === 'write' && path.includes('.index'));
  const tries = () => disk.operations.filter(({kind, path}) => kind === 'write' && path.includes('.index')).length;
  await store.commit('export.planned', (c) => fill(c, 'whatever'));
  const first = tries();
  expect(first).toBeGreaterThan(0);
  for (let n = 0; n < 20; n += 1)
    await store.commit('ledger.settled', (c) => c.put('ledger', anEntry(n, {version: 2})));
  expect(tries()).toBe(first);
  await clock.advance(10 * 60_000);
  await store.commit('ledger.settled', (c) => c.put('ledger', anEntry(1, {version: 3})));
  expect(tries()).toBeGreaterThan(first);
  expect([...disk.files().keys()].filter((path) => path.includes('.index'))).toEqual([]);
  expect(everythingIn(await open(disk.remains('nothing')))).toBe(everythingIn(store));
});

test('a power cut while an index is written leaves a folder that opens as it was', async () => {
  const {disk} = await aFolder('ours');
  const store = await open(disk);
  const left: ForgetfulDisk[] = [];
  disk.watch(({path}) => {
    if (!path.includes('.index')) return;
    for (const what of ['nothing', 'names', 'bytes', 'everything', 1, 2, 3] as const) left.push(disk.remains(what));
  });
  await store.commit('export.planned', (c) => fill(c, 'changed'));
  const everything = everythingIn(store);
  expect(left.length).toBeGreaterThan(20);
  for (const one of left) expect(everythingIn(await open(one))).toBe(everything);
});
