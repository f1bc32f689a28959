import {join} from 'node:path';
import {type Clock, isoTime} from '../platform/clock.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {Disk} from '../store/disk.ts';
import {isNewFolder} from '../store/folder-contents.ts';
import {latestVersion, ownMigrations} from '../store/migrations.ts';
import {version} from '../version.ts';
import {packArchive} from './archive.ts';
import {type Contents, checkFiles} from './check-files.ts';
import {readFolder} from './read-folder.ts';

export interface Backup {
  readonly bytes: Buffer;
  /** A name that says when: `deerpath-2026-11-25-100300.backup`. */
  readonly name: string;
  readonly contents: Contents;
}

/**
 * One file with all that a data folder holds at this moment, while the companion works or not; checked, so that a folder
 * which cannot be opened is never kept as a backup. Throws `Trouble`: `backup.nothing`, `store.unreadable` and the like.
 */
export async function makeBackup({disk, folder, clock}: {disk: Disk; folder: string; clock: Clock}): Promise<Backup> {
  if (isNewFolder(await disk.list(folder))) throw nothing(folder);
  const files = await readFolder(disk, folder, {clock, version: latestVersion(ownMigrations)});
  const contents = await checkFiles(files);
  const madeAt = isoTime(clock.now());
  return {
    bytes: packArchive({madeAt, madeBy: version, files: Object.fromEntries(files)}),
    name: `deerpath-${madeAt.slice(0, 19).replace('T', '-').replaceAll(':', '')}.backup`,
    contents,
  };
}

const nothing = (folder: string): Trouble =>
  new Trouble(
    'standing',
    problemOf(
      'backup.nothing',
      `There is nothing to keep in ${folder}.`,
      'No companion ever worked on that folder.',
      `Set DATA_DIR to the folder that it uses; it holds a file ${join('…', 'state.json')}.`,
    ),
    {effect: 'not-processed'},
  );
