import {dirname, sep} from 'node:path';
import {problemOf, Trouble} from '../platform/trouble.ts';

/** A path in that folder, for what concerns no file of it. */
export const inside = (folder: string): string => `${folder}${sep}.`;

/** What a refusing file system means to the person who runs the companion. Never holds what was to be written. */
export function diskTrouble(error: unknown, path: string): Trouble {
  if (error instanceof Trouble) return error;
  const code = errorCode(error);
  const folder = dirname(path);
  const options = {cause: error};

  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return standing(
      'store.no-space',
      `There is no space left for ${folder}.`,
      'Nothing can be remembered until there is room again, so nothing is sent.',
      'Free some space on that disk; Deerpath goes on from where it was.',
      options,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return standing(
      'store.not-writable',
      `Deerpath may not read and write in ${folder}.`,
      'The folder or a file in it belongs to another user of this machine, or the disk is read-only.',
      'Give the user that runs Deerpath the right to read and write there, or set DATA_DIR to another folder.',
      options,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') {
    return standing(
      'store.disk',
      `Deerpath cannot work in ${folder}: a file stands where a folder has to be, or a folder where a file has to be.`,
      'Nothing was changed.',
      'Move it away, or set DATA_DIR and SECRET_KEY_FILE to other places.',
      options,
    );
  }
  return standing(
    'store.disk',
    `The disk refuses work in ${folder}.`,
    `It answers ${code ?? 'with an error without a code'}. Nothing is sent while nothing can be remembered.`,
    'Look after that disk or folder, then start Deerpath again.',
    options,
  );
}

/** A file of ours that is not as we left it: the start stops, and nothing in the folder is touched. */
export const unreadable = (path: string, why: string, wayBack: string, cause?: unknown): Trouble =>
  standing(
    'store.unreadable',
    `The file ${path} cannot be read: ${why}.`,
    'Deerpath did not start and changed nothing in that folder.',
    wayBack,
    {cause},
  );

/** Written by a later Deerpath, whose files this one does not know. */
export const newerThanUs = (path: string, theirs: number, ours: number): Trouble =>
  standing(
    'store.newer',
    `The file ${path} was written by a newer Deerpath.`,
    `It has version ${theirs} of the files, and this Deerpath knows versions up to ${ours}. It did not start and changed nothing.`,
    'Start the newer Deerpath, or put back the backup folder that it made before it changed the files.',
  );

/** A file of ours is another one than a moment ago, and we did not write it. */
export const changedUnderUs = (path: string): Trouble =>
  standing(
    'store.changed',
    `The file ${path} was changed or damaged while Deerpath was at work.`,
    'Deerpath alone writes in that folder, and does not go on with what it did not write.',
    'Look after that disk, then start Deerpath again: it says what is wrong and how to put it right.',
  );

/** After a failed write whose outcome cannot be told: what memory says and what the disk says may differ. */
export const stopped = (folder: string, cause: unknown): Trouble =>
  standing(
    'store.stopped',
    `The disk under ${folder} failed in the middle of a write.`,
    'Deerpath writes nothing more, because it cannot tell what of the last write is there.',
    'Look after that disk, then start Deerpath again: it finds out by itself.',
    {cause},
  );

export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

function standing(code: string, title: string, detail: string, fix: string, options: {cause?: unknown} = {}): Trouble {
  return new Trouble('standing', problemOf(code, title, detail, fix), {...options, effect: 'not-processed'});
}
