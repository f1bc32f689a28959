import {join} from 'node:path';
import {Low} from 'lowdb';
import type {Trouble} from '../platform/trouble.ts';
import type {Disk} from './disk.ts';
import {belongsIn, collectionOf, type Entry, firstFiles, inOrder, layoutFault} from './folder-layout.ts';
import {freezeDeep} from './freeze.ts';
import {type CollectionName, type Collections, collections, type State, state} from './records.ts';
import {backup, storeFile, wayBack} from './store-file.ts';
import {unreadable} from './troubles.ts';

/** One collection in memory: its entries by id, in the order of the files, and which file each lies in. */
export interface Shelf<Value extends Entry> {
  readonly files: Map<string, readonly Value[]>;
  readonly index: Map<string, {readonly value: Value; readonly file: string}>;
}
export type Shelves = {[Name in CollectionName]: Shelf<Collections[Name]>};

export const collectionNames = Object.keys(collections) as CollectionName[];
export const stateName = 'state.json';

/** The files of ours among the names of a folder; whatever else lies there is none of our business. */
export const ownFiles = (names: readonly string[]): string[] =>
  names.filter((name) => name === stateName || collectionOf(name) !== undefined);

/** Whether nothing was ever kept there. A folder that lost a file is not new: it is damaged. */
export const isNewFolder = (names: readonly string[]): boolean =>
  ownFiles(names.map((name) => name.replace(/\.previous$/, ''))).length === 0;

/** What a new folder holds: every file from the first day, so that a missing one is noticed. */
export const newContents = (initialState: State): Map<string, unknown> =>
  new Map<string, unknown>([
    [stateName, state.parse(initialState)],
    ...collectionNames.flatMap(firstFiles).map((name): [string, unknown] => [name, []]),
  ]);

/**
 * Reads the whole folder and checks every word of it. Throws `Trouble` (`store.unreadable`, `store.newer`) for the first
 * file that is missing, damaged, foreign or too many, and changes nothing.
 */
export async function readContents(
  disk: Disk,
  folder: string,
  version: number,
): Promise<{state: State; shelves: Shelves}> {
  const names = await disk.list(folder);
  await refuseGaps(disk, folder, names, version);
  const read = <Data>(name: string, parse: (data: unknown) => Data) => readFile(disk, folder, name, version, parse);

  const readShelf = async <Name extends CollectionName>(collection: Name): Promise<Shelf<Collections[Name]>> => {
    const shelf: Shelf<Collections[Name]> = {files: new Map(), index: new Map()};
    for (const file of inOrder(names.filter((name) => collectionOf(name) === collection))) {
      const values = await read(file, (data) => parseEntries(collection, file, data, shelf));
      shelf.files.set(file, values);
      for (const value of values) shelf.index.set(value.id, {value, file});
    }
    return shelf;
  };

  const shelves: Record<string, Shelf<Entry>> = {};
  for (const collection of collectionNames) shelves[collection] = await readShelf(collection);
  return {
    state: await read(stateName, (data) => freezeDeep(state.parse(data))),
    shelves: shelves as unknown as Shelves,
  };
}

/** Refuses a folder in which a file is missing that must be there, or one that says the same as another. */
export async function refuseGaps(
  disk: Disk,
  folder: string,
  names: readonly string[],
  version: number,
  known: readonly CollectionName[] = collectionNames,
): Promise<void> {
  const lost = ownFiles(
    names.filter((name) => name.endsWith('.previous')).map((name) => name.slice(0, -'.previous'.length)),
  );
  for (const name of [stateName, ...lost]) {
    if (!names.includes(name)) throw await missing(disk, join(folder, name), version);
  }
  for (const collection of known) {
    const fault = layoutFault(
      collection,
      names.filter((name) => collectionOf(name) === collection),
    );
    if (fault?.why === 'missing') throw await missing(disk, join(folder, fault.name), version);
    if (fault) throw unreadable(join(folder, fault.name), 'another file holds the same entries', backup);
  }
}

async function missing(disk: Disk, path: string, version: number): Promise<Trouble> {
  return unreadable(path, 'it is missing', await wayBack(disk, path, version));
}

async function readFile<Data>(
  disk: Disk,
  folder: string,
  name: string,
  version: number,
  parse: (data: unknown) => Data,
): Promise<Data> {
  const low = new Low<Data | null>(storeFile<Data | null>(disk, folder, name, version, parse), null);
  await low.read();
  if (low.data === null) throw await missing(disk, join(folder, name), version);
  return low.data;
}

/** The entries of a file, each of the right shape, in the right file and there only once. Throws when not. */
function parseEntries<Name extends CollectionName>(
  collection: Name,
  file: string,
  data: unknown,
  shelf: Shelf<Collections[Name]>,
): readonly Collections[Name][] {
  const schema = collections[collection].schema;
  const values = schema.array().parse(data) as Collections[Name][];
  const seen = new Set<string>();
  for (const {id} of values) {
    if (seen.has(id) || shelf.index.has(id)) throw new Error('An entry is there twice.');
    if (!belongsIn(collection, file, id)) throw new Error('An entry lies in the wrong file.');
    seen.add(id);
  }
  return freezeDeep(values);
}
