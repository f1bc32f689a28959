import {join} from 'node:path';
import {type Clock, isoTime} from '../platform/clock.ts';
import {finishBrokenCommit} from '../store/commit-together.ts';
import type {Disk} from '../store/disk.ts';
import {packAll, unpackFile} from '../store/file-text.ts';
import {ownFiles} from '../store/folder-contents.ts';
import {folderWriter} from '../store/folder-writer.ts';
import {copyFiles, latestVersion, ownMigrations} from '../store/migrations.ts';
import type {Archive} from './archive.ts';
import {type Contents, checkFiles} from './check-files.ts';

export interface PutBack {
  readonly contents: Contents;
  /** Where what was there before lies now; null when nothing was. */
  readonly before: string | null;
}

/**
 * Puts a backup in the place of what a data folder holds, as one commit: a power cut leaves the one or the other. It is
 * opened in memory first, just as a start would, and what was there before is kept beside it. The caller holds the
 * folder's lock.
 *
 * Throws `Trouble` with the folder as before: `store.unreadable`, `store.newer`, and what the disk refuses.
 */
export async function putBack(
  {files}: Archive,
  {disk, folder, clock}: {disk: Disk; folder: string; clock: Clock},
): Promise<PutBack> {
  const texts = new Map(Object.entries(files));
  const contents = await checkFiles(texts);
  await disk.makeFolder(folder);
  const before = await keepAside(disk, folder, clock);

  const parts = [...texts].map(([name, text]) => ({name, file: unpackFile(text)}));
  const data = new Map(parts.map(({name, file}): [string, unknown] => [name, file.is === 'ours' ? file.data : null]));
  const version = Math.max(...parts.map(({file}) => (file.is === 'ours' ? file.version : 0)));
  const removed = ownFiles(await disk.list(folder)).filter((name) => !data.has(name));
  await folderWriter(disk, folder, version).write({files: packAll(version, data), removed});
  return {contents, before};
}

/** What is there now, whole or not, is never thrown away. */
async function keepAside(disk: Disk, folder: string, clock: Clock): Promise<string | null> {
  const broken = await finishBrokenCommit(disk, folder, latestVersion(ownMigrations)).catch(() => false);
  const names = ownFiles(await disk.list(folder));
  if (names.length === 0 && !broken) return null;
  const aside = join(folder, `before-restore-${isoTime(clock.now()).replace(/[-:]|\.\d+/g, '')}`);
  await copyFiles(disk, folder, names, aside);
  return aside;
}
