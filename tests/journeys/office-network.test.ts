import {createHash, X509Certificate} from 'node:crypto';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {EXTENSION_ID, launchBrowser} from '../support/browser.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {WIDE} from '../support/stage.ts';

const HOST = 'deerpath.office.test';
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
const built = fileURLToPath(new URL('../../dist/chrome-mv3', import.meta.url));

let sandbox: Sandbox;
let companion: CompanionProcess;
let address: string;
let switches: readonly string[];

beforeAll(async () => {
  sandbox = await startSandbox({callsPerMinute: 6000, xero: {limits: {minute: 6000}}});
  const port = await aFreePort();
  address = `https://${HOST}:${port}`;
  companion = await startCompanion(
    {
      ...sandbox.environment,
      ...WIDE,
      HOST: '0.0.0.0',
      TLS_CERT: fixture('office.cert.pem'),
      TLS_KEY: fixture('office.key.pem'),
      PUBLIC_URL: address,
    },
    {port},
  );
  // As on a colleague's computer: the name leads to the machine of the companion, and its certificate is trusted.
  const {publicKey} = new X509Certificate(await readFile(fixture('office.cert.pem')));
  const key = createHash('sha256')
    .update(publicKey.export({type: 'spki', format: 'der'}))
    .digest('base64');
  switches = [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${key}`];
});
afterAll(async () => {
  await companion?.remove();
  await sandbox?.close();
});

test('the browser is asked for the address as it is entered, and nothing is called until the person agrees', async () => {
  const browser = await launchBrowser(sandbox.url, {switches});
  const calls: string[] = [];
  browser.context.on('request', (request) => calls.push(request.url()));
  try {
    const page = await browser.open('options.html');
    // Nobody can answer the browser's own question here: a person who says no is played.
    await page.evaluate(() => {
      Object.assign(chrome.permissions, {
        request: async (wanted: unknown) => {
          document.title = JSON.stringify(wanted);
          return false;
        },
      });
    });
    await pair(page, 'AAAA-AAAA');
    await page.getByText('The browser may not speak to this address until you allow it.').waitFor();
    expect(await page.title()).toBe(JSON.stringify({origins: [`https://${HOST}/*`]}));
    expect(calls.filter((url) => url.includes(HOST))).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('a colleague pairs over TLS, and hears when the companion ends and when it is back', async () => {
  const browser = await launchBrowser(sandbox.url, {switches, extension: await withLeave()});
  try {
    const page = await browser.open('options.html');
    await pair(page, await companion.pairingCode());
    await page.getByLabel('DEAR account ID').waitFor();
    await page.locator('nav').getByText(`${HOST}:${companion.port}, version 1.0.0`).waitFor();
    await page.getByLabel('DEAR account ID').fill(sandbox.dear.keys.accountId);
    await page.getByLabel('DEAR application key').fill(sandbox.dear.keys.applicationKey);
    await page.getByRole('button', {name: 'Connect DEAR'}).click();
    await page.getByRole('button', {name: 'Connect Xero'}).click();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', {name: 'Allow access'}).click();
    await page.waitForURL(`${address}/connections/xero/done`);
    await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
    await page.getByRole('columnheader', {name: 'Tax rule in DEAR'}).waitFor();

    await companion.stop();
    await page.getByRole('heading', {name: 'The companion is not answering'}).waitFor();
    await companion.start();
    await page.getByRole('columnheader', {name: 'Tax rule in DEAR'}).waitFor();
  } finally {
    await browser.close();
  }
});

async function pair(page: Page, code: string): Promise<void> {
  await page.getByLabel('Companion address').fill(address);
  await page.getByLabel('Pairing code').fill(code);
  await page.getByLabel('Your name').fill('Front desk');
  await page.getByRole('button', {name: 'Pair', exact: true}).click();
}

/** The built extension as it is once the person has agreed. */
async function withLeave(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deerpath-with-leave-'));
  await cp(built, folder, {recursive: true});
  const place = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(place, 'utf8'));
  manifest.host_permissions.push(`https://${HOST}/*`);
  await writeFile(place, JSON.stringify(manifest));
  copies.push(folder);
  return folder;
}

const copies: string[] = [];
afterAll(() => Promise.all(copies.map((folder) => rm(folder, {recursive: true, force: true}))));

const aFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0));
    });
  });

declare const chrome: {permissions: object};
