import {join} from 'node:path';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Log} from '../platform/log.ts';
import type {Disk} from './disk.ts';
import {packAll, unpackFile} from './file-text.ts';
import {collectionNames, ownFiles, refuseGaps, stateName} from './folder-contents.ts';
import {changeFiles, collectionOf, contentOf, type Entry, firstFiles, inOrder} from './folder-layout.ts';
import type {FolderChange, FolderWriter} from './folder-writer.ts';
import {type CollectionName, collections} from './records.ts';
import {state} from './state-record.ts';
import {readData} from './store-file.ts';
import {unreadable} from './troubles.ts';

/** The whole folder as plain data: what a migration changes. */
interface FolderData {
  readonly state: unknown;
  readonly collections: Readonly<Record<CollectionName, readonly Entry[]>>;
}

/** Brings the data from one version to the next. Pure. */
export type Migration = (data: FolderData) => FolderData;

/** In order: the first brings version 1 to version 2. Never changed once released. */
export const ownMigrations: readonly Migration[] = [
  // Activity and notices came; an older folder has none of either, and its switch for payments stays off until asked.
  (data) => data,
];

export const latestVersion = (migrations: readonly Migration[]): number => migrations.length + 1;

/**
 * Brings a folder of an older version to the latest: a copy of every file of ours in `backup-v<old>-<time>/`, then all
 * files anew as one commit. A folder that is not older is left alone, and so is one whose `state.json` cannot be read:
 * reading it says why.
 *
 * Throws `Trouble` (`store.unreadable`, or what the disk refuses) with the files as before.
 */
export async function migrateFolder(options: {
  disk: Disk;
  folder: string;
  failpoints: Failpoints;
  log: Log | undefined;
  clock: Clock;
  migrations: readonly Migration[];
  writer: FolderWriter;
  entriesPerFile: number;
}): Promise<void> {
  const {disk, folder, failpoints, log, clock, migrations, writer} = options;
  const head = unpackFile((await disk.read(join(folder, stateName))) ?? '');
  const latest = latestVersion(migrations);
  if (head.is !== 'ours' || head.version >= latest) return;

  const names = ownFiles(await disk.list(folder));
  let data = await readOldFolder(disk, folder, {version: head.version, latest}, names);
  for (const migrate of migrations.slice(head.version - 1)) data = migrate(data);
  const change = layOut(folder, data, names, {latest, entriesPerFile: options.entriesPerFile});

  const backup = join(folder, `backup-v${head.version}-${isoTime(clock.now()).replace(/[-:]|\.\d+/g, '')}`);
  const write = async () => {
    await copyFiles(disk, folder, names, backup);
    await writer.write(change);
  };
  await failpoints.pass('store.migrate', write, () => writer.tear(change));
  log?.info({from: head.version, to: latest, backup}, 'The data folder is now of the latest version');
}

async function readOldFolder(
  disk: Disk,
  folder: string,
  {version, latest}: {version: number; latest: number},
  names: readonly string[],
): Promise<FolderData> {
  // A collection without a single file came with a later version.
  const known = collectionNames.filter((collection) => names.some((name) => collectionOf(name) === collection));
  await refuseGaps(disk, folder, await disk.list(folder), version, known);

  const read = async (name: string) => {
    const path = join(folder, name);
    return readData(disk, path, (await disk.read(path)) ?? '', version, latest);
  };
  const old = Object.fromEntries(collectionNames.map((name) => [name, []])) as unknown as Record<
    CollectionName,
    Entry[]
  >;
  for (const name of inOrder(names)) {
    const collection = collectionOf(name);
    if (collection) old[collection].push(...((await read(name)) as Entry[])); // the checksum says that we wrote it
  }
  return {state: await read(stateName), collections: old};
}

/** All files of the latest version, checked; a file of the old layout that has no successor goes. */
function layOut(
  folder: string,
  data: FolderData,
  oldNames: readonly string[],
  {latest, entriesPerFile}: {latest: number; entriesPerFile: number},
): FolderChange {
  try {
    const files = new Map<string, unknown>([[stateName, state.parse(data.state)]]);
    for (const collection of collectionNames) {
      const entries: Entry[] = collections[collection].schema.array().parse(data.collections[collection]);
      const empty = new Map(firstFiles(collection).map((name) => [name, contentOf<Entry>([])]));
      const changes = new Map(entries.map((entry) => [entry.id, entry]));
      const laidOut = new Map([...empty, ...changeFiles(collection, empty, changes, () => undefined, entriesPerFile)]);
      for (const [name, content] of laidOut) if (content) files.set(name, content.entries());
    }
    return {files: packAll(latest, files), removed: oldNames.filter((name) => !files.has(name))};
  } catch (cause) {
    throw unreadable(folder, 'its older files do not fit this version', 'Start the Deerpath that wrote them.', cause);
  }
}

/** A whole copy of these files in another folder, safe from a power cut when this resolves. */
export async function copyFiles(disk: Disk, folder: string, names: readonly string[], backup: string): Promise<void> {
  await disk.makeFolder(backup);
  for (const name of names) {
    const text = await disk.read(join(folder, name));
    if (text === undefined) continue;
    await disk.write(join(backup, name), text);
    await disk.syncFile(join(backup, name));
  }
  await disk.syncFolder(backup);
}
