import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import {briefOf, type RowBrief} from '../store/briefs.ts';
import {keyOf} from '../store/entry-key.ts';
import type {Master} from '../store/master-record.ts';
import type {Row} from '../store/records.ts';
import type {Store} from '../store/store.ts';
import {masterIds} from './acts.ts';
import {countRows, findAll, findPage, type HistoryQuery, type RowPlace} from './find-page.ts';
import {type HistoryRow, HistoryRows} from './history-rows.ts';
import {orderNumbersIn} from './order-numbers.ts';

interface HistoryPage {
  readonly items: readonly Transaction[];
  readonly next: RowPlace | undefined;
  /** Of what matches all filters but the status. */
  readonly counts: StatusCounts;
}

/** The history in the order in which it is shown, so that a page of a hundred thousand rows needs no sorting. */
export interface HistoryIndex {
  update(rows: readonly Row[]): void;
  /** Sales and purchases that came up after their rows, or have another number now. */
  renumber(masters: readonly Master[]): void;
  page(query: HistoryQuery): HistoryPage;
  /** All that match, newest first, whatever the limit; each is read when its turn comes. */
  all(query: HistoryQuery): Iterable<Transaction>;
  counts(): StatusCounts;
  /** What became of the rows that came up from one instant to the next, for each two that follow one another. */
  countsBetween(instants: readonly string[]): StatusCounts[];
}

/** So many new rows come before room has to be made for more. */
const SOON = 2_000;

export function createHistoryIndex(store: Pick<Store, 'get' | 'brief' | 'briefs' | 'count'>): HistoryIndex {
  const rows = new HistoryRows(rowsIn(store), store.count('rows') + SOON);
  let counts = countRows(rows, 0, rows.length);

  const orderOf = (row: Row): string =>
    masterIds(row)
      .map((id) => store.brief('masters', id)?.says ?? '')
      .join('');

  function* transactionsOf(ids: Iterable<string>): Generator<Transaction> {
    for (const id of ids) {
      const row = store.get('rows', id);
      if (row) yield row.transaction;
    }
  }

  return {
    update(changed) {
      for (const whole of changed) {
        const row = rowOf(briefOf('rows', whole), orderOf(whole));
        const before = rows.put(row);
        if (before) counts = {...counts, [before]: counts[before] - 1};
        counts = {...counts, [row.status]: counts[row.status] + 1};
      }
    },
    renumber(masters) {
      for (const {dearId, number} of masters) rows.renumber(keyOf(dearId.toLowerCase()), number.toLowerCase());
    },
    page(query) {
      const {ids, ...page} = findPage(rows, query);
      return {...page, items: [...transactionsOf(ids)]};
    },
    all: (query) => transactionsOf(findAll(rows, query)),
    counts: () => counts,
    countsBetween(instants) {
      const places = instants.map((instant) => rows.placeFor(Date.parse(instant)));
      return places.slice(1).map((end, index) => countRows(rows, places[index] ?? 0, end));
    },
  };
}

/** All rows with the order numbers, which stand with the sales and purchases. */
function* rowsIn(store: Pick<Store, 'briefs' | 'count'>): Generator<HistoryRow> {
  const orderOf = orderNumbersIn(store);
  for (const brief of store.briefs('rows')) yield rowOf(brief, orderOf(brief.master));
}

const rowOf = (
  {key, id, says, status, kind, runId, cause, told, createdAt, dear, document}: RowBrief,
  order: string,
): HistoryRow => ({key, id, says, status, kind, runId, cause, told, createdAt, dear, document, order});
