import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {axeFindings, type Browser, launchBrowser, picture} from '../support/browser.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';

let sandbox: Sandbox;
let companion: CompanionProcess;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox();
  companion = await startCompanion(sandbox.environment);
  browser = await launchBrowser(sandbox.url);
});
afterAll(async () => {
  await browser?.close();
  await companion?.remove();
  await sandbox?.close();
});

test('from nothing to connected: paired, DEAR’s keys, Xero’s login, every step well to use', async () => {
  const page = await browser.open('options.html');
  await page.getByRole('button', {name: 'Pair', exact: true}).waitFor();
  await picture(page, 'setup-1-pair');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Companion address').fill(`localhost:${companion.port}`);
  await page.getByLabel('Pairing code').fill('AAAA-AAAA');
  await page.getByLabel('Your name').fill('Accounts');
  await page.getByRole('button', {name: 'Pair', exact: true}).click();
  await page.getByText('That is not a pairing code of this companion').waitFor();
  await picture(page, 'setup-1-pair-wrong');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Pairing code').fill((await companion.pairingCode()).toLowerCase());
  await page.getByRole('button', {name: 'Pair', exact: true}).click();
  await page.getByLabel('DEAR account ID').waitFor();
  await picture(page, 'setup-2-dear');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('DEAR account ID').fill(sandbox.dear.keys.accountId);
  await page.getByLabel('DEAR application key').fill('not the key');
  await page.getByRole('button', {name: 'Connect DEAR'}).click();
  await page.getByRole('alert').waitFor();
  await picture(page, 'setup-2-dear-wrong');
  await page.getByLabel('DEAR application key').fill(sandbox.dear.keys.applicationKey);
  await page.getByRole('button', {name: 'Connect DEAR'}).click();
  await page.getByRole('button', {name: 'Connect Xero'}).waitFor();
  await picture(page, 'setup-3-xero');
  expect(await axeFindings(page)).toEqual([]);

  await logInToXero(page, 1);
  await page.goto(optionsOf(page));
  await page.getByRole('columnheader', {name: 'Tax rule in DEAR'}).waitFor();
  await picture(page, 'setup-4-match');
  expect(await axeFindings(page)).toEqual([]);
}, 90_000);

/** Through the sandbox's login page, in the set-up's own tab, up to the page that says how it went. */
async function logInToXero(page: Page, organisations: number): Promise<void> {
  await page.getByRole('button', {name: 'Connect Xero'}).click();
  const boxes = page.getByRole('checkbox');
  await boxes.first().waitFor();
  for (let index = 0; index < organisations; index += 1) await boxes.nth(index).check();
  await page.getByRole('button', {name: 'Allow access'}).click();
  await page.waitForURL('**/connections/xero/done');
}

const optionsOf = (_page: Page): string => 'chrome-extension://pfbhnibmjneankhihehbhjchnbpfbfap/options.html';
