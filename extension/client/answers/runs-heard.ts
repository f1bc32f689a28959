import {runAnswer} from '../../../shared/contract/runs.ts';
import type {Run} from '../../../shared/export/run.ts';
import type {AnswersDependencies} from './answering.ts';
import {runPath} from './paths.ts';

/** Runs, as the worker heard of them and as the companion has them. */
export interface RunsHeard {
  start(scope: unknown): Promise<Run>;
  get(id: string): Promise<Run>;
  /** What was heard of a run that is over holds; one in work may have been cut off since. */
  over(wanted: string): Run | undefined;
}

export const runsHeard = ({link, runs}: Pick<AnswersDependencies, 'link' | 'runs'>): RunsHeard => ({
  start: async (scope) => (await link.ask({method: 'POST', path: '/api/runs', body: {scope}}, runAnswer)).run,
  get: async (id) => (await link.ask({path: runPath(id)}, runAnswer)).run,
  over: (wanted) => runs().find((run) => run.id === wanted && run.finishedAt !== null),
});
