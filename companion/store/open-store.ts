import {join} from 'node:path';
import {type Clock, systemClock} from '../platform/clock.ts';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Log} from '../platform/log.ts';
import {finishBrokenCommit, redoName} from './commit-together.ts';
import type {Disk} from './disk.ts';
import {draftOf} from './draft.ts';
import {isNewFolder, newContents, ownFiles, readContents} from './folder-contents.ts';
import {entriesPerFile as mostEntries} from './folder-layout.ts';
import {folderWriter} from './folder-writer.ts';
import {latestVersion, type Migration, migrateFolder, ownMigrations} from './migrations.ts';
import type {State} from './records.ts';
import type {Store} from './store.ts';

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
  /** Entries at which a file splits; smaller in tests. */
  entriesPerFile?: number;
}

/**
 * Opens the data folder, making it when it is new: finishes a commit that a crash broke off, brings older files to this
 * version after a backup, and reads everything. The caller holds the folder's lock (`lock.ts`).
 *
 * Throws `Trouble` (standing) with nothing changed: `store.unreadable`, `store.newer`, `store.no-space`, `store.not-writable`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const {disk, folder, failpoints, log, initialState} = options;
  const {clock = systemClock, migrations = ownMigrations, entriesPerFile = mostEntries} = options;
  const version = latestVersion(migrations);
  const writer = folderWriter(disk, folder, version, log);

  await disk.makeFolder(folder);
  if (await finishBrokenCommit(disk, folder, version)) log?.warn({folder}, 'Finished a commit that was broken off');
  if (isNewFolder(await disk.list(folder))) {
    const change = {files: newContents(initialState), removed: []};
    await failpoints.pass(
      'store.create',
      () => writer.write(change),
      () => writer.tear(change),
    );
  } else {
    await migrateFolder({disk, folder, failpoints, log, clock, migrations, writer, entriesPerFile});
  }
  const contents = await readContents(disk, folder, version);
  await sweep(disk, folder);

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
    get: (collection, id) => contents.shelves[collection].index.get(id)?.value,
    *values(collection) {
      for (const {value} of contents.shelves[collection].index.values()) yield value;
    },

    commit: async (point, build) => {
      if (closed) throw new Error('The store is closed.');
      return inTurn(async () => {
        const draft = draftOf(contents, entriesPerFile);
        const value = build(draft.changes);
        if (value instanceof Promise) throw new Error('A commit is built at once: what it awaits would come too late.');

        const change = draft.finish();
        if (!change) return value;
        const write = async () => {
          await writer.write(change);
          change.remember();
        };
        await failpoints.pass(point, write, () => writer.tear(change));
        return value;
      });
    },

    async close() {
      closed = true;
      await last;
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
