import {collectionNames, type Shelf, type Shelves, stateName} from './folder-contents.ts';
import {changeFiles} from './folder-layout.ts';
import type {FolderChange} from './folder-writer.ts';
import {freezeDeep} from './freeze.ts';
import {type CollectionName, type Collections, collections, type State, state} from './records.ts';
import type {Changes} from './store.ts';

/** What a finished commit makes of the folder, and how memory follows once the disk has it. */
interface DraftedChange extends FolderChange {
  remember(): void;
}

export interface Draft {
  readonly changes: Changes;
  /** Undefined when nothing really changed. */
  finish(): DraftedChange | undefined;
}

type Put = {[Name in CollectionName]: Map<string, Collections[Name] | undefined>};

/**
 * A commit in the making: reads see what was put, the contents stay as they are until `remember`. Every record is
 * checked when it is put, because a file that breaks its schema would stop the next start.
 */
export function draftOf(contents: {state: State; shelves: Shelves}, entriesPerFile: number): Draft {
  const {shelves} = contents;
  const put = Object.fromEntries(collectionNames.map((name) => [name, new Map()])) as unknown as Put;
  let nextState = contents.state;

  const changes: Changes = {
    get state() {
      return nextState;
    },
    setState(next) {
      nextState = checked('state', () => state.parse({...nextState, ...next}));
    },
    get: (collection, id) =>
      put[collection].has(id) ? put[collection].get(id) : shelves[collection].index.get(id)?.value,
    put(collection, record) {
      put[collection].set(record.id, parseRecord(collection, record));
    },
    remove(collection, id) {
      put[collection].set(id, undefined);
    },
  };

  function finish(): DraftedChange | undefined {
    const files = new Map<string, unknown>();
    const removed: string[] = [];
    const steps: (() => void)[] = [];

    if (!same(nextState, contents.state)) {
      files.set(stateName, nextState);
      steps.push(() => {
        contents.state = nextState;
      });
    }

    const finishShelf = <Name extends CollectionName>(collection: Name) => {
      const shelf = shelves[collection];
      const real = new Map([...put[collection]].filter(([id, value]) => !same(value, shelf.index.get(id)?.value)));
      if (real.size === 0) return;
      const changed = changeFiles(collection, shelf.files, real, (id) => shelf.index.get(id)?.file, entriesPerFile);
      for (const [name, values] of changed) {
        if (values) files.set(name, values);
        else removed.push(name);
      }
      steps.push(() => rememberShelf(shelf, real, changed));
    };
    for (const collection of collectionNames) finishShelf(collection);

    if (steps.length === 0) return undefined;
    const remember = () => {
      for (const step of steps) step();
    };
    return {files, removed, remember};
  }

  return {changes, finish};
}

function rememberShelf<Value extends {id: string}>(
  shelf: Shelf<Value>,
  real: ReadonlyMap<string, Value | undefined>,
  changed: ReadonlyMap<string, readonly Value[] | undefined>,
): void {
  for (const [id, value] of real) if (value === undefined) shelf.index.delete(id);
  for (const [file, values] of changed) {
    if (!values) {
      shelf.files.delete(file);
      continue;
    }
    shelf.files.set(file, values);
    for (const value of values) shelf.index.set(value.id, {value, file});
  }
}

function parseRecord<Name extends CollectionName>(collection: Name, record: Collections[Name]): Collections[Name] {
  return checked(collection, () => collections[collection].schema.parse(record) as Collections[Name]);
}

/** A copy that nobody else holds, frozen. The error names the field, never what stands in it. */
function checked<Data>(what: string, parse: () => Data): Data {
  try {
    return freezeDeep(parse());
  } catch (cause) {
    throw new Error(`What was to be kept in ${what} does not fit its schema.`, {cause});
  }
}

const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
