import type {ActivityEntry} from '../../shared/activity/entry.ts';
import type {WritePoint} from '../platform/failpoints.ts';
import type {Row} from '../store/records.ts';
import type {Changes, Store} from '../store/store.ts';

export interface CommitWatcher {
  /** A commit is on disk, with what it put of history rows and of activity, as they are now. */
  committed(point: WritePoint, put: {readonly rows: readonly Row[]; readonly activity: readonly ActivityEntry[]}): void;
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
    close: () => store.close(),
    async commit(point, build) {
      const ids = {rows: new Set<string>(), activity: new Set<string>()};
      try {
        const value = await store.commit(point, (changes) => {
          ids.rows.clear();
          ids.activity.clear();
          return build(noting(changes, ids));
        });
        const put = <Name extends Watched>(name: Name, all: ReadonlySet<string>) =>
          [...all].map((id) => store.get(name, id)).filter((record) => record !== undefined);
        watcher.committed(point, {rows: put('rows', ids.rows), activity: put('activity', ids.activity)});
        return value;
      } catch (error) {
        watcher.failed?.(point, error);
        throw error;
      }
    },
  };
}

type Watched = 'rows' | 'activity';

const noting = (changes: Changes, ids: Readonly<Record<Watched, Set<string>>>): Changes => ({
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
