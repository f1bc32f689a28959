import {diagnosisAnswer} from '../../shared/contract/diagnosis.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import {diagnosisText} from './diagnosis.ts';
import {currentStatus, type StatusDependencies} from './status.ts';

/** What an administrator copies to whoever helps. */
export function diagnosisRoutes(
  dependencies: StatusDependencies & {clock: Clock; freeBytes: () => Promise<number | undefined>},
): Endpoint[] {
  const {store, history, clock, freeBytes} = dependencies;
  return [
    endpoint({
      method: 'get',
      path: '/api/diagnosis',
      summary: 'States, counts, budgets and codes to copy; no secret and no name in it',
      access: 'admin',
      answers: {200: diagnosisAnswer},
      async handle() {
        const {users, settings} = store.state;
        const text = diagnosisText({
          at: isoTime(clock.now()),
          machine: {node: process.versions.node, platform: process.platform, architecture: process.arch},
          freeBytes: await freeBytes(),
          status: currentStatus(dependencies),
          counts: history.counts(),
          documents: store.count('masters'),
          people: {
            administrators: users.filter(({role}) => role === 'admin').length,
            staff: users.filter(({role}) => role === 'staff').length,
          },
          settings,
          failedCodes: [...store.briefs('rows')].flatMap(({status, code}) =>
            status === 'Failed' && code ? [code] : [],
          ),
        });
        return json(200, {text});
      },
    }),
  ];
}
