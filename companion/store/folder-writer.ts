import {join} from 'node:path';
import {Low} from 'lowdb';
import type {Log} from '../platform/log.ts';
import {carryOut, decide, type Redo, redoName} from './commit-together.ts';
import type {Disk} from './disk.ts';
import {packFile} from './file-text.ts';
import {HalfDone, storeFile} from './store-file.ts';
import {stopped} from './troubles.ts';

/** What one commit makes of the folder: whole new contents by file name, and files that go. */
export interface FolderChange {
  readonly files: ReadonlyMap<string, unknown>;
  readonly removed: readonly string[];
}

export interface FolderWriter {
  /** All of it is on disk when this resolves. Rejects with the disk as before. */
  write(change: FolderChange): Promise<void>;
  /** Leaves what a power cut in the middle of `write` would: some files staged, the next one half, and nothing decided. */
  tear(change: FolderChange): Promise<void>;
}

/** The only writer of the data folder; one write at a time, which the caller sees to. */
export function folderWriter(disk: Disk, folder: string, version: number, log?: Log): FolderWriter {
  let broken: Error | undefined;
  let unfinished: Redo | undefined;

  async function writeAlone(name: string, data: unknown): Promise<void> {
    await new Low(fileOf(name), data).write();
  }

  async function writeTogether({files, removed}: FolderChange): Promise<void> {
    const staged: Redo['files'] = [];
    for (const [name, data] of files) staged.push({name, checksum: await fileOf(name).stage(data)});
    const redo = {files: staged, removed: [...removed]};
    await decide(disk, folder, version, redo);

    // From here on it is done, whatever happens: what cannot be finished now is finished before the next write, or at the next start.
    unfinished = redo;
    try {
      await finish();
    } catch (error) {
      log?.warn({err: error, files: files.size}, 'A commit is safe but could not be put in its place yet');
    }
  }

  async function finish(): Promise<void> {
    if (!unfinished) return;
    await carryOut(disk, folder, unfinished);
    unfinished = undefined;
  }

  async function giveBack(error: unknown, {files}: FolderChange): Promise<never> {
    if (error instanceof HalfDone) {
      await error.undo().catch(() => {
        broken = stopped(folder, error.cause);
        throw broken;
      });
    }
    // What was staged takes up room that may be just what is missing.
    for (const name of [...files.keys(), redoName]) {
      await disk.remove(join(folder, `${name}.tmp`)).catch(() => undefined);
    }
    throw error instanceof HalfDone ? error.cause : error;
  }

  const fileOf = (name: string) => storeFile<unknown>(disk, folder, name, version, (data) => data);

  return {
    async write(change) {
      if (broken) throw broken;
      await finish();
      const [alone, ...others] = change.files;
      try {
        if (alone && others.length === 0 && change.removed.length === 0) await writeAlone(...alone);
        else await writeTogether(change);
      } catch (error) {
        await giveBack(error, change);
      }
    },

    async tear({files}) {
      const names = [...files.keys()];
      const torn = Math.floor((names.length - 1) / 2);
      for (const [index, [name, data]] of [...files].entries()) {
        const {text} = packFile(version, data);
        if (index < torn) await fileOf(name).stage(data);
        if (index === torn) await disk.write(join(folder, `${name}.tmp`), text.slice(0, text.length / 2));
      }
    },
  };
}
