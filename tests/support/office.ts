import {createCompanion} from '../../companion/companion.ts';
import type {Companion} from '../../companion/companion-options.ts';
import {readConfiguration} from '../../companion/configuration.ts';
import {type Failpoints, noFailpoints} from '../../companion/platform/failpoints.ts';
import type {Ids} from '../../companion/platform/ids.ts';
import type {Log} from '../../companion/platform/log.ts';
import {isOver, type Run, type RunScope} from '../../shared/export/run.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Books} from '../sandbox/books/books.ts';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import type {LimitSettings} from '../sandbox/xero/limits.ts';
import {ObedientClock} from './clock.ts';
import {type FakePostman, fakePostman} from './fake-postman.ts';
import {type ForgetfulDisk, forgetfulDisk} from './forgetful-disk.ts';
import {leftInEnglish} from './left-in-english.ts';
import {memorySecretBox} from './memory-secret-box.ts';
import {memoryTemporaryFiles} from './memory-temporary-files.ts';

/** An office in one process: DEAR and Xero of our own, a clock that obeys, a disk in memory, and the companion on it. */
export interface Office {
  readonly sandbox: Sandbox;
  readonly clock: ObedientClock;
  /** The companion that runs now. */
  companion: Companion;
  disk: ForgetfulDisk;
  /** The mail server. */
  readonly postman: FakePostman;
  /** Where files lie between DEAR and Xero. */
  readonly temporaryFiles: ReturnType<typeof memoryTemporaryFiles>;
  /** Starts the companion, on what the disk has; `afterCrash` when its last stop was none. */
  open(failpoints?: Failpoints, afterCrash?: boolean): Promise<void>;
  /** Ends it as SIGTERM would. */
  shut(): Promise<void>;
  /** One call of the contract, as the paired administrator. */
  call<Answer = unknown>(method: string, path: string, body?: unknown): Promise<{status: number; body: Answer}>;
  pair(): Promise<void>;
  connect(): Promise<void>;
  /** Asks for a run and waits until it is over. */
  sync(scope: RunScope): Promise<Run>;
  rows(filter?: string): Promise<Transaction[]>;
  /** Ends all. Fails where the companion said something that a German reader would get in English. */
  close(): Promise<void>;
}

const PORT = 4780;
const silent: Log = {debug() {}, info() {}, warn() {}, error() {}};

export async function openOffice({
  clock = new ObedientClock(),
  books,
  limits,
  deadlines = false,
  log = silent,
}: {
  clock?: ObedientClock;
  books?: (clock: ObedientClock) => Books;
  /** Of Xero, when they are to be others than in life. */
  limits?: Partial<LimitSettings>;
  /** Whether the companion gives a call up by the obedient clock; otherwise it waits for every answer. */
  deadlines?: boolean;
  log?: Log;
} = {}): Promise<Office> {
  const sandbox = await startSandbox({
    clock,
    ...(books ? {books: books(clock)} : {}),
    ...(limits ? {xero: {limits}} : {}),
  });
  let underWay = 0;
  const time = clock.autoAdvance({busy: () => sandbox.busy() || (underWay > 0 && !sandbox.napping())});
  const ids = idsInOrder();
  const configuration = readConfiguration(
    {...sandbox.environment, DATA_DIR: '/data', SECRET_KEY_FILE: '/secret.key', PORT: String(PORT)},
    {platform: 'linux', home: '/', folder: '/'},
  );
  let token = '';
  const english = new Set<string>();

  const office: Office = {
    sandbox,
    clock,
    companion: undefined as unknown as Companion,
    disk: forgetfulDisk(),
    postman: fakePostman(),
    temporaryFiles: memoryTemporaryFiles(),

    async open(failpoints = noFailpoints, afterCrash = false) {
      office.companion = await createCompanion({
        configuration,
        port: PORT,
        clock,
        ids,
        log,
        failpoints,
        disk: office.disk,
        // Without a socket, which is quicker; while a call is under way, and nobody naps at its other end, time stands still.
        fetch: async (url, init) => {
          underWay++;
          return sandbox.fetch(url, init).finally(() => underWay--);
        },
        ...(deadlines ? {} : {deadline: () => new AbortController().signal}),
        secrets: memorySecretBox(),
        postman: office.postman,
        startSlowly: afterCrash,
        temporaryFiles: office.temporaryFiles,
      });
      await office.companion.start();
    },
    shut: () => office.companion.close(),

    async call<Answer>(method: string, path: string, body?: unknown) {
      const answer = await office.companion.fetch(
        new Request(`http://127.0.0.1:${PORT}${path}`, {
          method,
          headers: {
            host: `127.0.0.1:${PORT}`,
            ...(token ? {authorization: `Bearer ${token}`} : {}),
            ...(body === undefined ? {} : {'content-type': 'application/json'}),
          },
          ...(body === undefined ? {} : {body: JSON.stringify(body)}),
        }),
      );
      const text = await answer.text();
      const told = (text.startsWith('{') ? JSON.parse(text) : text) as Answer;
      for (const words of leftInEnglish(told)) english.add(words);
      return {status: answer.status, body: told};
    },

    async pair() {
      const code = await office.companion.pairing.consoleCode();
      const answer = await office.call<{token: string}>('POST', '/api/pair', {code, name: 'Accounts'});
      if (answer.status !== 201) throw new Error(`Pairing was refused: ${JSON.stringify(answer.body)}`);
      token = answer.body.token;
    },

    async connect() {
      await office.call('PUT', '/api/connections/dear', sandbox.dear.keys);
      const login = await office.call<{authorizeUrl: string}>('POST', '/api/connections/xero');
      const back = new URL(await sandbox.xero.allow(login.body.authorizeUrl));
      await office.call('GET', `${back.pathname}${back.search}`);
    },

    async sync(scope) {
      const asked = await office.call<{run: Run}>('POST', '/api/runs', {scope});
      if (asked.status >= 300) throw new Error(`The run was refused: ${JSON.stringify(asked.body)}`);
      for (;;) {
        const {run} = (await office.call<{run: Run}>('GET', `/api/runs/${asked.body.run.id}`)).body;
        if (isOver(run.state)) return run;
        await clock.sleep(100);
      }
    },

    async rows(filter = '') {
      return (await office.call<{items: Transaction[]}>('GET', `/api/transactions?limit=200${filter}`)).body.items;
    },

    async close() {
      for (const words of office.companion ? leftInEnglish(writtenBy(office.companion)) : []) english.add(words);
      await office.companion?.close().catch(() => undefined);
      time.stop();
      await sandbox.close();
      if (english.size > 0) throw new Error(`No German in extension/public/sentences for: ${[...english].join(' | ')}`);
    },
  };
  return office;
}

/** All that people may read of what a companion remembers. */
const writtenBy = ({store}: Companion) =>
  (['rows', 'runs', 'activity', 'notices'] as const).map((shelf) => [...store.values(shelf)]);

/** The same ids in every run, so that a failing one can be replayed. */
function idsInOrder(): Ids {
  let made = 0;
  const bytes = (length: number) => Uint8Array.from({length}, (_, index) => (made * 31 + index * 7) % 256);
  return {
    next: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
    bytes: (length) => {
      made++;
      return bytes(length);
    },
    below: (limit) => made++ % limit,
  };
}
