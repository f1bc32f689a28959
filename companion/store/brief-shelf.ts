import {type BriefTable, briefTable} from './brief-table.ts';
import {type BriefName, type Briefs, briefOf, isWanted, type Wanted} from './briefs.ts';
import {briefAt, type Words} from './columns.ts';
import type {Desk} from './desk.ts';
import {keyOf} from './entry-key.ts';
import type {Packed} from './file-text.ts';
import {
  type Content,
  changeFiles,
  type Entry,
  hashFileOf,
  inOrder,
  entriesPerFile as mostEntries,
} from './folder-layout.ts';
import {freezeDeep} from './freeze.ts';
import type {ReadFiles} from './read-files.ts';
import {type Collections, collections} from './records.ts';
import {placeIn, type Sheet, type SheetEntry, sheetOf} from './sheet.ts';
import type {Shelf} from './shelf.ts';

/** A collection that may hold a hundred thousand records: briefs in memory, records read from their files on demand. */
export interface BriefShelf<Name extends BriefName> extends Shelf<Collections[Name]> {
  readonly words: Words;
  readonly sheets: ReadonlyMap<string, Sheet>;
  brief(id: string): Briefs[Name] | undefined;
  briefs(): Iterable<Briefs[Name]>;
  readonly table: BriefTable<Briefs[Name], Collections[Name]>;
  /** The records of those briefs, in the order of the files. */
  select(wanted: Wanted<Briefs[Name]>): Iterable<Collections[Name]>;
}

/** Records that were read or written last: whoever works on a document asks for it again and again. */
const RECENT = 500;

/** An entry when files are laid out: one that stays where it was, or a new text. */
interface Slip extends Entry {
  readonly idKey: number;
  readonly from?: {readonly file: string; readonly at: number};
  readonly text?: string;
}

export function briefShelf<Name extends BriefName>(
  collection: Name,
  sheets: Map<string, Sheet>,
  {
    words,
    files,
    desk,
    version,
    entriesPerFile = mostEntries,
  }: {words: Words; files: ReadFiles; desk: Desk; version: number; entriesPerFile?: number},
): BriefShelf<Name> {
  type Value = Collections[Name];
  type Brief = Briefs[Name];
  const isByHash = collections[collection].split === 'hash';
  const recent = new Map<string, Value>();
  let names = inOrder([...sheets.keys()]);
  let inTheirOrder = sheetsInOrder();

  function sheetsInOrder(): Sheet[] {
    return names.flatMap((name) => sheets.get(name) ?? []);
  }

  function read(file: string, sheet: Sheet, places: readonly number[]): Value[] {
    return files.entries(file, sheet, places).map((text) => freezeDeep(JSON.parse(text)) as Value);
  }

  function* placesOf(key: number): Generator<{file: string; sheet: Sheet; at: number}> {
    // The newest first: what is asked for is most often new.
    for (const file of isByHash ? [hashFileOf(collection, sheets, key)] : names.toReversed()) {
      const sheet = sheets.get(file);
      if (sheet) for (const at of placesIn(sheet.columns.key, key)) yield {file, sheet, at};
    }
  }

  /** Where the record of that id lies. */
  function find(id: string): {file: string; at: number; value: Value} | undefined {
    for (const {file, sheet, at} of placesOf(keyOf(id))) {
      const [value] = read(file, sheet, [at]);
      if (value?.id === id) return {file, at, value};
    }
    return undefined;
  }

  function keepAtHand(id: string, value: Value): void {
    recent.delete(id);
    recent.set(id, value);
    for (const oldest of recent.keys()) {
      if (recent.size <= RECENT) return;
      recent.delete(oldest);
    }
  }

  function get(id: string): Value | undefined {
    const value = recent.get(id) ?? find(id)?.value;
    if (value) keepAtHand(id, value);
    return value;
  }

  function* select(wanted: Wanted<Brief>): Generator<Value> {
    for (const [file, sheet] of [...sheets]) {
      const places: number[] = [];
      for (const at of likely(sheet, wanted, words)) {
        if (isWanted(briefAt(collection, sheet.columns, at, words), wanted)) places.push(at);
      }
      if (places.length > 0) yield* read(file, sheet, places);
    }
  }

  return {
    words,
    sheets,
    get count() {
      let count = 0;
      for (const {sums} of sheets.values()) count += sums.length;
      return count;
    },
    get,
    select,
    *values() {
      for (const [file, sheet] of [...sheets]) yield* read(file, sheet, [...sheet.sums.keys()]);
    },
    brief(id) {
      for (const {sheet, at} of placesOf(keyOf(id))) return briefAt(collection, sheet.columns, at, words);
      return undefined;
    },
    *briefs() {
      for (const {sums, columns} of sheets.values()) {
        for (let at = 0; at < sums.length; at += 1) yield briefAt(collection, columns, at, words);
      }
    },

    table: briefTable(
      () => inTheirOrder,
      words,
      (file, places) => {
        const [name, sheet] = [names[file], inTheirOrder[file]];
        return name && sheet ? read(name, sheet, places) : [];
      },
    ),

    change(changes) {
      const fileOf = new Map<string, string>();
      const idAt = new Map<string, Map<number, string>>();
      for (const id of changes.keys()) {
        const found = find(id);
        if (!found) continue;
        fileOf.set(id, found.file);
        idAt.set(found.file, (idAt.get(found.file) ?? new Map()).set(found.at, id));
      }
      const slipsOf = (file: string): Content<Slip> | undefined => {
        const keys = sheets.get(file)?.columns.key;
        const slip = (idKey: number, at: number): Slip => ({
          id: idAt.get(file)?.get(at) ?? `\0${at}`,
          idKey,
          from: {file, at},
        });
        return keys && {count: keys.length, entries: () => Array.from(keys, slip)};
      };
      const slips = new Map(
        Array.from(changes, ([id, value]): [string, Slip | undefined] => [
          id,
          value && {id, idKey: keyOf(id), text: JSON.stringify(value)},
        ]),
      );
      const laidOut = {size: sheets.size, has: (name: string) => sheets.has(name), get: slipsOf};
      const changed = changeFiles<Slip>(collection, laidOut, slips, (id) => fileOf.get(id), entriesPerFile);

      const made = new Map<string, Sheet>();
      function make(name: string, content: readonly Slip[]): Packed {
        desk.clear(version);
        let open: {readonly file: string; readonly bytes: Buffer} | undefined;
        const entries: SheetEntry<Brief>[] = [];
        for (const {id, from, text} of content) {
          const sheet = from && sheets.get(from.file);
          if (sheet) {
            if (open?.file !== from.file) open = {file: from.file, bytes: files.whole(from.file, sheet)};
            const bytes = desk.add(open.bytes.subarray(...placeIn(sheet, from.at)));
            entries.push({bytes, brief: briefAt(collection, sheet.columns, from.at, words)});
          } else {
            const value = changes.get(id);
            if (text === undefined || !value) continue;
            entries.push({bytes: desk.add(Buffer.from(text)), brief: briefOf(collection, value)});
          }
        }
        const packed = desk.pack();
        made.set(name, sheetOf(collection, {checksum: packed.checksum, version, words}, entries));
        return packed;
      }

      const kept = [...changed].flatMap(([name, content]) => (content ? [[name, content] as const] : []));
      const removed = [...changed.keys()].filter((name) => changed.get(name) === undefined);
      return {
        files: new Map(kept.map(([name, content]) => [name, async () => make(name, content.entries())])),
        removed,
        remember() {
          for (const name of removed) sheets.delete(name);
          for (const [name, sheet] of made) sheets.set(name, sheet);
          names = inOrder([...sheets.keys()]);
          inTheirOrder = sheetsInOrder();
          for (const [id, value] of changes) {
            if (value) keepAtHand(id, value);
            else recent.delete(id);
          }
        },
      };
    },
  };
}

/** Where that number stands. */
function* placesIn(column: Float64Array | Uint32Array, wanted: number): Generator<number> {
  for (let at = column.indexOf(wanted); at >= 0; at = column.indexOf(wanted, at + 1)) yield at;
}

/** The entries that may be wanted: those with the first number or word that is asked for, found in no time. */
function likely<Brief>({sums, columns}: Sheet, wanted: Wanted<Brief>, words: Words): Iterable<number> {
  const [first] = typeof wanted === 'function' ? [] : Object.entries(wanted);
  const column = first && columns[first[0]];
  if (!first || !column || 'bytes' in column) return sums.keys();
  const value = typeof first[1] === 'number' ? first[1] : words.find(String(first[1]));
  return value === undefined ? [] : placesIn(column, value);
}
