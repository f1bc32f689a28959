import {readFile, statfs} from 'node:fs/promises';
import {homedir} from 'node:os';
import {createSecureContext} from 'node:tls';
import type {Companion} from './companion-options.ts';
import {BadVariable, type Configuration, readConfiguration} from './configuration.ts';
import {initialState} from './initial-state.ts';
import {offerConsoleCodes} from './pairing/console-code.ts';
import {systemClock} from './platform/clock.ts';
import {cronerAlarm} from './platform/croner-alarm.ts';
import {noFailpoints} from './platform/failpoints.ts';
import {systemIds} from './platform/ids.ts';
import type {Log} from './platform/log.ts';
import {createLog} from './platform/pino-log.ts';
import {Trouble} from './platform/trouble.ts';
import {checkPlaces} from './serving/check-places.ts';
import {CannotListen, listen} from './serving/listen.ts';
import {runningMark} from './serving/running-mark.ts';
import {startingApp} from './serving/starting-app.ts';
import type {LongStart} from './store/find-indexes.ts';
import {indexAside} from './store/index-aside.ts';
import {lockFolder} from './store/lock.ts';
import {nodeDisk} from './store/node-disk.ts';
import {openStore} from './store/open-store.ts';
import {version} from './version.ts';

// What is printed may have no reader any more; that is no reason to stop.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

/** The companion's whole life as a process; it ends with it. */
export async function live(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    await run(readConfiguration(environment, {platform: process.platform, home: homedir(), folder: process.cwd()}));
  } catch (error) {
    giveUp(error);
  }
}

async function run(configuration: Configuration): Promise<void> {
  const log = createLog(configuration.logLevel);
  const stopping = new AbortController();
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      log.error({err: error, event}, 'Stopped by an error that nobody expected');
      process.exit(1);
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

  const tls = await readTls(configuration);
  await checkPlaces(configuration);
  const lock = await lockFolder(configuration.dataFolder);
  try {
    await serve(configuration, {tls, log, stopping: stopping.signal});
  } finally {
    await lock.release();
  }
  process.exit(0);
}

/** Listens and works until it has to stop. The folder is ours meanwhile; a start that fails leaves it as it was. */
async function serve(
  configuration: Configuration,
  {tls, log, stopping}: {tls: {cert: string; key: string} | null; log: Log; stopping: AbortSignal},
): Promise<void> {
  const address = {port: configuration.port, publicUrl: configuration.publicUrl};
  const ids = systemIds;
  let answer: Companion['fetch'] = startingApp({version, address: () => address, ids, log}).fetch;
  const listening = await listen((request) => answer(request), {...configuration, tls});
  address.port = listening.port;

  const folder = configuration.dataFolder;
  const mark = runningMark({disk: nodeDisk, folder, failpoints: noFailpoints});
  const startSlowly = await mark.lies();
  // Only now: the port answers while the rest of the program is read and the data is looked through.
  const opening = openStore({disk: nodeDisk, folder, failpoints: noFailpoints, log, initialState, longStart});
  const [{createCompanion}, store] = await Promise.all([import('./companion.ts'), opening]);
  const companion = await createCompanion({
    store,
    configuration,
    port: listening.port,
    clock: systemClock,
    alarm: cronerAlarm,
    ids,
    log,
    failpoints: noFailpoints,
    disk: nodeDisk,
    fetch: (url, init) => fetch(url, init),
    startSlowly,
    freeBytes: () => freeBytes(folder),
  });
  // Without the mark the next start is less careful; that is no reason not to work.
  const unmarked = (error: unknown) => log.warn({err: error}, 'Could not note whether the companion runs');
  await mark.put().catch(unmarked);
  answer = companion.fetch;

  print(`Deerpath companion ${version} listening on ${addressText(configuration, listening.port, tls !== null)}`);
  log.info({port: listening.port, addresses: listening.addresses, version}, 'Listening');
  companion.start().catch((error: unknown) => log.error({err: error}, 'The export could not begin its work'));

  if (!stopping.aborted) {
    await offerConsoleCodes(companion.pairing, {clock: systemClock, print, signal: stopping, log});
  }
  log.info({}, 'Stopping');
  await companion.close();
  await listening.close();
  await mark.take().catch(unmarked);
}

/** The first start after an update, and one on a folder that was put back. */
const longStart: LongStart = {
  makeIndex: indexAside,
  begins: (files) =>
    print(
      `Deerpath reads ${files.toLocaleString('en')} files of the history first, as after every update; that takes some seconds.`,
    ),
};

/** One sentence that says what to do; a variable that makes no sense has an exit code of its own. */
function giveUp(error: unknown): never {
  if (error instanceof BadVariable) stop(error.message, 2);
  if (error instanceof CannotListen) stop(error.message, 1);
  if (error instanceof Trouble) stop([error.problem.title, error.problem.detail, error.problem.fix].join(' '), 1);
  stop(`Deerpath could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, 1);
}

function stop(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function readTls({tls}: Configuration): Promise<{cert: string; key: string} | null> {
  if (!tls) return null;
  const read = async (name: string, path: string) => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      throw new BadVariable(`${name} makes no sense: the file ${path} cannot be read.`, {cause: error});
    }
  };
  const pair = {cert: await read('TLS_CERT', tls.certificateFile), key: await read('TLS_KEY', tls.keyFile)};
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new BadVariable('TLS_CERT and TLS_KEY make no sense: they are not a certificate and its key in PEM.', {
      cause: error,
    });
  }
  return pair;
}

function addressText({host}: Configuration, port: number, isTls: boolean): string {
  const name = host.includes(':') ? `[${host}]` : host === 'localhost' ? '127.0.0.1' : host;
  return `${isTls ? 'https' : 'http'}://${name}:${port}`;
}

async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const {bavail, bsize} = await statfs(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
