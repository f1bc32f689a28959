import {expect, test} from 'vitest';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Trouble} from '../../../companion/platform/trouble.ts';
import {packFile} from '../../../companion/store/file-text.ts';
import {latestVersion, ownMigrations} from '../../../companion/store/migrations.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import {type ForgetfulDisk, forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, aRun, aSend, everythingIn, freshState} from './sample-records.ts';

const folder = '/data';
const open = (disk: ForgetfulDisk) =>
  openStore({disk, folder, failpoints: noFailpoints, initialState: freshState(), entriesPerFile: 4});

const latest = latestVersion(ownMigrations);

/** A folder in which every kind of file lies, most of them with their last good copy. */
async function usedFolder(): Promise<ForgetfulDisk> {
  const disk = forgetfulDisk();
  const store = await open(disk);
  for (const version of [1, 2]) {
    await store.commit('export.planned', (c) => {
      c.setState({settingsRevision: version + 1});
      for (let n = 0; n < 9; n += 1) {
        c.put('masters', aMaster(n, {number: `SO-${version}`}));
        c.put('ledger', anEntry(n, {version}));
        c.put('sends', aSend(n, {tries: version}));
        c.put('rows', aRow(n, `Try ${version}.`));
        c.put('runs', aRun(n, {requestedBy: `${version}`}));
      }
    });
  }
  return disk.remains();
}

async function refusal(disk: ForgetfulDisk): Promise<Trouble['problem']> {
  const before = [...disk.files()];
  const outcome = await open(disk).then(
    () => 'it opened',
    (error: Trouble) => error.problem,
  );
  expect([...disk.files()]).toEqual(before); // byte for byte, and no file more or less
  expect(disk.operations.filter(({kind}) => kind !== 'makeFolder')).toEqual([]);
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

const damages: [string, string, (text: string) => string | undefined][] = [
  ['empty', 'store.unreadable', () => ''],
  ['cut short', 'store.unreadable', (text) => text.slice(0, -1)],
  ['cut in half', 'store.unreadable', (text) => text.slice(0, text.length / 2)],
  ['longer than it was', 'store.unreadable', (text) => `${text}}`],
  ['full of zeros', 'store.unreadable', (text) => '\0'.repeat(text.length)],
  ['changed by one letter', 'store.unreadable', (text) => text.replace(/2(?=[^2]*$)/, '3')],
  ['somebody else’s JSON', 'store.unreadable', () => '{"users":[]}'],
  ['no JSON at all', 'store.unreadable', () => 'hello'],
  ['of another shape', 'store.unreadable', () => packFile(latest, [{id: 'x'}]).text],
  ['of no version', 'store.unreadable', () => packFile(0, []).text],
  ['from a newer Deerpath', 'store.newer', (text) => packFile(latest + 1, JSON.parse(text).data).text],
  ['missing', 'store.unreadable', () => undefined],
];
test.each(damages)('a file that is %s stops the start, is named, and stays as it is', async (_, code, damage) => {
  const used = await usedFolder();
  const names = [...used.files().keys()].filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThan(15);

  for (const name of names) {
    const disk = used.remains();
    disk.plant(name, damage(disk.files().get(name) ?? ''));
    const problem = await refusal(disk);
    expect(problem.code).toBe(code);
    expect(problem.title).toContain(name);
    expect(problem.title.match(/\./g)?.length).toBe(problem.title.includes('.json') ? 2 : 1); // one sentence
    if (code === 'store.unreadable' && disk.files().has(`${name}.previous`))
      expect(problem.fix).toContain(`${name}.previous`);
    else expect(problem.fix).toMatch(/back/);
  }
});

test('the way back works: the last good copy under the file’s name opens', async () => {
  const disk = await usedFolder();
  const copy = disk.files().get('/data/state.json.previous');
  disk.plant('/data/state.json', copy);
  disk.plant('/data/state.json.previous', undefined);
  expect((await open(disk)).state.settingsRevision).toBe(2);
});

test('a last good copy that is damaged too is not recommended', async () => {
  const disk = await usedFolder();
  disk.plant('/data/state.json', 'x');
  disk.plant('/data/state.json.previous', 'x');
  expect((await refusal(disk)).fix).toContain('backup');
});

test.each([
  ['an entry that is in two files', 'ledger-', (text: string) => text],
  ['rows in place of the ledger', 'rows-', (text: string) => text],
])('%s stops the start', async (_, from) => {
  const disk = await usedFolder();
  const texts = [...disk.files()].filter(([name]) => name.endsWith('.json'));
  const [[, source = ''] = []] = texts.filter(([name, text]) => name.includes(from) && text.length > 200);
  const [target = ''] = texts
    .filter(([name, text]) => name.includes('ledger-') && text !== source)
    .map(([name]) => name);
  disk.plant(target, source);
  expect(await refusal(disk)).toMatchObject({code: 'store.unreadable', title: expect.stringContaining(target)});
});

test('a file too many, as from an older copy of the folder, stops the start', async () => {
  const disk = await usedFolder();
  disk.plant('/data/ledger-0.json', packFile(1, []).text);
  expect(await refusal(disk)).toMatchObject({code: 'store.unreadable'});
});

test.each([
  '',
  '{"version":1',
  '{"files":[]}',
  packFile(1, {files: [{name: '../x.json', checksum: 'x'}], removed: []}).text,
])('a damaged commit.json stops the start, as some of its files may be in place', async (text) => {
  const disk = await usedFolder();
  disk.plant('/data/commit.json', text);
  expect(await refusal(disk)).toMatchObject({
    code: 'store.unreadable',
    title: expect.stringContaining('/data/commit.json'),
  });
});

test('a commit.json whose new texts are damaged stops the start', async () => {
  const disk = await usedFolder();
  disk.plant('/data/commit.json', packFile(1, {files: [{name: 'state.json', checksum: 'other'}], removed: []}).text);
  expect(await refusal(disk)).toMatchObject({
    code: 'store.unreadable',
    title: expect.stringContaining('/data/state.json'),
  });
});

test('files that are not ours, and waste of ours, do not stop the start', async () => {
  const disk = await usedFolder();
  const before = everythingIn(await open(disk.remains()));
  const foreign = [
    'notes.txt',
    'ledger.csv',
    'ledger-2.json',
    'photo-000001.json',
    'state.json.orig',
    'lock-0123.sock',
  ];
  for (const name of foreign) disk.plant(`/data/${name}`, 'mine');
  disk.plant('/data/state.json.tmp', 'half');
  disk.plant('/data/rows-000001.json.previous.tmp', 'half');
  disk.plant('/data/commit.json.tmp', 'half');

  expect(everythingIn(await open(disk))).toBe(before);
  const names = [...disk.files().keys()];
  for (const name of foreign) expect(disk.files().get(`/data/${name}`)).toBe('mine');
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
