import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface CompanionProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** What it printed so far, since it was first started. */
  readonly lines: readonly string[];
  /** What it wrote into its log since it was last started. */
  readonly log: string;
  /** The code printed last; waits until one is. */
  pairingCode(): Promise<string>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does, at once. */
  kill(): Promise<void>;
  /** Starts it again where it was: same folder, same port. */
  start(): Promise<void>;
  /** Ends it and forgets all it kept. */
  remove(): Promise<void>;
}

/** The real companion in a process of its own; on a folder of its own and a free port unless they are given. */
export async function startCompanion(
  environment: Record<string, string>,
  given: {folder?: string; port?: number} = {},
): Promise<CompanionProcess> {
  const folder = given.folder ?? (await mkdtemp(join(tmpdir(), 'deerpath-companion-')));
  const lines: string[] = [];
  let child: ChildProcess | undefined;
  let port = given.port ?? 0;
  let said = '';
  let code: string | undefined;
  let tellCode: ((code: string) => void) | undefined;

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['companion/main.js'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        LOG_LEVEL: 'warn',
        ...environment,
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        SECRET_KEY_FILE: join(folder, 'secret.key'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    said = '';
    started.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    port = await new Promise<number>((resolve, reject) => {
      started.once('exit', (exitCode) => reject(new Error(`The companion ended with ${exitCode}: ${said}`)));
      createInterface({input: started.stdout}).on('line', (line) => {
        lines.push(line);
        const listening = /listening on https?:\/\/\S+:(\d+)$/.exec(line)?.[1];
        if (listening) resolve(Number(listening));
        const printed = /^Pairing code: (\S+)$/.exec(line)?.[1];
        if (!printed) return;
        code = printed;
        tellCode?.(printed);
      });
    });
  }

  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    get port() {
      return port;
    },
    get pid() {
      return child?.pid ?? 0;
    },
    lines,
    get log() {
      return said;
    },
    pairingCode: async () => code ?? new Promise((resolve) => (tellCode = resolve)),
    stop,
    kill,
    start,
    async remove() {
      await stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
