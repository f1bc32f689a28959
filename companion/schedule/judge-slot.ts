import type {StandingProblem} from '../../shared/alerts/standing.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Schedule} from '../../shared/schedule/slots.ts';
import {didNotRun, slowed} from './schedule-problems.ts';

/** What a slot finds when its time has come. */
export interface Circumstances {
  /** Whether there are keys and a login to call with; a failing connection is tried all the same, that may mend it. */
  readonly dear: boolean;
  readonly xero: boolean;
  /** The run under way or waiting, if any. */
  readonly run: Run | null;
  /** What is left of Xero's calls of the day. */
  readonly xeroDay: Status['budget']['xeroDay'];
}

/** What becomes of the slot: a run of its own, the full sync that is there already, nothing, or it waits. */
export type Verdict =
  | {readonly do: 'run'}
  | {readonly do: 'join'; readonly runId: string}
  | {readonly do: 'pass'; readonly problem: StandingProblem}
  | {readonly do: 'wait'; readonly problem: StandingProblem};

export function judgeSlot(schedule: Schedule, slot: number, {dear, xero, run, xeroDay}: Circumstances): Verdict {
  if (!dear) {
    return waits('DEAR is not connected.', 'An administrator connects DEAR in the set-up; the sync then runs at once.');
  }
  if (!xero) {
    return waits('Xero is not connected.', 'An administrator connects Xero in the set-up; the sync then runs at once.');
  }
  // What it would do is being done, or about to be.
  if (run?.scope.kind === 'all' && !run.preview) return {do: 'join', runId: run.id};
  return isUsedUp(xeroDay) ? {do: 'pass', problem: slowed(xeroDay)} : {do: 'run'};

  function waits(why: string, fix: string): Verdict {
    return {do: 'wait', problem: didNotRun(schedule, slot, why, fix)};
  }
}

/** A tenth of the day is kept for what people wait for. */
export const isUsedUp = ({limit, remaining}: Status['budget']['xeroDay']): boolean =>
  remaining <= Math.ceil(limit / 10);
