import {createHash, randomBytes} from 'node:crypto';
import {chmod, readdir, realpath, rename, rm} from 'node:fs/promises';
import {createServer, type Server} from 'node:net';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {problemOf, Trouble} from '../platform/trouble.ts';
import {type Answer, askSocket, patience} from './ask-socket.ts';
import {makeFolders} from './make-folders.ts';
import {diskTrouble, errorCode, inside} from './troubles.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one that works on the data folder, which is made when it is not there. Throws `Trouble`
 * (`store.in-use`) while another one lives. A lock left by a killed process is taken over at once: the lock is a socket
 * that somebody listens on, and nobody listens once a process is dead, a zombie included.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const place = await findPlace(folder);
  return process.platform === 'win32' ? lockByPipe(folder, place) : lockBySockets(folder, place);
}

/**
 * Everybody listens on a socket of a name of his own, and then asks all the others. Removing one that nobody listens on
 * is safe, as its name never comes again. Of two that start in the same moment the smaller name wins, and each of them
 * knows: the one who asks by the answer, the one who is asked by the question.
 */
async function lockBySockets(folder: string, place: string): Promise<FolderLock> {
  const name = `lock-${randomBytes(6).toString('hex')}.sock`;
  let state = 'starting' as 'starting' | 'lost' | 'held';
  const server = answering((asker) => {
    if (state === 'starting' && asker < name) state = 'lost';
    return state === 'lost' ? 'yours' : 'mine';
  });

  // Known under its real name only once it listens: one that does not is taken for dead.
  const unborn = join(place, `${name.slice(0, -'.sock'.length)}.new`);
  await listen(server, unborn, folder);
  const path = join(place, name);
  try {
    await chmod(unborn, 0o600);
    await rename(unborn, path);
    for (const other of await others(place, name)) {
      const answer = await askSocket(join(place, other), name);
      if (answer === 'nobody') await rm(join(place, other), {force: true});
      else if (answer !== 'yours') throw inUse(folder, answer);
    }
    if (state === 'lost') throw inUse(folder);
    state = 'held';
    await sweepUnborn(place);
  } catch (error) {
    state = 'lost';
    await letGo(server, [unborn, path]);
    if (errorCode(error) === 'ENOENT') throw inUse(folder); // the one who holds it swept our first name away
    throw diskTrouble(error, path);
  }
  return {release: () => letGo(server, [path])};
}

/** Windows keeps a pipe's name for one process alone, and gives it free when that process ends. */
async function lockByPipe(folder: string, pipe: string): Promise<FolderLock> {
  const server = answering(() => 'mine');
  await listen(server, pipe, folder);
  return {release: () => letGo(server, [])};
}

/** Where the lock lives: in the folder itself; where its path is too long for a socket, in the temporary folder. */
async function findPlace(folder: string): Promise<string> {
  try {
    await makeFolders(folder);
    const real = await realpath(folder);
    const hash = createHash('sha256').update(real).digest('hex').slice(0, 16);
    if (process.platform === 'win32') return `\\\\.\\pipe\\deerpath-${hash}`;
    if (Buffer.byteLength(real) + longestName <= longestSocketPath) return real;
    const place = join(await realpath(tmpdir()), `deerpath-${hash}`);
    await makeFolders(place);
    return place;
  } catch (error) {
    throw diskTrouble(error, inside(folder));
  }
}

const longestSocketPath = 100; // 104 bytes on macOS, 108 on Linux, with the end mark
const longestName = '/lock-0123456789ab.sock'.length;

const others = async (place: string, own: string): Promise<string[]> =>
  (await readdir(place)).filter((name) => /^lock-[0-9a-f]{12}\.sock$/.test(name) && name !== own);

/** First names left by processes killed in their first moment. Who is in that moment now is too late anyway. */
async function sweepUnborn(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (/^lock-[0-9a-f]{12}\.new$/.test(name)) await rm(join(place, name), {force: true});
  }
}

/** Answers each caller, who says his name in one line, with one line: whose the folder is, and our process. */
function answering(answer: (asker: string) => 'mine' | 'yours'): Server {
  const server = createServer((socket) => {
    let heard = '';
    socket.unref();
    socket.setEncoding('utf8');
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('error', () => socket.destroy()); // who asks and leaves is gone
    socket.on('data', (text: string) => {
      heard += text;
      if (heard.length > 100) socket.destroy();
      else if (heard.endsWith('\n')) socket.end(`${answer(heard.trim())} ${process.pid}\n`);
    });
  });
  server.unref();
  return server;
}

async function listen(server: Server, path: string, folder: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(errorCode(error) === 'EADDRINUSE' ? inUse(folder) : diskTrouble(error, path)),
    );
    server.listen(path, () => {
      server.on('error', () => undefined); // one caller who could not be taken
      resolve();
    });
  });
}

async function letGo(server: Server, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, {force: true});
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

const inUse = (folder: string, answer?: Answer): Trouble =>
  new Trouble(
    'standing',
    problemOf(
      'store.in-use',
      `Another Deerpath is at work on the folder ${basename(folder)}.`,
      `${folder} belongs to ${typeof answer === 'object' ? `process ${answer.process}` : 'a process that is running'}, and two at once would send everything twice.`,
      'Stop the other one, or set DATA_DIR to another folder.',
    ),
    {effect: 'not-processed'},
  );
