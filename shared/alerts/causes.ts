import type {Transaction} from '../history/transaction.ts';
import type {Problem} from '../result.ts';

/** Documents that have one and the same problem. */
export interface DocumentCause<Row> {
  readonly key: string;
  /** As the first of them has it. */
  readonly problem: Problem;
  readonly rows: readonly Row[];
}

/** The rows that have a problem grouped by its cause, the cause with most of them first. */
export function groupByCause<Row extends Pick<Transaction, 'problem' | 'dear'>>(
  rows: readonly Row[],
): DocumentCause<Row>[] {
  const groups = new Map<string, {problem: Problem; rows: Row[]}>();
  for (const row of rows) {
    if (!row.problem) continue;
    const key = causeKey(row.problem, row.dear.number);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, {problem: row.problem, rows: [row]});
  }
  return Array.from(groups, ([key, group]) => ({key, ...group})).sort(
    (one, other) => other.rows.length - one.rows.length,
  );
}

/**
 * The same for all documents that one mend helps: the code, and what the title says apart from the document's own number
 * and amounts. Account 630 and account 640 archived are two causes; two documents before the lock date are one.
 */
export const causeKey = ({code, title}: Pick<Problem, 'code' | 'title'>, number: string): string =>
  `${code} ${withoutOwn(title, number)}`;

/** Whether a problem is of a cause, as its key says it, or with the title whole, as a run tells of one document alone. */
export const isOfCause = (problem: Pick<Problem, 'code' | 'title'>, number: string, cause: string): boolean =>
  causeKey(problem, number) === cause || `${problem.code} ${problem.title}` === cause;

/** The title with `…` for the document's number and for the amount by which something differs. */
export function withoutOwn(title: string, number: string): string {
  const general = title.replace(/\bby \d[\d.,]*(?=\.?$)/, 'by …');
  // Nearly no title has it, and the pattern is dear.
  if (number === '' || !general.toLowerCase().includes(number.toLowerCase())) return general;
  return general.replaceAll(wholeWord(number), '…');
}

/** Not within a longer word, and not a code that happens to read like the number: account 630 is no document. */
const wholeWord = (text: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}]|account |rate |currency )${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
