import {join} from 'node:path';
import {type Browser, launchBrowser} from '../support/browser.ts';
import {buildExtension} from '../support/build-extension.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {saleIds} from './books/seeded-sales.ts';
import {failAndMend, turnAutosyncOn} from './demo/by-itself.ts';
import {hasDisplay} from './demo/display.ts';
import {showEveryKind, turnExportsOn} from './demo/every-kind.ts';
import {showArrivals, syncEverything} from './demo/everything.ts';
import {freePort} from './demo/free-port.ts';
import {leavesNothing} from './demo/leaves-nothing.ts';
import {createNarrator, StepFailed} from './demo/narrator.ts';
import {killInTheMiddle, syncOneSale} from './demo/one-sale.ts';
import {demoFolder, emptyDemoFolder, must, picturesFolder, type Scene, salePath} from './demo/scene.ts';
import {setUp} from './demo/set-up.ts';
import {type Sandbox, startSandbox} from './sandbox.ts';

const sandboxPort = 4790;
const companionPort = 4780;
/** Ten times the real limits, so that nobody waits for a minute to pass; the tests keep to the real ones. */
const callsPerMinute = 600;
/** Without a window the story has to end, whatever hangs. */
const longestWithoutWindow = 215_000;

const inWindow = hasDisplay(process.env, process.platform);
const narrator = createNarrator((text) => process.stdout.write(text), picturesFolder);
const {step, say} = narrator;

let sandbox: Sandbox | undefined;
let companion: CompanionProcess | undefined;
let browser: Browser | undefined;
let end: (reason: 'ended by a signal' | 'took too long') => void = () => undefined;
const ended = new Promise<'ended by a signal' | 'took too long'>((resolve) => {
  end = resolve;
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end('ended by a signal'));
const alarm = inWindow ? undefined : setTimeout(() => end('took too long'), longestWithoutWindow);

const outcome = await Promise.race([tell(), ended]);
if (outcome === 'took too long') say(`✗ The demo took longer than ${longestWithoutWindow / 1000} seconds.`);
if (inWindow && (outcome === 'told' || outcome === 'failed')) {
  say('', 'The window stays open until Ctrl-C.');
  await ended;
}
clearTimeout(alarm);
narrator.hush();
await close();
process.exit(outcome === 'told' || (inWindow && outcome === 'ended by a signal') ? 0 : 1);

/** The whole story. A step that went wrong ends it and has said so itself. */
async function tell(): Promise<'told' | 'failed'> {
  try {
    await build();
    const scene = await open();
    await setUp(scene);
    await syncOneSale(scene);
    await killInTheMiddle(scene);
    await syncEverything(scene);
    const start = await turnAutosyncOn(scene);
    await turnExportsOn(scene);
    await showEveryKind(scene);
    await failAndMend(scene, start);
    await showArrivals(scene);
    await step('No file is left that git sees', leavesNothing);
    await sayWhereToLook(scene);
    return 'told';
  } catch (error) {
    if (!(error instanceof StepFailed)) say(`✗ ${error instanceof Error ? error.message : String(error)}`);
    await sayWhatIsKnown();
    return 'failed';
  }
}

async function build(): Promise<void> {
  say(inWindow ? 'Deerpath, in a window.' : 'Deerpath, without a window: no display here, or DEMO_HEADLESS=1.', '');
  await step('A clean folder for all that the demo writes', async () => {
    await emptyDemoFolder();
    return [demoFolder];
  });
  await step('The extension is built', async () => {
    await buildExtension();
    return undefined;
  });
}

/** DEAR and Xero, the companion, the browser. */
async function open(): Promise<Scene> {
  let scene: Scene | undefined;
  await step('The sandbox is up: a DEAR and a Xero of our own', async () => {
    const port = await freePort(sandboxPort);
    sandbox = await startSandbox({port, callsPerMinute, xero: {limits: {minute: callsPerMinute}}});
    return [
      ...(port === 0 ? [`Port ${sandboxPort} is taken, so it has another.`] : []),
      `A sale in DEAR   ${sandbox.url}${salePath(saleIds.authorised)}`,
      `Xero’s arrivals  ${sandbox.url}/xero/`,
      `Limits of calls a minute are ${callsPerMinute} instead of 60, so that nothing waits.`,
    ];
  });
  await step('The companion is up, in a process of its own', async () => {
    must(sandbox !== undefined, 'There is no sandbox.');
    const port = await freePort(companionPort);
    const limits = {DEAR_CALLS_PER_MINUTE: String(callsPerMinute), XERO_CALLS_PER_MINUTE: String(callsPerMinute)};
    const environment = {...sandbox.environment, ...limits};
    companion = await startCompanion(environment, {folder: join(demoFolder, 'companion'), port});
    await companion.pairingCode();
    const health = await fetch(`${companion.url}/health`);
    must(health.ok, `Its health answers ${health.status}.`);
    return [
      ...(port === 0 ? [`Port ${companionPort} is taken, so it has another.`] : []),
      ...companion.lines,
      `Its health  ${companion.url}/health  ${await health.text()}`,
    ];
  });
  await step('Chromium is up, with the extension in it', async () => {
    must(sandbox !== undefined && companion !== undefined, 'There is no sandbox or no companion.');
    const {url} = sandbox;
    const profile = join(demoFolder, 'browser');
    browser = await launchBrowser(url, {
      headless: !inWindow,
      profile,
      endsWithSignals: false,
      slowMo: inWindow ? 300 : 0,
    });
    // Links to Xero lead to the sandbox's own list of what arrived.
    const toArrivals = {status: 302, headers: {location: `${url}/xero/`}};
    await browser.context.route('https://go.xero.com/**', (route) => route.fulfill(toArrivals));
    const opened = browser;
    const openOwn: Scene['openOwn'] = (page, size) => opened.open(page, inWindow ? undefined : size);
    scene = {sandbox, companion, browser, narrator, openOwn};
    return undefined;
  });
  must(scene !== undefined, 'There is nothing to play on.');
  return scene;
}

async function sayWhereToLook({sandbox: {url}, browser: {dear}, companion: {url: companionUrl}}: Scene): Promise<void> {
  say('', `Pictures of every step: ${picturesFolder}`);
  if (!inWindow) return;
  await dear(salePath(saleIds.authorised));
  const site = 'https://inventory.dearsystems.com';
  say(
    '',
    'To visit in this window:',
    `  The sale that went        ${site}${salePath(saleIds.authorised)}`,
    `  A draft                   ${site}${salePath(saleIds.draft)}`,
    `  All sales                 ${site}/SaleList`,
    `  All purchases             ${site}/PurchaseList`,
    `  What arrived in Xero      ${url}/xero/`,
    `  The companion’s health    ${companionUrl}/health`,
    '  Popup, panel and set-up   by Deerpath’s icon',
    '',
    'To try:',
    '  Sync Now on the sale again: nothing goes twice.',
    '  Authorise the draft in DEAR, then Sync Now.',
    '  Choose an account for 450 in the set-up, then Retry INV-00140 in the side panel.',
  );
}

/** What helps to find out: how the page looked, and the end of the companion's log. */
async function sayWhatIsKnown(): Promise<void> {
  const page = browser?.context.pages().at(-1);
  if (page) {
    await narrator.picture(page, 'where-it-stopped').then(
      () => say(`    See the last picture in ${picturesFolder}.`),
      () => undefined,
    );
  }
  const log = companion?.log.trim().split('\n').slice(-3).join('\n') ?? '';
  if (log !== '') say('    The companion’s log ends with:', log);
}

/** In the order in which one needs the other; what is gone already is no trouble. */
async function close(): Promise<void> {
  await browser?.close().catch(() => undefined);
  await companion?.stop();
  await sandbox?.close();
}
