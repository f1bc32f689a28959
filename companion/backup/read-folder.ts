import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Clock} from '../platform/clock.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import {finishBrokenCommit, redoName} from '../store/commit-together.ts';
import type {Disk} from '../store/disk.ts';
import {ownFiles} from '../store/folder-contents.ts';
import {errorCode} from '../store/troubles.ts';
import {memoryDisk} from './memory-disk.ts';

/** How often the folder is looked at before we say that it never rests, and how long to wait in between (milliseconds). */
const TRIES = 200;
const PAUSE = 25;

/**
 * Every file of ours in a data folder, as they were together at one moment, also while the companion works. Each commit
 * puts files in their place by renaming, so that nothing was committed between two looks that find the same files; what
 * changed in between is read again. A commit that a crash broke off is finished in the copy, as a start would.
 *
 * Throws `Trouble` (`backup.never-rests`), and whatever the disk or the store refuses.
 * @param version the latest version of files that is known here
 */
export async function readFolder(
  disk: Disk,
  folder: string,
  {clock, version, look = lookAt}: {clock: Clock; version: number; look?: Look},
): Promise<Map<string, string>> {
  const read = new Map<string, {readonly mark: string; readonly text: string}>();
  let before = await look(disk, folder);
  for (let tries = 0; tries < TRIES; tries += 1) {
    for (const [name, mark] of before) {
      if (read.get(name)?.mark === mark) continue;
      const text = await disk.read(join(folder, name));
      if (text !== undefined) read.set(name, {mark, text});
    }
    const after = await look(disk, folder);
    if (isSame(before, after))
      return whole(new Map([...after.keys()].map((name) => [name, read.get(name)?.text ?? ''])), version);
    before = after;
    await clock.sleep(PAUSE);
  }
  throw neverRests(folder);
}

/** The files that count, or will once a broken commit is finished, each with a mark that no other text of it has. */
type Look = (disk: Disk, folder: string) => Promise<ReadonlyMap<string, string>>;

async function lookAt(disk: Disk, folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await disk.list(folder);
  // New texts beside the files count only once `commit.json` says so.
  const staged = names.includes(redoName) ? names.filter((name) => name.endsWith('.json.tmp')) : [];
  const marks = new Map<string, string>();
  for (const name of [...ownFiles(names), ...staged, ...names.filter((name) => name === redoName)]) {
    const mark = await markOf(join(folder, name));
    if (mark !== undefined) marks.set(name, mark);
  }
  return marks;
}

async function markOf(path: string): Promise<string | undefined> {
  try {
    const {ino, size, mtimeNs} = await stat(path, {bigint: true});
    return `${ino} ${size} ${mtimeNs}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined; // put in its place just now
    throw error;
  }
}

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([name, mark]) => other.get(name) === mark);

async function whole(files: ReadonlyMap<string, string>, version: number): Promise<Map<string, string>> {
  const folder = '/data';
  const copy = new Map([...files].map(([name, text]) => [`${folder}/${name}`, text]));
  const disk = memoryDisk(copy);
  await finishBrokenCommit(disk, folder, version);
  return new Map(ownFiles(await disk.list(folder)).map((name) => [name, copy.get(`${folder}/${name}`) ?? '']));
}

const neverRests = (folder: string): Trouble =>
  new Trouble(
    'passing',
    problemOf(
      'backup.never-rests',
      'No backup was made.',
      `The companion writes into ${folder} all the time.`,
      'Try again in a minute, or stop the companion for the moment.',
    ),
    {effect: 'not-processed'},
  );
