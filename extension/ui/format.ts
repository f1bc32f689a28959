import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import type {Money} from '../../shared/money/money.ts';

/** The browser's own language: numbers, dates and money are written its way. */
export const locale = (): string => browser.i18n.getUILanguage();

/** `1265.00` NZD as `1,265.00`; the currency stands apart. The text itself is formatted, so that no digit can change. */
export function amountText({value}: Money): string {
  const decimals = /^-?\d+(?:\.(\d+))?$/.exec(value);
  if (!decimals) return value;
  const digits = decimals[1]?.length ?? 0;
  return new Intl.NumberFormat(locale(), {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(
    value as Intl.StringNumericLiteral,
  );
}

/** `1,200` */
export const numberText = (count: number): string => new Intl.NumberFormat(locale()).format(count);

/** `10:48`, on the clock of whoever reads it, or of a time zone. */
export const timeText = (at: string | Date, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale(), {hour: '2-digit', minute: '2-digit', ...(timeZone ? {timeZone} : {})}).format(
    new Date(at),
  );

/** `23 November`, with the year when it is not this one. */
export function dayText(at: string | Date, now: Date): string {
  const date = new Date(at);
  const year = date.getFullYear() === now.getFullYear() ? {} : ({year: 'numeric'} as const);
  return new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'long', ...year}).format(date);
}

/** `10:48` today, `23 November, 10:48` on other days. */
export const whenText = (at: string, now: Date): string =>
  isSameDay(new Date(at), now) ? timeText(at) : `${dayText(at, now)}, ${timeText(at)}`;

export const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** `1 bill`, `12 bills`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

/** `about 2 min left`, `a few seconds left`. */
export function leftText(seconds: number): string {
  if (seconds < 10) return i18n.t('time.fewSecondsLeft');
  return seconds < 60
    ? i18n.t('time.secondsLeft', {seconds: numberText(Math.ceil(seconds / 10) * 10)})
    : i18n.t('time.minutesLeft', {minutes: numberText(Math.ceil(seconds / 60))});
}

/** `23 Nov`, where room is scarce. */
export const shortDayText = (at: Date): string =>
  new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'short'}).format(at);

/** `Monday 23 November`. */
export const longDayText = (at: Date): string =>
  new Intl.DateTimeFormat(locale(), {weekday: 'long', day: 'numeric', month: 'long'}).format(at);

/** `48 s`, `3 min 12 s`, `1 h 5 min`. */
export function lengthText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return i18n.t('runs.seconds', {seconds: numberText(seconds)});
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return i18n.t('runs.minutes', {minutes: numberText(minutes), seconds: numberText(seconds % 60)});
  return i18n.t('runs.hours', {hours: numberText(Math.floor(minutes / 60)), minutes: numberText(minutes % 60)});
}
