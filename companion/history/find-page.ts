import {isOfCause} from '../../shared/alerts/causes.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {StatusCounts, Transaction, TransactionStatus} from '../../shared/history/transaction.ts';
import type {Row} from '../store/records.ts';

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

export interface HistoryPage {
  items: Transaction[];
  next: RowPlace | undefined;
  /** Of what matches all filters but the status. */
  counts: StatusCounts;
}

/** One page, newest first, out of rows that are ordered oldest first. */
export function findPage(rows: readonly Row[], query: HistoryQuery, orderNumberOf: (row: Row) => string): HistoryPage {
  const counts = noRows();
  const found: Row[] = [];
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (!row || !matches(row, query, orderNumberOf)) continue;
    counts[row.transaction.status] += 1;
    if (found.length > query.limit || (query.statuses && !query.statuses.has(row.transaction.status))) continue;
    if (query.after && comparePlaces(placeOf(row), query.after) >= 0) continue;
    found.push(row);
  }
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => row.transaction),
    next: found.length > query.limit && last ? placeOf(last) : undefined,
    counts,
  };
}

/** All that match, newest first. */
export function findAll(rows: readonly Row[], query: HistoryQuery, orderNumberOf: (row: Row) => string): Transaction[] {
  const found = rows.filter(
    (row) => (!query.statuses || query.statuses.has(row.transaction.status)) && matches(row, query, orderNumberOf),
  );
  return found.map((row) => row.transaction).reverse();
}

export const compareRows = (one: Row, other: Row): number => comparePlaces(placeOf(one), placeOf(other));

export function countRows(rows: readonly Row[]): StatusCounts {
  const counts = noRows();
  for (const row of rows) counts[row.transaction.status] += 1;
  return counts;
}

function matches(row: Row, query: HistoryQuery, orderNumberOf: (row: Row) => string): boolean {
  const {transaction} = row;
  if (query.kinds && !query.kinds.has(transaction.kind)) return false;
  if (query.run !== undefined && transaction.runId !== query.run) return false;
  if (query.among && !query.among.has(row.id)) return false;
  if (query.cause !== undefined && !hasCause(transaction, query.cause)) return false;
  if (query.from !== undefined && transaction.createdAt < query.from) return false;
  if (query.to !== undefined && transaction.createdAt >= query.to) return false;
  if (query.document !== undefined && !isDocument(transaction, query.document)) return false;
  return query.text === undefined || says(row, query.text.toLowerCase(), orderNumberOf);
}

const hasCause = ({problem, dear}: Transaction, cause: string): boolean =>
  problem !== null && isOfCause(problem, dear.number, cause);

const isDocument = ({dear}: Transaction, id: string): boolean =>
  dear.id.toLowerCase() === id || dear.documentId.toLowerCase() === id;

const says = (row: Row, text: string, orderNumberOf: (row: Row) => string): boolean =>
  [
    row.transaction.dear.number,
    row.transaction.dear.party,
    row.transaction.xero?.number ?? '',
    orderNumberOf(row),
  ].some((words) => words.toLowerCase().includes(text));

const noRows = (): StatusCounts => ({Pending: 0, Completed: 0, Failed: 0, Skipped: 0});

const placeOf = ({id, transaction}: Row): RowPlace => ({createdAt: transaction.createdAt, id});

function comparePlaces(one: RowPlace, other: RowPlace): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? -1 : 1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
