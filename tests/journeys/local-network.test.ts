import {readFileSync} from 'node:fs';
import {request} from 'node:http';
import {createServer, type Server} from 'node:https';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {type Browser, launchBrowser} from '../support/browser.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {askWorker, WIDE} from '../support/stage.ts';

/** DEAR is a site of the public network, the companion is on this machine: browsers keep the one from calling the other. */
let sandbox: Sandbox;
let companion: CompanionProcess;
let site: Server;
let browser: Browser;
const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));

beforeAll(async () => {
  sandbox = await startSandbox({callsPerMinute: 6000, xero: {limits: {minute: 6000}}});
  companion = await startCompanion({...sandbox.environment, ...WIDE});
  site = createServer({cert: pem('mail.cert'), key: pem('mail.key')}, (asked, answer) => {
    const {url: path, method, headers} = asked;
    const passed = request({port: sandbox.port, path, method, headers}, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser(sandbox.url, {publicPort: (site.address() as AddressInfo).port});
  const page = await browser.open('popup.html');
  await askWorker(page, 'pair', {address: companion.url, code: await companion.pairingCode(), name: 'Accounts'});
  await askWorker(page, 'connect-dear', sandbox.dear.keys);
  const {authorizeUrl} = await askWorker<{authorizeUrl: string}>(page, 'connect-xero', null);
  await fetch(await sandbox.xero.allow(authorizeUrl));
  await askWorker(page, 'try-again', null);
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
  await companion?.remove();
  await sandbox?.close();
});

test('the page itself may not call the companion; a click on it goes there through the worker, and nobody is asked', async () => {
  const page = await browser.dear(`/Sale#${saleIds.authorised}~${saleIds.authorised}~tabInvoice`);
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  const reached = await page.evaluate(
    (url) =>
      fetch(`${url}/health`, {mode: 'no-cors'}).then(
        () => true,
        () => false,
      ),
    companion.url,
  );
  expect(reached).toBe(false);
  await page.locator('deerpath-sync-button button.sync').click();
  await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
  await page.close();
});
