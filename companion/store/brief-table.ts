import type {Column, Words} from './columns.ts';
import type {Sheet} from './sheet.ts';

/**
 * The briefs of a collection, one thing of each at a time: to look through a hundred thousand costs a few milliseconds. Each
 * has a place, a number that is its own as long as nothing is removed: for ever in a `time` collection.
 */
export interface BriefTable<Brief, Value = unknown> {
  /** Visits each, in the order of the files; after that place alone where one is given. To be gone through at once. */
  each(visit: (place: number) => void, after?: number): void;
  number(name: keyof Brief & string): (place: number) => number;
  word(name: keyof Brief & string): (place: number) => string;
  text(name: keyof Brief & string): (place: number) => string;
  /** Whether these words stand in that text, without making texts of the bytes. */
  says(name: keyof Brief & string, words: string): (place: number) => boolean;
  /** The records at these places, in the same order; neighbours are read in one go, and none is kept at hand. */
  read(places: readonly number[]): Value[];
}

/** In a place the number of the file comes first, and then which of its entries it is. */
const FILE = 2 ** 16;

/**
 * @param files as they are now, in their order; asked each time
 * @param read the records of a file, at ascending places in it
 */
export function briefTable<Brief, Value>(
  files: () => readonly Sheet[],
  words: Words,
  read: (file: number, places: readonly number[]) => readonly Value[],
): BriefTable<Brief, Value> {
  /** The column by that name in the file of a place; nearly always the file of the place before. */
  const columnIn = (name: string) => {
    let sheet: Sheet | undefined;
    let column: Column | undefined;
    return (place: number) => {
      const own = files()[place >>> 16];
      if (own !== sheet) [sheet, column] = [own, own?.columns[name]];
      return column;
    };
  };

  return {
    each(visit, after = -1) {
      const all = files();
      for (let file = Math.max(after, 0) >>> 16; file < all.length; file += 1) {
        const end = file * FILE + (all[file]?.sums.length ?? 0);
        for (let place = Math.max(file * FILE, after + 1); place < end; place += 1) visit(place);
      }
    },
    number(name) {
      const column = columnIn(name);
      return (place) => {
        const values = column(place);
        return values instanceof Float64Array ? (values[place & 0xffff] ?? 0) : 0;
      };
    },
    word(name) {
      const column = columnIn(name);
      return (place) => {
        const values = column(place);
        return values instanceof Uint32Array ? (words.all[values[place & 0xffff] ?? 0] ?? '') : '';
      };
    },
    text(name) {
      const column = columnIn(name);
      return (place) => {
        const values = column(place);
        if (!values || !('bytes' in values)) return '';
        const at = place & 0xffff;
        return values.bytes.toString('utf8', startOf(values.ends, at), values.ends[at]);
      };
    },
    says(name, words) {
      const column = columnIn(name);
      const wanted = Buffer.from(words);
      return (place) => {
        const values = column(place);
        if (!values || !('bytes' in values)) return false;
        const at = place & 0xffff;
        return stands(wanted, values.bytes, startOf(values.ends, at), values.ends[at] ?? 0);
      };
    },
    read(places) {
      const found = new Map<number, Value>();
      const byFile = Map.groupBy(
        places.toSorted((one, other) => one - other),
        (place) => place >>> 16,
      );
      for (const [file, all] of byFile) {
        const records = read(
          file,
          all.map((place) => place & 0xffff),
        );
        for (const [at, record] of records.entries()) found.set(all[at] ?? 0, record);
      }
      return places.flatMap((place) => found.get(place) ?? []);
    },
  };
}

const startOf = (ends: Uint32Array, at: number): number => (at === 0 ? 0 : (ends[at - 1] ?? 0));

function stands(wanted: Buffer, bytes: Buffer, from: number, to: number): boolean {
  // The last letter first: numbers and names begin alike more often than they end alike.
  const before = wanted.length - 1;
  const letter = wanted[before];
  for (let at = from + before; at < to; at += 1) {
    if (bytes[at] === letter && standsAt(bytes, at - before, wanted)) return true;
  }
  return before < 0;
}

function standsAt(bytes: Buffer, from: number, wanted: Buffer): boolean {
  for (let offset = 0; offset < wanted.length; offset += 1) if (bytes[from + offset] !== wanted[offset]) return false;
  return true;
}
