import {type BriefName, type Briefs, briefOf, isWanted, type Wanted} from '../store/briefs.ts';
import {keyOf} from '../store/entry-key.ts';
import {freezeDeep} from '../store/freeze.ts';
import type {CollectionName, Collections} from '../store/records.ts';
import type {State} from '../store/state-record.ts';
import type {Changes, Store} from '../store/store.ts';

/** A store of which nothing is ever kept: commits are readable from it alone, and gone with it. */
export interface OverlayStore extends Store {
  /** What was put on top, and not removed again. */
  put<Name extends CollectionName>(collection: Name): Iterable<Collections[Name]>;
}

type Layer = Map<CollectionName, Map<string, Collections[CollectionName] | undefined>>;

/** Lays a store for one rehearsal over the real one, which stays as it is and may go on changing. */
export function overlayStore(base: Omit<Store, 'commit' | 'close'>): OverlayStore {
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
    *select<Name extends BriefName>(collection: Name, wanted: Wanted<Briefs[Name]>) {
      const mine = layerOf(collection);
      for (const record of base.select(collection, wanted)) if (!mine.has(record.id)) yield record;
      for (const record of this.put(collection)) if (isWanted(briefOf(collection, record), wanted)) yield record;
    },
    brief(collection, id) {
      const mine = layerOf(collection);
      if (!mine.has(id)) return base.brief(collection, id);
      const record = get(collection, id);
      return record && briefOf(collection, record);
    },
    *briefs<Name extends BriefName>(collection: Name) {
      const mine = new Set(Array.from(layerOf(collection).keys(), keyOf));
      for (const brief of base.briefs(collection)) if (!mine.has(brief.key)) yield brief;
      for (const record of this.put(collection)) yield briefOf(collection, record);
    },
    count(collection) {
      let count = base.count(collection);
      for (const [id, record] of layerOf(collection)) {
        count += Number(record !== undefined) - Number(base.get(collection, id) !== undefined);
      }
      return count;
    },
    *put<Name extends CollectionName>(collection: Name) {
      for (const record of layerOf(collection).values()) if (record) yield record as Collections[Name];
    },
    // Nothing awaits inside a commit, so no other one can come between.
    commit: async (_point, build) => build(changes),
    close: async () => {},
  };
}
