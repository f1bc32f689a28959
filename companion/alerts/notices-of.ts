import type {Notification} from '../../shared/alerts/notification.ts';
import type {Notice} from '../store/records.ts';

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

/** How many causes are open, whoever put them away: what the bell counts. */
export const openCauses = (notices: Iterable<Notice>): number =>
  [...notices].filter(({notification}) => notification.resolvedAt === null).length;

/** A notice with what that person did with it. */
export const asSeenBy = ({notification, dismissed}: Notice, userId: string): Notification => ({
  ...notification,
  dismissedAt: dismissed[userId] ?? null,
});

const newestFirst = (one: NoticePlace, other: NoticePlace): number =>
  other.at.localeCompare(one.at) || other.id.localeCompare(one.id);
