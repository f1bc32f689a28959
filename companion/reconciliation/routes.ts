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
      summary: 'The same as a file: what is not simply on both sides, then the totals',
      access: 'staff',
      query: period,
      answers: {200: 'text/csv'},
      refusals: [400, 409, 422, 503],
      async handle({query, request}) {
        const compared = await answer(query, request.signal);
        return csvFile(`reconciliation-${query.from}-${query.to}.csv`, columns, rowsOf(compared));
      },
    }),
  ];
}

type Item = ReconciliationAnswer['items'][number];
type Side = Item['dear'];
/** A line of the file: an item, the total of a kind, or what could not be compared. */
type Line = Omit<Item, 'kind' | 'reason' | 'transactionId'> & {readonly kind: string; readonly reason: string};

/** As the screen has it: the list, the totals of each kind, and what could not be compared. */
const rowsOf = ({items, totals, caveats}: ReconciliationAnswer): Line[] => [
  ...items,
  ...totals.map(({kind, dear, xero, difference}) => ({
    ...{kind, reason: 'total', party: '', dear: totalSide(dear), xero: totalSide(xero)},
    text: `${dear.count} in DEAR, ${xero.count} in Xero; difference ${difference.value} ${difference.currency}`,
  })),
  ...caveats.map((text) => ({kind: '', reason: 'caveat', party: '', dear: null, xero: null, text})),
];

const totalSide = ({amount}: ReconciliationAnswer['totals'][number]['dear']): Side => ({
  ...{id: '', number: '', date: null, amount, url: ''},
});

const columnsOf = (name: string, side: (line: Line) => Side) => [
  {title: `${name} number`, cell: (line: Line) => side(line)?.number ?? ''},
  {title: `${name} date`, cell: (line: Line) => side(line)?.date ?? ''},
  {title: `${name} amount`, cell: (line: Line) => side(line)?.amount?.value ?? ''},
  {title: `${name} currency`, cell: (line: Line) => side(line)?.amount?.currency ?? ''},
  {title: `${name} link`, cell: (line: Line) => side(line)?.url ?? ''},
];

const columns = [
  {title: 'Kind', cell: ({kind}: Line) => kind},
  {title: 'Reason', cell: ({reason}: Line) => reason},
  {title: 'Party', cell: ({party}: Line) => party},
  ...columnsOf('DEAR', ({dear}) => dear),
  ...columnsOf('Xero', ({xero}) => xero),
  {title: 'What', cell: ({text}: Line) => text},
];
