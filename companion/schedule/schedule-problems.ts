import type {StandingProblem} from '../../shared/alerts/standing.ts';
import type {Schedule} from '../../shared/schedule/slots.ts';
import {cityOf} from '../../shared/schedule/zone-time.ts';
import {problemOf} from '../platform/trouble.ts';

/** The sync of a slot did not begin. `why` is a sentence, `fix` what to do. */
export const didNotRun = (schedule: Schedule, slot: number, why: string, fix: string): StandingProblem => ({
  ...problemOf(
    'autosync.did-not-run',
    'A scheduled sync did not run.',
    `It was due on ${momentOf(slot, schedule)}. ${why}`,
    fix,
  ),
  severity: 'error',
});

/** A scheduled sync has not ended in three times the time between two of them. */
export const tooLong = (schedule: Schedule, startedAt: number): StandingProblem => ({
  ...problemOf(
    'autosync.too-long',
    'A scheduled sync does not come to its end.',
    `It began on ${momentOf(startedAt, schedule)}, and three more were due since then; they wait for it.`,
    'Look at it under Runs. If it stands still, stop it there: the next one goes on from where it was.',
  ),
  severity: 'error',
});

/** What is left of Xero's day is kept for people; the schedule lets slots pass meanwhile. */
export const slowed = ({limit, remaining}: {limit: number; remaining: number}): StandingProblem => ({
  ...problemOf(
    'autosync.slowed',
    'Scheduled syncs are slowed down.',
    `Of the ${limit} calls that Xero allows a day ${remaining} are left. They are kept for what people ask for; scheduled syncs pass until Xero’s day is over.`,
    'Nothing has to be done. If it happens often, choose a lower frequency, or a larger plan for the app at Xero.',
  ),
  severity: 'warning',
});

/** “Monday 23 November at 06:00 Auckland time” */
function momentOf(instant: number, {timeZone}: Schedule): string {
  const day = new Intl.DateTimeFormat('en-GB', {timeZone, weekday: 'long', day: 'numeric', month: 'long'});
  const time = new Intl.DateTimeFormat('en-GB', {timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
  return `${day.format(instant).replace(',', '')} at ${time.format(instant)} ${cityOf(timeZone)} time`;
}
