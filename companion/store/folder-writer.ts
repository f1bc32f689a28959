import {join} from 'node:path';
import {Low} from 'lowdb';
import type {Log} from '../platform/log.ts';
import {carryOut, decide, type Redo, redoName} from './commit-together.ts';
import type {Disk} from './disk.ts';
import type {Packed} from './file-text.ts';
import {HalfDone, stage, storeFile} from './store-file.ts';
import {stopped} from './troubles.ts';

/** What one commit makes of the folder: new texts by file name, each made when its turn comes, and files that go. */
export interface FolderChange {
  readonly files: ReadonlyMap<string, () => Promise<Packed>>;
  readonly removed: readonly string[];
  /** Called at the moment from which on all of it counts. */
  remember?(): void;
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

  async function writeAlone(name: string, make: () => Promise<Packed>): Promise<void> {
    const file = storeFile<Packed>(disk, folder, name, version, never, (packed) => packed);
    await new Low(file, await make()).write();
  }

  async function writeTogether({files, removed, remember}: FolderChange): Promise<void> {
    const staged: Redo['files'] = [];
    for (const [name, make] of files) {
      const packed = await make();
      await stage(disk, join(folder, name), packed);
      staged.push({name, checksum: packed.checksum});
    }
    const redo = {files: staged, removed: [...removed]};
    await decide(disk, folder, version, redo);

    // From here on it is done, whatever happens: what cannot be finished now is finished before the next write, or at the next start.
    unfinished = redo;
    remember?.();
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

  return {
    async write(change) {
      if (broken) throw broken;
      await finish();
      const [alone, ...others] = change.files;
      try {
        if (alone && others.length === 0 && change.removed.length === 0) {
          await writeAlone(...alone);
          change.remember?.();
        } else await writeTogether(change);
      } catch (error) {
        await giveBack(error, change);
      }
    },

    async tear({files}) {
      const names = [...files.keys()];
      const torn = Math.floor((names.length - 1) / 2);
      for (const [index, [name, make]] of [...files].entries()) {
        if (index > torn) break;
        const packed = await make();
        const path = join(folder, name);
        if (index < torn) await stage(disk, path, packed);
        else await disk.write(`${path}.tmp`, packed.text.slice(0, packed.text.length / 2));
      }
    },
  };
}

const never = (): never => {
  throw new Error('The writer reads nothing.');
};
