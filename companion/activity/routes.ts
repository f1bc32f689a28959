import * as z from 'zod';
import type {ActivityEntry} from '../../shared/activity/entry.ts';
import {activityAnswer} from '../../shared/contract/activity.ts';
import {companyZone} from '../dear/company-zone.ts';
import {csvFile} from '../http/csv.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {limitOf, listingQuery, readCursor, writeCursor} from '../http/listing.ts';
import {localTimes} from '../http/local-time.ts';
import {malformed} from '../http/refusal.ts';
import type {Clock} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import type {ActivityIndex} from './activity-index.ts';
import {activityFilters, readActivityQuery} from './activity-query.ts';

export interface ActivityDependencies {
  store: Store;
  activity: ActivityIndex;
  clock: Clock;
}

/** The System Activity Report: a page of it, and all of it as a file. */
export function activityRoutes({store, activity, clock}: ActivityDependencies): Endpoint[] {
  const read = (asked: Parameters<typeof readActivityQuery>[0]) =>
    readActivityQuery(asked, {timeZone: companyZone(store.state), now: clock.now(), since: activity.since()});

  return [
    endpoint({
      method: 'get',
      path: '/api/activity',
      summary: 'The System Activity Report, newest first',
      access: 'staff',
      query: z.object({...activityFilters, ...listingQuery}),
      answers: {200: activityAnswer},
      refusals: [400, 422],
      handle({query}) {
        const before = readCursor(query.cursor, z.int().min(0));
        const page = activity.page(read(query), {limit: limitOf(query.limit), before});
        if (!page) throw malformed('This cursor comes from no answer of Deerpath.');
        const {items, total, next} = page;
        const nextCursor = next === undefined ? null : writeCursor(next);
        return json(200, {items, nextCursor, total, users: activity.users()});
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/activity.csv',
      summary: 'The System Activity Report as a file',
      access: 'staff',
      query: z.object(activityFilters),
      answers: {200: 'text/csv'},
      refusals: [422],
      handle: ({query}) =>
        csvFile('system-activity-report.csv', columns(companyZone(store.state)), activity.all(read(query))),
    }),
  ];
}

function columns(timeZone: string) {
  const timeOf = localTimes(timeZone);
  return [
    {title: `When (${timeZone})`, cell: ({at}: ActivityEntry) => timeOf(at)},
    {title: 'Type', cell: ({type}: ActivityEntry) => type},
    {title: 'User', cell: ({user}: ActivityEntry) => user ?? 'Deerpath'},
    {title: 'Setting', cell: ({setting}: ActivityEntry) => setting},
    {title: 'Old value', cell: ({from}: ActivityEntry) => from},
    {title: 'New value', cell: ({to}: ActivityEntry) => to},
    {title: 'What happened', cell: ({text}: ActivityEntry) => text},
  ];
}
