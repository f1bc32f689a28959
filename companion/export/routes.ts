import * as z from 'zod';
import {runAnswer, runRequest, runsAnswer} from '../../shared/contract/runs.ts';
import type {Run, RunScope} from '../../shared/export/run.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {limitOf, listingQuery, readCursor, writeCursor} from '../http/listing.ts';
import {malformed, refuse, unknownId} from '../http/refusal.ts';
import type {Store} from '../store/store.ts';
import type {Exporter} from './exporter.ts';

/** Runs: asked for, listed, looked at, stopped. */
export function exportRoutes({store, exporter}: {store: Store; exporter: Exporter}): Endpoint[] {
  /** A run under way is further than what is written down of it. */
  const asItIs = (run: Run): Run => exporter.live(run.id) ?? run;
  /** The store keeps runs in the order in which they were asked for. */
  const newestFirst = (): Run[] => Array.from(store.values('runs'), ({run}) => asItIs(run)).reverse();

  return [
    endpoint({
      method: 'post',
      path: '/api/runs',
      summary: 'Asks for a sync; joins the one of the same scope that has not begun to read',
      access: 'staff',
      body: runRequest,
      answers: {202: runAnswer, 200: runAnswer},
      refusals: [404, 409],
      async handle({body, user}) {
        if (body.preview) throw noPreview();
        const scope = tidyScope(body.scope);
        if (scope.kind === 'transaction' && !store.get('rows', scope.id))
          throw unknownId(scope.id, 'transaction', 'scope.id');
        const {run, joined} = await exporter.enqueue({scope, trigger: 'manual', requestedBy: user.name});
        return json(joined ? 200 : 202, {run});
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/runs',
      summary: 'All runs, newest first',
      access: 'staff',
      query: z.object(listingQuery),
      answers: {200: runsAnswer},
      refusals: [400],
      handle: ({query}) => json(200, pageOfRuns(newestFirst(), limitOf(query.limit), query.cursor)),
    }),

    endpoint({
      method: 'get',
      path: '/api/runs/{id}',
      summary: 'One run with its progress',
      access: 'staff',
      answers: {200: runAnswer},
      refusals: [404, 422],
      handle({parameter}) {
        const record = store.get('runs', parameter('id'));
        if (!record) throw unknownId(parameter('id'), 'run');
        return json(200, {run: asItIs(record.run)});
      },
    }),

    endpoint({
      method: 'delete',
      path: '/api/runs/{id}',
      summary: 'Stops a run after the call in hand',
      access: 'staff',
      answers: {200: runAnswer},
      refusals: [404, 422],
      async handle({parameter}) {
        const run = await exporter.stop(parameter('id'));
        if (!run) throw unknownId(parameter('id'), 'run');
        return json(200, {run});
      },
    }),
  ];
}

/** DEAR writes its guids in either case; inside they are lower. */
const tidyScope = (scope: RunScope): RunScope =>
  scope.kind === 'sale' || scope.kind === 'purchase' ? {...scope, id: scope.id.toLowerCase()} : scope;

/** A cursor names the last run of its page: runs that come later change nothing behind it. */
function pageOfRuns(runs: readonly Run[], limit: number, cursor: string | undefined) {
  const after = readCursor(cursor, z.string().min(1));
  const begin = after === undefined ? 0 : runs.findIndex(({id}) => id === after) + 1;
  if (after !== undefined && begin === 0) throw malformed('This cursor comes from no answer of Deerpath.');
  const items = runs.slice(begin, begin + limit);
  const last = items.at(-1);
  return {items, nextCursor: last && begin + limit < runs.length ? writeCursor(last.id) : null};
}

const noPreview = () =>
  refuse(422, 'runs.no-preview', 'This version cannot preview.', 'Ask for the run without preview.', {
    errors: [{path: 'preview', message: 'Previews come with a later version.'}],
  });
