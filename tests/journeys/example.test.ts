import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {axeFindings, type Browser, launchBrowser, picture} from '../support/browser.ts';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchBrowser(sandbox.url);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

const banner = (page: Page) => page.getByRole('complementary', {name: 'Example books'});

test('without a companion anyone can look around in sample books, marked as such on every page', async () => {
  const setUp = await browser.open('options.html');
  await setUp.getByRole('button', {name: 'Try with example books'}).click();
  await banner(setUp).getByText('Nothing here is real').waitFor();
  await setUp.getByRole('link', {name: /Match taxes/}).click();
  await setUp.getByRole('combobox', {name: 'Tax rate in Xero for GST on Imports'}).waitFor();
  await picture(setUp, 'example-set-up');
  expect(await axeFindings(setUp)).toEqual([]);

  const popup = await browser.open('popup.html', {width: 400, height: 600});
  await banner(popup).waitFor();
  await popup.getByText('Account 630 is archived in Xero').waitFor();
  await picture(popup, 'example-popup');
  expect(await axeFindings(popup)).toEqual([]);

  const panel = await browser.open('sidepanel.html', {width: 400, height: 800});
  await banner(panel).waitFor();
  await panel.getByText('Harbour Café').first().waitFor();
  await picture(panel, 'example-panel');
  expect(await axeFindings(panel)).toEqual([]);
  await panel.close();
  await popup.close();
  await setUp.close();
});

test('DEAR’s own pages never show the made-up', async () => {
  const page = await browser.dear(`/Sale#${saleIds.authorised}`);
  await page.locator('deerpath-sync-button button.sync').waitFor();
  await expect.poll(() => page.locator('deerpath-sync-button .pill').count()).toBe(0);
  expect(await banner(page).count()).toBe(0);
  await page.close();
});

test('one click leaves it, on all pages', async () => {
  const setUp = await browser.open('options.html');
  const popup = await browser.open('popup.html', {width: 400, height: 600});
  await banner(popup).getByRole('button', {name: 'Leave the example'}).click();
  await banner(popup).waitFor({state: 'detached'});
  await banner(setUp).waitFor({state: 'detached'});
  await setUp.getByRole('button', {name: 'Pair', exact: true}).waitFor();
});
