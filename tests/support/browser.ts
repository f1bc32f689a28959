import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import axe from 'axe-core';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {findChromium} from './chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'dist/chrome-mv3');

export const EXTENSION_ID = 'pfbhnibmjneankhihehbhjchnbpfbfap';

export interface Browser {
  readonly context: BrowserContext;
  /** One of the extension's own pages in a tab, such as `popup.html`. */
  open(page: string, size?: {width: number; height: number}): Promise<Page>;
  /** A page of DEAR's, such as `/Sale#…`. */
  dear(path: string, size?: {width: number; height: number}): Promise<Page>;
  /** The text on the extension's icon. */
  badge(): Promise<string>;
  /** What of the extension is open: `SIDE_PANEL`, `POPUP`, `TAB`, `BACKGROUND`. */
  contexts(): Promise<string[]>;
  /** Ends the worker, as the browser does when nothing happens for 30 s. */
  endWorker(): Promise<void>;
  close(): Promise<void>;
}

interface LaunchOptions {
  headless?: boolean;
  /** Where the browser keeps what it knows; a folder of its own, gone with it, unless given. */
  profile?: string;
  /** Whether Ctrl-C ends browser and process at once; otherwise the caller closes. */
  endsWithSignals?: boolean;
  /** Milliseconds before each act, for people who watch. */
  slowMo?: number;
  /** The folder of the extension, when it is another than the built one. */
  extension?: string;
  /** What numbers and dates are written in. */
  locale?: string;
  /** Where DEAR's site is served over TLS: Chromium then asks there, as in life, and takes it for a site of the public network. */
  publicPort?: number;
  /** More of Chromium's own switches. */
  switches?: readonly string[];
}

/** Chromium with the built extension; DEAR's site is answered by the sandbox at this address. */
export async function launchBrowser(
  sandboxUrl: string,
  {
    headless = true,
    profile: given,
    endsWithSignals = true,
    slowMo = 0,
    extension = built,
    locale = 'en-GB',
    publicPort,
    switches = [],
  }: LaunchOptions = {},
): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. Install the package chromium, or set CHROMIUM_PATH.');
  const profile = given ?? (await mkdtemp(join(tmpdir(), 'deerpath-browser-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    slowMo,
    handleSIGINT: endsWithSignals,
    handleSIGTERM: endsWithSignals,
    handleSIGHUP: endsWithSignals,
    // In a window the page is as large as the person makes it.
    viewport: headless ? {width: 1300, height: 820} : null,
    locale,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(headless ? [] : ['--window-size=1320,940']),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(publicPort === undefined ? [] : publicSite(publicPort)),
      ...switches,
    ],
  });
  if (publicPort === undefined) await answerFrom(context, sandboxUrl);
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  const own = (page: string): string => `chrome-extension://${EXTENSION_ID}/${page}`;
  if (!given) await closeFirstSetUp(context, own('options.html'));
  let handle: Page | undefined;

  const newPage = async (url: string, size?: {width: number; height: number}): Promise<Page> => {
    const page = await context.newPage();
    if (size) await page.setViewportSize(size);
    await page.goto(url);
    return page;
  };

  /** Any page of the extension may ask the browser; the worker itself may be asleep. */
  const anOwnPage = async (): Promise<Page> => {
    if (!handle || handle.isClosed()) handle = await newPage(own('popup.html'));
    return handle;
  };

  return {
    context,
    open: (page, size) => newPage(own(page), size),
    dear: (path, size) => newPage(`https://inventory.dearsystems.com${path}`, size),
    badge: async () => (await anOwnPage()).evaluate(() => chrome.action.getBadgeText({})),
    contexts: async () =>
      (await anOwnPage()).evaluate(async () =>
        (await chrome.runtime.getContexts({})).map(({contextType}) => contextType),
      ),
    async endWorker() {
      const browser = context.browser();
      const session = browser ? await browser.newBrowserCDPSession() : undefined;
      if (!session) throw new Error('This browser gives no session to end the worker with.');
      const {targetInfos} = await session.send('Target.getTargets');
      const worker = targetInfos.find(({type, url}) => type === 'service_worker' && url.includes(EXTENSION_ID));
      if (worker) await session.send('Target.closeTarget', {targetId: worker.targetId});
      await session.detach();
    },
    async close() {
      await context.close();
      if (!given) await rm(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** Newly installed, the extension opens its set-up by itself, once; a journey opens what it needs. */
async function closeFirstSetUp(context: BrowserContext, url: string): Promise<void> {
  const isSetUp = (page: Page): boolean => page.url() === url;
  const page = context.pages().find(isSetUp) ?? (await context.waitForEvent('page', {predicate: isSetUp}));
  await page.close();
}

/** Answers for DEAR's site without a network; nothing then tells whether a call crosses from one network to another. */
const answerFrom = (context: BrowserContext, sandboxUrl: string): Promise<unknown> =>
  context.route('https://inventory.dearsystems.com/**', async (route) => {
    const {pathname, search} = new URL(route.request().url());
    const response = await route.fetch({
      url: `${sandboxUrl}${pathname}${search}`,
      headers: {...route.request().headers(), host: 'inventory.dearsystems.com'},
    });
    await route.fulfill({response});
  });

/** https://wicg.github.io/local-network-access: what comes from there may not call this machine. */
const publicSite = (port: number): string[] => [
  `--host-resolver-rules=MAP inventory.dearsystems.com 127.0.0.1:${port}`,
  `--ip-address-space-overrides=127.0.0.1:${port}=public`,
  '--ignore-certificate-errors',
];

declare const chrome: {
  action: {getBadgeText(details: object): Promise<string>};
  runtime: {getContexts(filter: object): Promise<{contextType: string}[]>};
};

/** What axe finds wrong on a page, or inside one element of it (our own, on a page that is not ours). Empty is well. */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(atRest);
  return page.evaluate(async (selector) => {
    const {violations} = await (globalThis as unknown as AxeWindow).axe.run(
      selector ? document.querySelector(selector) : document,
      {
        resultTypes: ['violations'],
      },
    );
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' | ')}`);
  }, within);
}

/** Until colours have stopped changing: half-way between two they may be hard to read. What turns for ever is not waited for. */
async function atRest(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const ending = document.getAnimations().filter(({effect}) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({finished}) => finished));
}

interface AxeWindow {
  axe: {run(context: unknown, options: object): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
}

/** Keeps a picture where SCREENSHOTS names a folder; without it none is taken. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, {recursive: true});
  await page.screenshot({path: join(folder, `${name}.png`), scale: 'css', animations: 'disabled'});
}
