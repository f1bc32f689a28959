import {crc32} from 'node:zlib';
import {type BriefName, type Briefs, briefOf} from './briefs.ts';
import {arraysOf, type Columns, columnsFrom, packColumns, textsIn, type Words} from './columns.ts';
import {bodyStart} from './file-text.ts';
import {arraysIn, blockOf} from './memory-block.ts';
import type {Collections} from './records.ts';

/** What memory keeps of one data file: where each entry lies in it and its brief, a few dozen bytes an entry. */
export interface Sheet {
  /** Of the file's data; another file by that name has nothing to do with this. */
  readonly checksum: string;
  /** All the arrays below, in one piece of memory of its own: it goes as a whole when a commit puts another in its place. */
  readonly block: Uint8Array;
  /** At which byte each entry begins; one more says where a next one would. */
  readonly starts: Uint32Array;
  /** CRC-32 of each entry's bytes: what is read later is what was looked at then. */
  readonly sums: Uint32Array;
  /** Of the briefs, in the order of the file. */
  readonly columns: Columns;
}

/** An entry on its way into a sheet. */
export interface SheetEntry<Brief> {
  readonly bytes: Buffer;
  readonly brief: Brief;
}

export function sheetOf<Name extends BriefName>(
  collection: Name,
  {checksum, version, words}: {checksum: string; version: number; words: Words},
  entries: readonly SheetEntry<Briefs[Name]>[],
): Sheet {
  const starts = new Uint32Array(entries.length + 1);
  let place = bodyStart(version) + 1;
  for (const [at, {bytes}] of entries.entries()) {
    starts[at] = place;
    place += bytes.length + 1; // and a comma
  }
  starts[entries.length] = place;
  const sums = Uint32Array.from(entries, ({bytes}) => crc32(bytes));
  const columns = packColumns(
    collection,
    entries.map(({brief}) => brief),
    words,
  );
  const block = blockOf([starts, sums, ...arraysOf(columns)]);
  return sheetIn(collection, block, {checksum, count: entries.length, texts: textsIn(columns)});
}

/**
 * The sheet whose arrays lie in that block, one after the other.
 * @param texts the length of each text column, in bytes
 */
export function sheetIn(
  collection: BriefName,
  block: Uint8Array,
  {checksum, count, texts}: {checksum: string; count: number; texts: readonly number[]},
): Sheet {
  const arrays = arraysIn(block);
  const [starts, sums] = [arrays.places(count + 1), arrays.places(count)];
  const lengths = texts.values();
  const columns = columnsFrom(collection, (_, kind) => {
    if (kind === 'number') return arrays.numbers(count);
    if (kind === 'word') return arrays.places(count);
    const ends = arrays.places(count);
    return {ends, bytes: arrays.bytes(lengths.next().value ?? 0)};
  });
  return {checksum, block, starts, sums, columns};
}

/** The entries of a file that was read as a whole, with the records that were made of its text. */
export function entriesOf<Name extends BriefName>(
  collection: Name,
  text: string,
  version: number,
  values: readonly Collections[Name][],
): SheetEntry<Briefs[Name]>[] {
  const parts = splitArray(Buffer.from(text).subarray(bodyStart(version), -1));
  if (parts.length !== values.length) throw new Error('It cannot be told where its entries begin and end.');
  return values.map((value, at) => ({
    bytes: parts[at] ?? Buffer.alloc(0),
    brief: briefOf(collection, value),
  }));
}

/** From which byte of the file to which the entry goes. */
export const placeIn = ({starts}: Sheet, at: number): [from: number, to: number] => [
  starts[at] ?? 0,
  (starts[at + 1] ?? 1) - 1,
];

/** The bytes of each element of a JSON array, as it is written without spaces. */
function splitArray(array: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let depth = 0;
  let begin = 1;
  for (let place = 0; place < array.length; place += 1) {
    const byte = array[place];
    if (byte === QUOTE) place = endOfString(array, place);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    const ends = (byte === COMMA && depth === 1) || (byte === CLOSE_LIST && depth === 0);
    if (!ends) continue;
    if (place > begin) parts.push(array.subarray(begin, place));
    begin = place + 1;
  }
  return parts;
}

function endOfString(bytes: Buffer, quote: number): number {
  for (let place = quote + 1; place < bytes.length; place += 1) {
    if (bytes[place] === BACKSLASH) place += 1;
    else if (bytes[place] === QUOTE) return place;
  }
  return bytes.length;
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\,[]{}');
