const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A calendar day as people write it: `2026-10-28` becomes “28 October”, with its year when `beside` lies in another one. */
export function dayText(day: string, beside: string = day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const text = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
  return beside.startsWith(`${year}-`) ? text : `${text} ${year}`;
}

/** The calendar day after the one given. */
export const dayAfter = (day: string): string => daysOn(day, 1);

/** The calendar day before the one given. */
export const dayBefore = (day: string): string => daysOn(day, -1);

/** A calendar day some days on, without any zone. */
export function daysOn(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
