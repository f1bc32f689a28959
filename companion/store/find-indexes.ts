import type {BriefName} from './briefs.ts';
import type {Disk} from './disk.ts';
import {readIndex} from './index-file.ts';
import type {IndexTask} from './index-process.ts';
import {readHeads} from './read-heads.ts';
import {type SheetsWanted, unknownTo} from './read-sheets.ts';

/** How a start that has much to read goes about it. */
export interface LongStart {
  /** Makes the index of a collection elsewhere; where that fails, its files are read here. */
  makeIndex(task: IndexTask): Promise<void>;
  /** So many files will be read first, and that takes seconds. */
  begins(files: number): void;
}

/** Reading so many files takes longer than anybody likes to wait for a start. */
const MANY = 40;

/**
 * Looks through every file of the large collections without reading it, and for what the indexes know of them. An index that
 * knows little is made anew elsewhere, where `longStart` says how.
 */
export async function findIndexes(
  disk: Disk,
  folder: string,
  files: ReadonlyMap<BriefName, readonly string[]>,
  {version, longStart}: {version: number; longStart: LongStart | undefined},
): Promise<Map<BriefName, SheetsWanted>> {
  const heads = await readHeads(disk, folder, [...files.values()].flat());
  const wanted = new Map(
    Array.from(files, ([collection, names]): [BriefName, SheetsWanted] => [
      collection,
      {version, names, heads, index: readIndex(disk, folder, collection)},
    ]),
  );
  if (!longStart) return wanted;

  const long = [...wanted].filter(([, one]) => unknownTo(one).length > MANY);
  if (long.length > 0) longStart.begins(long.flatMap(([, one]) => unknownTo(one)).length);
  await Promise.all(
    long.map(async ([collection, one]) => {
      await longStart.makeIndex({folder, collection, version, names: one.names}).catch(() => undefined); // read here, then
      wanted.set(collection, {...one, index: readIndex(disk, folder, collection)});
    }),
  );
  return wanted;
}
