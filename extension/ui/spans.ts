import {dayAfter, dayAt, startOfDay} from '../../shared/schedule/zone-time.ts';

/** Instants in ISO 8601, from included, to not. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

/**
 * When a calendar day begins and ends in a time zone, by default the reader's own. A day that daylight saving makes longer
 * or shorter has its true length.
 */
export const dayBounds = (day: string, timeZone = ownZone()): Required<Span> => ({
  from: new Date(startOfDay(day, timeZone)).toISOString(),
  to: new Date(startOfDay(dayAfter(day), timeZone)).toISOString(),
});

/** The last so many days up to now, today included, on the reader's clock. */
export function lastDays(count: number, now: Date): Span {
  const from = new Date(now);
  from.setHours(0, 0, 0, 0);
  from.setDate(from.getDate() - count + 1);
  return {from: from.toISOString()};
}

/** The calendar day of an instant in a time zone: `2026-11-23`. */
export const dayIn = (at: Date, timeZone = ownZone()): string => dayAt(at.getTime(), timeZone);

/** Where the reader is. */
const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
