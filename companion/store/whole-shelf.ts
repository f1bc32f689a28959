import {packFile} from './file-text.ts';
import {type Content, changeFiles, contentOf, type Entry} from './folder-layout.ts';
import type {CollectionName} from './records.ts';
import type {Shelf} from './shelf.ts';

/** A collection that is small or asked for all the time: all of it in memory. */
export function wholeShelf<Value extends Entry>(
  collection: CollectionName,
  read: ReadonlyMap<string, readonly Value[]>,
  {version, entriesPerFile}: {version: number; entriesPerFile: number},
): Shelf<Value> {
  const files = new Map<string, Content<Value>>();
  const index = new Map<string, {readonly value: Value; readonly file: string}>();
  for (const [name, values] of read) keep(name, values);

  function keep(file: string, values: readonly Value[]): void {
    files.set(file, contentOf(values));
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
      const kept = [...changed].flatMap(([name, content]) => (content ? [[name, content.entries()] as const] : []));
      return {
        files: new Map(kept.map(([name, values]) => [name, async () => packFile(version, values)])),
        removed: [...changed.keys()].filter((name) => changed.get(name) === undefined),
        remember() {
          for (const [id, value] of changes) if (value === undefined) index.delete(id);
          for (const [name, content] of changed) if (!content) files.delete(name);
          for (const [name, values] of kept) keep(name, values);
        },
      };
    },
  };
}
