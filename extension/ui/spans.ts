/** Instants in ISO 8601, from included, to not. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * When a calendar day begins and ends in a time zone, by default the reader's own. A day that daylight saving makes longer
 * or shorter has its true length.
 */
export function dayBounds(day: string, timeZone?: string): Required<Span> {
  return {from: midnight(day, timeZone).toISOString(), to: midnight(dayAfter(day), timeZone).toISOString()};
}

/** The last so many days up to now, today included, on the reader's clock. */
export function lastDays(count: number, now: Date): Span {
  const from = new Date(now);
  from.setHours(0, 0, 0, 0);
  from.setDate(from.getDate() - count + 1);
  return {from: from.toISOString()};
}

/** The calendar day of an instant in a time zone: `2026-11-23`. */
export function dayIn(at: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...(timeZone ? {timeZone} : {}),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** So many days after a calendar day. */
export function dayAfter(day: string, days = 1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first instant at which the zone's calendar shows this day: zones are never more than 14 hours from UTC. */
function midnight(day: string, timeZone?: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let early = utc - 15 * HOUR;
  let late = utc + 15 * HOUR;
  while (late - early > MINUTE) {
    const middle = Math.floor((early + late) / 2 / MINUTE) * MINUTE;
    if (dayIn(new Date(middle), timeZone) < day) early = middle;
    else late = middle;
  }
  return new Date(late);
}
