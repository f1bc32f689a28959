import type {Settings} from '../../shared/contract/settings.ts';
import {dayAt} from '../../shared/schedule/zone-time.ts';
import type {FormFacts} from '../messages/asks.ts';

export type Draft = Settings['autosync'];

/** What somebody begins to write: as saved, and today at the next full hour where nothing was. */
export function draftFrom({settings: {autosync}, companyZone}: FormFacts, now: Date): Draft {
  const timeZone = autosync.timeZone ?? companyZone ?? 'UTC';
  const inAnHour = now.getTime() + 3_600_000;
  return {
    ...autosync,
    startDate: autosync.startDate ?? dayAt(inAnHour, timeZone),
    startTime: autosync.startTime ?? `${hourAt(inAnHour, timeZone)}:00`,
  };
}

const hourAt = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {hour: '2-digit', hourCycle: 'h23', timeZone}).format(instant);
