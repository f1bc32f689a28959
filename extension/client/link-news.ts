import type * as z from 'zod/mini';
import type {ActivityEntry} from '../../shared/activity/entry.ts';
import type {Notification} from '../../shared/alerts/notification.ts';
import {type EventName, events} from '../../shared/contract/events.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {StreamEvent} from './event-stream.ts';
import type {Snapshot} from './snapshot.ts';

/** What the link tells as it happens. */
export type LinkNews =
  | {readonly news: 'snapshot'; readonly snapshot: Snapshot}
  | {readonly news: 'run'; readonly run: Run}
  | {readonly news: 'transaction'; readonly transaction: Transaction}
  | {readonly news: 'notification'; readonly notification: Notification}
  | {readonly news: 'activity'; readonly entry: ActivityEntry}
  | {readonly news: 'settings'; readonly settings: Settings};

/** What the companion itself says: its status, which is only a part of a snapshot, and all the rest. */
export type Heard = Exclude<LinkNews, {news: 'snapshot'}> | {readonly news: 'status'; readonly status: Status};

/** What an event of the stream says; undefined for one that this version does not know, or cannot read. */
export function newsOf({name, data}: StreamEvent): Heard | undefined {
  switch (name) {
    case 'status':
      return parsed('status', data, (status) => ({news: 'status', status}));
    case 'run':
      return parsed('run', data, ({run}) => ({news: 'run', run}));
    case 'transaction':
      return parsed('transaction', data, ({transaction}) => ({news: 'transaction', transaction}));
    case 'notification':
      return parsed('notification', data, ({notification}) => ({news: 'notification', notification}));
    case 'activity':
      return parsed('activity', data, ({entry}) => ({news: 'activity', entry}));
    case 'settings':
      return parsed('settings', data, (settings) => ({news: 'settings', settings}));
  }
}

function parsed<Name extends EventName>(
  name: Name,
  data: string,
  told: (value: z.infer<(typeof events)[Name]>) => Heard,
): Heard | undefined {
  const result = events[name].safeParse(parseJson(data));
  return result.success ? told(result.data as z.infer<(typeof events)[Name]>) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
