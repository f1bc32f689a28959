import {type Frequency, followsWallClock, lengthOfFrequency} from './frequency.ts';
import {instantOf, type WallTime, wallTimeAt} from './zone-time.ts';

/** When Deerpath syncs by itself: from a day and time of a zone, every so often. */
export interface Schedule {
  /** `YYYY-MM-DD`, a day that exists. */
  readonly startDate: string;
  /** `HH:MM`. */
  readonly startTime: string;
  /** A zone of the IANA list. */
  readonly timeZone: string;
  readonly frequency: Frequency;
}

/**
 * Slots are start + k × frequency, as instants in milliseconds. Up to an hour that is elapsed time; beyond it the clock on
 * the company's wall, across daylight saving: a moment that the clock skips runs at the first one after, one that it
 * shows twice runs once, the first time.
 */
export const firstSlot = (schedule: Schedule): number => slotAt(schedule, 0);

/** The first slot later than that instant. */
export const nextSlot = (schedule: Schedule, after: number): number => slotAt(schedule, lastIndex(schedule, after) + 1);

/** The latest slot that is not later than that instant; undefined before the first. */
export function lastSlot(schedule: Schedule, until: number): number | undefined {
  const index = lastIndex(schedule, until);
  return index < 0 ? undefined : slotAt(schedule, index);
}

function slotAt(schedule: Schedule, index: number): number {
  const {timeZone, frequency} = schedule;
  const passed = index * lengthOfFrequency(frequency);
  return followsWallClock(frequency)
    ? instantOf(startOf(schedule) + passed, timeZone)
    : instantOf(startOf(schedule), timeZone) + passed;
}

/** The greatest index of a slot that is not later; −1 before the first. Slots that fall together count as the last. */
function lastIndex(schedule: Schedule, until: number): number {
  const {timeZone, frequency} = schedule;
  const passed = followsWallClock(frequency)
    ? wallTimeAt(until, timeZone) - startOf(schedule)
    : until - instantOf(startOf(schedule), timeZone);
  // Around a change of the clock the estimate is a few slots off.
  let index = Math.max(-1, Math.floor(passed / lengthOfFrequency(frequency)));
  while (index >= 0 && slotAt(schedule, index) > until) index -= 1;
  while (slotAt(schedule, index + 1) <= until) index += 1;
  return index;
}

const startOf = ({startDate, startTime}: Schedule): WallTime => Date.parse(`${startDate}T${startTime}Z`);
