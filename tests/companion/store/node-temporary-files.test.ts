import {mkdtemp, readdir, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {systemIds} from '../../../companion/platform/ids.ts';
import {nodeTemporaryFiles} from '../../../companion/store/node-temporary-files.ts';

async function inAFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'deerpath-files-'));
  onTestFinished(() => rm(folder, {recursive: true}));
  return {folder, files: nodeTemporaryFiles(folder, systemIds), left: () => readdir(join(folder, 'downloads'))};
}

test('what is written comes back, for its owner alone, and is gone when removed', async () => {
  const {folder, files, left} = await inAFolder();
  const file = await files.create();
  await file.append(Uint8Array.of(0, 255));
  await file.append(Uint8Array.of(7));
  expect(new Uint8Array(await file.read())).toEqual(Uint8Array.of(0, 255, 7));
  const [name = ''] = await left();
  expect((await stat(join(folder, 'downloads', name))).mode & 0o777).toBe(0o600);
  await file.remove();
  await file.remove();
  expect(await left()).toEqual([]);
});

test('what a crash left behind is gone at the next start', async () => {
  const {folder, files} = await inAFolder();
  await (await files.create()).append(Uint8Array.of(1));
  await nodeTemporaryFiles(folder, systemIds).clear();
  expect(await readdir(folder)).toEqual([]);
});
