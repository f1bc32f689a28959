import type {Notification} from '../../shared/alerts/notification.ts';
import type {StandingProblem} from '../../shared/alerts/standing.ts';
import type {Problem} from '../../shared/result.ts';
import type {Cause} from './cause.ts';

/** A problem of no document as a notice. */
export const standingCause = (problem: Problem & Partial<Pick<StandingProblem, 'severity'>>): Cause => ({
  key: problem.code,
  severity: problem.severity ?? severities[problem.code] ?? 'error',
  code: problem.code,
  title: problem.title.replace(/\.$/, ''),
  detail: problem.detail,
  fix: problem.fix,
  ...(problem.link ? {link: problem.link} : {}),
  count: 0,
  transactionIds: [],
});

/** What needs nobody at once: it goes on by itself, or is only to know. */
const severities: Readonly<Record<string, Notification['severity']>> = {
  'xero.day-limit': 'warning',
  'xero.login-ends-soon': 'warning',
  'companion.restarted': 'warning',
  'companion.updated': 'info',
};
