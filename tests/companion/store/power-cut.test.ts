import {expect, test} from 'vitest';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Changes, Store} from '../../../companion/store/store.ts';
import {type ForgetfulDisk, forgetfulDisk, type Survivors} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, aRun, aSend, everythingIn, freshState} from './sample-records.ts';

/** A working day in small: single files and several at once, files that split, records that go, a new settings file. */
const day: ((changes: Changes) => void)[] = [
  (c) => c.put('runs', aRun(1)),
  (c) => {
    c.setState({cursors: {'account/saleList': '2026-03-01T00:00:00Z'}});
    for (let n = 1; n <= 3; n += 1) c.put('masters', aMaster(n));
  },
  ...count(14).map((n) => (c: Changes) => {
    c.put('masters', aMaster(n, {status: 'DRAFT'}));
    c.put('ledger', anEntry(n, {rowId: `row-${n}`}));
    c.put('rows', aRow(n));
  }),
  (c) => {
    c.put('sends', aSend(1));
    for (const n of count(5)) c.put('ledger', anEntry(n, {state: 'sending', sendId: 'send-1', version: 2}));
  },
  (c) => {
    c.remove('sends', 'send-1');
    for (const n of count(5)) {
      c.put('ledger', anEntry(n, {state: 'accepted', xeroId: `xero-${n}`, version: 3}));
      c.put('rows', aRow(n, 'In Xero.'));
    }
  },
  (c) => c.put('rows', aRow(2, 'Skipped by Mira.')),
  (c) => c.setState({settingsRevision: 2}),
  (c) => {
    for (const n of count(9)) c.remove('masters', aMaster(n).id);
    c.remove('rows', 'row-3');
  },
  (c) => c.put('runs', aRun(1, {state: 'finished', finishedAt: '2026-03-02T02:00:00.000Z'})),
];

const folder = '/data';
const survivors: Survivors[] = ['nothing', 'names', 'bytes', 'everything', 1, 2, 3, 4];
const open = (disk: ForgetfulDisk): Promise<Store> =>
  openStore({disk, folder, failpoints: noFailpoints, initialState: freshState(), entriesPerFile: 4});

interface Cut {
  readonly left: ForgetfulDisk;
  /** Commits that were acknowledged, and whether one was under way. */
  readonly acknowledged: number;
  readonly underWay: boolean;
  readonly where: string;
}

/** Lives through the day once and cuts the power everywhere: before every operation, within every write, after every commit. */
async function liveThrough(sabotage: (disk: ForgetfulDisk) => ForgetfulDisk = (disk) => disk) {
  const disk = forgetfulDisk();
  const cuts: Cut[] = [];
  let acknowledged = 0;
  const cut = (where: string, underWay: boolean) => {
    for (const what of survivors) {
      cuts.push({left: disk.remains(what), acknowledged, underWay, where: `${where}, ${what} survives`});
    }
  };

  const store = await open(sabotage(disk));
  const states = [everythingIn(store)];
  disk.watch(({kind, path}, moment) => cut(`commit ${acknowledged + 1}, ${moment} ${kind} ${path}`, true));
  for (const build of day) {
    await store.commit('export.planned', build);
    states.push(everythingIn(store));
    acknowledged += 1;
    cut(`after commit ${acknowledged}`, false);
  }
  return {cuts, states, operations: disk.operations.length};
}

/** What the next start finds: the commit that was under way, the one before it, or what is wrong. */
async function findAfter({left, acknowledged, underWay, where}: Cut, states: readonly string[]): Promise<string> {
  try {
    const now = everythingIn(await open(left));
    if (now === states[acknowledged]) return 'before';
    if (underWay && now === states[acknowledged + 1]) return 'after';
    return `${where}: ${states.includes(now) ? 'an acknowledged commit is lost' : 'a mixture'}`;
  } catch (error) {
    return `${where}: ${error}`;
  }
}

test('nothing acknowledged is lost and nothing is half there, wherever the power goes', async () => {
  const {cuts, states, operations} = await liveThrough();
  expect(operations).toBeGreaterThan(300);

  const found = new Map<string, number>();
  for (const cut of cuts) {
    const what = await findAfter(cut, states);
    found.set(what, (found.get(what) ?? 0) + 1);
  }
  expect([...found.keys()].sort()).toEqual(['after', 'before']);
  expect(found.get('after')).toBeGreaterThan(100); // a commit that had been decided was finished at the start
});

test('a power cut while a start finishes a commit is no worse', async () => {
  const {cuts, states} = await liveThrough();
  const broken = cuts
    .filter(({left}) => left.files().has(`${folder}/commit.json`))
    .filter((_, index) => index % 15 === 0);
  expect(broken.length).toBeGreaterThan(30);

  for (const cut of broken) {
    const again: Cut[] = [];
    cut.left.watch(({kind, path}, moment) => {
      for (const what of ['nothing', 'everything', 1, 2] as const) {
        again.push({...cut, left: cut.left.remains(what), where: `${cut.where}, then ${moment} ${kind} ${path}`});
      }
    });
    await open(cut.left);
    for (const second of again) expect(await findAfter(second, states)).toBe('after');
  }
});

test('a power cut while the folder is made leaves a folder that can be made', async () => {
  const disk = forgetfulDisk();
  const left: ForgetfulDisk[] = [];
  disk.watch(() => left.push(...survivors.map((what) => disk.remains(what))));
  const fresh = everythingIn(await open(disk));
  expect(left.length).toBeGreaterThan(100);
  for (const one of left) expect(everythingIn(await open(one))).toBe(fresh);
});

test.each<[string, Partial<ForgetfulDisk>]>([
  ['a file', {syncFile: async () => undefined}],
  ['the folder', {syncFolder: async () => undefined}],
])('the disk of these tests notices a store that never syncs %s', async (_, without) => {
  const {cuts, states} = await liveThrough((disk) => ({...disk, ...without}));
  const found = await Promise.all(cuts.map((cut) => findAfter(cut, states)));
  expect(found.some((what) => what !== 'before' && what !== 'after')).toBe(true);
});

test('a dead disk answers nothing any more', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  const left = disk.crash();
  const answers = Promise.race([
    store.commit('state.settings', (c) => c.setState({settingsRevision: 9})),
    disk.read('/data/state.json'),
  ]);
  const answered = await Promise.race([
    answers.then(() => true),
    new Promise((resolve) => setImmediate(() => resolve(false))),
  ]);
  expect(answered).toBe(false);
  expect((await open(left)).state.settingsRevision).toBe(1);
});

test('a write torn by the power cut is as if it had never begun', async () => {
  const disk = forgetfulDisk();
  const store = await open(disk);
  await store.commit('ledger.sending', (c) => c.put('ledger', anEntry(1)));
  disk.tearNextWrite();
  void store.commit('ledger.settled', (c) => c.put('ledger', anEntry(1, {state: 'accepted'})));
  await new Promise((resolve) => setImmediate(resolve));
  const after = await open(disk.crash('everything'));
  expect(after.get('ledger', anEntry(1).id)?.state).toBe('planned');
});

function count(to: number): number[] {
  return Array.from({length: to}, (_, index) => index + 1);
}
