import {health, status} from '../../shared/contract/status.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {refuse} from '../http/refusal.ts';
import type {Readiness} from './readiness.ts';
import {currentStatus, type StatusDependencies} from './status.ts';

/** Alive, ready, and how things stand. */
export function healthRoutes(dependencies: StatusDependencies & {readiness: Readiness}): Endpoint[] {
  const {version, readiness} = dependencies;
  return [
    endpoint({
      method: 'get',
      path: '/health',
      summary: 'The process lives',
      access: 'anyone',
      answers: {200: health},
      handle: () => json(200, {status: 'ok', version}),
    }),

    endpoint({
      method: 'get',
      path: '/health/ready',
      summary: 'It can do its work: not migrating, room on the disk, no standing problem',
      access: 'anyone',
      answers: {200: health},
      refusals: [503],
      async handle() {
        const problem = (await readiness.diskProblem()) ?? currentStatus(dependencies).standing[0];
        // Anyone may ask: the code and the title say enough, the rest is for those who are paired.
        if (problem) throw refuse(503, problem.code, problem.title, problem.fix, {headers: {'retry-after': '60'}});
        return json(200, {status: 'ok', version});
      },
    }),

    endpoint({
      method: 'get',
      path: '/api/status',
      summary: 'Connections, runs, problems and budgets',
      access: 'staff',
      answers: {200: status},
      handle: ({user}) => json(200, {...currentStatus(dependencies), you: {name: user.name, role: user.role}}),
    }),
  ];
}
