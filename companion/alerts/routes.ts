import * as z from 'zod';
import {dismissedAnswer, notificationAnswer, notificationsAnswer} from '../../shared/contract/notifications.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {limitOf, listingQuery, readCursor, writeCursor} from '../http/listing.ts';
import {unknownId} from '../http/refusal.ts';
import type {Clock} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import {dismiss} from './dismiss.ts';
import {noticesOf} from './notices-of.ts';

const query = z.object({
  open: z
    .enum(['true', 'false'])
    .optional()
    .meta({description: 'true: only what is neither mended nor put away by who asks.'}),
  ...listingQuery,
});

const place = z.tuple([z.iso.datetime(), z.string().min(1)]);

/** What needs somebody, or is to know: listed, put away by each person for themselves. */
export function notificationRoutes({store, clock}: {store: Store; clock: Clock}): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/notifications',
      summary: 'The notifications, newest first',
      access: 'staff',
      query,
      answers: {200: notificationsAnswer},
      refusals: [400, 422],
      handle({query: asked, user}) {
        const after = readCursor(asked.cursor, place);
        const {items, next} = noticesOf(store.values('notices'), user.id, {
          onlyOpen: asked.open === 'true',
          limit: limitOf(asked.limit),
          after: after && {at: after[0], id: after[1]},
        });
        return json(200, {items, nextCursor: next ? writeCursor([next.at, next.id]) : null});
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/notifications/{id}/dismiss',
      summary: 'Puts a notification away, for who asks alone',
      access: 'staff',
      answers: {200: notificationAnswer},
      refusals: [404, 422],
      async handle({parameter, user}) {
        const [notification] = await dismiss(store, [parameter('id')], user.id, clock);
        if (!notification) throw unknownId(parameter('id'), 'notification');
        return json(200, {notification});
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/notifications/dismiss-all',
      summary: 'Puts all open notifications away, for who asks alone',
      access: 'staff',
      answers: {200: dismissedAnswer},
      async handle({user}) {
        const open = noticesOf(store.values('notices'), user.id, {
          onlyOpen: true,
          limit: Number.POSITIVE_INFINITY,
          after: undefined,
        });
        const ids = open.items.map(({id}) => id);
        return json(200, {dismissed: (await dismiss(store, ids, user.id, clock)).length});
      },
    }),
  ];
}
