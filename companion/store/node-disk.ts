import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {copyFile, open, readdir, readFile, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Disk} from './disk.ts';
import {makeFolders} from './make-folders.ts';
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

/** A file may be a megabyte and more: taking so much anew for each look would be more than is ever given back. */
const SPARE = 64 * 1024;
let room = Buffer.allocUnsafe(64 * 1024);

function readPart(path: string, from: number, end: number | undefined): Buffer {
  const file = openSync(path, 'r');
  try {
    const {size} = fstatSync(file);
    const to = Math.max(from, Math.min(end ?? size, size));
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
