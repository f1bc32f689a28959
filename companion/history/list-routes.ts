import {daysAnswer} from '../../shared/contract/days.ts';
import {transactionsAnswer} from '../../shared/contract/transactions.ts';
import {companyZone} from '../dear/company-zone.ts';
import {csvFile} from '../http/csv.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {writeCursor} from '../http/listing.ts';
import {unknownId} from '../http/refusal.ts';
import type {Clock} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import type {HistoryIndex} from './history-index.ts';
import {historyQuery, readHistoryQuery} from './history-query.ts';
import {daysQuery, readDays} from './read-days.ts';
import {transactionColumns} from './transaction-columns.ts';

export interface ListDependencies {
  store: Store;
  history: HistoryIndex;
  clock: Clock;
  /** The rows that a notification tells of; none for one that is not there. */
  rowsOf(notification: string): ReadonlySet<string>;
}

/** The history as a whole: a page of it, all of it as a file, and its days. */
export function listRoutes({store, history, clock, rowsOf}: ListDependencies): Endpoint[] {
  const read = (asked: Parameters<typeof readHistoryQuery>[0]) => {
    refuseNoGuid(asked.run, 'runs');
    refuseNoGuid(asked.notification, 'notices');
    return readHistoryQuery(asked, {timeZone: companyZone(store.state), rowsOf});
  };

  /** An id that names nothing finds nothing; one that is no id at all is refused. */
  function refuseNoGuid(id: string | undefined, collection: 'runs' | 'notices'): void {
    if (!id || store.get(collection, id)) return;
    const what = collection === 'runs' ? 'run' : 'notification';
    const refusal = unknownId(id, what, what);
    if (refusal.details.status === 422) throw refusal;
  }

  return [
    endpoint({
      method: 'get',
      path: '/api/transactions',
      summary: 'The history, newest first',
      access: 'staff',
      query: historyQuery,
      answers: {200: transactionsAnswer},
      refusals: [400, 422],
      handle({query: asked}) {
        const {items, next, counts} = history.page(read(asked));
        return json(200, {items, nextCursor: next ? writeCursor([next.createdAt, next.id]) : null, counts});
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/transactions.csv',
      summary: 'The history as a file, by the same filters',
      access: 'staff',
      query: historyQuery.omit({limit: true, cursor: true}),
      answers: {200: 'text/csv'},
      refusals: [422],
      handle: ({query: asked}) =>
        csvFile('transactions.csv', transactionColumns(companyZone(store.state)), history.all(read(asked))),
    }),

    endpoint({
      method: 'get',
      path: '/api/transactions/days',
      summary: 'How many documents came up each day and are completed, or failed, by the company’s calendar',
      access: 'staff',
      query: daysQuery,
      answers: {200: daysAnswer},
      refusals: [422],
      handle({query}) {
        const timeZone = companyZone(store.state);
        const {days, end} = readDays(query, {now: clock.now(), timeZone});
        const counts = history.countsBetween([...days.map(({begins}) => begins), end]);
        const items = days.map(({day}, index) => ({
          day,
          completed: counts[index]?.Completed ?? 0,
          failed: counts[index]?.Failed ?? 0,
        }));
        return json(200, {timeZone, items});
      },
    }),
  ];
}
