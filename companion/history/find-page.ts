import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {StatusCounts, Transaction, TransactionStatus} from '../../shared/history/transaction.ts';
import type {HistoryRows} from './history-rows.ts';

export interface HistoryQuery {
  statuses: ReadonlySet<TransactionStatus> | undefined;
  kinds: ReadonlySet<DocumentKind> | undefined;
  /** Part of a number, a party or an order number, in any case. */
  text: string | undefined;
  /** Guid of the sale or purchase, or of the invoice in it; lower case. */
  document: string | undefined;
  run: string | undefined;
  /** The cause of the problem that it has: code and title, as a run's `met` has them. */
  cause: string | undefined;
  /** Ids of the only rows that count. */
  among: ReadonlySet<string> | undefined;
  /** Instants, from included, to not. */
  from: string | undefined;
  to: string | undefined;
  limit: number;
  /** The page begins after this row. */
  after: RowPlace | undefined;
}

/** Where a row stands; holds still however many rows come later. */
export interface RowPlace {
  readonly createdAt: string;
  readonly id: string;
}

export interface FoundPage {
  readonly items: readonly Transaction[];
  readonly next: RowPlace | undefined;
  /** Of what matches all filters but the status. */
  readonly counts: StatusCounts;
}

/** One page, newest first, out of rows that are ordered oldest first. */
export function findPage(rows: HistoryRows, query: HistoryQuery): FoundPage {
  const {limit, statuses, after} = query;
  const counts = noRows();
  const found: number[] = [];
  const matches = matcher(rows, query);
  const end = after ? indexOf(rows, after) : rows.length;
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    if (!matches(at)) continue;
    const status = rows.status(at);
    counts[status] += 1;
    if (at < end && found.length <= limit && (!statuses || statuses.has(status))) found.push(at);
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: transactionsAt(rows, page),
    next: found.length > limit && last !== undefined ? placeOf(rows, last) : undefined,
    counts,
  };
}

/** All that match, newest first, read a few at a time when their turn comes; others may come up meanwhile. */
export function* findAll(rows: HistoryRows, query: HistoryQuery): Generator<Transaction> {
  const matches = matcher(rows, query);
  let end = rows.length;
  while (end > 0) {
    const found: number[] = [];
    while (end > 0 && found.length < AT_ONCE) {
      end -= 1;
      if (matches(end) && (!query.statuses || query.statuses.has(rows.status(end)))) found.push(end);
    }
    const last = placeOf(rows, end);
    yield* transactionsAt(rows, found);
    end = indexOf(rows, last);
  }
}

const AT_ONCE = 50;

const transactionsAt = (rows: HistoryRows, indexes: readonly number[]): Transaction[] =>
  rows.read(indexes).map(({transaction}) => transaction);

/** Of the rows from one place, included, to another, not. */
export function countRows(rows: HistoryRows, from: number, to: number): StatusCounts {
  const counts = noRows();
  for (let at = from; at < to; at += 1) counts[rows.status(at)] += 1;
  return counts;
}

/** Whether a row is one of those asked for, whatever its status. */
function matcher(rows: HistoryRows, query: HistoryQuery): (at: number) => boolean {
  const {kinds, run, cause, among, from, to, document, text} = query;
  const tests = [
    from !== undefined && isSince(rows, Date.parse(from)),
    to !== undefined && isBefore(rows, Date.parse(to)),
    kinds && rows.isOfKind(kinds),
    run !== undefined && rows.isOfRun(run),
    cause !== undefined && rows.hasCause(cause),
    among && rows.isAmong(among),
    document !== undefined && rows.isDocument(document),
    text !== undefined && rows.says(text.toLowerCase()),
  ].filter((test) => test !== false && test !== undefined);
  return (at) => tests.every((test) => test(at));
}

const isSince = (rows: HistoryRows, instant: number) => (at: number) => rows.createdAt(at) >= instant;
const isBefore = (rows: HistoryRows, instant: number) => (at: number) => rows.createdAt(at) < instant;

const noRows = (): StatusCounts => ({Pending: 0, Completed: 0, Failed: 0, Skipped: 0});

const placeOf = (rows: HistoryRows, at: number): RowPlace => ({
  createdAt: new Date(rows.createdAt(at)).toISOString(),
  id: rows.id(at),
});

const indexOf = (rows: HistoryRows, {createdAt, id}: RowPlace): number =>
  rows.indexFor(Date.parse(createdAt), () => id);
