import {lastSlot, nextSlot, type Schedule} from '../../shared/schedule/slots.ts';

/**
 * The slot that has to be dealt with now; undefined while there is none. However many were missed while the machine slept
 * or the companion was off, it is the last one alone.
 * @param handled slots up to this instant are dealt with
 */
export function dueSlot(schedule: Schedule, handled: number, now: number): number | undefined {
  const slot = lastSlot(schedule, now);
  if (slot === undefined) return undefined;
  return slot > handled ? slot : undefined;
}

/**
 * Whether the machine's clock was put back so far that slots of the time to come count as dealt with. A little back, the
 * slot that just ran does not run again.
 */
export const isFarBack = (schedule: Schedule, handled: number, now: number): boolean =>
  now < handled && nextSlot(schedule, now) < handled;
