import type {Packed} from './file-text.ts';
import type {Entry} from './folder-layout.ts';

/** One collection: its records by id and in the order of the files. */
export interface Shelf<Value extends Entry> {
  readonly count: number;
  get(id: string): Value | undefined;
  values(): Iterable<Value>;
  /** What becomes of its files when these records really change; undefined: removed. Nothing changes before `remember`. */
  change(changes: ReadonlyMap<string, Value | undefined>): ShelfChange;
}

interface ShelfChange {
  /** New texts by file name, each made when its turn comes. */
  readonly files: ReadonlyMap<string, () => Promise<Packed>>;
  readonly removed: readonly string[];
  /** The disk has it. */
  remember(): void;
}
