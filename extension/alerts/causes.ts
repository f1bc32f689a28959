import {groupByCause} from '../../shared/alerts/causes.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {countOfKinds} from '../documents/kind-words.ts';
import {mendOf} from './mend.ts';
import {causeTitle, problemTitle} from './problem-words.ts';

/** Documents that failed for one and the same cause, or a standing problem that stops all. */
export interface Cause {
  readonly code: string;
  readonly title: string;
  /** How the cause is mended, as a link's words, and where. */
  readonly mend: string;
  readonly where: string;
  /** `12 bills`; empty for a standing problem. */
  readonly count: string;
}

/**
 * The problems grouped by cause, standing ones first, then the ones with most documents.
 */
export function causesOf(status: Status | null, failed: readonly Transaction[]): readonly Cause[] {
  const standing = (status?.standing ?? []).map((problem) => ({
    code: problem.code,
    title: problemTitle(problem),
    ...mendOf(problem.code),
    count: '',
  }));
  const documents = groupByCause(failed).map(({problem, rows}) => ({
    code: problem.code,
    title: causeTitle(problem, rows[0]?.dear.number ?? '', rows.length),
    ...mendOf(problem.code),
    count: countOfKinds(rows.map(({kind}) => kind)),
  }));
  return [...standing, ...documents];
}
