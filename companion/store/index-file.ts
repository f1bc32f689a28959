import {createHash, hash} from 'node:crypto';
import {join} from 'node:path';
import * as z from 'zod';
import {version as madeBy} from '../version.ts';
import {BRIEFS_EDITION, type BriefName, briefs} from './briefs.ts';
import {textsIn, Words} from './columns.ts';
import type {Disk} from './disk.ts';
import {type Sheet, sheetIn} from './sheet.ts';

/**
 * The sheets of one collection as they were when it was written, so that a start need not read every record. It decides
 * nothing: a sheet counts only for the very file whose checksum it has, and any other file is read as if there were none.
 * Therefore it is written without syncing, and may be thrown away at any time.
 *
 * Its SHA-256, the length of the head, the head as JSON, and the sheets' blocks as they are in memory. It is read and written
 * piece by piece: as much memory as all of it would be more than is ever given back.
 */
const indexName = (collection: BriefName): string => `${collection}.index`;

/** Also of one that is only being written. */
export const isIndex = (path: string): boolean => /\.index(\.tmp)?$/.test(path);

export interface Index {
  readonly words: Words;
  readonly sheets: ReadonlyMap<string, Sheet>;
}

/** Of the files that an index tells of, by name: its sheets themselves would stay in memory long after others took their place. */
export type Checksums = ReadonlyMap<string, string>;
export const checksumsOf = (sheets: Index['sheets'] = new Map()): Checksums =>
  new Map(Array.from(sheets, ([name, {checksum}]) => [name, checksum]));

const head = z.object({
  /** Briefs of another version or shape may mean something else, and another machine may write numbers the other way round. */
  madeBy: z.string(),
  words: z.array(z.string()),
  /** With the length of its block and of each text column in it, in bytes. */
  files: z.array(
    z.object({
      name: z.string(),
      checksum: z.string(),
      length: z.uint32(),
      count: z.uint32(),
      texts: z.array(z.uint32()),
    }),
  ),
});
type Head = z.infer<typeof head>;

const ours = `${madeBy}/${BRIEFS_EDITION} ${process.arch} ${hash('sha256', JSON.stringify(briefs))}`;
const CHECKSUM = 32;
/** Where the head begins. */
const HEAD = CHECKSUM + 8;

/** Undefined when there is none, or none of any use. Never throws for what is in it. */
export function readIndex(disk: Disk, folder: string, collection: BriefName): Index | undefined {
  const path = join(folder, indexName(collection));
  const wanted = Buffer.from(disk.readPart(path, 0, CHECKSUM) ?? []);
  const sum = createHash('sha256');
  let place = CHECKSUM;
  const next = (length: number): Buffer => {
    const bytes = disk.readPart(path, place, place + length) ?? Buffer.alloc(0);
    place += length;
    sum.update(bytes);
    return bytes;
  };

  const start = next(HEAD - CHECKSUM);
  if (start.length < HEAD - CHECKSUM) return undefined;
  const {data} = head.safeParse(parseJson(next(start.readUInt32LE()).toString()));
  if (data?.madeBy !== ours) return undefined;
  const blocks = data.files.map(({length}) => Uint8Array.from(next(length)));
  if (!sum.digest().equals(wanted)) return undefined;
  const sheets = data.files.map((file, at): [string, Sheet] => [
    file.name,
    sheetIn(collection, blocks[at] ?? new Uint8Array(), file),
  ]);
  return {words: new Words(data.words), sheets: new Map(sheets)};
}

/** A whole file of a Deerpath to come may have another form altogether. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replaces it, without waiting for the platter. Throws what the disk refuses, with nothing left behind. */
export async function writeIndex(
  disk: Disk,
  folder: string,
  collection: BriefName,
  {words, sheets}: Index,
): Promise<void> {
  const files = Array.from(sheets, ([name, {checksum, block, sums, columns}]) => ({
    name,
    checksum,
    length: block.length,
    count: sums.length,
    texts: textsIn(columns),
  }));
  const text = Buffer.from(JSON.stringify({madeBy: ours, words: words.all, files} satisfies Head));
  const length = Buffer.alloc(HEAD - CHECKSUM);
  length.writeUInt32LE(text.length);
  const pieces = [length, text, ...Array.from(sheets.values(), ({block}) => block)];
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  const path = join(folder, indexName(collection));
  try {
    await disk.write(`${path}.tmp`, [sum.digest(), ...pieces]);
    await disk.rename(`${path}.tmp`, path);
  } catch (error) {
    // A part of it takes up room that may be just what is missing.
    await disk.remove(`${path}.tmp`).catch(() => undefined);
    throw error;
  }
}
