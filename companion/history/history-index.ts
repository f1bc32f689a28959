import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import type {OpenedStore} from '../store/store.ts';
import {countRows, findAll, findPage, type HistoryQuery, type RowPlace} from './find-page.ts';
import {HistoryRows} from './history-rows.ts';

interface HistoryPage {
  readonly items: readonly Transaction[];
  readonly next: RowPlace | undefined;
  /** Of what matches all filters but the status. */
  readonly counts: StatusCounts;
}

/** The history in the order in which it is shown, so that a page of a hundred thousand rows needs no sorting. */
export interface HistoryIndex {
  page(query: HistoryQuery): HistoryPage;
  /** All that match, newest first, whatever the limit; each is read when its turn comes. */
  all(query: HistoryQuery): Iterable<Transaction>;
  counts(): StatusCounts;
  /** What became of the rows that came up from one instant to the next, for each two that follow one another. */
  countsBetween(instants: readonly string[]): StatusCounts[];
}

export function createHistoryIndex(store: Pick<OpenedStore, 'get' | 'table' | 'count'>): HistoryIndex {
  const known = new HistoryRows(store);
  const rows = (): HistoryRows => {
    known.catchUp();
    return known;
  };
  rows();

  function* transactionsOf(ids: Iterable<string>): Generator<Transaction> {
    for (const id of ids) {
      const row = store.get('rows', id);
      if (row) yield row.transaction;
    }
  }

  return {
    page(query) {
      const {ids, ...page} = findPage(rows(), query);
      return {...page, items: [...transactionsOf(ids)]};
    },
    all: (query) => transactionsOf(findAll(rows(), query)),
    counts: () => countRows(rows(), 0, known.length),
    countsBetween(instants) {
      const ends = instants.map((instant) => rows().indexFor(Date.parse(instant)));
      return ends.slice(1).map((end, at) => countRows(known, ends[at] ?? 0, end));
    },
  };
}
