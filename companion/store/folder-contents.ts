import {join} from 'node:path';
import {Low} from 'lowdb';
import {type BriefShelf, briefShelf} from './brief-shelf.ts';
import {type BriefName, isInBrief} from './briefs.ts';
import {Desk} from './desk.ts';
import type {Disk} from './disk.ts';
import {findIndexes, type LongStart} from './find-indexes.ts';
import {collectionOf, firstFiles, inOrder, layoutFault} from './folder-layout.ts';
import {freezeDeep} from './freeze.ts';
import {type Checksums, checksumsOf} from './index-file.ts';
import {parseEntries} from './parse-entries.ts';
import {readFiles} from './read-files.ts';
import {readSheets, type SheetsWanted} from './read-sheets.ts';
import {type CollectionName, type Collections, collections} from './records.ts';
import type {Shelf} from './shelf.ts';
import {type State, state} from './state-record.ts';
import {backup, missing, storeFile} from './store-file.ts';
import {unreadable} from './troubles.ts';
import {wholeShelf} from './whole-shelf.ts';

export type Shelves = {
  readonly [Name in CollectionName]: Name extends BriefName ? BriefShelf<Name> : Shelf<Collections[Name]>;
};

/** The same shelf to all that does not care how much of it is in memory. */
export const shelfIn = <Name extends CollectionName>(shelves: Shelves, collection: Name) =>
  shelves[collection] as unknown as Shelf<Collections[Name]>;

export const briefShelfIn = <Name extends BriefName>(shelves: Shelves, collection: Name) =>
  shelves[collection] as unknown as BriefShelf<Name>;

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
 * Looks through the whole folder and checks every byte of it; reads what no index knows. Throws `Trouble`
 * (`store.unreadable`, `store.newer`) for the first file that is missing, damaged, foreign or too many, and changes nothing.
 */
export async function readContents(
  disk: Disk,
  folder: string,
  {version, entriesPerFile, longStart}: {version: number; entriesPerFile: number; longStart: LongStart | undefined},
): Promise<{state: State; shelves: Shelves; indexed: ReadonlyMap<BriefName, Checksums>}> {
  const names = await disk.list(folder);
  await refuseGaps(disk, folder, names, version);
  const namesOf = (collection: CollectionName) => inOrder(names.filter((name) => collectionOf(name) === collection));
  const large = new Map(collectionNames.filter(isInBrief).map((collection) => [collection, namesOf(collection)]));
  const wanted = await findIndexes(disk, folder, large, {version, longStart});
  const read = <Data>(name: string, parse: (data: unknown) => Data) => readFile(disk, folder, name, version, parse);

  async function readWhole<Name extends CollectionName>(collection: Name): Promise<Shelf<Collections[Name]>> {
    const known = new Set<number>();
    const files = new Map<string, readonly Collections[Name][]>();
    for (const name of namesOf(collection))
      files.set(name, await read(name, (data) => freezeDeep(parseEntries(collection, name, data, known))));
    return wholeShelf(collection, files, {version, entriesPerFile});
  }

  const desk = new Desk();
  async function readInBrief(collection: BriefName, sheets: SheetsWanted): Promise<BriefShelf<BriefName>> {
    const {words, sheets: found} = await readSheets(disk, folder, collection, sheets);
    return briefShelf(collection, found, {words, files: readFiles(disk, folder), desk, version, entriesPerFile});
  }

  const shelves: Partial<Record<CollectionName, unknown>> = {};
  for (const collection of collectionNames)
    if (!isInBrief(collection)) shelves[collection] = await readWhole(collection);
  for (const [collection, sheets] of wanted) shelves[collection] = await readInBrief(collection, sheets);
  const small = await read(stateName, (data) => freezeDeep(state.parse(data)));
  const indexed = new Map(Array.from(wanted, ([collection, {index}]) => [collection, checksumsOf(index?.sheets)]));
  return {state: small, shelves: shelves as Shelves, indexed};
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
