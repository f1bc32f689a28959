import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {axeFindings, type Browser, launchBrowser} from '../support/browser.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {askWorker} from '../support/stage.ts';
import {startVersionProxy, type VersionProxy} from '../support/version-proxy.ts';

const SALE = '5f0c1a52-0000-4000-8000-000000000001';
const control = 'deerpath-sync-button';
let companion: CompanionProcess;
let proxy: VersionProxy;
let browser: Browser;

beforeAll(async () => {
  companion = await startCompanion({});
  proxy = await startVersionProxy(companion.url);
  browser = await launchBrowser('http://127.0.0.1:9'); // nobody: DEAR's page is answered from a saved one
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await companion?.remove();
});

test('a companion that is too old or too new is named in its place, and all goes on when both fit again', async () => {
  const popup = await browser.open('popup.html', {width: 360, height: 600});
  await askWorker(popup, 'pair', {address: proxy.url, code: await companion.pairingCode(), name: 'Accounts'});
  const page = await browser.context.newPage();
  const body = readFileSync(new URL('../fixtures/pages/sale.html', import.meta.url), 'utf8');
  await page.route('https://inventory.dearsystems.com/**', (route) => route.fulfill({body, contentType: 'text/html'}));
  await page.goto(`https://inventory.dearsystems.com/Sale#${SALE}~${SALE}~tabInvoice`);
  const pill = page.locator(`${control} .pill`);
  await pill.filter({hasText: 'Not in Xero'}).waitFor();

  for (const [version, words] of [
    ['0.9.0', 'The companion is 0.9.0, older than this extension (1.0.0). Update the companion'],
    ['2.0.0', 'The companion is 2.0.0, newer than this extension (1.0.0). Update the extension'],
  ] as const) {
    proxy.claim(version);
    await askWorker(popup, 'try-again', null);
    await pill.waitFor({state: 'detached'});
    const button = page.locator(`${control} button.sync`);
    expect(await button.getAttribute('title')).toContain(words);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await popup.getByText(words).first().waitFor();
    expect(await axeFindings(page, control)).toEqual([]);

    proxy.claim(undefined);
    await askWorker(popup, 'try-again', null);
    await pill.filter({hasText: 'Not in Xero'}).waitFor();
  }
});
