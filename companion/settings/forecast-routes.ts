import {forecastQuery, forecast as forecastSchema} from '../../shared/contract/forecast.ts';
import {dayAt} from '../../shared/schedule/zone-time.ts';
import type {DearConnection} from '../dear/connection.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import type {Clock} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';
import {forecast, type Known} from './forecast.ts';

/** What turning a switch on would take: asked before it is, and answered without a call. */
export function forecastRoutes({
  store,
  clock,
  dear,
  xero,
}: {
  store: Store;
  clock: Clock;
  dear: DearConnection;
  xero: XeroConnection;
}): Endpoint[] {
  function known(): Known {
    const books = {account: dear.account() ?? '', tenantId: xero.tenantId() ?? ''};
    return {
      masters: store.select('masters', {account: books.account}),
      settings: store.state.settings,
      books,
      entry: (id) => store.brief('ledger', id),
      today: dayAt(clock.now(), store.state.dear?.timeZone ?? 'UTC'),
    };
  }

  return [
    endpoint({
      method: 'get',
      path: '/api/settings/forecast',
      summary: 'What turning a switch on would take, told from what was read before',
      access: 'staff',
      query: forecastQuery,
      answers: {200: forecastSchema},
      handle({query}) {
        const {xeroMinute, xeroDay} = xero.budget();
        const pace = {dear: dear.budget().limit, xero: xeroMinute.limit, xeroDay: xeroDay.limit};
        return json(200, forecast(query.switch, known(), pace));
      },
    }),
  ];
}
