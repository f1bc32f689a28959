import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {copyFile, open, readdir, readFile, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {Worker} from 'node:worker_threads';
import type {Disk} from './disk.ts';
import type {FileHead} from './file-text.ts';
import {makeFolders} from './make-folders.ts';
import {readHeads} from './read-heads.ts';
import {diskTrouble, errorCode, inside} from './troubles.ts';

/** The machine's own disk. Whatever it refuses is thrown as `Trouble` (`store.no-space`, `store.not-writable`, `store.disk`). */
export const nodeDisk: Disk = {
  read: (path) => working(path, () => unlessMissing(readFile(path, 'utf8'), undefined)),

  readPart(path, from, to) {
    try {
      return readPart(path, from, to);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw diskTrouble(error, path);
    }
  },

  heads: (paths) =>
    working(paths[0] ?? '', async () => (paths.length < WORTH_A_THREAD ? readHeads(paths) : headsAside(paths))),

  readBytes: (path) => working(path, () => unlessMissing(readFile(path), undefined)),

  write: (path, content) =>
    working(path, async () => {
      const file = await open(path, 'w', 0o600);
      try {
        await file.chmod(0o600); // the mode above counts for a new file only
        await file.writeFile(content);
      } finally {
        await file.close();
      }
    }),

  copy: (from, to) =>
    working(to, () =>
      unlessMissing(
        copyFile(from, to).then(() => true),
        false,
      ),
    ),

  syncFile: (path) => working(path, () => sync(path, 'r+')),
  rename: (from, to) => working(to, () => rename(from, to)),
  remove: (path) => working(path, () => rm(path, {force: true})),
  syncFolder: (path) => working(inside(path), () => syncFolder(path)),
  list: (path) => working(inside(path), () => unlessMissing(readdir(path), [])),

  makeFolder: (path) =>
    working(inside(path), async () => {
      const first = await makeFolders(path);
      if (first === undefined) return; // it was there
      // A new folder is only there after a power cut when the folder above knows of it.
      for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
    }),
};

/** Beginning a thread takes as long as looking through so many files. */
const WORTH_A_THREAD = 40;

function headsAside(paths: readonly string[]): Promise<(FileHead | undefined)[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./heads-worker.ts', import.meta.url), {
      workerData: paths,
      resourceLimits: {maxYoungGenerationSizeMb: 2},
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that looked through the files ended too soon.')));
  });
}

/** A file may be a megabyte and more: taking so much anew for each look would be more than is ever given back. */
const SPARE = 64 * 1024;
let room = Buffer.allocUnsafe(64 * 1024);

function readPart(path: string, from: number, end: number | undefined): Buffer {
  const file = openSync(path, 'r');
  try {
    const to = end ?? fstatSync(file).size;
    if (room.length < to - from) room = Buffer.allocUnsafe(to - from + SPARE);
    const bytes = room.subarray(0, to - from);
    let length = 0;
    for (let more = -1; more !== 0 && length < bytes.length; length += more) {
      more = readSync(file, bytes, length, bytes.length - length, from + length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

async function working<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw diskTrouble(error, path);
  }
}

async function unlessMissing<Value, Otherwise>(work: Promise<Value>, otherwise: Otherwise): Promise<Value | Otherwise> {
  try {
    return await work;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return otherwise;
    throw error;
  }
}

async function sync(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows opens no folder, and keeps names without being asked
  await sync(path, 'r');
}
