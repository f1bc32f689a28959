import {type ChildProcess, spawn} from 'node:child_process';
import {chmod, mkdir, mkdtemp, readdir, realpath, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {lockFolder} from '../../../companion/store/lock.ts';

const script = `
  import {lockFolder} from ${JSON.stringify(new URL('../../../companion/store/lock.ts', import.meta.url).href)};
  setInterval(() => undefined, 1000);
  process.on('SIGUSR2', () => undefined);
  try {
    await lockFolder(process.argv[1]);
    console.log('held ' + process.pid);
  } catch (error) {
    console.log('refused ' + error.problem?.code + ' ' + error.message);
    process.exit();
  }
`;

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'deerpath-lock-')));
  children = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of children) await end(child);
  await rm(folder, {recursive: true, force: true});
});

test('a second companion is refused in one sentence while the first one lives', async () => {
  const [, pid] = (await start()).split(' ');
  await expect(lockFolder(folder)).rejects.toMatchObject({
    kind: 'standing',
    problem: {code: 'store.in-use', detail: expect.stringContaining(`process ${pid}`)},
  });
  expect(await start()).toContain('refused store.in-use Another Deerpath is at work on the folder');
});

test('the folder is free again when the first one lets go', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({problem: {code: 'store.in-use'}});
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
  await (await lockFolder(folder)).release();
});

test('the lock of a killed companion is taken over at once', async () => {
  for (let time = 0; time < 3; time += 1) {
    expect(await start()).toMatch(/^held/);
    await end(children.at(-1));
  }
  expect(await readdir(folder)).toHaveLength(1); // its leftover, and those before it are swept
  const lock = await lockFolder(folder);
  expect(await readdir(folder)).toHaveLength(1);
  await lock.release();
});

test('a killed companion that nobody buried counts as dead', async () => {
  // The shell becomes `sleep`, which never asks what became of its child: the child stays a zombie.
  const shell = spawn('sh', [
    '-c',
    '"$0" --input-type=module -e "$1" "$2" & exec sleep 60',
    process.execPath,
    script,
    folder,
  ]);
  children.push(shell);
  const pid = Number((await firstLine(shell)).split(' ')[1]);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => lockFolder(folder).then((lock) => lock.release())).toBeUndefined();
  expect(() => process.kill(pid, 0)).not.toThrow(); // still there, as a zombie
});

test('a companion that was stopped for a while keeps its folder', async () => {
  await start();
  children.at(-1)?.kill('SIGSTOP');
  await expect(lockFolder(folder)).rejects.toMatchObject({problem: {code: 'store.in-use'}});
});

test('of many that start in the same moment one wins, also over the lock of a killed one', async () => {
  await start();
  await end(children.at(-1));
  const outcomes = await Promise.all(Array.from({length: 6}, () => start()));
  expect(outcomes.filter((line) => line.startsWith('held'))).toHaveLength(1);
  expect(outcomes.filter((line) => line.startsWith('refused store.in-use'))).toHaveLength(5);
});

test('of many in one process one wins, time after time', async () => {
  for (let time = 0; time < 40; time += 1) {
    const outcomes = await Promise.allSettled(Array.from({length: 5}, () => lockFolder(folder)));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value.release();
  }
});

test('a folder with a long path is locked as well, by whichever path it is reached', async () => {
  vi.stubEnv('TMPDIR', folder); // where such a lock lies
  const long = join(folder, 'a'.repeat(60), 'b'.repeat(60));
  await mkdir(long, {recursive: true});
  const lock = await lockFolder(long);
  await expect(lockFolder(join(long, '..', 'b'.repeat(60)))).rejects.toMatchObject({problem: {code: 'store.in-use'}});
  await lock.release();
});

test('the folder is made for its owner alone', async () => {
  const lock = await lockFolder(join(folder, 'data'));
  expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
  await lock.release();
});

test.skipIf(process.getuid?.() === 0)('a folder that is not ours to write in is said so', async () => {
  await chmod(folder, 0o500);
  await expect(lockFolder(folder)).rejects.toMatchObject({problem: {code: 'store.not-writable'}});
});

async function start(): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return firstLine(child);
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', () => reject(new Error('The child ended without a word.')));
  });
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await over;
}
