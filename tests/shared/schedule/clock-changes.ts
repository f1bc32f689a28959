const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The clock on a wall there, read by the Swedish way of writing, which is ISO's: not the way the code reads it. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function wall(instant: number, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', {timeZone, dateStyle: 'short', timeStyle: 'medium'});
  clocks.set(timeZone, clock);
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`);
}

const offset = (instant: number, timeZone: string): number => wall(instant, timeZone) - instant;

/** The instants in a year at which the clock of a zone is put forward or back, to the minute. */
export function changesOfTheClock(timeZone: string, year: number): number[] {
  const found: number[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  const week = 7 * 24 * HOUR;
  for (let from = Date.UTC(year, 0, 1); from < end; from += week) {
    if (offset(from, timeZone) === offset(from + week, timeZone)) continue;
    let [before, after] = [from, from + week];
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (offset(middle, timeZone) === offset(from, timeZone)) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

/** The zones whose clocks change in each of ten years. */
export const zonesWithDaylightSaving = (): string[] =>
  Intl.supportedValuesOf('timeZone').filter((zone) =>
    [2026, 2030, 2035].every((year) => changesOfTheClock(zone, year).length > 0),
  );

/** The first minute at which the clock there shows that time or a later one: tried minute by minute from a day before. */
export function firstMomentAtOrAfter(wallTime: number, timeZone: string): number {
  // The clock never runs back by more than three hours, so a rough walk in hours may stop short and go on by minutes.
  let instant = wallTime - 15 * HOUR;
  while (wall(instant + HOUR, timeZone) < wallTime) instant += HOUR;
  while (wall(instant, timeZone) < wallTime) instant += MINUTE;
  return instant;
}
