import {isDeepStrictEqual} from 'node:util';
import {isoTime} from '../platform/clock.ts';
import type {Notice} from '../store/records.ts';
import type {Cause} from './cause.ts';
import {isEvent} from './life-causes.ts';

const DAY = 24 * 60 * 60_000;
const EVENT_LASTS = 7 * DAY;
const KEPT = 90 * DAY;

/**
 * The notices that change when things are as they are now: opened, grown, told anew in other words, mended. One notice per
 * open cause; a cause that comes again opens a new one, which nobody has put away yet. The mail that told of its last time
 * is remembered.
 *
 * @param lasting what there is to tell at this moment.
 * @param events what has just happened and is over.
 */
export function updateNotices(
  notices: readonly Notice[],
  {lasting, events}: {lasting: readonly Cause[]; events: readonly Cause[]},
  {now, nextId}: {now: number; nextId: () => string},
): {changed: Notice[]; outdated: string[]} {
  const latest = latestByKey(notices);
  const isOpen = (notice: Notice | undefined): notice is Notice => notice?.notification.resolvedAt === null;
  const causes = new Map(lasting.map((cause) => [cause.key, cause]));
  const happened = new Set(events.map(({key}) => key));
  const changed: Notice[] = [];

  for (const notice of latest.values()) {
    if (!isOpen(notice) || causes.has(notice.key)) continue;
    const {code, at} = notice.notification;
    const isOver = !isEvent(code) || happened.has(notice.key) || Date.parse(at) + EVENT_LASTS <= now;
    if (isOver) changed.push(withNews(notice, {resolvedAt: isoTime(now)}));
  }
  for (const cause of causes.values()) {
    const notice = latest.get(cause.key);
    const next = isOpen(notice) ? grown(notice, cause, now) : opened(cause, notice, {now, id: nextId()});
    if (!isDeepStrictEqual(next, notice)) changed.push(next);
  }
  for (const cause of events) changed.push(opened(cause, latest.get(cause.key), {now, id: nextId()}));

  const outdated = notices.filter(({notification: {resolvedAt}}) => Date.parse(resolvedAt ?? '') + KEPT < now);
  return {changed, outdated: outdated.map(({id}) => id)};
}

function opened(cause: Cause, before: Notice | undefined, {now, id}: {now: number; id: string}): Notice {
  const at = isoTime(now);
  const {key, ...told} = cause;
  return {
    id,
    key,
    notification: {id, at, ...told, dismissedAt: null, resolvedAt: null},
    dismissed: {},
    grownAt: at,
    mailedAt: before?.mailedAt ?? null,
  };
}

function grown(notice: Notice, {key: _, ...told}: Cause, now: number): Notice {
  const {id, at, dismissedAt, resolvedAt, transactionIds, count} = notice.notification;
  const known = new Set(transactionIds);
  // Of more than a notification lists, the count alone tells.
  const hasGrown =
    told.count > count ||
    (told.count === told.transactionIds.length && told.transactionIds.some((one) => !known.has(one)));
  return {
    ...notice,
    notification: {id, at, ...told, dismissedAt, resolvedAt},
    grownAt: hasGrown ? isoTime(now) : notice.grownAt,
  };
}

const withNews = (notice: Notice, news: Partial<Notice['notification']>): Notice => ({
  ...notice,
  notification: {...notice.notification, ...news},
});

function latestByKey(notices: readonly Notice[]): Map<string, Notice> {
  const latest = new Map<string, Notice>();
  for (const notice of notices) {
    const other = latest.get(notice.key);
    if (!other || isLater(notice, other)) latest.set(notice.key, notice);
  }
  return latest;
}

/** Of two that opened in the same moment the open one is the later. */
const isLater = ({notification}: Notice, {notification: other}: Notice): boolean =>
  notification.at === other.at ? notification.resolvedAt === null : notification.at > other.at;
