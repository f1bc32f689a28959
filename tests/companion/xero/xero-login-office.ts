import {onTestFinished} from 'vitest';
import {initialState} from '../../../companion/initial-state.ts';
import {type Failpoints, noFailpoints} from '../../../companion/platform/failpoints.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Store} from '../../../companion/store/store.ts';
import {createXeroConnection} from '../../../companion/xero/xero-connection.ts';
import {startSandbox} from '../../sandbox/sandbox.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {memorySecretBox} from '../../support/memory-secret-box.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const REDIRECT = 'http://localhost:4780/connections/xero/callback';

export async function office({
  clientSecret = null,
  clientId,
}: {
  clientSecret?: string | null;
  clientId?: string | null;
} = {}) {
  const clock = new ObedientClock();
  const sandbox = await startSandbox({clock});
  const time = clock.autoAdvance({busy: () => sandbox.busy()});
  onTestFinished(async () => {
    time.stop();
    await sandbox.close();
  });
  const environment = sandbox.xero.environment();
  const disk = forgetfulDisk();
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  let made = 0;
  const ids = {
    next: () => `id-${++made}`,
    bytes: (length: number) => new Uint8Array(length).fill(++made),
    below: () => 0,
  };

  async function open(folder = disk, failpoints: Failpoints = noFailpoints) {
    const store = await openStore({disk: folder, folder: '/data', failpoints: noFailpoints, initialState, clock});
    const connection = createXeroConnection({
      app: {
        clientId: clientId === undefined ? (environment.XERO_CLIENT_ID ?? '') : clientId,
        clientSecret,
        redirectUrl: REDIRECT,
      },
      apiUrl: environment.XERO_API_URL ?? '',
      identityUrl: environment.XERO_IDENTITY_URL ?? '',
      loginUrl: environment.XERO_LOGIN_URL ?? '',
      connectionsUrl: environment.XERO_CONNECTIONS_URL ?? '',
      store,
      secrets: memorySecretBox(),
      fetch: (url, init) => fetch(url, init),
      clock,
      ids,
      failpoints,
      log: {debug: write, info: write, warn: write, error: write},
      callsPerMinute: 60,
      callsPerDay: 1000,
    });
    return {store, connection};
  }
  const [first, second, third] = sandbox.xero.organisations;
  if (!first || !second || !third) throw new Error('the sandbox has three organisations');
  return {clock, sandbox, disk, lines, open, organisations: {first, second, third}};
}

export type Opened = Awaited<ReturnType<Awaited<ReturnType<typeof office>>['open']>>;

/** A person says yes on Xero's page, for these organisations. */
export async function logIn(
  {connection}: Opened,
  sandbox: Awaited<ReturnType<typeof startSandbox>>,
  ...tenants: {tenantId: string}[]
) {
  const {authorizeUrl} = connection.beginLogin();
  const back = await sandbox.xero.allow(
    authorizeUrl,
    tenants.length > 0 ? tenants.map(({tenantId}) => tenantId) : undefined,
  );
  await connection.finishLogin(Object.fromEntries(new URL(back).searchParams));
}

export const setDear = (store: Store, currency: string) =>
  store.commit('state.dear-connection', (changes) =>
    changes.setState({
      dear: {
        accountId: '',
        applicationKey: '',
        account: 'a',
        company: 'Deer',
        currency,
        timeZone: 'UTC',
        connectedAt: '2026-03-01T00:00:00.000Z',
        problem: null,
      },
    }),
  );
