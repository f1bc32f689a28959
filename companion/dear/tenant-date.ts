import {day} from './shapes.ts';

/** Month before day is written in America alone. */
const MONTH_FIRST = /^(America|US)\//;

/**
 * A date that DEAR may write in the company's own format, as it says of `LockDate` (reference: `/me`), as a calendar day;
 * null where it is none. Where both its numbers could be the month, the company's time zone tells.
 */
export function readTenantDate(text: unknown, timeZone: string): string | null {
  const iso = day.safeParse(text);
  if (iso.success) return iso.data;
  const [, one = '', other = '', year = ''] = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(String(text)) ?? [];
  const monthFirst = Number(other) > 12 || (Number(one) <= 12 && MONTH_FIRST.test(timeZone));
  const [date, month] = monthFirst ? [other, one] : [one, other];
  return day.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`).data ?? null;
}
