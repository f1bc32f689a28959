import type {Money} from '../../shared/money/money.ts';

/** `1265.00` NZD as `1,265.00`; the currency stands apart. The text itself is grouped, so that no digit can change. */
export function amountText({value}: Money): string {
  const [, sign = '', whole = '', cents = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(value) ?? [];
  return whole === '' ? value : `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents}`;
}

/** `10:48`, on the clock of whoever reads it. */
export const timeText = (at: string | Date): string =>
  new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'}).format(new Date(at));

/** `23 November`, with the year when it is not this one. */
export function dayText(at: string | Date, now: Date): string {
  const date = new Date(at);
  const year = date.getFullYear() === now.getFullYear() ? {} : ({year: 'numeric'} as const);
  return new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', ...year}).format(date);
}

/** `10:48` today, `23 November, 10:48` on other days. */
export const whenText = (at: string, now: Date): string =>
  isSameDay(new Date(at), now) ? timeText(at) : `${dayText(at, now)}, ${timeText(at)}`;

export const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** `1 bill`, `12 bills`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? one : many}`;

/** `about 2 min left`, `a few seconds left`. */
export const leftText = (seconds: number): string =>
  seconds < 10
    ? 'a few seconds left'
    : seconds < 60
      ? `about ${Math.ceil(seconds / 10) * 10} s left`
      : `about ${Math.ceil(seconds / 60)} min left`;
