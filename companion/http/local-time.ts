import {wallTimeAt} from '../../shared/schedule/zone-time.ts';

/** An instant as a spreadsheet and a person read it, by the clock of a zone: `2026-11-23 06:00:00`. */
export const localTime = (instant: string, timeZone: string): string =>
  new Date(wallTimeAt(Date.parse(instant), timeZone)).toISOString().slice(0, 19).replace('T', ' ');
