import {packFile} from './file-text.ts';
import {changeFiles, type Entry} from './folder-layout.ts';
import type {CollectionName} from './records.ts';
import type {Shelf} from './shelf.ts';

/** A collection that is small or asked for all the time: all of it in memory. */
export function wholeShelf<Value extends Entry>(
  collection: CollectionName,
  read: ReadonlyMap<string, readonly Value[]>,
  {version, entriesPerFile}: {version: number; entriesPerFile: number},
): Shelf<Value> {
  const files = new Map<string, readonly Value[]>();
  const index = new Map<string, {readonly value: Value; readonly file: string}>();
  for (const [name, values] of read) keep(name, values);

  function keep(file: string, values: readonly Value[]): void {
    files.set(file, values);
    for (const value of values) index.set(value.id, {value, file});
  }

  return {
    get count() {
      return index.size;
    },
    get: (id) => index.get(id)?.value,
    *values() {
      for (const {value} of index.values()) yield value;
    },
    change(changes) {
      const changed = changeFiles(collection, files, changes, (id) => index.get(id)?.file, entriesPerFile);
      const kept = [...changed].flatMap(([name, values]) => (values ? [[name, values] as const] : []));
      return {
        files: new Map(kept.map(([name, values]) => [name, async () => packFile(version, values)])),
        removed: [...changed.keys()].filter((name) => changed.get(name) === undefined),
        remember() {
          for (const [id, value] of changes) if (value === undefined) index.delete(id);
          for (const [name, values] of changed) {
            if (values) keep(name, values);
            else files.delete(name);
          }
        },
      };
    },
  };
}
