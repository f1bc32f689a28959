import {i18n} from '#i18n';
import type {Frequency} from '../../shared/schedule/frequency.ts';
import {outlookOf, scheduleOf} from '../../shared/schedule/outlook.ts';
import {cityOf} from '../../shared/schedule/zone-time.ts';
import type {FormFacts} from '../messages/asks.ts';
import {locale, numberText, timeText} from '../ui/format.ts';
import type {Draft} from './draft.ts';
import {recipientsOf} from './recipients.ts';

/** `Daily` */
export const frequencyText = (frequency: Frequency): string => i18n.t(`frequency.${frequency}`);

export const alertText = (type: Draft['alert']['type']): string =>
  i18n.t(type === 'email' ? 'form.email' : 'form.internal');

/** `Auckland time` */
export const zoneText = (timeZone: string | null, companyZone: string | null): string =>
  i18n.t('schedule.zone', {city: cityOf(timeZone ?? companyZone ?? 'UTC')});

/** `Wednesday, 25 November` of a calendar day. */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat(locale(), {weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC'}).format(
    Date.parse(`${day}T00:00Z`),
  );

/**
 * What will happen: “Every day at 06:00 Auckland time, first on Wednesday 25 November, next in 19 hours. Errors go by mail
 * to 2 addresses.” Undefined while day or time are missing.
 */
export function sentenceOf(draft: Draft, facts: FormFacts, now: Date): string | undefined {
  const schedule = scheduleOf(draft, facts.companyZone ?? undefined);
  if (!schedule) return undefined;
  const {frequency, time, timeZone, begun, nextAt, nextOn} = outlookOf(schedule, now.getTime());
  const every = i18n.t(`schedule.every.${frequency}`, {
    time: wallTimeText(time),
    zone: zoneText(timeZone, null),
    weekday: weekdayText(schedule.startDate),
  });
  const parts = {every, day: dayText(nextOn), span: spanText(nextAt - now.getTime())};
  if (!begun) return `${i18n.t('schedule.willBegin', parts)} ${alertsText(draft, facts)}`;
  const {enabled, startDate, startTime} = facts.settings.autosync;
  const asSaved = enabled && startDate === draft.startDate && startTime === draft.startTime;
  const next = {...parts, at: timeText(new Date(nextAt), timeZone)};
  return `${i18n.t(asSaved ? 'schedule.goesOn' : 'schedule.hasBegun', next)} ${alertsText(draft, facts)}`;
}

/** `Hourly, next in 12 min`: how autosync stands, in a few words. */
export function summaryOf({settings: {autosync}, nextAutosyncAt}: FormFacts, now: Date): string {
  const frequency = frequencyText(autosync.frequency);
  if (nextAutosyncAt === null) return frequency;
  return i18n.t('schedule.summary', {frequency, span: spanText(Date.parse(nextAutosyncAt) - now.getTime())});
}

function alertsText({alert}: Draft, {settings: {mailingLists}}: FormFacts): string {
  if (alert.type === 'internal') return i18n.t('schedule.errorsInternal');
  const count = recipientsOf(alert, mailingLists).length;
  return count === 0 ? i18n.t('schedule.errorsNobody') : i18n.t('schedule.errorsByMail', count, [numberText(count)]);
}

const SECOND = 1_000;
const units = [
  ['day', 24 * 60 * 60 * SECOND, 2],
  ['hour', 60 * 60 * SECOND, 1.5],
  ['minute', 60 * SECOND, 1],
] as const;

/** `in 19 hours`, in the language of the sentence it stands in. */
function spanText(milliseconds: number): string {
  const language = new Intl.RelativeTimeFormat(i18n.t('extension.language'));
  for (const [unit, length, from] of units) {
    if (milliseconds >= from * length) return language.format(Math.round(milliseconds / length), unit);
  }
  return language.format(Math.max(0, Math.ceil(milliseconds / SECOND)), 'second');
}

/** `06:00` as this browser writes a time. */
const wallTimeText = (time: string): string => timeText(`1970-01-01T${time}Z`, 'UTC');

const weekdayText = (day: string): string =>
  new Intl.DateTimeFormat(i18n.t('extension.language'), {weekday: 'long', timeZone: 'UTC'}).format(
    Date.parse(`${day}T00:00Z`),
  );
