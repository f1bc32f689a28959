import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {axeFindings, type Browser, EXTENSION_ID, launchBrowser, picture} from '../support/browser.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {pick} from '../support/pick.ts';
import {WIDE} from '../support/stage.ts';

let sandbox: Sandbox;
let companion: CompanionProcess;
let browser: Browser;
const options = `chrome-extension://${EXTENSION_ID}/options.html`;

beforeAll(async () => {
  sandbox = await startSandbox({callsPerMinute: 6000, xero: {limits: {minute: 6000}}});
  companion = await startCompanion({...sandbox.environment, ...WIDE});
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

  await logInToXero(page, 2);
  await page.goto(options);
  await page.getByRole('heading', {name: 'Choose the organisation'}).waitFor();
  await page.getByLabel('Demo Trading NZ').check();
  await picture(page, 'setup-4-organisation');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Use this organisation'}).click();

  await page.getByRole('columnheader', {name: 'Tax rule in DEAR'}).waitFor();
  await picture(page, 'setup-5-match');
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({colorScheme: 'dark'});
  await picture(page, 'setup-5-match-dark');
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({colorScheme: 'light'});
  await page.setViewportSize({width: 360, height: 780});
  await picture(page, 'setup-5-match-narrow');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({width: 1300, height: 820});
  await pick(page, 'Account in Xero for Sales lines without an account', '200');
  await page.locator('tr', {hasText: 'Sales lines without an account'}).getByText('Chosen by you').waitFor();
  await page.getByRole('button', {name: 'Choose the first day'}).click();

  const today = new Date();
  expect(await page.getByLabel('First day').inputValue()).toBe(
    `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}-01`,
  );
  await page.getByLabel('First day').fill('2020-01-01');
  await page.getByText(/^\d+ invoices and \d+ bills dated from then on would go, in about .* minute/).waitFor();
  await picture(page, 'setup-6-first-day');
  await page.getByLabel('First day').fill('2199-01-01');
  await page.getByText('Nothing authorised in DEAR is dated from then on.').waitFor();
  await page.getByLabel('First day').fill('2020-01-01');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Save this day'}).click();
  await page.getByText('From 1 January 2020 on').waitFor();

  await page.getByRole('link', {name: /Turn off DEAR/}).click();
  await page.getByLabel('DEAR’s own link to Xero is off').check();
  await page.getByRole('button', {name: 'Go on to the first sync', disabled: false}).waitFor();
  await picture(page, 'setup-7-own-link');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Go on to the first sync'}).click();
  await page.getByRole('button', {name: 'Sync Now'}).waitFor();
  await picture(page, 'setup-8-first-sync');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Sync Now'}).click();
  await page.getByRole('button', {name: 'Stop'}).or(page.getByRole('progressbar')).first().waitFor();
  await page.close();
});

test('a colleague pairs with a code of their own, and sees what an administrator may do', async () => {
  const page = await browser.open('options.html#invite');
  await page.getByRole('button', {name: 'Make a code'}).click();
  const code = await page.locator('code.big').textContent();
  await picture(page, 'setup-9-invite');
  expect(await axeFindings(page)).toEqual([]);
  await page.close();

  const theirs = await launchBrowser(sandbox.url);
  try {
    const set = await theirs.open('options.html');
    await set.getByLabel('Companion address').fill(companion.url);
    await set.getByLabel('Pairing code').fill(code ?? '');
    await set.getByLabel('Your name').fill('Front desk');
    await set.getByRole('button', {name: 'Pair', exact: true}).click();
    await set.getByText('Front desk, staff').first().waitFor();
    await set.getByRole('link', {name: /Connect DEAR/}).click();
    await set.getByText('An administrator can connect DEAR').waitFor();
    await picture(set, 'setup-10-staff');
    expect(await axeFindings(set)).toEqual([]);
    await set.getByRole('link', {name: /Turn off DEAR.*It is off/}).click();
    await set.getByText(/^Accounts said so, /).waitFor();
    expect(await set.getByLabel('DEAR’s own link to Xero is off').isDisabled()).toBe(true);
    await picture(set, 'setup-12-own-link-staff');
    expect(await axeFindings(set)).toEqual([]);
    await set.getByRole('link', {name: /Match taxes/}).click();
    await set.getByLabel('Tax rate in Xero for GST on Income').waitFor();
    expect(await set.getByLabel('Tax rate in Xero for GST on Income').isDisabled()).toBe(true);
  } finally {
    await theirs.close();
  }
});

test('another organisation than before is asked about first', async () => {
  const page = await browser.open('options.html#xero');
  await page.getByRole('button', {name: 'Connect Xero'}).click();
  await page.getByRole('checkbox').nth(0).uncheck();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', {name: 'Allow access'}).click();
  await page.waitForURL('**/connections/xero/done');
  await page.goto(`${options}#xero`);
  await page.getByRole('heading', {name: 'Choose the organisation'}).waitFor();
  await page.getByLabel('Second Branch NZ').check();
  await page.getByRole('button', {name: 'Use this organisation'}).click();
  await page.getByRole('dialog').getByText('Send to Second Branch NZ from now on?').waitFor();
  await picture(page, 'setup-11-another-organisation');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({state: 'detached'});
  await page.getByRole('button', {name: 'Use this organisation'}).click();
  await page.getByRole('button', {name: 'Send to Second Branch NZ'}).click();
  await page.getByRole('link', {name: /Connect Xero.*Second Branch NZ/}).waitFor();
});

/** Through the sandbox's login page, in the set-up's own tab, up to the page that says how it went. */
async function logInToXero(page: Page, organisations: number): Promise<void> {
  await page.getByRole('button', {name: 'Connect Xero'}).click();
  const boxes = page.getByRole('checkbox');
  await boxes.first().waitFor();
  for (let index = 0; index < organisations; index += 1) await boxes.nth(index).check();
  await page.getByRole('button', {name: 'Allow access'}).click();
  await page.waitForURL('**/connections/xero/done');
}
