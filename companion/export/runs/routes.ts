import * as z from 'zod';
import {previewAnswer, runAnswer, runRequest, runsAnswer} from '../../../shared/contract/runs.ts';
import {isOver, type Run, type RunScope} from '../../../shared/export/run.ts';
import {fits} from '../../../shared/export/run-filter.ts';
import {companyZone} from '../../dear/company-zone.ts';
import {csvFile} from '../../http/csv.ts';
import {type Endpoint, endpoint, json} from '../../http/endpoint.ts';
import {listingQuery} from '../../http/listing.ts';
import {pageById} from '../../http/page-by-id.ts';
import {refuse, unknownId} from '../../http/refusal.ts';
import type {Store} from '../../store/store.ts';
import type {Exporter} from './exporter.ts';
import {runColumns} from './run-columns.ts';
import {readRunFilter, runFilters} from './runs-query.ts';

/** Runs: asked for, listed, looked at, stopped. */
export function exportRoutes({store, exporter}: {store: Store; exporter: Exporter}): Endpoint[] {
  /** A run under way is further than what is written down of it. */
  const asItIs = (run: Run): Run => exporter.live(run.id) ?? run;
  /** The store keeps runs in the order in which they were asked for. */
  const newestFirst = (): Run[] =>
    Array.from(store.values('runs'), ({run}) => asItIs(run))
      .filter(({preview}) => !preview) // nothing went with it
      .reverse();

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
        const scope = tidyScope(body.scope);
        if (scope.kind === 'transaction' && !store.get('rows', scope.id))
          throw unknownId(scope.id, 'transaction', 'scope.id');
        const request = {scope, trigger: 'manual', requestedBy: user.name} as const;
        const {run, joined} = await exporter.enqueue(body.preview ? {...request, preview: true} : request);
        return json(joined ? 200 : 202, {run});
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/runs',
      summary: 'All runs, newest first',
      access: 'staff',
      query: z.object({...runFilters, ...listingQuery}),
      answers: {200: runsAnswer},
      refusals: [400, 422],
      handle({query}) {
        const filter = readRunFilter(query, companyZone(store.state));
        const runs = newestFirst();
        const fitting = (run: Run) => fits(run, filter);
        return json(200, {...pageById(runs, query, fitting), users: peopleIn(runs)});
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/runs.csv',
      summary: 'The runs as a file, by the same filters',
      access: 'staff',
      query: z.object(runFilters),
      answers: {200: 'text/csv'},
      refusals: [422],
      handle({query}) {
        const timeZone = companyZone(store.state);
        const filter = readRunFilter(query, timeZone);
        return csvFile(
          'runs.csv',
          runColumns(timeZone),
          newestFirst().filter((run) => fits(run, filter)),
        );
      },
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
      method: 'get',
      path: '/api/runs/{id}/preview',
      summary: 'What a preview found that a sync would do',
      access: 'staff',
      answers: {200: previewAnswer},
      refusals: [404, 409, 422],
      handle({parameter}) {
        const record = store.get('runs', parameter('id'));
        if (!record) throw unknownId(parameter('id'), 'run');
        const preview = exporter.preview(parameter('id'));
        if (preview) return json(200, preview);
        throw noPreview(asItIs(record.run));
      },
    }),

    endpoint({
      method: 'delete',
      path: '/api/runs/{id}',
      summary: 'Stops a run after the call in hand',
      access: 'staff',
      answers: {200: runAnswer},
      refusals: [404, 422],
      async handle({parameter, user}) {
        const run = await exporter.stop(parameter('id'), user.name);
        if (!run) throw unknownId(parameter('id'), 'run');
        return json(200, {run});
      },
    }),
  ];
}

/** DEAR writes its guids in either case; inside they are lower. */
const tidyScope = (scope: RunScope): RunScope =>
  scope.kind === 'sale' || scope.kind === 'purchase' ? {...scope, id: scope.id.toLowerCase()} : scope;

const peopleIn = (runs: readonly Run[]): string[] =>
  [...new Set(runs.flatMap(({requestedBy}) => (requestedBy === null ? [] : [requestedBy])))].sort((one, other) =>
    one.localeCompare(other),
  );

function noPreview({preview, state}: Run) {
  if (!preview) return refuse(404, 'runs.no-preview', 'This run is no preview.', 'Ask for one with preview: true.');
  return isOver(state)
    ? refuse(404, 'runs.preview-gone', 'This preview is gone.', 'Previews are kept for minutes. Ask for a new one.')
    : refuse(409, 'runs.preview-under-way', 'This preview is not through yet.', 'Ask again when its run is over.');
}
