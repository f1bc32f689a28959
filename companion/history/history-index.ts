import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import type {Row} from '../store/records.ts';
import {compareRows, countRows, findAll, findPage, type HistoryPage, type HistoryQuery} from './find-page.ts';

/** The history in the order in which it is shown, so that a page of a hundred thousand rows needs no sorting. */
export interface HistoryIndex {
  update(rows: readonly Row[]): void;
  page(query: HistoryQuery): HistoryPage;
  /** All that match, newest first, whatever the limit. */
  all(query: HistoryQuery): Transaction[];
  counts(): StatusCounts;
  /** What became of the rows that came up from one instant to the next, for each two that follow one another. */
  countsBetween(instants: readonly string[]): StatusCounts[];
}

/** `orderNumberOf` gives the number of the sale or purchase a row belongs to, for the search. */
export function createHistoryIndex(rows: Iterable<Row>, orderNumberOf: (row: Row) => string): HistoryIndex {
  /** Oldest first: new rows come at the end. */
  const ordered = [...rows].sort(compareRows);
  let counts = countRows(ordered);

  /** How many rows at the beginning are before what is looked for. */
  function placeFor(isBefore: (row: Row) => boolean): number {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = ordered[middle];
      if (row && isBefore(row)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    update(changed) {
      for (const row of changed) {
        const place = placeFor((other) => compareRows(other, row) < 0);
        const before = ordered[place];
        const known = before?.id === row.id;
        ordered.splice(place, known ? 1 : 0, row);
        counts = {
          ...counts,
          ...(known ? {[before.transaction.status]: counts[before.transaction.status] - 1} : {}),
        };
        counts = {...counts, [row.transaction.status]: counts[row.transaction.status] + 1};
      }
    },
    page: (query) => findPage(ordered, query, orderNumberOf),
    all: (query) => findAll(ordered, query, orderNumberOf),
    counts: () => counts,
    countsBetween(instants) {
      const places = instants.map((instant) => placeFor((row) => row.transaction.createdAt < instant));
      return places.slice(1).map((end, index) => countRows(ordered.slice(places[index], end)));
    },
  };
}
