import type {Frequency} from './frequency.ts';
import {firstSlot, nextSlot, type Schedule} from './slots.ts';
import {cityOf, dayAt, isTimeZone} from './zone-time.ts';

/** What a sentence about a schedule needs: “Every day at 06:00 Auckland time, first on Monday 23 November, next in 9 hours”. */
export interface Outlook {
  readonly frequency: Frequency;
  /** The start's, `HH:MM`. */
  readonly time: string;
  /** “Auckland”. */
  readonly city: string;
  readonly timeZone: string;
  /** The start lies in the past: the first run is the next slot. */
  readonly begun: boolean;
  /** The first run from now on, as instant and as the day there (`YYYY-MM-DD`). */
  readonly nextAt: number;
  readonly nextOn: string;
}

/** What will happen from `now` on. */
export function outlookOf(schedule: Schedule, now: number): Outlook {
  const {frequency, startTime, timeZone} = schedule;
  const nextAt = nextSlot(schedule, now);
  return {
    frequency,
    time: startTime,
    city: cityOf(timeZone),
    timeZone,
    begun: firstSlot(schedule) <= now,
    nextAt,
    nextOn: dayAt(nextAt, timeZone),
  };
}

/**
 * The schedule that settings describe; undefined while a start is missing or the zone is unknown.
 * @param companyZone counts where the settings name none; UTC until DEAR is connected
 */
export function scheduleOf(
  settings: {startDate: string | null; startTime: string | null; timeZone: string | null; frequency: Frequency},
  companyZone: string | undefined,
): Schedule | undefined {
  const {startDate, startTime, frequency} = settings;
  const timeZone = settings.timeZone ?? companyZone ?? 'UTC';
  if (startDate === null || startTime === null) return undefined;
  return {startDate, startTime, frequency, timeZone: isTimeZone(timeZone) ? timeZone : 'UTC'};
}
