import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import type {OpenedStore} from '../store/store.ts';
import {countRows, type FoundPage, findAll, findPage, type HistoryQuery} from './find-page.ts';
import {HistoryRows} from './history-rows.ts';

/** The history in the order in which it is shown, so that a page of a hundred thousand rows needs no sorting. */
export interface HistoryIndex {
  page(query: HistoryQuery): FoundPage;
  /** All that match, newest first, whatever the limit; each is read when its turn comes. */
  all(query: HistoryQuery): Iterable<Transaction>;
  counts(): StatusCounts;
  /** What became of the rows that came up from one instant to the next, for each two that follow one another. */
  countsBetween(instants: readonly string[]): StatusCounts[];
}

export function createHistoryIndex(store: Pick<OpenedStore, 'table' | 'count'>): HistoryIndex {
  const known = new HistoryRows(store);
  const rows = (): HistoryRows => {
    known.catchUp();
    return known;
  };
  rows();

  return {
    page: (query) => findPage(rows(), query),
    all: (query) => findAll(rows(), query),
    counts: () => countRows(rows(), 0, known.length),
    countsBetween(instants) {
      const ends = instants.map((instant) => rows().indexFor(Date.parse(instant)));
      return ends.slice(1).map((end, at) => countRows(known, ends[at] ?? 0, end));
    },
  };
}
