import * as z from 'zod/mini';
import {notification} from '../alerts/notification.ts';

export const notificationsAnswer = z.object({items: z.array(notification), nextCursor: z.nullable(z.string())});
export type NotificationsAnswer = z.infer<typeof notificationsAnswer>;

export const notificationAnswer = z.object({notification});
export const dismissedAnswer = z.object({dismissed: z.int()});

/** What became of a test mail to a mailing list. */
export const testMailAnswer = z.object({sent: z.array(z.email()), refused: z.array(z.string())});
export type TestMailAnswer = z.infer<typeof testMailAnswer>;
