import * as z from 'zod';
import {
  dearChoices,
  dearConnection,
  dearDocuments,
  dearKeys,
  ownLink,
  tenantChoice,
  xeroChoices,
  xeroConnection,
  xeroLogin,
} from '../../shared/contract/connections.ts';
import type {DearConnection} from '../dear/connection.ts';
import type {DocumentCount} from '../export/discover/count-documents.ts';
import type {Exporter} from '../export/runs/exporter.ts';
import {type Endpoint, endpoint, json, nothing} from '../http/endpoint.ts';
import {refuse} from '../http/refusal.ts';
import {type Stuck, withWaiting} from '../mapping/needed-choices.ts';
import type {Log} from '../platform/log.ts';
import type {XeroConnection} from '../xero/connection.ts';
import {activeChoices} from './active-choices.ts';

export interface ConnectionsDependencies {
  dear: DearConnection;
  xero: XeroConnection;
  exporter: Exporter;
  countDocuments: DocumentCount;
  /** The documents that cannot go, each with what stops it. */
  stuck(): Iterable<Stuck>;
  log: Log;
  /** What the status shows has changed. */
  changed(): void;
}

/** Both connections, and what the mapping pickers choose from. */
export function connectionRoutes({
  dear,
  xero,
  exporter,
  countDocuments,
  stuck,
  log,
  changed,
}: ConnectionsDependencies): Endpoint[] {
  /** What waited for the connection goes on by itself; whoever connected need not wait for it. */
  function connected(): void {
    changed();
    exporter
      .resume()
      .catch((error: unknown) => log.error({err: error}, 'Could not go on after a connection came back'));
  }

  return [
    endpoint({
      method: 'put',
      path: '/api/connections/dear',
      summary: 'Connects a DEAR company by its keys, after trying them',
      access: 'admin',
      body: dearKeys,
      answers: {200: dearConnection},
      refusals: [503],
      async handle({body, user}) {
        const answer = await dear.connect(body, user.name);
        log.info({user: user.id}, 'DEAR connected');
        connected();
        return json(200, answer);
      },
    }),

    endpoint({
      method: 'delete',
      path: '/api/connections/dear',
      summary: "Forgets DEAR's keys",
      access: 'admin',
      answers: {204: null},
      async handle({user}) {
        await dear.disconnect(user.name);
        log.info({user: user.id}, 'DEAR disconnected');
        changed();
        return nothing();
      },
    }),

    endpoint({
      method: 'put',
      path: '/api/connections/dear/own-link',
      summary: "Keeps that an administrator says DEAR's own link to Xero is off",
      access: 'admin',
      body: ownLink,
      answers: {200: ownLink},
      refusals: [409],
      async handle({body, user}) {
        if (!(await dear.sayOwnLink(body.off, user.name))) throw notConnected('dear', 'DEAR');
        changed();
        return json(200, body);
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/dear/choices',
      summary: "DEAR's tax rules and accounts, for the mapping pickers",
      access: 'staff',
      answers: {200: dearChoices},
      refusals: [409, 503],
      async handle({request}) {
        const client = dear.client();
        if (!client) throw notConnected('dear', 'DEAR');
        const choices = await client.choices({urgent: true, signal: request.signal});
        return json(200, withWaiting(choices, stuck()));
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/dear/documents',
      summary: 'How many sales and purchases a first sync from a day on would take, and for how long',
      access: 'staff',
      query: documentsQuery,
      answers: {200: dearDocuments},
      refusals: [409, 503],
      async handle({query}) {
        const client = dear.client();
        if (!client) throw notConnected('dear', 'DEAR');
        return json(200, await countDocuments(client, query.from));
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/connections/xero',
      summary: 'Begins a login at Xero',
      access: 'admin',
      answers: {201: xeroLogin},
      refusals: [409],
      handle: ({user}) => json(201, xero.beginLogin(user.name)),
    }),

    endpoint({
      method: 'put',
      path: '/api/connections/xero',
      summary: 'Chooses the organisation; another than before needs confirm',
      access: 'admin',
      body: tenantChoice,
      answers: {200: xeroConnection},
      refusals: [409, 503],
      async handle({body, user}) {
        const answer = await xero.choose({tenantId: body.tenantId, confirm: body.confirm ?? false}, user.name);
        log.info({user: user.id}, 'Xero organisation chosen');
        connected();
        return json(200, answer);
      },
    }),

    endpoint({
      method: 'delete',
      path: '/api/connections/xero',
      summary: 'Disconnects, at Xero too',
      access: 'admin',
      answers: {204: null},
      refusals: [503],
      async handle({user}) {
        await xero.disconnect(user.name);
        log.info({user: user.id}, 'Xero disconnected');
        changed();
        return nothing();
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/xero/choices',
      summary: "Xero's ACTIVE accounts and tax rates, for the mapping pickers",
      access: 'staff',
      answers: {200: xeroChoices},
      refusals: [409, 503],
      async handle({request}) {
        const client = xero.client();
        if (!client) throw notConnected('xero', 'Xero');
        return json(200, activeChoices(await client.choices({urgent: true, signal: request.signal})));
      },
    }),
  ];
}

const documentsQuery = z.object({
  from: z.iso.date('A day is written 2026-11-01.').meta({description: 'The first day, included.'}),
});

const notConnected = (code: 'dear' | 'xero', name: string) =>
  refuse(409, `${code}.not-connected`, `${name} is not connected.`, `Connect ${name} on the set-up page first.`);
