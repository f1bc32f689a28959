import type {WritePoint} from '../platform/failpoints.ts';
import type {Row} from '../store/records.ts';
import type {Changes, Store} from '../store/store.ts';

export interface CommitWatcher {
  /** A commit is on disk; `rows` are the history rows it put, as they are now. */
  committed(point: WritePoint, rows: readonly Row[]): void;
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
      const rowIds = new Set<string>();
      try {
        const value = await store.commit(point, (changes) => {
          rowIds.clear();
          return build(noting(changes, rowIds));
        });
        const rows = [...rowIds].map((id) => store.get('rows', id)).filter((row) => row !== undefined);
        watcher.committed(point, rows);
        return value;
      } catch (error) {
        watcher.failed?.(point, error);
        throw error;
      }
    },
  };
}

const noting = (changes: Changes, rowIds: Set<string>): Changes => ({
  get state() {
    return changes.state;
  },
  setState: (next) => changes.setState(next),
  get: (collection, id) => changes.get(collection, id),
  put(collection, record) {
    if (collection === 'rows') rowIds.add(record.id);
    changes.put(collection, record);
  },
  remove: (collection, id) => changes.remove(collection, id),
});
