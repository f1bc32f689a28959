import {health} from '../../shared/contract/status.ts';
import {createApp} from '../app.ts';
import {endpoint, json} from '../http/endpoint.ts';
import {refuse} from '../http/refusal.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';

/** What answers while the data is read and brought to this version: alive, and not ready. */
export function startingApp(options: {
  version: string;
  address(): {port: number; publicUrl: string | null};
  ids: Ids;
  log: Log;
}) {
  const starting = () =>
    refuse(
      503,
      'health.starting',
      'Deerpath is starting.',
      'It reads its data and brings it to this version. Ask again in a moment.',
      {
        headers: {'retry-after': '1'},
      },
    );
  const app = createApp({
    ...options,
    authenticate: async () => {
      throw starting();
    },
    endpoints: [
      endpoint({
        method: 'get',
        path: '/health',
        summary: '',
        access: 'anyone',
        answers: {200: health},
        handle: () => json(200, {status: 'ok', version: options.version}),
      }),
      endpoint({
        method: 'get',
        path: '/health/ready',
        summary: '',
        access: 'anyone',
        answers: {200: health},
        handle: () => {
          throw starting();
        },
      }),
    ],
  });
  app.notFound(() => starting().answer());
  return app;
}
