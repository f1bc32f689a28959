import {join} from 'node:path';
import type {Adapter} from 'lowdb';
import type {Trouble} from '../platform/trouble.ts';
import type {Disk} from './disk.ts';
import {type Packed, packFile, unpackFile} from './file-text.ts';
import {newerThanUs, unreadable} from './troubles.ts';

/** Writes and syncs a file's new text beside it, as `<name>.tmp`, and leaves the file alone. */
export async function stage(disk: Disk, path: string, {text}: Packed): Promise<void> {
  await disk.write(`${path}.tmp`, text);
  await disk.syncFile(`${path}.tmp`);
}

/**
 * One file of the folder as an adapter for lowdb: compact, with schema version and checksum, replaced as a whole or not
 * at all, also by a power cut. The last good copy stays beside it as `<name>.previous`.
 *
 * Reading throws `Trouble` (`store.unreadable`, `store.newer`) for whatever is not a whole file of this version.
 * @param parse turns what the file holds into data; throws when it does not fit
 * @param pack makes the text that is written
 */
export function storeFile<Data>(
  disk: Disk,
  folder: string,
  name: string,
  version: number,
  parse: (data: unknown) => Data,
  pack: (data: Data) => Packed = (data) => packFile(version, data),
): Adapter<Data> {
  const path = join(folder, name);
  return {
    async read() {
      const text = await disk.read(path);
      return text === undefined ? null : parseText(disk, path, text, version, parse);
    },

    async write(data) {
      await stage(disk, path, pack(data));
      await replaceFile(disk, folder, path, await keepCopy(disk, path));
    },
  };
}

/** What `parse` makes of a whole file's text; `Trouble` (`store.unreadable`, `store.newer`) where that is nothing. */
export async function parseText<Data>(
  disk: Disk,
  path: string,
  text: string,
  version: number,
  parse: (data: unknown) => Data,
): Promise<Data> {
  const data = await readData(disk, path, text, version);
  try {
    return parse(data);
  } catch (error) {
    throw unreadable(
      path,
      `what it holds is not what Deerpath keeps there${placeOfFault(error)}`,
      await wayBack(disk, path, version),
    );
  }
}

/**
 * What a whole file of that version holds; `Trouble` for any other.
 * @param latest the latest version that is known here, when the folder is older
 */
export async function readData(
  disk: Disk,
  path: string,
  text: string,
  version: number,
  latest = version,
): Promise<unknown> {
  const file = unpackFile(text);
  if (file.is === 'ours' && file.version === version) return file.data;
  if (file.is === 'ours' && file.version > latest) throw newerThanUs(path, file.version, latest);
  const why =
    file.is === 'ours'
      ? `it has version ${file.version} and the folder has version ${version}`
      : file.is === 'damaged'
        ? 'it is damaged or cut short'
        : 'it was not written by Deerpath';
  throw unreadable(path, why, await wayBack(disk, path, version));
}

/** The sentence that says how to get a file back: its last good copy when that one can be read, else a backup. */
async function wayBack(disk: Disk, path: string, version: number): Promise<string> {
  const copy = unpackFile((await disk.read(`${path}.previous`).catch(() => undefined)) ?? '');
  return copy.is === 'ours' && copy.version === version
    ? `Move the file elsewhere, rename its last good copy ${path}.previous to ${path}, and start Deerpath again.`
    : backup;
}

/** A file that must be there is not. */
export const missing = async (disk: Disk, path: string, version: number): Promise<Trouble> =>
  unreadable(path, 'it is missing', await wayBack(disk, path, version));

export const backup = 'Put the whole folder back from a backup, and start Deerpath again.';

/** False when there was no file. */
async function keepCopy(disk: Disk, path: string): Promise<boolean> {
  if (!(await disk.copy(path, `${path}.previous.tmp`))) return false;
  await disk.syncFile(`${path}.previous.tmp`);
  await disk.rename(`${path}.previous.tmp`, `${path}.previous`);
  return true;
}

/** The moment it counts. When even that fails, the old file comes back, so that the disk is as before. */
async function replaceFile(disk: Disk, folder: string, path: string, hasCopy: boolean): Promise<void> {
  await disk.rename(`${path}.tmp`, path);
  try {
    await disk.syncFolder(folder);
  } catch (error) {
    throw new HalfDone(error, async () => {
      if (hasCopy) await disk.rename(`${path}.previous`, path);
      else await disk.remove(path);
      await disk.syncFolder(folder);
    });
  }
}

/** A write whose outcome nobody can tell yet: `undo` makes the disk as before, or throws. */
export class HalfDone extends Error {
  override readonly name = 'HalfDone';
  readonly undo: () => Promise<void>;

  constructor(cause: unknown, undo: () => Promise<void>) {
    super('The disk failed after a file was replaced.', {cause});
    this.undo = undo;
  }
}

/** Where in the data the schema was broken; never what stands there. */
function placeOfFault(error: unknown): string {
  const issue =
    error instanceof Error && 'issues' in error && Array.isArray(error.issues) ? error.issues[0] : undefined;
  return Array.isArray(issue?.path) && issue.path.length > 0 ? ` (at ${issue.path.join('/')})` : '';
}
