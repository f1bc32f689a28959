import {join} from 'node:path';
import {type Clock, systemClock} from '../platform/clock.ts';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Log} from '../platform/log.ts';
import {finishBrokenCommit, redoName} from './commit-together.ts';
import type {Disk} from './disk.ts';
import {draftOf} from './draft.ts';
import {packAll} from './file-text.ts';
import type {LongStart} from './find-indexes.ts';
import {briefShelfIn, isNewFolder, newContents, ownFiles, readContents, shelfIn} from './folder-contents.ts';
import {entriesPerFile as mostEntries} from './folder-layout.ts';
import {folderWriter} from './folder-writer.ts';
import {keepIndexes} from './keep-indexes.ts';
import {latestVersion, type Migration, migrateFolder, ownMigrations} from './migrations.ts';
import type {State} from './state-record.ts';
import type {OpenedStore} from './store.ts';

export interface StoreOptions {
  disk: Disk;
  folder: string;
  failpoints: Failpoints;
  log?: Log;
  /** What a new folder starts with. */
  initialState: State;
  /** Names the backup that a migration makes. */
  clock?: Clock;
  migrations?: readonly Migration[];
  /** Where a start may have to read a hundred thousand records. */
  longStart?: LongStart;
  /** Entries at which a file splits; smaller in tests. */
  entriesPerFile?: number;
}

/**
 * Opens the data folder, making it when it is new: finishes a commit that a crash broke off, brings older files to this
 * version after a backup, and checks everything. The caller holds the folder's lock (`lock.ts`).
 *
 * Throws `Trouble` (standing) with nothing changed: `store.unreadable`, `store.newer`, `store.no-space`, `store.not-writable`.
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const {disk, folder, failpoints, log, initialState} = options;
  const {clock = systemClock, migrations = ownMigrations, entriesPerFile = mostEntries} = options;
  const version = latestVersion(migrations);
  const writer = folderWriter(disk, folder, version, log);

  await disk.makeFolder(folder);
  if (await finishBrokenCommit(disk, folder, version)) log?.warn({folder}, 'Finished a commit that was broken off');
  if (isNewFolder(await disk.list(folder))) {
    const change = {files: packAll(version, newContents(initialState)), removed: []};
    await failpoints.pass(
      'store.create',
      () => writer.write(change),
      () => writer.tear(change),
    );
  } else {
    await migrateFolder({disk, folder, failpoints, log, clock, migrations, writer, entriesPerFile});
  }
  const contents = await readContents(disk, folder, {version, entriesPerFile, longStart: options.longStart});
  await sweep(disk, folder);
  const indexes = keepIndexes({disk, folder, log, clock}, contents);
  await indexes.afterStart();

  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** One commit after the other, whatever became of the one before. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    get state() {
      return contents.state;
    },
    get: (collection, id) => shelfIn(contents.shelves, collection).get(id),
    values: (collection) => shelfIn(contents.shelves, collection).values(),
    select: (collection, wanted) => briefShelfIn(contents.shelves, collection).select(wanted),
    brief: (collection, id) => briefShelfIn(contents.shelves, collection).brief(id),
    briefs: (collection) => briefShelfIn(contents.shelves, collection).briefs(),
    table: (collection) => briefShelfIn(contents.shelves, collection).table,
    count: (collection) => shelfIn(contents.shelves, collection).count,

    commit: async (point, build) => {
      if (closed) throw new Error('The store is closed.');
      return inTurn(async () => {
        const draft = draftOf(contents, version);
        const value = build(draft.changes);
        if (value instanceof Promise) throw new Error('A commit is built at once: what it awaits would come too late.');

        const change = draft.finish();
        if (!change) return value;
        await failpoints.pass(
          point,
          () => writer.write(change),
          () => writer.tear(change),
        );
        await indexes.afterCommit();
        return value;
      });
    },

    async close() {
      closed = true;
      await last;
      await indexes.beforeEnd();
    },
  };
}

/** Waste of commits that never counted. Ours by name; anything else in the folder stays. */
async function sweep(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) {
    const [target] = /^.+?\.json(?=(\.previous)?\.tmp$)/.exec(name) ?? [];
    if (target && (target === redoName || ownFiles([target]).length > 0)) {
      await disk.remove(join(folder, name)).catch(() => undefined); // waste that stays is overwritten some day
    }
  }
}
