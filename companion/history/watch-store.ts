import type {ActivityEntry} from '../../shared/activity/entry.ts';
import type {WritePoint} from '../platform/failpoints.ts';
import type {Collections, Row} from '../store/records.ts';
import type {Changes, Store} from '../store/store.ts';

export interface CommitWatcher {
  /** A commit is on disk, with what it put of history rows and of activity. */
  committed(
    point: WritePoint,
    put: {
      readonly rows: readonly Row[];
      readonly activity: readonly ActivityEntry[];
    },
  ): void;
  failed?(point: WritePoint, error: unknown): void;
}

/** The same store, with somebody looking on: what the screens ask for is kept ready instead of searched each time. */
export function watchStore(store: Store, watcher: CommitWatcher): Store {
  return {
    get state() {
      return store.state;
    },
    get: (collection, id) => store.get(collection, id),
    values: (collection) => store.values(collection),
    select: (collection, wanted) => store.select(collection, wanted),
    brief: (collection, id) => store.brief(collection, id),
    briefs: (collection) => store.briefs(collection),
    count: (collection) => store.count(collection),
    close: () => store.close(),
    async commit(point, build) {
      const ids: Ids = {rows: new Set(), activity: new Set()};
      const put: Put = {rows: [], activity: []};
      try {
        const value = await store.commit(point, (changes) => {
          for (const one of Object.values(ids)) one.clear();
          const built = build(noting(changes, ids));
          // As they are kept, while they are at hand.
          put.rows = recordsOf(changes, 'rows', ids.rows);
          put.activity = recordsOf(changes, 'activity', ids.activity);
          return built;
        });
        watcher.committed(point, put);
        return value;
      } catch (error) {
        watcher.failed?.(point, error);
        throw error;
      }
    },
  };
}

type Watched = 'rows' | 'activity';
type Ids = Readonly<Record<Watched, Set<string>>>;
type Put = {[Name in Watched]: readonly Collections[Name][]};

const recordsOf = <Name extends Watched>({get}: Changes, name: Name, ids: ReadonlySet<string>) =>
  [...ids].map((id) => get(name, id)).filter((record) => record !== undefined);

const noting = (changes: Changes, ids: Ids): Changes => ({
  get state() {
    return changes.state;
  },
  setState: (next) => changes.setState(next),
  get: (collection, id) => changes.get(collection, id),
  put(collection, record) {
    if (collection === 'rows') ids.rows.add(record.id);
    if (collection === 'activity') ids.activity.add(record.id);
    changes.put(collection, record);
  },
  remove: (collection, id) => changes.remove(collection, id),
});
