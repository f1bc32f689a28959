import type {Clock} from '../platform/clock.ts';
import type {Log} from '../platform/log.ts';
import type {BriefShelf} from './brief-shelf.ts';
import {type BriefName, briefs} from './briefs.ts';
import type {Disk} from './disk.ts';
import {briefShelfIn, type Shelves} from './folder-contents.ts';
import {type Checksums, checksumsOf, writeIndex} from './index-file.ts';

/** Reading so many files at the next start takes no longer than anybody waits. */
const SOON_READ = 16;
/** An index is written as a whole: now and then, while much is committed. Milliseconds. */
const NOW_AND_THEN = 10 * 60_000;

/**
 * Keeps the index files near enough to the data files that a start is quick, also after a crash. They hold nothing that is
 * not in the data files: where they cannot be written, nothing but time is lost.
 */
export function keepIndexes(
  {disk, folder, log, clock}: {disk: Disk; folder: string; log: Log | undefined; clock: Clock},
  {shelves, indexed}: {shelves: Shelves; indexed: ReadonlyMap<BriefName, Checksums>},
) {
  const written = new Map(indexed);
  let triedAt = Number.NEGATIVE_INFINITY;

  /** How many files the index says nothing about, or something of before. */
  function behind(collection: BriefName, {sheets}: BriefShelf<BriefName>): number {
    const known = written.get(collection);
    let files = 0;
    for (const [name, {checksum}] of sheets) if (known?.get(name) !== checksum) files += 1;
    return files;
  }

  async function write(isWanted: (behind: number, files: number) => boolean): Promise<void> {
    for (const collection of Object.keys(briefs) as BriefName[]) {
      const shelf = briefShelfIn(shelves, collection) as unknown as BriefShelf<BriefName>;
      if (!isWanted(behind(collection, shelf), shelf.sheets.size)) continue;
      triedAt = clock.now(); // also where it fails: a full disk is not asked again at each commit
      const sheets = new Map(shelf.sheets);
      try {
        await writeIndex(disk, folder, collection, {words: shelf.words, sheets});
        written.set(collection, checksumsOf(sheets));
      } catch (error) {
        log?.warn(
          {err: error, collection},
          'The index of a collection could not be written; the next start takes longer',
        );
      }
    }
  }

  return {
    afterStart: () => write((behind) => behind > SOON_READ),
    async afterCommit(): Promise<void> {
      if (clock.now() - triedAt >= NOW_AND_THEN) await write((behind) => behind > SOON_READ);
    },
    beforeEnd: () => write((behind, files) => behind > 0 && files > SOON_READ),
  };
}
