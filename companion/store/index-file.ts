import {hash} from 'node:crypto';
import {join} from 'node:path';
import * as z from 'zod';
import {version as madeBy} from '../version.ts';
import {BRIEFS_EDITION, type BriefName, briefs} from './briefs.ts';
import {columnsFrom, columnsOf, Words} from './columns.ts';
import type {Disk} from './disk.ts';
import type {Sheet} from './sheet.ts';

/**
 * The sheets of one collection as they were when it was written, so that a start need not read every record. It decides
 * nothing: a sheet counts only for the very file whose checksum it has, and any other file is read as if there were none.
 * Therefore it is written without syncing, and may be thrown away at any time.
 *
 * Its SHA-256, the length of the head, the head as JSON, and the arrays of all sheets as they are in memory: reading it is
 * looking at it.
 */
const indexName = (collection: BriefName): string => `${collection}.index`;

/** Also of one that is only being written. */
export const isIndex = (path: string): boolean => /\.index(\.tmp)?$/.test(path);

export interface Index {
  readonly words: Words;
  readonly sheets: ReadonlyMap<string, Sheet>;
}

const head = z.object({
  /** Briefs of another version or shape may mean something else, and another machine may write numbers the other way round. */
  madeBy: z.string(),
  words: z.array(z.string()),
  /** With the length of each text column, in bytes. */
  files: z.array(z.object({name: z.string(), checksum: z.string(), count: z.int(), texts: z.array(z.int())})),
});
type Head = z.infer<typeof head>;

const ours = `${madeBy}/${BRIEFS_EDITION} ${process.arch} ${hash('sha256', JSON.stringify(briefs))}`;
const CHECKSUM = 32;
/** Where the head begins, and what every array's place is a multiple of. */
const [HEAD, WIDTH] = [CHECKSUM + 8, 8];

/** Undefined when there is none, or none of any use. Never throws for what is in it. */
export async function readIndex(disk: Disk, folder: string, collection: BriefName): Promise<Index | undefined> {
  const file = await disk.readBytes(join(folder, indexName(collection)));
  if (!file || file.length < HEAD || !file.subarray(0, CHECKSUM).equals(sumOf(file.subarray(CHECKSUM))))
    return undefined;
  const length = file.readUInt32LE(CHECKSUM);
  const {data} = head.safeParse(parseJson(file.toString('utf8', HEAD, HEAD + length)));
  if (data?.madeBy !== ours) return undefined;
  const {words, files} = data;
  const arrays = new ArraysIn(file, HEAD + length);
  const sheets = files.map((one): [string, Sheet] => [one.name, readSheet(collection, one, arrays)]);
  return {words: new Words(words), sheets: new Map(sheets)};
}

function readSheet(collection: BriefName, {checksum, count, texts}: Head['files'][number], arrays: ArraysIn): Sheet {
  const [starts, sums] = [arrays.places(count + 1), arrays.places(count)];
  const lengths = texts.values();
  const columns = columnsFrom(collection, (_, kind) => {
    if (kind === 'number') return arrays.numbers(count);
    if (kind === 'word') return arrays.places(count);
    const ends = arrays.places(count);
    return {bytes: arrays.bytes(lengths.next().value ?? 0), ends};
  });
  return {checksum, starts, sums, columns};
}

/** A whole file of a Deerpath to come may have another form altogether. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The arrays of a file one after the other, without copying them. */
class ArraysIn {
  readonly #file: Buffer;
  #place: number;

  constructor(file: Buffer, place: number) {
    this.#file = file;
    this.#place = place;
  }

  bytes(length: number): Buffer {
    const from = padded(this.#place);
    this.#place = from + length;
    return this.#file.subarray(from, from + length);
  }

  numbers(count: number): Float64Array {
    const {buffer, byteOffset} = this.bytes(count * Float64Array.BYTES_PER_ELEMENT);
    return new Float64Array(buffer, byteOffset, count);
  }

  places(count: number): Uint32Array {
    const {buffer, byteOffset} = this.bytes(count * Uint32Array.BYTES_PER_ELEMENT);
    return new Uint32Array(buffer, byteOffset, count);
  }
}

/** Replaces it, without waiting for the platter. Throws what the disk refuses, with nothing left behind. */
export async function writeIndex(
  disk: Disk,
  folder: string,
  collection: BriefName,
  {words, sheets}: Index,
): Promise<void> {
  const files: Head['files'] = [];
  const arrays: (Float64Array | Uint32Array | Uint8Array)[] = [];
  for (const [name, {checksum, starts, sums, columns}] of sheets) {
    const texts: number[] = [];
    arrays.push(starts, sums);
    for (const [column] of columnsOf(collection)) {
      const values = columns[column] ?? new Uint32Array();
      if ('bytes' in values) texts.push(values.bytes.length);
      arrays.push(...('bytes' in values ? [values.ends, values.bytes] : [values]));
    }
    files.push({name, checksum, count: sums.length, texts});
  }

  const text = Buffer.from(JSON.stringify({madeBy: ours, words: words.all, files} satisfies Head));
  const length = arrays.reduce((end, {byteLength}) => padded(end) + byteLength, HEAD + text.length);
  const whole = Buffer.alloc(length);
  whole.writeUInt32LE(text.length, CHECKSUM);
  whole.set(text, HEAD);
  let place = HEAD + text.length;
  for (const {buffer, byteOffset, byteLength} of arrays) {
    place = padded(place);
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), place);
    place += byteLength;
  }
  whole.set(sumOf(whole.subarray(CHECKSUM)));
  const path = join(folder, indexName(collection));
  try {
    await disk.write(`${path}.tmp`, whole);
    await disk.rename(`${path}.tmp`, path);
  } catch (error) {
    // A part of it takes up room that may be just what is missing.
    await disk.remove(`${path}.tmp`).catch(() => undefined);
    throw error;
  }
}

const padded = (place: number): number => Math.ceil(place / WIDTH) * WIDTH;
const sumOf = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');
