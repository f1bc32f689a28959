import * as z from 'zod/mini';
import {run} from '../export/run.ts';
import {transaction} from '../history/transaction.ts';
import {settings} from './settings.ts';
import {status} from './status.ts';

/** The data of each event of `GET /api/events`, by its name. */
export const events = {
  status,
  run: z.object({run}),
  transaction: z.object({transaction}),
  notification: z.object({id: z.string()}),
  settings,
};
export type EventName = keyof typeof events;
