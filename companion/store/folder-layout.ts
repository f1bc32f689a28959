import {beginsWith, bitsOf, keyOf} from './entry-key.ts';
import {type CollectionName, collections} from './records.ts';

/** Above this a file splits in two, or the next one begins. */
export const entriesPerFile = 1_000;

export interface Entry {
  readonly id: string;
  /** Of its id (`entry-key.ts`), where that is known without the id. */
  readonly idKey?: number;
}

/** A file's entries in their order, which are put together when somebody asks: a commit may touch every file. */
export interface Content<Value extends Entry> {
  readonly count: number;
  entries(): readonly Value[];
}

/** The files of one collection by name. */
export type Files<Value extends Entry> = Pick<ReadonlyMap<string, Content<Value>>, 'size' | 'has' | 'get'>;

export const contentOf = <Value extends Entry>(entries: readonly Value[]): Content<Value> => ({
  count: entries.length,
  entries: () => entries,
});
const NOTHING = contentOf<never>([]);

/** Which collection a file name belongs to; undefined for anything that is not a collection's file. */
export function collectionOf(fileName: string): CollectionName | undefined {
  const [, name, place] = /^([a-z]+)-(\d+)\.json$/.exec(fileName) ?? [];
  if (!name || !place || !isCollection(name)) return undefined;
  const known = collections[name].split === 'hash' ? /^[01]{1,53}$/ : /^\d{6}$/;
  return known.test(place) ? name : undefined;
}

/** The files that every collection has from the first day, so that a missing one is noticed. */
export const firstFiles = (collection: CollectionName): string[] =>
  collections[collection].split === 'hash'
    ? [fileName(collection, '0'), fileName(collection, '1')]
    : [fileName(collection, numbered(1))];

/**
 * What becomes of a collection's files when some entries change (undefined: removed): the new entries of each file
 * touched, or undefined for a file that goes because it was split. An entry stays in its file; `fileOf` knows where the
 * existing ones are.
 */
export function changeFiles<Value extends Entry>(
  collection: CollectionName,
  files: Files<Value>,
  changes: ReadonlyMap<string, Value | undefined>,
  fileOf: (id: string) => string | undefined,
  limit: number = entriesPerFile,
): Map<string, Content<Value> | undefined> {
  const existing = new Map<string, Map<string, Value | undefined>>();
  const added: Value[] = [];
  for (const [id, value] of changes) {
    const file = fileOf(id);
    if (file !== undefined) getOrMake(existing, file, () => new Map()).set(id, value);
    else if (value !== undefined) added.push(value);
  }

  const changed = new Map<string, Content<Value> | undefined>();
  for (const [file, byId] of existing) changed.set(file, replaceEntries(files.get(file) ?? NOTHING, byId));
  if (collections[collection].split === 'hash') addByHash(collection, files, changed, added, limit);
  else addByTime(collection, files, changed, added, limit);
  return changed;
}

/** A file that is missing or one too many, undefined when the collection is complete. */
export function layoutFault(
  collection: CollectionName,
  names: readonly string[],
): {name: string; why: 'missing' | 'superfluous'} | undefined {
  const present = new Set(names);
  const missing =
    collections[collection].split === 'time'
      ? [...names, ...firstFiles(collection)]
          .map((_, index) => fileName(collection, numbered(index + 1)))
          .slice(0, Math.max(names.length, 1))
          .find((name) => !present.has(name))
      : (hashGap(collection, names, '0') ?? hashGap(collection, names, '1'));
  if (missing) return {name: missing, why: 'missing'};
  if (collections[collection].split === 'time') return undefined;
  const superfluous = names.find((name) =>
    names.some((other) => other !== name && placeOf(name).startsWith(placeOf(other))),
  );
  return superfluous ? {name: superfluous, why: 'superfluous'} : undefined;
}

/** Whether an entry of that key may lie in that file: a `hash` file holds the ids of its prefix and no others. */
export const belongsIn = (collection: CollectionName, name: string, key: number): boolean =>
  collections[collection].split === 'time' || beginsWith(key, placeOf(name));

/** Oldest first for numbered files. */
export const inOrder = (names: readonly string[]): string[] => [...names].sort();

function addByHash<Value extends Entry>(
  collection: CollectionName,
  files: Files<Value>,
  changed: Map<string, Content<Value> | undefined>,
  added: readonly Value[],
  limit: number,
): void {
  const byFile = new Map<string, Value[]>();
  for (const value of added) getOrMake(byFile, hashFileOf(collection, files, keyIn(value)), () => []).push(value);
  for (const [file, values] of byFile) {
    const content = addEntries(changed.get(file) ?? files.get(file) ?? NOTHING, values);
    changed.set(file, content.count > limit ? undefined : content);
    if (content.count <= limit) continue;
    for (const [name, part] of splitByHash(collection, placeOf(file), content.entries(), limit))
      changed.set(name, contentOf(part));
  }
}

function splitByHash<Value extends Entry>(
  collection: CollectionName,
  prefix: string,
  entries: readonly Value[],
  limit: number,
): [string, readonly Value[]][] {
  if (entries.length <= limit) return [[fileName(collection, prefix), entries]];
  return ['0', '1'].flatMap((bit) =>
    splitByHash(
      collection,
      prefix + bit,
      entries.filter((entry) => bitsOf(keyIn(entry))[prefix.length] === bit),
      limit,
    ),
  );
}

function addByTime<Value extends Entry>(
  collection: CollectionName,
  files: Files<Value>,
  changed: Map<string, Content<Value> | undefined>,
  added: readonly Value[],
  limit: number,
): void {
  let rest = added;
  for (let number = Math.max(files.size, 1); rest.length > 0; number += 1) {
    const name = fileName(collection, numbered(number));
    const content = changed.get(name) ?? files.get(name) ?? NOTHING;
    const room = Math.max(0, limit - content.count);
    if (room > 0) changed.set(name, addEntries(content, rest.slice(0, room)));
    rest = rest.slice(room);
  }
}

function addEntries<Value extends Entry>({count, entries}: Content<Value>, added: readonly Value[]): Content<Value> {
  return {count: count + added.length, entries: () => [...entries(), ...added]};
}

function replaceEntries<Value extends Entry>(
  {count, entries}: Content<Value>,
  changes: ReadonlyMap<string, Value | undefined>,
): Content<Value> {
  const removed = [...changes.values()].filter((value) => value === undefined).length;
  const next = (entry: Value) => (changes.has(entry.id) ? changes.get(entry.id) : entry);
  return {count: count - removed, entries: () => entries().flatMap((entry) => next(entry) ?? [])};
}

/** The file of a `hash` collection in which an entry of that key lies, if it is there at all. */
export function hashFileOf(collection: CollectionName, files: Pick<Files<Entry>, 'has'>, key: number): string {
  const bits = bitsOf(key);
  for (let length = 1; length <= bits.length; length += 1) {
    const name = fileName(collection, bits.slice(0, length));
    if (files.has(name)) return name;
  }
  throw new Error(`The collection ${collection} has no file for one of its ids.`);
}

const keyIn = ({id, idKey}: Entry): number => idKey ?? keyOf(id);

const isCollection = (name: string): name is CollectionName => Object.hasOwn(collections, name);
const fileName = (collection: CollectionName, place: string): string => `${collection}-${place}.json`;
const placeOf = (name: string): string => name.slice(name.lastIndexOf('-') + 1, -'.json'.length);
const numbered = (number: number): string => String(number).padStart(6, '0');

/** Every id has its file: a prefix is a file, or both of its halves are. */
function hashGap(collection: CollectionName, names: readonly string[], prefix: string): string | undefined {
  const name = fileName(collection, prefix);
  if (names.includes(name)) return undefined;
  if (!names.some((other) => placeOf(other).startsWith(prefix))) return name;
  return hashGap(collection, names, `${prefix}0`) ?? hashGap(collection, names, `${prefix}1`);
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
