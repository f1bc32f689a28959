import type {Notification} from '../../shared/alerts/notification.ts';

export interface BrowserNotice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface BrowserNoticesDependencies {
  /** Ids of the problems that were shown already; outlives the worker. */
  readonly shown: () => Promise<readonly string[]>;
  readonly keepShown: (ids: readonly string[]) => Promise<void>;
  readonly show: (notice: BrowserNotice) => Promise<unknown>;
  readonly clear: (id: string) => Promise<unknown>;
  readonly words: {
    readonly of: (notification: Notification) => Pick<BrowserNotice, 'title' | 'text'>;
    readonly ofMany: (count: number) => Pick<BrowserNotice, 'title' | 'text'>;
  };
}

/** More than so many at once become one: a screen full of them helps nobody. */
const MOST_AT_ONCE = 3;
/** The notice that stands for many. */
export const MANY = 'many';

const isOpen = ({dismissedAt, resolvedAt}: Notification): boolean => dismissedAt === null && resolvedAt === null;
/** What needs somebody, or soon will; documents that wait and may go by themselves only stand in the list. */
const isUrgent = ({severity, count}: Notification): boolean =>
  severity === 'error' || (severity === 'warning' && count === 0);

/**
 * The browser's own notifications: each problem is shown once, however much it grows and however often the worker starts;
 * mended or put away, it goes.
 */
export function createBrowserNotices({shown, keepShown, show, clear, words}: BrowserNoticesDependencies) {
  // One after the other, so that no problem is shown twice because two heard of it at once.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    return next;
  };

  async function showNew(fresh: readonly Notification[]): Promise<void> {
    if (fresh.length > MOST_AT_ONCE) await show({id: MANY, ...words.ofMany(fresh.length)});
    else for (const one of fresh) await show({id: one.id, ...words.of(one)});
  }

  return {
    /** One opened, grew, was mended or put away. */
    take: (notification: Notification): Promise<void> =>
      inTurn(async () => {
        const known = await shown();
        if (!isOpen(notification)) {
          await clear(notification.id);
          await keepShown(known.filter((id) => id !== notification.id));
        } else if (isUrgent(notification) && !known.includes(notification.id)) {
          await keepShown([...known, notification.id]); // before it is shown: the worker may end in between
          await showNew([notification]);
        }
      }),

    /** All that are open, as the companion says after it was out of reach: what was missed is made up for. */
    takeAll: (notifications: readonly Notification[]): Promise<void> =>
      inTurn(async () => {
        const known = new Set(await shown());
        const open = notifications.filter((one) => isOpen(one) && isUrgent(one));
        const ids = open.map(({id}) => id);
        for (const id of known) if (!ids.includes(id)) await clear(id);
        await keepShown(ids);
        await showNew(open.filter(({id}) => !known.has(id)));
      }),
  };
}
