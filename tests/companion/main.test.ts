import {type ChildProcess, spawn} from 'node:child_process';
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {securityHeaders} from '../../companion/http/doors.ts';
import {problemDetails} from '../../shared/contract/problem-details.ts';
import {eventStream} from './events/event-stream.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deerpath-main-'));
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  children = [];
  await rm(folder, {recursive: true, force: true});
});

/** A program of the companion in a process of its own, on this test's folder; `start` is the command that people type. */
function program(name: 'main' | 'pair' | 'start', environment: Record<string, string> = {}) {
  const [command, ...words] =
    name === 'start' ? ['npm', 'run', '--silent', 'start'] : [process.execPath, `companion/${name}.ts`];
  const child = spawn(command ?? '', words, {
    cwd: root,
    env: {
      ...(name === 'start' ? {PATH: process.env.PATH ?? ''} : {}),
      HOME: folder,
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      SECRET_KEY_FILE: join(folder, 'secret.key'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = {out: '', err: ''};
  const listeners = new Set<() => void>();
  child.stdout.on('data', (piece: Buffer) => {
    said.out += piece;
    for (const tell of listeners) tell();
  });
  child.stderr.on('data', (piece: Buffer) => {
    said.err += piece;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said.out)?.[1];
        if (found !== undefined) resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then((code) => reject(new Error(`Ended with ${code}: ${said.err}`)));
    });
  return {
    child,
    said,
    ended,
    line,
    port: async () => Number(await line(/^Deerpath companion 1\.0\.0 listening on http:\/\/127\.0\.0\.1:(\d+)$/m)),
  };
}

const json = {'content-type': 'application/json'};
const pair = (port: number, code: string) =>
  fetch(`http://127.0.0.1:${port}/api/pair`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({code, name: 'Ada'}),
  });

test('it starts, prints its two lines, pairs, streams, and stops with 0', async () => {
  const main = program('main');
  const port = await main.port();
  const code = await main.line(/^Pairing code: ([0-9A-Z]{4}-[0-9A-Z]{4})$/m);
  expect(main.said.out.split('\n')).toHaveLength(3);

  expect(await (await fetch(`http://127.0.0.1:${port}/health`)).json()).toEqual({status: 'ok', version: '1.0.0'});
  expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200);
  expect((await fetch(`http://[::1]:${port}/health`).catch(() => undefined))?.status ?? 200).toBe(200);

  const paired = await pair(port, code);
  expect(paired.status).toBe(201);
  const {token} = (await paired.json()) as {token: string};
  const response = await fetch(`http://127.0.0.1:${port}/api/events`, {headers: {authorization: `Bearer ${token}`}});
  const stream = eventStream(response);
  expect((await stream.next())?.event).toBe('status');

  main.child.kill('SIGTERM');
  main.child.kill('SIGINT');
  expect(await main.ended).toBe(0);
  expect(await stream.next().catch(() => undefined)).toBeUndefined();
  for (const text of main.said.err.trim().split('\n')) expect(() => JSON.parse(text)).not.toThrow();
  expect(main.said.err).not.toContain(code);
  expect(main.said.err).not.toContain(token);
  expect(await readdir(join(folder, 'data'))).not.toContain('running');
  for (const path of ['data', 'data/state.json', 'secret.key'])
    expect((await stat(join(folder, path))).mode & 0o077).toBe(0);

  const again = program('main');
  const nextPort = await again.port();
  const status = await fetch(`http://127.0.0.1:${nextPort}/api/status`, {headers: {authorization: `Bearer ${token}`}});
  expect(status.status).toBe(200);
  expect(again.said.out).not.toContain('Pairing code');
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('npm run pair gives an administrator’s code, before the companion runs and while it does', async () => {
  const before = program('pair');
  expect(await before.ended).toBe(0);
  const [early] = /^Pairing code: (\S+)\n$/.exec(before.said.out)?.slice(1) ?? [];
  const main = program('main');
  const port = await main.port();
  expect(await ((await pair(port, early ?? '')).json() as Promise<object>)).toMatchObject({user: {role: 'admin'}});

  const during = program('pair');
  expect(await during.ended).toBe(0);
  expect(during.said.err).toBe('');
  const [code] = /^Pairing code: (\S+)\n$/.exec(during.said.out)?.slice(1) ?? [];
  expect((await pair(port, code ?? '')).status).toBe(201);
  expect((await pair(port, code ?? '')).status).toBe(401);
  expect((await stat(join(folder, 'data', 'pairing-codes'))).mode & 0o077).toBe(0);
});

test('what is no request gets problem details too', async () => {
  const main = program('main');
  const port = await main.port();
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let heard = '';
      socket.on('data', (piece) => {
        heard += piece;
        if (heard.includes('\r\n\r\n')) socket.end();
      });
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });
  for (const [text, status] of [
    ['nonsense\r\n\r\n', 400],
    ['GET /health HTTP/1.1\r\n\r\n', 403],
    ['GET /health HTTP/1.1\r\nHost: attacker.example\r\n\r\n', 403],
    ['GET /health HTTP/1.1\r\nHost: a b\r\n\r\n', 403],
    [`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [`GET http://attacker.example/health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, 200],
  ] as [string, number][]) {
    const heard = await raw(text);
    expect(heard, text.slice(0, 60)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    for (const [name, value] of Object.entries(securityHeaders))
      expect(heard.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`);
    if (status >= 400) expect(heard).toContain('application/problem+json');
  }
});

test('a body that never ends is refused while it still comes', async () => {
  const main = program('main');
  const port = await main.port();
  const answer = await new Promise<{status: number; body: string}>((resolve, reject) => {
    const sending = request(
      {port, host: '127.0.0.1', method: 'POST', path: '/api/proof', headers: json},
      (response) => {
        let body = '';
        response.on('data', (piece) => (body += piece));
        response.on('end', () => resolve({status: response.statusCode ?? 0, body}));
        response.on('error', () => resolve({status: response.statusCode ?? 0, body}));
      },
    );
    sending.on('error', reject);
    for (let count = 0; count < 10; count += 1) sending.write(' '.repeat(16_000));
  });
  expect(answer.status).toBe(413);
  expect(problemDetails.parse(JSON.parse(answer.body)).code).toBe('request.too-large');
});

async function refusedStart(environment: Record<string, string> = {}) {
  const main = program('main', environment);
  const code = await main.ended;
  expect(main.said.out).toBe('');
  expect(main.said.err).not.toContain('    at ');
  expect(main.said.err.trim().split('\n')).toHaveLength(1);
  return {code, said: main.said.err};
}

test('a variable that makes no sense stops the start with 2 and one sentence', async () => {
  expect(await refusedStart({PORT: 'x'})).toMatchObject({code: 2, said: expect.stringContaining('PORT')});
  expect(await refusedStart({TLS_CERT: '/nowhere.pem', TLS_KEY: '/nowhere.pem'})).toMatchObject({
    code: 2,
    said: expect.stringContaining('TLS_CERT'),
  });
  expect(await readdir(folder)).toEqual([]);
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  for (const [name, place] of [
    ['DATA_DIR', file],
    ['DATA_DIR', join(file, 'data')],
    ['DATA_DIR', '/proc/nowhere/data'],
    ['SECRET_KEY_FILE', folder],
    ['SECRET_KEY_FILE', join(file, 'key')],
  ] as const) {
    const refused = await refusedStart({[name]: place});
    expect(refused).toMatchObject({code: 2, said: expect.stringMatching(`^${name} makes no sense: [^.]+\\.\n$`)});
  }
  expect(await readdir(folder)).toEqual(['a-file']);
  const wrongPair = program('pair', {PORT: 'x'});
  expect(await wrongPair.ended).toBe(2);
});

test('a folder in use, a port in use and a file that cannot be read stop the start with 1 and one sentence', async () => {
  const main = program('main');
  const port = await main.port();
  expect(await refusedStart()).toMatchObject({code: 1, said: expect.stringContaining('Another Deerpath')});
  expect(await refusedStart({PORT: String(port), DATA_DIR: join(folder, 'other')})).toMatchObject({
    code: 1,
    said: expect.stringContaining(`Port ${port}`),
  });
  main.child.kill('SIGTERM');
  await main.ended;

  const path = join(folder, 'data', 'state.json');
  await writeFile(path, '{"half":');
  const before = await readdir(join(folder, 'data'));
  expect(await refusedStart()).toMatchObject({code: 1, said: expect.stringContaining('state.json')});
  expect(await readFile(path, 'utf8')).toBe('{"half":');
  expect(await readdir(join(folder, 'data'))).toEqual(before);
  expect(before.filter((name) => name.startsWith('lock-'))).toEqual([]);
});

test('what cannot be put away at the end is no reason to end badly', async () => {
  const main = program('main');
  await main.port();
  const mark = join(folder, 'data', 'running');
  await rm(mark);
  await mkdir(mark);
  main.child.kill('SIGTERM');
  expect(await main.ended).toBe(0);
});

test('a key file that does not belong to the data stops the start and changes nothing', async () => {
  const main = program('main');
  await main.port();
  main.child.kill('SIGTERM');
  await main.ended;
  const before = await readFile(join(folder, 'data', 'state.json'), 'utf8');
  expect(await refusedStart({SECRET_KEY_FILE: join(folder, 'another.key')})).toMatchObject({
    code: 1,
    said: expect.stringContaining('another.key cannot be used. It is missing'),
  });
  expect(await readFile(join(folder, 'data', 'state.json'), 'utf8')).toBe(before);
  const foreign = join(folder, 'foreign.key');
  await writeFile(foreign, `deerpath-key-v1 ${'A'.repeat(43)}\n`, {mode: 0o600});
  expect(await refusedStart({SECRET_KEY_FILE: foreign})).toMatchObject({code: 1});
  expect(await readdir(folder)).not.toContain('another.key');
  await chmod(join(folder, 'secret.key'), 0o644);
  expect(await refusedStart()).toMatchObject({code: 1, said: expect.stringContaining('secret.key')});
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'npm start ends with %s as the companion does, and leaves nothing running',
  async (signal) => {
    const started = program('start');
    const port = await started.port();
    started.child.kill(signal);
    expect(await started.ended).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  },
);
