import fc from 'fast-check';
import {expect, test} from 'vitest';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {briefOf} from '../../../companion/store/briefs.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Changes, Store} from '../../../companion/store/store.ts';
import {type ForgetfulDisk, forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, everythingIn, freshState} from './sample-records.ts';

const folder = '/data';
const open = (disk: ForgetfulDisk, entriesPerFile = 4): Promise<Store> =>
  openStore({disk, folder, failpoints: noFailpoints, initialState: freshState(), entriesPerFile});

/** So many files of each collection that an index is worth while. */
async function manyFiles(disk: ForgetfulDisk): Promise<Store> {
  const store = await open(disk);
  await store.commit('export.planned', (c) => {
    for (let n = 0; n < 100; n += 1) {
      c.put('masters', aMaster(n));
      c.put('ledger', anEntry(n, {xeroId: `Xero-${n}`}));
      c.put('rows', aRow(n));
    }
  });
  return store;
}

/** Names of the data files that are read as texts while the folder is opened. */
async function readAtStart(disk: ForgetfulDisk): Promise<string[]> {
  const names: string[] = [];
  const watched = {
    ...disk,
    read: (path: string) => {
      if (/(rows|ledger|masters)-\d+\.json$/.test(path)) names.push(path);
      return disk.read(path);
    },
  };
  await open(watched);
  return names;
}

const indexes = ['rows', 'ledger', 'masters'].map((name) => `${folder}/${name}.index`);

test('a start with an index reads no data file, and finds everything', async () => {
  const disk = forgetfulDisk();
  const store = await manyFiles(disk);
  await store.close();
  expect(indexes.every((name) => disk.files().has(name))).toBe(true);
  expect(await readAtStart(disk.remains('everything'))).toEqual([]);
  expect(everythingIn(await open(disk.remains('everything')))).toBe(everythingIn(store));
});

test.each<[string, (text: string) => string | undefined]>([
  ['missing', () => undefined],
  ['empty', () => ''],
  ['cut short', (text) => text.slice(0, text.length / 2)],
  ['changed by one letter', (text) => `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`],
  ['somebody else’s', () => '{"hello":"world"}'],
])('an index that is %s is made anew from the data files', async (_, damage) => {
  const disk = forgetfulDisk();
  const store = await manyFiles(disk);
  await store.close();
  const left = disk.remains('everything');
  for (const name of indexes) left.plant(name, damage(left.files().get(name) ?? ''));
  expect(everythingIn(await open(left))).toBe(everythingIn(store));
  expect(await readAtStart(left.remains('everything'))).toEqual([]);
});

test('a damaged or foreign data file stops the start by its name, whatever the index says', async () => {
  const disk = forgetfulDisk();
  await (await manyFiles(disk)).close();
  const names = [...disk.files().keys()].filter((name) => /(rows|ledger|masters)-\d+\.json$/.test(name));
  expect(names.length).toBeGreaterThan(60);
  for (const name of names) {
    for (const damage of [
      (text: string) => text.replace(/2(?=[^2]*$)/, '3'),
      (text: string) => text.slice(0, -1),
      () => '{"users":[]}',
    ]) {
      const left = disk.remains('everything');
      const text = left.files().get(name) ?? '';
      if (damage(text) === text) continue;
      left.plant(name, damage(text));
      await expect(open(left)).rejects.toMatchObject({
        problem: {code: 'store.unreadable', title: expect.stringContaining(name)},
      });
    }
  }
});

test('a power cut between data and index costs nothing but time: changed files alone are read', async () => {
  const disk = forgetfulDisk();
  const first = await manyFiles(disk);
  await first.close();
  const store = await open(disk);
  await store.commit('ledger.settled', (c) => {
    c.put('ledger', anEntry(7, {version: 9}));
    c.put('rows', aRow(50, 'Changed.'));
  });
  for (const what of ['nothing', 'everything', 'names', 'bytes', 1, 2, 3] as const) {
    const again = await open(disk.remains(what));
    expect(everythingIn(again)).toBe(everythingIn(store));
    expect(again.get('ledger', anEntry(7).id)?.version).toBe(9);
  }
  const read = new Set(await readAtStart(disk.remains('everything')));
  expect(read.size).toBe(2);
});

test('what was put long ago is read again, frozen, as it was changed since', async () => {
  const store = await open(forgetfulDisk(), 1_000);
  const all = Array.from({length: 2_500}, (_, n) => n);
  await store.commit('export.planned', (c) => {
    for (const n of all) c.put('ledger', anEntry(n));
  });
  await store.commit('ledger.settled', (c) => c.put('ledger', anEntry(3, {version: 2})));
  for (const n of all) expect(store.get('ledger', anEntry(n).id)?.version).toBe(n === 3 ? 2 : 1);
  const old = store.get('ledger', anEntry(3).id);
  expect(() => Object.assign(old ?? {}, {version: 5})).toThrow(TypeError);
  expect(store.get('ledger', anEntry(9_999).id)).toBeUndefined();
});

test('somebody else’s change of a file while the companion works is noticed, and never taken over', async () => {
  const disk = forgetfulDisk();
  await (await manyFiles(disk)).close();
  const store = await open(disk); // nothing of it was read yet
  const [name = ''] = [...disk.files().keys()].filter((path) => path.endsWith('/rows-000001.json'));
  const text = disk.files().get(name) ?? '';
  disk.plant(name, text.replaceAll('Bakery', 'Butcher'));
  disk.plant(`${name}.previous`, undefined);
  expect(() => store.get('rows', 'row-0')).toThrow('changed or damaged while');
  await expect(store.commit('history.skip', (c) => c.put('rows', aRow(1, 'New.')))).rejects.toMatchObject({
    problem: {code: 'store.changed'},
  });
});

test('while a commit is put in its place, all is read as before it or all as after it, never a mixture', async () => {
  const disk = forgetfulDisk();
  await (await manyFiles(disk)).close();
  const store = await open(disk);
  const seen: string[] = [];
  const look = () => void seen.push(everythingIn(store));
  disk.watch(look);
  const commits: ((c: Changes) => void)[] = [
    (c) => {
      c.put('rows', aRow(1, 'Changed, and longer than it was.'));
      for (let n = 100; n < 130; n += 1) c.put('ledger', anEntry(n)); // files that split
      for (let n = 0; n < 9; n += 1) c.remove('masters', aMaster(n).id);
      c.put('rows', aRow(100));
    },
    (c) => c.put('rows', aRow(2, 'Changed alone.')),
    (c) => c.put('ledger', anEntry(3, {fingerprint: 'a'.repeat(99)})),
  ];
  for (const build of commits) {
    seen.length = 0;
    look();
    await store.commit('export.planned', build);
    look();
    expect(seen.length).toBeGreaterThan(6);
    const [before, after] = [seen.at(0), seen.at(-1)];
    expect(before).not.toBe(after);
    const turn = seen.indexOf(after ?? '');
    expect(seen.map((one, at) => (at < turn ? one === before : one === after))).not.toContain(false);
  }
});

test('a hundred times whatever is put, removed and read, closed and opened: as a plain map would have it', async () => {
  const number = fc.integer({min: 0, max: 60});
  const step = fc.oneof(
    fc.record({act: fc.constant('put' as const), numbers: fc.array(number, {maxLength: 12}), version: fc.nat(9)}),
    fc.record({
      act: fc.constant('remove' as const),
      numbers: fc.array(number, {maxLength: 4}),
      version: fc.constant(0),
    }),
    fc.record({
      act: fc.constantFrom('close' as const, 'kill' as const),
      numbers: fc.constant([]),
      version: fc.constant(0),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, {maxLength: 14}), async (steps) => {
      let disk = forgetfulDisk();
      let store = await open(disk);
      const model = new Map<string, ReturnType<typeof anEntry>>();
      for (const {act, numbers, version} of steps) {
        if (act === 'close') await store.close();
        if (act === 'close' || act === 'kill') {
          disk = disk.remains(act === 'close' ? 'everything' : 'nothing');
          store = await open(disk);
        }
        await store.commit('ledger.settled', (c) => {
          for (const n of numbers) {
            const entry = anEntry(n, {version, xeroId: version > 4 ? `x-${n}` : null});
            if (act === 'remove') {
              model.delete(entry.id);
              c.remove('ledger', entry.id);
            } else {
              model.set(entry.id, entry);
              c.put('ledger', entry);
            }
          }
        });
        const byId = (one: {id: string}, other: {id: string}) => (one.id < other.id ? -1 : 1);
        const expected = [...model.values()].sort(byId);
        expect([...store.values('ledger')].sort(byId)).toEqual(expected);
        expect(store.count('ledger')).toBe(model.size);
        const wanted = {xero: briefOf('ledger', anEntry(7, {xeroId: 'x-7'})).xero};
        expect([...store.select('ledger', wanted)]).toEqual(expected.filter(({xeroId}) => xeroId === 'x-7'));
        const there = expected.filter(({xeroId}) => xeroId !== null);
        expect([...store.select('ledger', ({xero}) => xero !== 0)].sort(byId)).toEqual(there);
        for (const n of [0, 7, 33]) expect(store.get('ledger', anEntry(n).id)).toEqual(model.get(anEntry(n).id));
      }
    }),
    {numRuns: 100},
  );
});
