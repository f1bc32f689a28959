import {spawnSync} from 'node:child_process';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {packArchive, unpackArchive} from '../../../companion/backup/archive.ts';
import {makeBackup} from '../../../companion/backup/make-backup.ts';
import {putBack} from '../../../companion/backup/put-back.ts';
import {systemClock} from '../../../companion/platform/clock.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Trouble} from '../../../companion/platform/trouble.ts';
import type {Disk} from '../../../companion/store/disk.ts';
import {packFile} from '../../../companion/store/file-text.ts';
import {lockFolder} from '../../../companion/store/lock.ts';
import {nodeDisk} from '../../../companion/store/node-disk.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Store} from '../../../companion/store/store.ts';
import {forgetfulDisk, type Survivors} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, everythingIn, freshState} from '../store/sample-records.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const clock = systemClock;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deerpath-backup-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const open = (disk: Disk, at: string): Promise<Store> =>
  openStore({disk, folder: at, failpoints: noFailpoints, initialState: freshState(), entriesPerFile: 4});

/** One commit of several files: what is in one of them is in all. */
const work = (store: Store, number: number): Promise<void> =>
  store.commit('export.planned', (changes) => {
    changes.put('masters', aMaster(number));
    changes.put('ledger', anEntry(number));
    changes.put('rows', aRow(number));
  });

async function usedFolder(at: string): Promise<string> {
  const store = await open(nodeDisk, at);
  for (let number = 0; number < 9; number += 1) await work(store, number);
  await store.close();
  return everythingIn(store);
}

test('what was kept comes back as it was, and what was there meanwhile is kept beside it', async () => {
  const kept = await usedFolder(folder);
  const {bytes, contents} = await makeBackup({disk: nodeDisk, folder, clock});
  expect(contents).toMatchObject({documents: 9, transactions: 9, people: 0});

  const store = await open(nodeDisk, folder);
  await work(store, 10);
  await store.close();
  const later = everythingIn(store);
  const {before} = await putBack(unpackArchive(bytes, 'a.backup'), {disk: nodeDisk, folder, clock});
  expect(everythingIn(await open(nodeDisk, folder))).toBe(kept);
  expect(everythingIn(await open(nodeDisk, before ?? ''))).toBe(later);
});

test('a backup moves to another machine: the folder there need not exist', async () => {
  const kept = await usedFolder(folder);
  const {bytes} = await makeBackup({disk: nodeDisk, folder, clock});
  const elsewhere = join(folder, 'new/machine');
  const {before} = await putBack(unpackArchive(bytes, 'a.backup'), {disk: nodeDisk, folder: elsewhere, clock});
  expect(before).toBeNull();
  expect(everythingIn(await open(nodeDisk, elsewhere))).toBe(kept);
});

test('while the companion works, a backup holds each of its steps whole or not at all', async () => {
  const store = await open(nodeDisk, folder);
  let isWorking = true;
  const working = (async () => {
    for (let number = 0; isWorking; number += 1) {
      await work(store, number);
      await systemClock.sleep(100); // as it waits for the answers of DEAR and Xero between two steps
    }
  })();
  try {
    for (let backups = 0; backups < 2; backups += 1) {
      const {bytes} = await makeBackup({disk: nodeDisk, folder, clock});
      const copy = join(folder, `copy-${backups}`);
      await putBack(unpackArchive(bytes, 'a.backup'), {disk: nodeDisk, folder: copy, clock});
      const back = await open(nodeDisk, copy);
      const [masters, rows, entries] = [
        [...back.values('masters')],
        [...back.values('rows')],
        [...back.values('ledger')],
      ];
      expect([rows.length, entries.length]).toEqual([masters.length, masters.length]);
    }
  } finally {
    isWorking = false;
    await working;
    await store.close();
  }
});

test('a step that a power cut broke off is finished in the backup, and the folder is left alone', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk, folder);
  await work(store, 1);
  let broken: typeof disk | undefined;
  disk.watch(({kind, path}, moment) => {
    if (
      kind === 'rename' &&
      moment === 'before' &&
      !path.includes('commit') &&
      disk.files().has(join(folder, 'commit.json'))
    )
      broken ??= disk.remains('everything');
  });
  await work(store, 2);
  if (!broken) throw new Error('No commit of several files was seen');
  for (const [path, text] of broken.files()) await nodeDisk.write(path, text);
  const before = await readdir(folder);
  const {contents} = await makeBackup({disk: nodeDisk, folder, clock});
  expect(contents.documents).toBe(2);
  expect((await readdir(folder)).sort()).toEqual(before.sort());
});

test('a power cut while it is put back leaves the one or the other', async () => {
  const {bytes} = await (async () => {
    await usedFolder(folder);
    return makeBackup({disk: nodeDisk, folder, clock});
  })();
  const kept = everythingIn(await open(nodeDisk, folder));
  const disk = forgetfulDisk();
  const there = await open(disk, '/data');
  await work(there, 77);
  const old = everythingIn(there);

  const left: ReturnType<typeof disk.remains>[] = [];
  const survivors: Survivors[] = ['nothing', 'names', 'bytes', 'everything', 1, 2];
  disk.watch(() => left.push(...survivors.map((what) => disk.remains(what))));
  await putBack(unpackArchive(bytes, 'a.backup'), {disk, folder: '/data', clock});
  expect(left.length).toBeGreaterThan(100);
  const found = new Set<string>();
  for (const one of left) found.add(everythingIn(await open(one, '/data')));
  expect(found).toEqual(new Set([old, kept]));
});

const wholeArchive = async () => (await makeBackup({disk: nodeDisk, folder, clock})).bytes;
const withFile = (bytes: Uint8Array, name: string, text: string | undefined): Buffer => {
  const {files, ...rest} = unpackArchive(bytes, 'a.backup');
  const {[name]: _, ...others} = files;
  return packArchive({...rest, files: text === undefined ? others : {...others, [name]: text}});
};

test.each<[string, string, (bytes: Buffer) => Buffer]>([
  ['cut short', 'backup.unreadable', (bytes) => bytes.subarray(0, bytes.length - 40)],
  [
    'changed by one bit',
    'backup.unreadable',
    (bytes) => Buffer.from(bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte))),
  ],
  ['no backup at all', 'backup.unreadable', () => Buffer.from('hello')],
  ['somebody else’s', 'backup.unreadable', () => gzipSync('{"version":1}')],
  ['with a file missing', 'store.unreadable', (bytes) => withFile(bytes, 'state.json', undefined)],
  [
    'with a file of another shape',
    'store.unreadable',
    (bytes) => withFile(bytes, 'state.json', packFile(2, {users: 1}).text),
  ],
  ['with a file that names a place outside', 'backup.unreadable', (bytes) => withFile(bytes, '../evil.json', '{}')],
  ['of a newer Deerpath', 'store.newer', (bytes) => withFile(bytes, 'state.json', packFile(99, {}).text)],
])('a backup that is %s is refused, and nothing changes', async (_, code, damage) => {
  await usedFolder(folder);
  const bytes = damage(await wholeArchive());
  const disk = forgetfulDisk();
  await work(await open(disk, '/data'), 1);
  const before = [...disk.files()];
  const problem = await Promise.resolve()
    .then(() => putBack(unpackArchive(bytes, 'a.backup'), {disk, folder: '/data', clock}))
    .then(
      () => 'it was put back',
      (error: Trouble) => error.problem.code,
    );
  expect(problem).toBe(code);
  expect([...disk.files()]).toEqual(before);
});

test('a damaged folder, or none, is not kept as if it were well', async () => {
  await expect(makeBackup({disk: nodeDisk, folder, clock})).rejects.toMatchObject({problem: {code: 'backup.nothing'}});
  await usedFolder(folder);
  await nodeDisk.write(join(folder, 'masters-0.json'), 'hello');
  await expect(makeBackup({disk: nodeDisk, folder, clock})).rejects.toMatchObject({
    problem: {code: 'store.unreadable'},
  });
});

test('the commands: a backup is one file for its owner alone; it is not put back while the companion runs', async () => {
  const data = join(folder, 'data');
  await usedFolder(data);
  const npm = (...words: string[]) =>
    spawnSync(process.execPath, words, {
      cwd: root,
      env: {HOME: folder, DATA_DIR: data, SECRET_KEY_FILE: join(folder, 'secret.key')},
      encoding: 'utf8',
    });
  const kept = npm('companion/backup.ts');
  expect(kept.stdout).toContain('9 documents of DEAR, 9 rows of history');
  expect(kept.stdout).toContain(`Not in it: the secret key`);
  const [file] = await readdir(`${data}-backups`);
  const path = join(`${data}-backups`, file ?? '');

  const lock = await lockFolder(data);
  const refused = npm('companion/restore.ts', path);
  await lock.release();
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('Another Deerpath is at work')]);
  expect(npm('companion/restore.ts').status).toBe(2);
  expect(npm('companion/restore.ts', path).stdout).toContain('Put back into');
});
