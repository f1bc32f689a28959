import type {Attempt} from '../../shared/history/transaction.ts';
import type {Problem} from '../../shared/result.ts';
import {ATTEMPTS_KEPT} from '../export/rows.ts';
import type {Row} from '../store/records.ts';

/** What a row has to say to whoever looks after it. */
export interface RowProblem {
  readonly problem: Problem;
  /** Since when it waits on this; null when it failed. */
  readonly waitsSince: string | null;
  /** It is being tried again this moment: what comes of it is not known yet. */
  readonly isTriedAgain: boolean;
}

/**
 * The problem of a row, undefined while it has none. A document that failed and is on its way again has not left its
 * problem behind before it is known what became of it: otherwise each retry would close a notice and open it anew.
 *
 * @param isUnderWay whether the run of this id still works or waits.
 */
export function problemOfRow(
  {transaction, attempts}: Pick<Row, 'transaction' | 'attempts'>,
  isUnderWay: (runId: string) => boolean,
): RowProblem | undefined {
  const {status, problem, runId, createdAt, updatedAt} = transaction;
  if (status === 'Failed' && problem) return {problem, waitsSince: null, isTriedAgain: false};
  if (status !== 'Pending') return undefined;
  if (problem) return {problem, waitsSince: waitingSince(attempts, createdAt) ?? updatedAt, isTriedAgain: false};

  const last = attempts.findLast(({outcome}) => outcome !== 'sent');
  if (last?.outcome !== 'failed' || !last.problem || runId === null || !isUnderWay(runId)) return undefined;
  return {problem: last.problem, waitsSince: null, isTriedAgain: true};
}

/** When the unbroken waiting at the end of a timeline began; one that reaches back further than is kept, with the row. */
function waitingSince(attempts: readonly Attempt[], createdAt: string): string | undefined {
  const broken = attempts.findLastIndex(({outcome}) => !['sent', 'waited', 'unknown'].includes(outcome));
  if (broken < 0 && attempts.length >= ATTEMPTS_KEPT) return createdAt;
  return attempts.slice(broken + 1).find(({outcome}) => outcome !== 'sent')?.at;
}
