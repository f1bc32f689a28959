import {join} from 'node:path';
import type {BriefName} from './briefs.ts';
import {Words} from './columns.ts';
import type {Disk} from './disk.ts';
import {checksumOf, type FileHead} from './file-text.ts';
import type {Index} from './index-file.ts';
import {parseEntries} from './parse-entries.ts';
import {entriesOf, type Sheet, sheetOf} from './sheet.ts';
import {backup, missing, parseText} from './store-file.ts';
import {unreadable} from './troubles.ts';

export interface SheetsWanted {
  readonly version: number;
  /** Every file of the collection, in order. */
  readonly names: readonly string[];
  /** What each says of itself, as just looked at; undefined for one that is not as we write them. */
  readonly heads: ReadonlyMap<string, FileHead | undefined>;
  readonly index: Index | undefined;
}

/**
 * A sheet for each file of a collection: from the index where it knows that very file, else from the file itself, read and
 * checked word for word. Throws `Trouble` (`store.unreadable`, `store.newer`) for one that is missing, damaged, foreign, or
 * says the same as another.
 */
export async function readSheets<Name extends BriefName>(
  disk: Disk,
  folder: string,
  collection: Name,
  {version, names, heads, index}: SheetsWanted,
): Promise<{words: Words; sheets: Map<string, Sheet>}> {
  const words = index?.words ?? new Words();
  const unknown = new Set(unknownTo({version, names, heads, index}));
  const known = new Set<number>();
  const sheets = new Map<string, Sheet>();
  for (const name of names) {
    const sheet = unknown.has(name) ? undefined : index?.sheets.get(name);
    // Files that are all as the index has them hold nothing twice: that was looked at when it was made.
    if (sheet && unknown.size > 0) {
      if (sheet.columns.key.some((key) => known.has(key)))
        throw unreadable(join(folder, name), 'another file holds the same entries', backup);
      for (const key of sheet.columns.key) known.add(key);
    }
    sheets.set(name, sheet ?? (await readSheet(disk, folder, name, {collection, version, words, known})));
  }
  return {words, sheets};
}

/** The files of which the index says nothing, or something of before. */
export const unknownTo = ({version, names, heads, index}: SheetsWanted): string[] =>
  names.filter((name) => {
    const head = heads.get(name);
    return head?.version !== version || index?.sheets.get(name)?.checksum !== head.checksum;
  });

async function readSheet<Name extends BriefName>(
  disk: Disk,
  folder: string,
  name: string,
  {collection, version, words, known}: {collection: Name; version: number; words: Words; known: Set<number>},
): Promise<Sheet> {
  const path = join(folder, name);
  const text = await disk.read(path);
  if (text === undefined) throw await missing(disk, path, version);
  const entries = await parseText(disk, path, text, version, (data) =>
    entriesOf(collection, text, version, parseEntries(collection, name, data, known)),
  );
  return sheetOf(collection, {checksum: checksumOf(text), version, words}, entries);
}
