import * as z from 'zod';
import {type ReconciliationAnswer, reconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import type {DearConnection} from '../dear/connection.ts';
import {notConnected} from '../export/runs/run-problems.ts';
import {csvFile} from '../http/csv.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {unacceptable} from '../http/refusal.ts';
import type {Clock} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';
import {reconcilePeriod} from './reconcile-period.ts';

export interface ReconciliationDependencies {
  store: Store;
  clock: Clock;
  dear: DearConnection;
  xero: XeroConnection;
}

const period = z.object({
  from: z.iso.date('It is a day, YYYY-MM-DD.'),
  to: z.iso.date('It is a day, YYYY-MM-DD.'),
});
/** A year and a leap day: more is asked for in parts, and Xero refuses lists that touch too much. */
const LONGEST = 366 * 24 * 3_600_000;

/** DEAR's documents beside Xero's, as an answer and as a file. */
export function reconciliationRoutes({store, clock, dear, xero}: ReconciliationDependencies): Endpoint[] {
  async function answer({from, to}: z.infer<typeof period>, signal: AbortSignal): Promise<ReconciliationAnswer> {
    if (to < from) throw unacceptable({path: 'to', message: 'The last day is not before the first.'});
    if (Date.parse(to) - Date.parse(from) > LONGEST)
      throw unacceptable({path: 'from', message: 'A period is a year at most.'});
    const account = dear.account();
    if (!account) throw notConnected('dear', dear.status());
    const [client, tenantId] = [xero.client(), xero.tenantId()];
    if (!client || !tenantId) throw notConnected('xero', xero.status());
    const parts = {store, clock, xero: client, books: {account, tenantId}};
    return reconcilePeriod(parts, {from, to}, {urgent: true, signal});
  }

  return [
    endpoint({
      method: 'get',
      path: '/api/reconciliation',
      summary: 'DEAR’s documents of a period beside Xero’s',
      access: 'staff',
      query: period,
      answers: {200: reconciliationAnswer},
      refusals: [400, 409, 422, 503],
      handle: async ({query, request}) => json(200, await answer(query, request.signal)),
    }),

    endpoint({
      method: 'get',
      path: '/api/reconciliation.csv',
      summary: 'What is not simply on both sides, as a file',
      access: 'staff',
      query: period,
      answers: {200: 'text/csv'},
      refusals: [400, 409, 422, 503],
      async handle({query, request}) {
        const {items} = await answer(query, request.signal);
        return csvFile(`reconciliation-${query.from}-${query.to}.csv`, columns, items);
      },
    }),
  ];
}

type Item = ReconciliationAnswer['items'][number];
type Side = Item['dear'];

const columnsOf = (name: string, side: (item: Item) => Side) => [
  {title: `${name} number`, cell: (item: Item) => side(item)?.number ?? ''},
  {title: `${name} date`, cell: (item: Item) => side(item)?.date ?? ''},
  {title: `${name} amount`, cell: (item: Item) => side(item)?.amount?.value ?? ''},
  {title: `${name} currency`, cell: (item: Item) => side(item)?.amount?.currency ?? ''},
  {title: `${name} link`, cell: (item: Item) => side(item)?.url ?? ''},
];

const columns = [
  {title: 'Kind', cell: ({kind}: Item) => kind},
  {title: 'Reason', cell: ({reason}: Item) => reason},
  {title: 'Party', cell: ({party}: Item) => party},
  ...columnsOf('DEAR', ({dear}) => dear),
  ...columnsOf('Xero', ({xero}) => xero),
  {title: 'What', cell: ({text}: Item) => text},
];
