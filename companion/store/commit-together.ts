import {join} from 'node:path';
import * as z from 'zod';
import type {Disk} from './disk.ts';
import {packFile, unpackFile} from './file-text.ts';
import {backup, HalfDone, readData} from './store-file.ts';
import {unreadable} from './troubles.ts';

/**
 * Several files change as one. Their new texts lie beside them (`<name>.tmp`), synced, before `commit.json` says that
 * they count: from its sync on, the commit is done, and whoever opens the folder finishes it. Without it the old files
 * count and the new texts are waste.
 */
export const redoName = 'commit.json';

const fileName = z.string().regex(/^[a-z]+(-\d+)?\.json$/); // in this folder, and nowhere else
const redo = z.object({
  files: z.array(z.object({name: fileName, checksum: z.string()})),
  removed: z.array(fileName),
});
export type Redo = z.infer<typeof redo>;

/**
 * The point from which the commit counts. Throws with the disk as before, or `HalfDone`.
 * @param files staged before, each with the checksum of its new text
 */
export async function decide(disk: Disk, folder: string, version: number, files: Redo): Promise<void> {
  const path = join(folder, redoName);
  await disk.write(`${path}.tmp`, packFile(version, files).text);
  await disk.syncFile(`${path}.tmp`);
  await disk.syncFolder(folder); // the names of the new texts, before anything relies on them
  await disk.rename(`${path}.tmp`, path);
  try {
    await disk.syncFolder(folder);
  } catch (error) {
    throw new HalfDone(error, async () => {
      await disk.remove(path);
      await disk.syncFolder(folder);
    });
  }
}

/** Puts the new texts in place, old files becoming `<name>.previous`. Harmless to repeat, from any point where it broke off. */
export async function carryOut(disk: Disk, folder: string, {files, removed}: Redo): Promise<void> {
  const present = new Set(await disk.list(folder));
  for (const {name} of files) {
    if (!present.has(`${name}.tmp`)) continue; // done before it broke off
    if (present.has(name)) await disk.rename(join(folder, name), join(folder, `${name}.previous`));
    await disk.rename(join(folder, `${name}.tmp`), join(folder, name));
  }
  for (const name of removed) {
    if (present.has(name)) await disk.remove(join(folder, name));
    if (present.has(`${name}.previous`)) await disk.remove(join(folder, `${name}.previous`));
  }
  await disk.syncFolder(folder);
  await disk.remove(join(folder, redoName));
  await disk.syncFolder(folder); // else a later commit could find it again, pointing at texts long gone
}

/**
 * Finishes the commit that a crash broke off, if there is one. Throws `Trouble` (`store.unreadable`, `store.newer`) and
 * touches nothing when that cannot be done in full.
 * @param version the latest version of files that is known here
 */
export async function finishBrokenCommit(disk: Disk, folder: string, version: number): Promise<boolean> {
  const path = join(folder, redoName);
  const text = await disk.read(path);
  if (text === undefined) return false;

  const head = unpackFile(text);
  const data = await readData(disk, path, text, head.is === 'ours' ? Math.min(head.version, version) : version);
  const plan = redo.safeParse(data);
  if (!plan.success) throw unreadable(path, 'it was not written by Deerpath', backup);

  for (const file of plan.data.files) {
    const target = join(folder, file.name);
    const staged = await checksumAt(disk, `${target}.tmp`);
    if (staged !== undefined ? staged !== file.checksum : (await checksumAt(disk, target)) !== file.checksum) {
      throw unreadable(target, 'a commit was broken off there and its new text is damaged', backup);
    }
  }
  await carryOut(disk, folder, plan.data);
  return true;
}

async function checksumAt(disk: Disk, path: string): Promise<string | undefined> {
  const text = await disk.read(path);
  if (text === undefined) return undefined;
  const file = unpackFile(text);
  return file.is === 'ours' ? file.checksum : 'damaged';
}
