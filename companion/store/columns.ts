import {type BriefName, type Briefs, briefs, type ColumnKind} from './briefs.ts';

/** What repeats, each kept once; its number stands for it. */
export class Words {
  readonly all: string[];
  readonly #numbers: Map<string, number>;

  constructor(all: readonly string[] = []) {
    this.all = [...all];
    this.#numbers = new Map(all.map((word, number) => [word, number]));
  }

  /** Undefined for one that stands nowhere. */
  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.all.length);
    return this.all.push(word) - 1;
  }
}

/** Texts in UTF-8 one after the other, and where each ends: a third of what as many strings take. */
interface Texts {
  readonly bytes: Buffer;
  readonly ends: Uint32Array;
}

/** Of words their numbers, of numbers themselves. */
export type Column = Uint32Array | Float64Array | Texts;
/** By name; each collection has the keys of its ids. */
export type Columns = Readonly<Record<string, Column>> & {readonly key: Float64Array};

type AnyBrief = Readonly<Record<string, string | number>>;

/** Briefs side by side instead of one by one: a tenth of the memory that as many objects take. */
export function packColumns<Name extends BriefName>(
  collection: Name,
  all: readonly Briefs[Name][],
  words: Words,
): Columns {
  const plain = all as unknown as readonly AnyBrief[];
  return columnsFrom(collection, (name, kind) =>
    packColumn(
      kind,
      plain.map((brief) => brief[name]),
      words,
    ),
  );
}

/** All columns of a collection, one after the other in their order. */
export const columnsFrom = (collection: BriefName, column: (name: string, kind: ColumnKind) => Column): Columns =>
  Object.fromEntries(columnsOf(collection).map(([name, kind]) => [name, column(name, kind)])) as unknown as Columns;

/** One of them again: it looks up what it is asked for, so that asking for little costs little. Not to be kept. */
export const briefAt = <Name extends BriefName>(
  collection: Name,
  columns: Columns,
  at: number,
  words: Words,
): Briefs[Name] => new views[collection](columns, at, words) as unknown as Briefs[Name];

type View = new (columns: Columns, at: number, words: Words) => object;

const views = Object.fromEntries(
  Object.entries(briefs).map(([collection, {columns}]) => [collection, viewOf(Object.keys(columns))]),
) as Record<BriefName, View>;

function viewOf(names: readonly string[]): View {
  class Brief {
    readonly #columns: Columns;
    readonly #at: number;
    readonly #words: Words;

    constructor(columns: Columns, at: number, words: Words) {
      this.#columns = columns;
      this.#at = at;
      this.#words = words;
    }

    look(name: string): string | number {
      const column = this.#columns[name];
      if (column instanceof Float64Array) return column[this.#at] ?? 0;
      if (column instanceof Uint32Array) return this.#words.all[column[this.#at] ?? 0] ?? '';
      return column ? textAt(column, this.#at) : '';
    }
  }
  for (const name of names) {
    Object.defineProperty(Brief.prototype, name, {
      get(this: Brief) {
        return this.look(name);
      },
    });
  }
  return Brief;
}

function textAt({bytes, ends}: Texts, at: number): string {
  return bytes.toString('utf8', at === 0 ? 0 : ends[at - 1], ends[at]);
}

const kinds = Object.fromEntries(
  Object.entries(briefs).map(([collection, {columns}]) => [collection, Object.entries(columns)]),
) as unknown as Record<BriefName, readonly [string, ColumnKind][]>;

const columnsOf = (collection: BriefName): readonly [string, ColumnKind][] => kinds[collection];

/** The length of each text column, in bytes. */
export const textsIn = (columns: Columns): number[] =>
  Object.values(columns).flatMap((column) => ('bytes' in column ? column.bytes.length : []));

type Numbers = Float64Array | Uint32Array | Uint8Array;

/** Every array that the columns are made of, in their order. */
export const arraysOf = (columns: Columns): Numbers[] =>
  Object.values(columns).flatMap((column): Numbers[] => ('bytes' in column ? [column.ends, column.bytes] : [column]));

function packColumn(kind: ColumnKind, values: readonly (string | number | undefined)[], words: Words): Column {
  if (kind === 'number') return Float64Array.from(values, Number);
  const texts = values.map(String);
  if (kind === 'word') return Uint32Array.from(texts, (word) => words.numberOf(word));
  const parts = texts.map((text) => Buffer.from(text));
  const ends = new Uint32Array(parts.length);
  let end = 0;
  for (const [at, {length}] of parts.entries()) {
    end += length;
    ends[at] = end;
  }
  return {bytes: Buffer.concat(parts), ends};
}
