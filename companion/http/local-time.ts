import {wallTimeAt} from '../../shared/schedule/zone-time.ts';

/** No clock is put forward or back but at a quarter of an hour. */
const QUARTER = 900_000;

/**
 * Says an instant as a spreadsheet and a person read it, by the clock of a zone: `2026-11-23 06:00:00`. It remembers how
 * far the clock is from UTC, for a file has many instants that lie close together.
 */
export function localTimes(timeZone: string): (instant: string) => string {
  const offsets = new Map<number, number>();
  return (instant) => {
    const at = Date.parse(instant);
    const quarter = Math.floor(at / QUARTER);
    const offset = offsets.get(quarter) ?? wallTimeAt(quarter * QUARTER, timeZone) - quarter * QUARTER;
    offsets.set(quarter, offset);
    return new Date(at + offset).toISOString().slice(0, 19).replace('T', ' ');
  };
}
