import * as z from 'zod/mini';
import {activityEntry} from '../activity/entry.ts';
import {notification} from '../alerts/notification.ts';
import {run} from '../export/run.ts';
import {transaction} from '../history/transaction.ts';
import {settings} from './settings.ts';
import {status} from './status.ts';

/** The data of each event of `GET /api/events`, by its name. */
export const events = {
  status,
  run: z.object({run}),
  transaction: z.object({transaction}),
  /** One that opened, grew or was mended; `dismissedAt` is null here, for it is each person's own. */
  notification: z.object({notification}),
  activity: z.object({entry: activityEntry}),
  settings,
};
export type EventName = keyof typeof events;
