import {i18n} from '#i18n';
import {dayText, isSameDay} from './format.ts';

/** A row of a list by days: the head of a day, or what happened on it. */
export type DayRow<Item> =
  | {readonly key: string; readonly day: Date; readonly count: number | null}
  | {readonly key: string; readonly item: Item};

/**
 * What is ordered newest first, with a head before each day on the reader's clock. The count of the last day stands only
 * when it is known that nothing more of it is to come.
 */
export function byDay<Item>(
  items: readonly Item[],
  atOf: (item: Item) => string,
  keyOf: (item: Item) => string,
  isWhole: boolean,
): DayRow<Item>[] {
  const rows: DayRow<Item>[] = [];
  const seen = new Set<string>();
  let head: {key: string; day: Date; count: number | null} | undefined;
  // Bounds of the day as text: dates are made only where a new day begins, as lists may hold a hundred thousand rows.
  let from = '';
  let to = '';
  for (const item of items) {
    const at = atOf(item);
    if (!head || at < from || at >= to) {
      const day = new Date(at);
      day.setHours(0, 0, 0, 0);
      const next = new Date(day);
      next.setDate(next.getDate() + 1);
      from = day.toISOString();
      to = next.toISOString();
      head = {key: `day ${from}`, day, count: 0};
      // Rows that stand out of order by a little open the same day twice.
      if (seen.has(head.key)) head.key = `${head.key} ${rows.length}`;
      seen.add(head.key);
      rows.push(head);
    }
    head.count = (head.count ?? 0) + 1;
    rows.push({key: keyOf(item), item});
  }
  if (head && !isWhole) head.count = null;
  return rows;
}

/** `Today`, `Yesterday`, else the day's date. */
export function dayName(day: Date, now: Date): string {
  if (isSameDay(day, now)) return i18n.t('day.today');
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return isSameDay(day, yesterday) ? i18n.t('day.yesterday') : dayText(day, now);
}
