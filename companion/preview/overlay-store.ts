import {freezeDeep} from '../store/freeze.ts';
import type {CollectionName, Collections, State} from '../store/records.ts';
import type {Changes, Store} from '../store/store.ts';

/** A store of which nothing is ever kept: commits are readable from it alone, and gone with it. */
export interface OverlayStore extends Store {
  /** What was put on top, and not removed again. */
  put<Name extends CollectionName>(collection: Name): Iterable<Collections[Name]>;
}

type Layer = Map<CollectionName, Map<string, Collections[CollectionName] | undefined>>;

/** Lays a store for one rehearsal over the real one, which stays as it is and may go on changing. */
export function overlayStore(base: Pick<Store, 'state' | 'get' | 'values'>): OverlayStore {
  const layer: Layer = new Map();
  let state: Partial<State> = {};
  const layerOf = (collection: CollectionName) => {
    const known = layer.get(collection) ?? new Map();
    layer.set(collection, known);
    return known;
  };
  function get<Name extends CollectionName>(collection: Name, id: string): Collections[Name] | undefined {
    const mine = layerOf(collection);
    return mine.has(id) ? (mine.get(id) as Collections[Name] | undefined) : base.get(collection, id);
  }
  const changes: Changes = {
    get state() {
      return {...base.state, ...state};
    },
    setState(next) {
      state = {...state, ...next};
    },
    get,
    put(collection, record) {
      layerOf(collection).set(record.id, freezeDeep(structuredClone(record)));
    },
    remove(collection, id) {
      layerOf(collection).set(id, undefined);
    },
  };

  return {
    get state() {
      return changes.state;
    },
    get,
    *values<Name extends CollectionName>(collection: Name) {
      const mine = layerOf(collection);
      for (const record of base.values(collection)) if (!mine.has(record.id)) yield record;
      yield* this.put(collection);
    },
    *put<Name extends CollectionName>(collection: Name) {
      for (const record of layerOf(collection).values()) if (record) yield record as Collections[Name];
    },
    // Nothing awaits inside a commit, so no other one can come between.
    commit: async (_point, build) => build(changes),
    close: async () => {},
  };
}
