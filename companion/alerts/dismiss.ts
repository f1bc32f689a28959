import type {Notification} from '../../shared/alerts/notification.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import {asSeenBy} from './notices-of.ts';

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
