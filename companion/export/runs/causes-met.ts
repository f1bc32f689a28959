import {groupByCause, withoutOwn} from '../../../shared/alerts/causes.ts';
import type {Run} from '../../../shared/export/run.ts';
import type {Row} from '../../store/records.ts';

/** What a run met that kept documents back: each cause with how many of its documents have it, the most frequent first. */
export function causesMet(rows: Iterable<Row>, runId: string): NonNullable<Run['met']> {
  const ofRun = [];
  for (const {transaction} of rows) if (transaction.runId === runId && transaction.problem) ofRun.push(transaction);
  return groupByCause(ofRun).map(({problem, rows: alike}) => ({
    code: problem.code,
    // A title that names one of them would be wrong for the others.
    title: alike.length === 1 ? problem.title : withoutOwn(problem.title, alike[0]?.dear.number ?? ''),
    count: alike.length,
  }));
}
