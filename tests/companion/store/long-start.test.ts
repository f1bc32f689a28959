import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, expect, test} from 'vitest';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {LongStart} from '../../../companion/store/find-indexes.ts';
import {indexAside} from '../../../companion/store/index-aside.ts';
import {nodeDisk} from '../../../companion/store/node-disk.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import {aMaster, anEntry, aRow, everythingIn, freshState} from './sample-records.ts';

const folders: string[] = [];
let folder = '';
let everything = '';
let said: number[] = [];

const open = (makeIndex?: LongStart['makeIndex']) =>
  openStore({
    disk: nodeDisk,
    folder,
    failpoints: noFailpoints,
    initialState: freshState(),
    entriesPerFile: 4,
    ...(makeIndex ? {longStart: {makeIndex, begins: (files) => void said.push(files)}} : {}),
  });
const indexes = async () => (await readdir(folder)).filter((name) => name.includes('.index')).sort();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deerpath-long-start-'));
  folders.push(folder);
  said = [];
  const store = await open();
  await store.commit('export.planned', (c) => {
    for (let n = 0; n < 180; n += 1) {
      c.put('masters', aMaster(n));
      c.put('ledger', anEntry(n, {xeroId: `xero ${n}`}));
      c.put('rows', aRow(n));
    }
  });
  everything = everythingIn(store);
  await store.close();
  for (const name of await indexes()) await rm(join(folder, name));
});

afterAll(async () => {
  for (const one of folders) await rm(one, {recursive: true, force: true});
});

test('the indexes are made by processes of their own, once, and people are told how much is read', async () => {
  expect(everythingIn(await open(indexAside))).toBe(everything);
  expect(said).toHaveLength(1);
  expect(said[0]).toBeGreaterThan(120);
  expect(await indexes()).toEqual(['ledger.index', 'masters.index', 'rows.index']);
  expect(everythingIn(await open(indexAside))).toBe(everything);
  expect(said).toHaveLength(1);
});

test('where none can be made aside, everything is read here', async () => {
  const store = await open(async () => {
    throw new Error('No process can be begun.');
  });
  expect(everythingIn(store)).toBe(everything);
});

test('a damaged file stops the start by its name all the same', async () => {
  const name = (await readdir(folder)).find((one) => /^ledger-\d+\.json$/.test(one)) ?? '';
  const text = await readFile(join(folder, name), 'utf8');
  await writeFile(join(folder, name), text.replace('"data":[{', '"data":[ {'));
  await expect(open(indexAside)).rejects.toMatchObject({
    problem: {code: 'store.unreadable', title: expect.stringContaining(name)},
  });
});
