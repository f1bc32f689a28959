/** An instant as people there write it: “10:48 on Monday 23 November”. A zone that is unknown counts as UTC, and says so. */
export function timeText(at: string | number, timeZone: string): string {
  try {
    return written(at, timeZone);
  } catch {
    return `${written(at, 'UTC')} UTC`;
  }
}

function written(at: string | number, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', {...options, timeZone}).format(new Date(at));
  const time = part({hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
  return `${time} on ${part({weekday: 'long'})} ${part({day: 'numeric', month: 'long'})}`;
}
