import type {StandingProblem} from '../../shared/alerts/standing.ts';
import type {Status} from '../../shared/contract/status.ts';
import {isOver, type Run} from '../../shared/export/run.ts';
import {lengthOfFrequency} from '../../shared/schedule/frequency.ts';
import type {Schedule} from '../../shared/schedule/slots.ts';
import {isUsedUp} from './judge-slot.ts';
import {didNotRun, tooLong} from './schedule-problems.ts';
import type {ScheduleState} from './schedule-state.ts';

/** A sync that waits longer than this did not run when it should have. */
const GRACE = 5 * 60_000;

/**
 * What is wrong with the schedule after a look at it: what the slot met that was due, what its run is like by now, and the
 * warning that slots pass for as long as Xero's day is used up. What was wrong before keeps the words it had: they name
 * the slot at which it began.
 */
export function stillWrong(
  schedule: Schedule,
  {before, after}: {before: ScheduleState; after: ScheduleState},
  {now, run, xeroDay}: {now: number; run: Run | undefined; xeroDay: Status['budget']['xeroDay']},
): StandingProblem[] {
  const lasting = after.problems.filter(({code}) => code === 'autosync.slowed' && isUsedUp(xeroDay));
  const found = after === before ? lasting : after.problems;
  const all = [...found, ...overdue(schedule, Date.parse(after.handled), run, now)];
  return all.map((problem) => before.problems.find(({code}) => code === problem.code) ?? problem);
}

/** What is wrong with the run of a slot by now, if anything: it never began, or it never ends. */
function overdue(schedule: Schedule, slot: number, run: Run | undefined, now: number): StandingProblem[] {
  if (!run || isOver(run.state)) return [];
  if (run.state === 'waiting') {
    if (now - slot <= GRACE) return [];
    return [didNotRun(schedule, slot, 'It still waits for its turn.', 'Look under Runs at what is under way.')];
  }
  const startedAt = Date.parse(run.startedAt ?? '');
  return now - startedAt > 3 * lengthOfFrequency(schedule.frequency) ? [tooLong(schedule, startedAt)] : [];
}
