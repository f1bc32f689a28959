import type {StatusCounts} from '../../shared/history/transaction.ts';
import type {Row} from '../store/records.ts';
import {compareRows, countRows, findPage, type HistoryPage, type HistoryQuery} from './find-page.ts';

/** The history in the order in which it is shown, so that a page of a hundred thousand rows needs no sorting. */
export interface HistoryIndex {
  update(rows: readonly Row[]): void;
  page(query: HistoryQuery): HistoryPage;
  counts(): StatusCounts;
}

/** `orderNumberOf` gives the number of the sale or purchase a row belongs to, for the search. */
export function createHistoryIndex(rows: Iterable<Row>, orderNumberOf: (row: Row) => string): HistoryIndex {
  /** Oldest first: new rows come at the end. */
  const ordered = [...rows].sort(compareRows);
  let counts = countRows(ordered);

  /** Where the row stands, or would stand. */
  function placeOf(row: Row): number {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = ordered[middle];
      if (other && compareRows(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    update(changed) {
      for (const row of changed) {
        const place = placeOf(row);
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
    counts: () => counts,
  };
}
