import type {Notification} from '../../shared/alerts/notification.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Notice} from '../store/records.ts';
import type {Store} from '../store/store.ts';

export interface NoticePlace {
  readonly at: string;
  readonly id: string;
}

/** The notices as one person sees them, newest first. `onlyOpen`: neither mended nor put away by that person. */
export function noticesOf(
  notices: Iterable<Notice>,
  userId: string,
  {onlyOpen, after, limit}: {onlyOpen: boolean; after: NoticePlace | undefined; limit: number},
): {items: Notification[]; next: NoticePlace | undefined} {
  const seen = Array.from(notices, (notice) => asSeenBy(notice, userId))
    .filter(({resolvedAt, dismissedAt}) => !onlyOpen || (resolvedAt === null && dismissedAt === null))
    .filter((one) => after === undefined || newestFirst(after, one) < 0)
    .sort(newestFirst);
  const items = seen.slice(0, limit);
  const last = items.at(-1);
  return {items, next: seen.length > limit && last ? {at: last.at, id: last.id} : undefined};
}

/** Open causes that need somebody: what the bell counts. */
export const openCauses = (notices: Iterable<Notice>): number =>
  [...notices].filter(({notification}) => notification.resolvedAt === null && notification.severity === 'error').length;

/** One person puts notices away; what they put away before keeps its time. Returns them as that person sees them. */
export function dismiss(store: Store, ids: readonly string[], userId: string, clock: Clock): Promise<Notification[]> {
  return store.commit('alerts.dismissed', (changes) =>
    ids.flatMap((id) => {
      const notice = changes.get('notices', id);
      if (!notice) return [];
      const at = notice.dismissed[userId] ?? isoTime(clock.now());
      const next = {...notice, dismissed: {...notice.dismissed, [userId]: at}};
      changes.put('notices', next);
      return [asSeenBy(next, userId)];
    }),
  );
}

const asSeenBy = ({notification, dismissed}: Notice, userId: string): Notification => ({
  ...notification,
  dismissedAt: dismissed[userId] ?? null,
});

const newestFirst = (one: NoticePlace, other: NoticePlace): number =>
  other.at.localeCompare(one.at) || other.id.localeCompare(one.id);
