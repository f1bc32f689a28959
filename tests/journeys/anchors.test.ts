import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {anchorsSeen} from '../../extension/pages/anchors-seen.ts';
import {documentAnchors, findAnchor} from '../../extension/pages/selectors.ts';
import {type Browser, launchBrowser} from '../support/browser.ts';

const fixtures = new URL('../fixtures/pages/', import.meta.url);
const SALE = '5f0c1a52-0000-4000-8000-000000000001';
const control = 'deerpath-sync-button';
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser('http://127.0.0.1:9'); // nobody: each page here is answered from a saved one
});
afterAll(() => browser?.close());

/** A saved page of DEAR's at an address of DEAR's. */
async function openSaved(file: string, address: string): Promise<Page> {
  const page = await browser.context.newPage();
  const body = readFileSync(new URL(file, fixtures), 'utf8');
  await page.route('https://inventory.dearsystems.com/**', (route) => route.fulfill({body, contentType: 'text/html'}));
  await page.goto(`https://inventory.dearsystems.com${address}`);
  return page;
}

test.each(
  documentAnchors.flatMap(({name, selector}) =>
    (anchorsSeen[name] ?? []).map(([file, count]) => [selector, file, count] as const),
  ),
)('%s is seen on %s %i times', async (selector, file, count) => {
  const page = await openSaved(file, '/SaleList');
  const visible = await page
    .locator(selector)
    .evaluateAll(
      (found) =>
        found.filter((one) => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length > 0)
          .length,
    );
  expect(visible).toBe(count);
  await page.close();
});

test('an anchor that is hidden is passed over for the next', () => {
  const hidden = {} as Element;
  const shown = {} as Element;
  const root = {querySelectorAll: () => [hidden, shown]} as unknown as ParentNode;
  expect(findAnchor(root, {name: 'x', selector: 'x'}, (element) => element === shown)).toBe(shown);
});

test.each([
  ['drawn slowly', `/Sale?slow=900#${SALE}`],
  ['with panes of other tabs kept hidden', `/Sale?panes=keep#${SALE}~${SALE}~tabInvoice`],
  ['on an unknown tab', `/Sale#${SALE}~${SALE}~tabUnheardOf`],
])('a page %s gets the control once, first in its bar', async (_, address) => {
  const page = await openSaved('sale.html', address);
  await page.locator(control).waitFor();
  expect(
    await page.evaluate(() => document.querySelector('.page-top-bar .align-right')?.firstElementChild?.localName),
  ).toBe(control);
  expect(await page.locator(control).count()).toBe(1);
  await page.close();
});

test('the control follows when a tab is chosen, by link and by replaceState, and when the page is drawn again', async () => {
  for (const query of ['', '?hash=replace']) {
    const page = await openSaved('sale.html', `/Sale${query}#${SALE}~${SALE}~tabOrder`);
    await page.locator(control).waitFor();
    for (const tab of ['#tabInvoice', '#tabAttachments', '#tabInvoice']) {
      await page.locator(tab).click();
      await page.locator(`${tab}.fx-active`).waitFor();
      await page.locator('.page-top-bar .align-right > deerpath-sync-button:first-child').waitFor();
      expect(await page.locator(control).count()).toBe(1);
    }
    await page.close();
  }
});

test('a new sale gets nothing, and its control once it is saved', async () => {
  const page = await openSaved('sale.html', '/Sale');
  await page.locator('.page-top-bar').waitFor();
  expect(await page.locator('[data-deerpath], deerpath-sync-button, deerpath-dock').count()).toBe(0);
  await page.locator('.fx-save').first().click();
  await page.locator(control).waitFor();
  await page.close();
});

test.each([
  ['dashboard.html', '/'],
  ['reports.html', '/Reports'],
  ['xero-integration.html', '/Integration'],
  ['sale.html', `/SaleList#${SALE}`],
])('%s at %s is left alone', async (file, address) => {
  const page = await openSaved(file, address);
  await page.waitForLoadState('load');
  // The content script has run when its first look is over; a document page beside it proves that it does run.
  const other = await openSaved('sale.html', `/Sale#${SALE}`);
  await other.locator(control).waitFor();
  expect(await page.locator('deerpath-sync-button, deerpath-dock').count()).toBe(0);
  await Promise.all([page.close(), other.close()]);
});

test('drawing a page again and again costs no long task of ours', async () => {
  const page = await openSaved('sale.html', `/Sale?churn=1#${SALE}`);
  await page.locator(control).waitFor();
  const longest = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let longest = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
        }).observe({type: 'longtask'});
        let redraws = 0;
        new MutationObserver(() => {
          redraws += 1;
          if (redraws >= 4) resolve(longest);
        }).observe(document.getElementById('fx-top') ?? document.body, {childList: true});
      }),
  );
  expect(longest).toBeLessThan(200);
  await page.close();
});
