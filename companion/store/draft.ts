import {type Packed, packFile} from './file-text.ts';
import {collectionNames, type Shelves, shelfIn, stateName} from './folder-contents.ts';
import type {FolderChange} from './folder-writer.ts';
import {freezeDeep} from './freeze.ts';
import {type CollectionName, type Collections, collections} from './records.ts';
import {type State, state} from './state-record.ts';
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
export function draftOf(contents: {state: State; readonly shelves: Shelves}, version: number): Draft {
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
    get: (collection, id) => (put[collection].has(id) ? put[collection].get(id) : shelfIn(shelves, collection).get(id)),
    put(collection, record) {
      put[collection].set(record.id, parseRecord(collection, record));
    },
    remove(collection, id) {
      put[collection].set(id, undefined);
    },
  };

  function finish(): DraftedChange | undefined {
    const files = new Map<string, () => Promise<Packed>>();
    const removed: string[] = [];
    const steps: (() => void)[] = [];

    if (!same(nextState, contents.state)) {
      files.set(stateName, async () => packFile(version, nextState));
      steps.push(() => {
        contents.state = nextState;
      });
    }

    const finishShelf = <Name extends CollectionName>(collection: Name) => {
      const shelf = shelfIn(shelves, collection);
      const real = new Map([...put[collection]].filter(([id, value]) => !same(value, shelf.get(id))));
      if (real.size === 0) return;
      const change = shelf.change(real);
      for (const [name, make] of change.files) files.set(name, make);
      removed.push(...change.removed);
      steps.push(change.remember);
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
