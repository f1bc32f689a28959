import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Bidi, connectBidi} from './bidi.ts';
import {findProgram} from './find-program.ts';

const built = fileURLToPath(new URL('../../dist/firefox-mv3', import.meta.url));
const manifestId = '{5f0c7b1e-2d53-4a0e-9a36-6d65657270a7}';
/** What our pages' addresses begin with; Firefox draws it by lot unless it is told. */
const host = '11111111-2222-4333-8444-555555555555';

export interface FirefoxPage {
  /** What the page itself makes of an expression; a promise is awaited. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** A real click in the middle of what a selector finds first. */
  click(selector: string): Promise<void>;
}

export interface Firefox {
  /** One of the extension's own pages in a tab, such as `options.html`. */
  open(page: string): Promise<FirefoxPage>;
  /** A page of DEAR's, answered by the sandbox. */
  dear(path: string): Promise<FirefoxPage>;
  close(): Promise<void>;
}

/** The Firefox of this machine, or undefined. */
export const findFirefox = (): string | undefined => findProgram(['firefox-esr', 'firefox'], process.env.FIREFOX_PATH);

/** Firefox with the built extension, driven over WebDriver BiDi; DEAR's site is answered by the sandbox at this address. */
export async function launchFirefox(program: string, sandboxUrl: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'deerpath-firefox-'));
  await writeFile(join(profile, 'user.js'), preferences({'extensions.webextensions.uuids': {[manifestId]: host}}));
  const child = spawn(program, ['--headless', '--profile', profile, '--remote-debugging-port', '0'], {
    env: {...process.env, HOME: profile},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const bidi = await connectBidi(`${await listeningAt(child)}/session`);
  await bidi.send('session.new', {capabilities: {}});
  await bidi.send('webExtension.install', {extensionData: {type: 'path', path: built}});
  await answerFor(bidi, sandboxUrl);

  const open = async (url: string): Promise<FirefoxPage> => {
    const {context} = await bidi.send<{context: string}>('browsingContext.create', {type: 'tab'});
    await bidi.send('browsingContext.navigate', {context, url, wait: 'complete'});
    return page(bidi, context);
  };
  return {
    open: (name) => open(`moz-extension://${host}/${name}`),
    dear: (path) => open(`https://inventory.dearsystems.com${path}`),
    async close() {
      bidi.close();
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    },
  };
}

function page(bidi: Bidi, context: string): FirefoxPage {
  const target = {context};
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const {result, exceptionDetails} = await bidi.send<Evaluated>('script.evaluate', {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
      target,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return JSON.parse(result?.value ?? 'null');
  };
  return {
    evaluate,
    async click(selector) {
      const place = `(() => { const {x, y, width, height} = (${selector}).getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()`;
      const [x, y] = await evaluate<[number, number]>(place);
      await bidi.send('input.performActions', {
        context,
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            actions: [
              {type: 'pointerMove', x: Math.round(x), y: Math.round(y)},
              {type: 'pointerDown', button: 0},
              {type: 'pointerUp', button: 0},
            ],
          },
        ],
      });
    },
  };
}

interface Evaluated {
  readonly result?: {readonly value?: string};
  readonly exceptionDetails?: {readonly text: string};
}

/** Every request for DEAR's site gets the sandbox's answer; none leaves this machine. */
async function answerFor(bidi: Bidi, sandboxUrl: string): Promise<void> {
  await bidi.send('session.subscribe', {events: ['network.beforeRequestSent']});
  await bidi.send('network.addIntercept', {
    phases: ['beforeRequestSent'],
    urlPatterns: [{type: 'pattern', hostname: 'inventory.dearsystems.com'}],
  });
  bidi.on<Blocked>('network.beforeRequestSent', async ({isBlocked, request}) => {
    if (!isBlocked) return;
    const {pathname, search} = new URL(request.url);
    const response = await fetch(`${sandboxUrl}${pathname}${search}`, {
      headers: {host: 'inventory.dearsystems.com', accept: 'text/html'},
    });
    await bidi.send('network.provideResponse', {
      request: request.request,
      statusCode: response.status,
      reasonPhrase: response.statusText || 'OK',
      headers: [
        {
          name: 'content-type',
          value: {type: 'string', value: response.headers.get('content-type') ?? 'text/html'},
        },
      ],
      body: {type: 'base64', value: Buffer.from(await response.arrayBuffer()).toString('base64')},
    });
  });
}

interface Blocked {
  readonly isBlocked: boolean;
  readonly request: {readonly request: string; readonly url: string};
}

/** The lines of a `user.js`; what is no plain value is kept as JSON text, as Firefox does. */
const preferences = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => {
      const plain = typeof value === 'object' ? JSON.stringify(value) : value;
      return `user_pref(${JSON.stringify(name)}, ${JSON.stringify(plain)});\n`;
    })
    .join('');

/** The address it prints once it may be driven. */
function listeningAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
  });
}
