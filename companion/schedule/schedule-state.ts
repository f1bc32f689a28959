import {scheduleOf} from '../../shared/schedule/outlook.ts';
import type {Schedule} from '../../shared/schedule/slots.ts';
import {isoTime} from '../platform/clock.ts';
import type {State} from '../store/state-record.ts';

export type ScheduleState = NonNullable<State['autosync']>;
type Sources = Pick<State, 'settings' | 'dear' | 'autosync'>;

/** The schedule that counts; undefined while autosynchronisation is off. */
export function currentSchedule({settings, dear}: Omit<Sources, 'autosync'>): Schedule | undefined {
  return settings.autosync.enabled ? scheduleOf(settings.autosync, dear?.timeZone) : undefined;
}

/**
 * How far autosynchronisation is under the settings as they are now. Another schedule begins at `now`: what its past would
 * have asked for is not made up. Gives back the very same state when nothing changed, null while it is off.
 */
export function scheduleState(state: Sources, now: number): ScheduleState | null {
  const schedule = currentSchedule(state);
  if (!schedule) return null;
  const {startDate, startTime, timeZone, frequency} = schedule;
  const name = [startDate, startTime, timeZone, frequency].join(' ');
  if (state.autosync?.schedule === name) return state.autosync;
  return {schedule: name, handled: isoTime(now), runId: null, problems: []};
}
