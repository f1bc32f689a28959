import {gunzipSync, gzipSync} from 'node:zlib';
import * as z from 'zod';
import {problemOf, Trouble} from '../platform/trouble.ts';
import {packFile, unpackFile} from '../store/file-text.ts';

/** Of the archive itself; the files in it say their own. */
const ARCHIVE_VERSION = 1;

const archive = z.object({
  /** When it was made, ISO 8601. */
  madeAt: z.iso.datetime(),
  /** The version of Deerpath that made it. */
  madeBy: z.string(),
  /** Every file of the data folder by name, each with the checksum it carries itself. */
  files: z.record(z.string().regex(/^[a-z]+(-\d+)?\.json$/), z.string()),
});
export type Archive = z.infer<typeof archive>;

/** One file to keep elsewhere: compressed JSON with a checksum over all of it. */
export const packArchive = (contents: Archive): Buffer => gzipSync(packFile(ARCHIVE_VERSION, contents).text);

/**
 * Reads what `packArchive` wrote. Throws `Trouble` (`backup.unreadable`) for anything else, and for one that is damaged.
 * @param path only to name it
 */
export function unpackArchive(bytes: Uint8Array, path: string): Archive {
  const file = unpackFile(textOf(bytes) ?? '');
  if (file.is !== 'ours') throw unreadable(path, 'It is damaged, cut short, or no backup of Deerpath.');
  if (file.version !== ARCHIVE_VERSION) throw unreadable(path, 'A newer Deerpath made it.');
  const contents = archive.safeParse(file.data);
  if (!contents.success) throw unreadable(path, 'It does not hold what a backup holds.');
  return contents.data;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined; // not compressed, or not whole
  }
}

const unreadable = (path: string, why: string): Trouble =>
  new Trouble(
    'standing',
    problemOf('backup.unreadable', `${path} cannot be put back.`, why, 'Choose another backup. Nothing was changed.'),
    {effect: 'not-processed'},
  );
