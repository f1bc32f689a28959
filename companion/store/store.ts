import type {WritePoint} from '../platform/failpoints.ts';
import type {BriefTable} from './brief-table.ts';
import type {BriefName, Briefs, Wanted} from './briefs.ts';
import type {CollectionName, Collections} from './records.ts';
import type {State} from './state-record.ts';

/**
 * Where everything is kept. Reading is immediate, from memory or from the file of what is asked for; `commit` is the only way to change anything: all of it is
 * on disk when it resolves, or none of it ever is. What other folders call are acts built on it (`ledger/acts.ts`,
 * `history/acts.ts`, …), one commit each, so that a database can take this file's place.
 */
export interface Store {
  readonly state: Readonly<State>;
  get<Name extends CollectionName>(collection: Name, id: string): Collections[Name] | undefined;
  /**
   * In no particular order for `hash` collections; oldest first for `time` collections. To be gone through at once, as
   * commits may come in between. Reads every file of history, ledger, sales and purchases: ask `select` where that will do.
   */
  values<Name extends CollectionName>(collection: Name): Iterable<Collections[Name]>;
  /** Those records alone whose brief is wanted; no file is read for the others. To be gone through at once. */
  select<Name extends BriefName>(collection: Name, wanted: Wanted<Briefs[Name]>): Iterable<Collections[Name]>;
  /** What is at hand of one record, and of each in the order of `values`, without reading any. */
  brief<Name extends BriefName>(collection: Name, id: string): Briefs[Name] | undefined;
  briefs<Name extends BriefName>(collection: Name): Iterable<Briefs[Name]>;
  count(collection: CollectionName): number;
  /**
   * Runs `build` alone, with what every earlier commit left; writes what it put; then makes it readable. Nothing is
   * written when `build` throws or changes nothing. Rejects, with memory and disk as before, when the disk refuses.
   */
  commit<Value>(point: WritePoint, build: (changes: Changes) => Value): Promise<Value>;
  close(): Promise<void>;
}

/** The real one, with what the history needs to look through all of it at once. */
export interface OpenedStore extends Store {
  table<Name extends BriefName>(collection: Name): BriefTable<Briefs[Name], Collections[Name]>;
}

/** The view inside a commit: reads see what was put. */
export interface Changes {
  readonly state: Readonly<State>;
  setState(next: Partial<State>): void;
  get<Name extends CollectionName>(collection: Name, id: string): Collections[Name] | undefined;
  put<Name extends CollectionName>(collection: Name, record: Collections[Name]): void;
  remove(collection: CollectionName, id: string): void;
}
