import {runAnswer} from '../../shared/contract/runs.ts';
import {skipRequest, transactionAnswer, transactionDetail} from '../../shared/contract/transactions.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Exporter} from '../export/runs/exporter.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {refuse, unknownId} from '../http/refusal.ts';
import type {Bus} from '../platform/bus.ts';
import type {Ids} from '../platform/ids.ts';
import {type ActResult, skip, unskip} from './acts.ts';
import {type ListDependencies, listRoutes} from './list-routes.ts';

export interface HistoryDependencies extends ListDependencies {
  exporter: Exporter;
  bus: Bus;
  ids: Ids;
}

/** The transactions: listed, one in full, tried again, skipped, put back. */
export function historyRoutes(dependencies: HistoryDependencies): Endpoint[] {
  const {store, exporter, bus, clock, ids} = dependencies;

  function find(id: string): Transaction {
    const row = store.get('rows', id);
    if (!row) throw unknownId(id, 'transaction');
    return row.transaction;
  }

  function tell(id: string, result: ActResult): Response {
    if (result.outcome === 'unknown') throw unknownId(id, 'transaction');
    if (result.outcome === 'refused') throw refusedAct(result);
    bus.publish('transaction', {transaction: result.transaction});
    return json(200, {transaction: result.transaction});
  }

  return [
    ...listRoutes(dependencies),

    endpoint({
      method: 'get',
      path: '/api/transactions/{id}',
      summary: 'One transaction with its timeline',
      access: 'staff',
      answers: {200: transactionDetail},
      refusals: [404, 422],
      handle({parameter}) {
        const transaction = find(parameter('id'));
        return json(200, {transaction, attempts: store.get('rows', transaction.id)?.attempts ?? []});
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/transactions/{id}/retry',
      summary: 'Tries a document again',
      access: 'staff',
      answers: {202: runAnswer},
      refusals: [404, 409, 422],
      async handle({parameter, user}) {
        const transaction = find(parameter('id'));
        if (transaction.status === 'Completed') throw alreadyThere();
        if (transaction.status === 'Skipped') throw isSkipped();
        const scope = {kind: 'transaction', id: transaction.id} as const;
        const {run} = await exporter.enqueue({scope, trigger: 'retry', requestedBy: user.name});
        return json(202, {run});
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/transactions/{id}/skip',
      summary: 'Keeps a document out of Xero, for a reason everyone sees',
      access: 'staff',
      body: skipRequest,
      answers: {200: transactionAnswer},
      refusals: [404, 409],
      async handle({parameter, body, user}) {
        const id = parameter('id');
        return tell(id, await skip(store, id, {reason: body.reason, user, ids, clock}));
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/transactions/{id}/unskip',
      summary: 'Puts a skipped document back to Pending',
      access: 'staff',
      answers: {200: transactionAnswer},
      refusals: [404, 409, 422],
      async handle({parameter, user}) {
        const id = parameter('id');
        return tell(id, await unskip(store, id, {user, ids, clock}));
      },
    }),
  ];
}

function refusedAct({transaction, why}: Extract<ActResult, {outcome: 'refused'}>) {
  if (why === 'under-way') {
    return refuse(
      409,
      'history.under-way',
      'This document is on its way to Xero.',
      'Wait until Xero answers, then decide.',
    );
  }
  if (transaction.status === 'Completed') return alreadyThere();
  if (transaction.status === 'Skipped') return isSkipped();
  return refuse(
    409,
    'history.not-skipped',
    'This document is not skipped.',
    `It is ${transaction.status}; there is nothing to put back.`,
  );
}

const alreadyThere = () =>
  refuse(
    409,
    'history.completed',
    'This document is in Xero already.',
    'Change it in DEAR when it has to change; the next sync takes that over.',
  );

const isSkipped = () => refuse(409, 'history.skipped', 'This document is skipped.', 'Put it back to Pending first.');
