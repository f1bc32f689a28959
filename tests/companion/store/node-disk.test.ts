import {mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {lockFolder} from '../../../companion/store/lock.ts';
import {nodeDisk} from '../../../companion/store/node-disk.ts';
import {diskTrouble} from '../../../companion/store/troubles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deerpath-disk-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

test('a file is for its owner alone, also one that was wide open before', async () => {
  const path = join(folder, 'a.json');
  await writeFile(path, 'old', {mode: 0o666});
  await nodeDisk.write(path, 'ünïcode 桥');
  await nodeDisk.syncFile(path);
  await nodeDisk.syncFolder(folder);
  expect(await nodeDisk.read(path)).toBe('ünïcode 桥');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a folder is made with those above it, for its owner alone', async () => {
  const deep = join(folder, 'a', 'b');
  await nodeDisk.makeFolder(deep);
  await nodeDisk.makeFolder(deep);
  for (const path of [deep, join(folder, 'a')]) expect((await stat(path)).mode & 0o777).toBe(0o700);
});

// Linux alone has such a place.
test.runIf(process.platform === 'linux')(
  'a folder that the system will never make is refused, not tried for ever',
  async () => {
    await expect(nodeDisk.makeFolder('/proc/deerpath/data')).rejects.toMatchObject({problem: {code: 'store.disk'}});
    await expect(lockFolder('/proc/deerpath')).rejects.toMatchObject({
      problem: {title: 'The disk refuses work in /proc/deerpath.'},
    });
  },
);

test('what is not there reads as nothing, lists as empty and is removed already', async () => {
  expect(await nodeDisk.read(join(folder, 'none'))).toBeUndefined();
  expect(await nodeDisk.list(join(folder, 'none'))).toEqual([]);
  await nodeDisk.remove(join(folder, 'none'));
});

test('a file takes another name, and goes', async () => {
  await nodeDisk.write(join(folder, 'a'), 'text');
  await nodeDisk.rename(join(folder, 'a'), join(folder, 'b'));
  expect(await nodeDisk.list(folder)).toEqual(['b']);
  await nodeDisk.remove(join(folder, 'b'));
  expect(await nodeDisk.list(folder)).toEqual([]);
});

test.each([
  ['ENOSPC', 'store.no-space', 'There is no space left for /var/data.'],
  ['EDQUOT', 'store.no-space', 'There is no space left for /var/data.'],
  ['EACCES', 'store.not-writable', 'Deerpath may not read and write in /var/data.'],
  ['EROFS', 'store.not-writable', 'Deerpath may not read and write in /var/data.'],
  ['EIO', 'store.disk', 'The disk refuses work in /var/data.'],
])('%s is said in a sentence that names the folder', (code, ours, title) => {
  const trouble = diskTrouble(Object.assign(new Error('write failed'), {code}), '/var/data/state.json');
  expect(trouble).toMatchObject({kind: 'standing', effect: 'not-processed', problem: {code: ours, title}});
});

test('a data folder that is a file is said so', async () => {
  await writeFile(join(folder, 'data'), 'mine');
  await expect(nodeDisk.makeFolder(join(folder, 'data'))).rejects.toMatchObject({
    problem: {code: 'store.disk', title: expect.stringContaining('a file stands where a folder has to be')},
  });
  await expect(nodeDisk.write(join(folder, 'data', 'state.json'), '')).rejects.toMatchObject({kind: 'standing'});
});
