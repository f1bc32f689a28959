/**
 * What a clock on a wall shows, as milliseconds since 1970 counted as if the place were at UTC. Reading it by the UTC
 * methods of `Date` gives the day and the time that stand there.
 */
export type WallTime = number;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whether it is a zone of the IANA list; an offset such as +13:00 knows no daylight saving and is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The clock on a wall of that zone at an instant, to the second. Throws a RangeError for an unknown zone. */
export function wallTimeAt(instant: number, timeZone: string): WallTime {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const {type, value} of clockOf(timeZone).formatToParts(instant)) part[type] = Number(value);
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clock shows that. A moment that the clock passes twice counts the first time; one that it skips
 * is the first moment after.
 */
export function instantOf(wall: WallTime, timeZone: string): number {
  const offsetAt = (instant: number) => wallTimeAt(instant, timeZone) - instant;
  // No zone lies further from UTC than 14 hours, so these are before and after whatever happens to the clock here.
  const offsets = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
  const shown = offsets.map((offset) => wall - offset).filter((instant) => wallTimeAt(instant, timeZone) === wall);
  if (shown.length > 0) return Math.min(...shown);

  let before = wall - Math.max(...offsets);
  let after = wall - Math.min(...offsets);
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000;
    if (wallTimeAt(middle, timeZone) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** The calendar day there, `YYYY-MM-DD`. */
export const dayAt = (instant: number, timeZone: string): string => dayOf(wallTimeAt(instant, timeZone));

/** The instant at which a calendar day begins there; the clock need not show midnight. */
export const startOfDay = (day: string, timeZone: string): number => instantOf(Date.parse(`${day}T00:00Z`), timeZone);

/** The day so many days later. */
export const dayAfter = (day: string, days = 1): string => dayOf(Date.parse(`${day}T00:00Z`) + days * DAY);

/** What people call the place: “Auckland”, “Buenos Aires”. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

const dayOf = (wall: WallTime): string => new Date(wall).toISOString().slice(0, 10);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow; using one is not. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}
