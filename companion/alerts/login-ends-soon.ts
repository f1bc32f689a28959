import type {Status} from '../../shared/contract/status.ts';
import {problemOf} from '../platform/trouble.ts';
import type {Cause} from './cause.ts';
import {standingCause} from './standing-cause.ts';
import {timeText} from './time-text.ts';

const DAY = 24 * 60 * 60_000;

/**
 * That Xero's login ends within seven days, and once more within two: a notice of its own each time. A login that works
 * is renewed by each sync, so this comes only where none has run for weeks (Xero ends unused consents after 60 days).
 */
export function loginEndsSoon({state, reconnectBy}: Status['xero'], now: number, timeZone: string): Cause | undefined {
  if (state !== 'connected' || !reconnectBy) return undefined;
  const left = Date.parse(reconnectBy) - now;
  if (left > 7 * DAY) return undefined;
  const days = Math.max(0, Math.ceil(left / DAY));
  const soon = days === 0 ? 'now' : days === 1 ? 'within a day' : `in ${days} days`;
  const problem = problemOf(
    'xero.login-ends-soon',
    `Xero’s login ends ${soon}.`,
    `Log in again before ${timeText(reconnectBy, timeZone)}, and nothing stops.`,
    'Log in to Xero again in the set-up.',
  );
  return {...standingCause(problem), key: `${problem.code} ${left > 2 * DAY ? 7 : 2}`};
}
