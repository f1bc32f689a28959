import {mkdtemp, readdir, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {type Failpoints, noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Disk} from '../../../companion/store/disk.ts';
import {nodeDisk} from '../../../companion/store/node-disk.ts';
import {openStore, type StoreOptions} from '../../../companion/store/open-store.ts';
import type {State} from '../../../companion/store/state-record.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, aRun, everythingIn, freshState} from './sample-records.ts';

const folder = '/data';
const open = (disk: Disk, more: Partial<StoreOptions> = {}) =>
  openStore({disk, folder, failpoints: noFailpoints, initialState: freshState(), ...more});

test('a new folder starts with the initial state and nothing else', async () => {
  const store = await open(forgetfulDisk());
  expect(store.state).toEqual(freshState());
  expect([...store.values('ledger'), ...store.values('rows'), ...store.values('runs')]).toEqual([]);
});

test('a commit sees what it put and what earlier commits left; others see it once it is on disk', async () => {
  const store = await open(forgetfulDisk());
  const seen = store.commit('ledger.sending', (c) => {
    c.put('ledger', anEntry(1, {version: 7}));
    c.setState({settingsRevision: 2});
    return [c.get('ledger', anEntry(1).id)?.version, c.state.settingsRevision];
  });
  const later = store.commit('ledger.settled', (c) => {
    const entry = c.get('ledger', anEntry(1).id);
    c.remove('ledger', anEntry(1).id);
    return [entry?.version, c.get('ledger', anEntry(1).id)];
  });
  expect(store.get('ledger', anEntry(1).id)).toBeUndefined();
  expect(await seen).toEqual([7, 2]);
  expect(await later).toEqual([7, undefined]);
  expect([...store.values('ledger')]).toEqual([]);
});

test('a commit that throws, changes nothing or puts what is there already writes nothing', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  await store.commit('ledger.sending', (c) => c.put('ledger', anEntry(1)));
  const before = disk.operations.length;
  const throwing = store.commit('ledger.sending', (c) => {
    c.put('ledger', anEntry(1, {version: 2}));
    throw new Error('an impossible step');
  });
  await expect(throwing).rejects.toThrow('an impossible step');
  await store.commit('ledger.sending', (c) => {
    c.put('ledger', anEntry(1));
    c.put('rows', aRow(1));
    c.remove('rows', 'row-1');
    c.setState({settingsRevision: 1});
  });
  expect(disk.operations).toHaveLength(before);
  expect(store.get('ledger', anEntry(1).id)?.version).toBe(1);
});

test('what the store hands out cannot be changed, and what was put is a copy', async () => {
  const store = await open(forgetfulDisk());
  const entry = anEntry(1);
  await store.commit('ledger.sending', (c) => c.put('ledger', entry));
  entry.state = 'accepted';
  const kept = store.get('ledger', entry.id);
  expect(kept?.state).toBe('planned');
  expect(() => Object.assign(kept ?? {}, {state: 'accepted'})).toThrow(TypeError);
  expect(() => store.state.users.push()).toThrow(TypeError);
});

test('a record that breaks its schema is refused before it could stop the next start', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  const wrong = anEntry(1, {updatedAt: 'yesterday'});
  await expect(store.commit('ledger.sending', (c) => c.put('ledger', wrong))).rejects.toThrow(
    'does not fit its schema',
  );
  await expect(store.commit('state.settings', (c) => c.setState({settingsRevision: 0.5}))).rejects.toThrow();
  expect(everythingIn(await open(disk))).toBe(everythingIn(store));
});

test('a commit that waits for something is refused, as what it puts then would be lost', async () => {
  const store = await open(forgetfulDisk());
  await expect(store.commit('ledger.sending', async (c) => c.put('ledger', anEntry(1)))).rejects.toThrow('at once');
  expect([...store.values('ledger')]).toEqual([]);
});

test('everything a commit writes passes its one point', async () => {
  const disk = forgetfulDisk();
  const passed: string[] = [];
  let inside = false;
  const failpoints: Failpoints = {
    async pass(point, effect) {
      passed.push(point);
      inside = true;
      const value = await effect();
      inside = false;
      return value;
    },
  };
  const outside: string[] = [];
  disk.watch(({kind, path}) => {
    if (!inside && kind !== 'makeFolder') outside.push(`${kind} ${path}`);
  });
  const store = await open(disk, {failpoints});
  await store.commit('ledger.sending', (c) => c.put('ledger', anEntry(1)));
  await store.commit('export.planned', (c) => {
    c.put('ledger', anEntry(2));
    c.put('rows', aRow(1));
    c.put('runs', aRun(1));
  });
  expect(passed).toEqual(['store.create', 'ledger.sending', 'export.planned']);
  expect(outside).toEqual([]);
});

test.each([
  ['one file', (state: State) => ({settingsRevision: state.settingsRevision + 1}), false],
  ['several files', () => ({cursors: {list: 'stamp'}}), true],
])('a commit of %s torn at its point is as if it had never begun', async (_, change, several) => {
  const disk = forgetfulDisk();
  const before = everythingIn(await open(disk));
  const torn: Failpoints = {
    pass: async (_point, _effect, tear) => {
      await tear?.();
      throw new Error('stopped');
    },
  };
  const store = await open(disk, {failpoints: torn});
  const operations = disk.operations.length;
  const commit = store.commit('state.settings', (c) => {
    c.setState(change(store.state));
    if (several) for (let n = 0; n < 9; n += 1) c.put('ledger', anEntry(n));
  });
  await expect(commit).rejects.toThrow('stopped');
  expect(disk.operations.length).toBeGreaterThan(operations);
  for (const what of ['nothing', 'everything', 1, 2, 3] as const) {
    expect(everythingIn(await open(disk.remains(what)))).toBe(before);
  }
});

test('a full disk refuses the commit, and memory, disk and later commits are as if it had not been tried', async () => {
  // At every operation in turn: from there on nothing that needs room succeeds, until somebody makes room.
  const needsRoom = ['write', 'syncFile'];
  let refused = 0;
  for (let at = 0; ; at += 1) {
    const disk = forgetfulDisk();
    const store = await open(disk, {entriesPerFile: 4});
    await store.commit('export.planned', (c) => {
      for (const n of range(7)) c.put('ledger', anEntry(n));
    });
    const before = everythingIn(store);
    const start = disk.operations.length;

    disk.fillUp(({kind}, index) => index >= start + at && needsRoom.includes(kind));
    const act = store.commit('ledger.settled', (c) => {
      for (const n of range(20)) c.put('ledger', anEntry(n, {version: 2}));
      c.put('rows', aRow(1));
    });
    const outcome = await act.then(
      () => 'done',
      (error) => error.problem.code,
    );
    if (outcome === 'done') break;
    refused += 1;
    expect(outcome).toBe('store.no-space');
    expect(everythingIn(store)).toBe(before);
    expect(everythingIn(await open(disk.remains('everything'), {entriesPerFile: 4}))).toBe(before);
    expect([...disk.files().keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]); // their room is given back

    disk.fillUp(() => false);
    await store.commit('state.settings', (c) => c.setState({settingsRevision: 5}));
    expect(everythingIn(await open(disk.remains(), {entriesPerFile: 4}))).toBe(everythingIn(store));
  }
  expect(refused).toBeGreaterThan(10);
});

test('a disk that fails once, anywhere, leaves memory and disk the same', async () => {
  const outcomes = new Set<string>();
  for (const several of [true, false]) {
    for (let at = 0; ; at += 1) {
      const disk = forgetfulDisk();
      const store = await open(disk);
      await store.commit('ledger.sending', (c) => c.put('ledger', anEntry(1)));
      const start = disk.operations.length;
      disk.fillUp((_, index) => index === start + at);
      const act = store.commit('ledger.settled', (c) => {
        c.put('ledger', anEntry(1, {version: 2}));
        if (several) c.put('rows', aRow(1));
      });
      outcomes.add(
        await act.then(
          () => 'done',
          (error) => error.problem.code,
        ),
      );
      disk.fillUp(() => false);
      expect(everythingIn(await open(disk.remains()))).toBe(everythingIn(store));
      await store.commit('ledger.settled', (c) => c.put('ledger', anEntry(1, {version: 3})));
      expect(everythingIn(await open(disk.remains()))).toBe(everythingIn(store));
      if (disk.operations.length <= start + at) break;
      if (at > 60) throw new Error('This never ends.');
    }
  }
  expect(outcomes).toEqual(new Set(['done', 'store.no-space']));
});

test('after a failure that cannot be undone nothing more is written, and the next start finds a whole commit', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  const before = everythingIn(store);
  disk.fillUp(({kind}) => kind === 'syncFolder');
  const code = {problem: {code: 'store.stopped'}};
  await expect(store.commit('ledger.sending', (c) => c.put('ledger', anEntry(1)))).rejects.toMatchObject(code);
  disk.fillUp(() => false);
  await expect(store.commit('ledger.sending', (c) => c.put('ledger', anEntry(2)))).rejects.toMatchObject(code);
  expect(everythingIn(store)).toBe(before);
  const after = await open(disk.remains('everything'));
  expect([...after.values('ledger')].length).toBeLessThanOrEqual(1);
});

test('files split before they hold more than a thousand entries, and all 5,000 are there at the next start', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  for (const part of range(25)) {
    await store.commit('export.planned', (c) => {
      for (const n of range(200)) {
        c.put('masters', aMaster(part * 200 + n));
        c.put('ledger', anEntry(part * 200 + n));
        c.put('rows', aRow(part * 200 + n));
      }
    });
  }
  await store.commit('ledger.settled', (c) => c.put('rows', aRow(1200, 'Changed.')));

  const files = [...disk.files()].filter(([name]) => /(ledger|masters|rows)-\d+\.json$/.test(name));
  const sizes = files.map(([, text]) => JSON.parse(text).data.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(15_000);
  expect(files.map(([name]) => name)).toContain('/data/rows-000005.json');

  const again = await open(disk.remains());
  expect(everythingIn(again)).toBe(everythingIn(store));
  expect([...again.values('rows')].map(({id}) => id)).toEqual(range(5_000).map((n) => `row-${n}`)); // oldest first
  expect(again.get('rows', 'row-1200')?.attempts[0]?.text).toBe('Changed.');
});

test('commits asked for at once happen one after the other, and one that fails does not hold up the rest', async () => {
  const store = await open(forgetfulDisk());
  const commits = range(50).map((n) =>
    store.commit('state.settings', (c) => {
      if (n % 10 === 3) throw new Error('not this one');
      c.setState({settingsRevision: c.state.settingsRevision + 1});
    }),
  );
  const closed = store.close();
  await Promise.allSettled(commits);
  await closed;
  expect(store.state.settingsRevision).toBe(46);
  await expect(store.commit('state.settings', () => undefined)).rejects.toThrow('closed');
});

test('on the real disk files are for their owner alone, and foreign files in the folder stay as they are', async () => {
  const place = await mkdtemp(join(tmpdir(), 'deerpath-store-'));
  onTestFinished(() => rm(place, {recursive: true, force: true}));
  const real = {folder: join(place, 'data')};
  const store = await open(nodeDisk, real);
  await nodeDisk.write(join(real.folder, 'notes.txt'), 'mine');
  await nodeDisk.write(join(real.folder, 'other.json.tmp'), 'mine');
  await store.commit('export.planned', (c) => {
    c.put('ledger', anEntry(1));
    c.put('rows', aRow(1));
  });
  await store.commit('ledger.sending', (c) => c.put('ledger', anEntry(1, {version: 2})));
  await store.close();

  expect(everythingIn(await open(nodeDisk, real))).toBe(everythingIn(store));
  expect((await stat(real.folder)).mode & 0o777).toBe(0o700);
  const names = await readdir(real.folder);
  expect(names).toContain('other.json.tmp');
  expect(await nodeDisk.read(join(real.folder, 'notes.txt'))).toBe('mine');
  for (const name of names) expect((await stat(join(real.folder, name))).mode & 0o777, name).toBe(0o600);
});

function range(length: number): number[] {
  return Array.from({length}, (_, index) => index);
}
