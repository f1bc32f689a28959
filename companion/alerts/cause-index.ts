import {causeKey} from '../../shared/alerts/causes.ts';
import type {Row} from '../store/records.ts';
import type {Cause} from './cause.ts';
import {documentCause, type Member} from './document-cause.ts';
import {problemOfRow} from './problem-of-row.ts';

/** How long a document waits on a problem before people are told: most troubles of the way are over by then. */
const LASTS = 60 * 60_000;

/** What of the history needs somebody, kept up with each commit, so that a hundred thousand rows are read once only. */
export interface CauseIndex {
  update(rows: Iterable<Row>): void;
  /** The causes as they are now. */
  look(now: number): Cause[];
  /** All documents that cannot go, each with what stops it. */
  members(): Iterable<Member>;
  /** The ids of all rows that have a cause now, by its key. */
  rowsWith(key: string, now: number): string[];
}

interface Placed extends Member {
  readonly waitsSince: string | null;
}

export function createCauseIndex(rows: Iterable<Row>, isUnderWay: (runId: string) => boolean): CauseIndex {
  const groups = new Map<string, Map<string, Placed>>();
  const keyOf = new Map<string, string>();
  /** Their fate hangs on a run: looked at again each time. */
  const triedAgain = new Map<string, Row>();
  /** Made anew only where something changed. */
  const made = new Map<string, Cause>();

  function leave(id: string): void {
    const key = keyOf.get(id);
    if (key === undefined) return;
    keyOf.delete(id);
    made.delete(key);
    const group = groups.get(key);
    group?.delete(id);
    if (group?.size === 0) groups.delete(key);
  }

  function place(row: Row): void {
    leave(row.id);
    triedAgain.delete(row.id);
    const found = problemOfRow(row, isUnderWay);
    if (!found) return;
    if (found.isTriedAgain) triedAgain.set(row.id, row);
    const {problem, waitsSince} = found;
    const key = `${waitsSince === null ? '' : WAITS}${causeKey(problem, row.transaction.dear.number)}`;
    const group = groups.get(key) ?? new Map<string, Placed>();
    groups.set(key, group.set(row.id, {transaction: row.transaction, problem, waitsSince}));
    keyOf.set(row.id, key);
    made.delete(key);
  }

  for (const row of rows) place(row);

  return {
    update(changed) {
      for (const row of changed) place(row);
    },
    look(now) {
      for (const row of [...triedAgain.values()]) place(row);
      return [...groups].flatMap(([key, group]) => {
        const known = made.get(key);
        if (known) return [known];
        const isWaiting = key.startsWith(WAITS);
        const [first, ...others] = [...group.values()].filter((member) => hasLasted(member, now)).sort(newestFirst);
        if (!first) return [];
        const cause = documentCause(key, [first, ...others], isWaiting);
        // Who waits joins as time passes, without a commit.
        if (!isWaiting) made.set(key, cause);
        return [cause];
      });
    },
    *members() {
      for (const group of groups.values()) yield* group.values();
    },
    rowsWith: (key, now) =>
      [...(groups.get(key)?.values() ?? [])]
        .filter((member) => hasLasted(member, now))
        .map(({transaction}) => transaction.id),
  };
}

const WAITS = 'waits ';

const hasLasted = ({waitsSince}: Placed, now: number): boolean =>
  waitsSince === null || Date.parse(waitsSince) + LASTS <= now;

const newestFirst = (one: Placed, other: Placed): number =>
  other.transaction.createdAt.localeCompare(one.transaction.createdAt) ||
  other.transaction.id.localeCompare(one.transaction.id);
