import {afterAll, beforeAll, expect, test} from 'vitest';
import {axeFindings, picture} from '../support/browser.ts';
import {pick} from '../support/pick.ts';
import {openStage, type Stage} from '../support/stage.ts';

let stage: Stage;
const popup = {width: 360, height: 600};
const panel = {width: 400, height: 860};

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('Sync Now in the popup takes everything, tells what failed, and leads to the way to mend it', async () => {
  const page = await stage.browser.open('popup.html', popup);
  const button = page.getByRole('button', {name: 'Sync Now'});
  await button.waitFor();
  await picture(page, 'popup-1-idle');
  expect(await axeFindings(page)).toEqual([]);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

  await button.click();
  await page.getByRole('progressbar').waitFor();
  await picture(page, 'popup-2-syncing');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('heading', {name: '3 documents need you'}).waitFor();
  await page.getByText('Tax rule “GST on Imports (landed)” has no match').waitFor();
  await picture(page, 'popup-3-trouble');
  expect(await axeFindings(page)).toEqual([]);
  expect(await stage.browser.badge()).toBe('3');

  await page.emulateMedia({colorScheme: 'dark'});
  await picture(page, 'popup-3-trouble-dark');
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
});

test('the side panel lists what went and what did not; a row tells its whole story', async () => {
  const page = await stage.browser.open('sidepanel.html', panel);
  await page.getByRole('button', {name: /^Failed/}).waitFor();
  await picture(page, 'panel-1-list');
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({colorScheme: 'dark'});
  await picture(page, 'panel-1-list-dark');
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({colorScheme: 'light'});
  await page.setViewportSize({width: 320, height: 700});
  await picture(page, 'panel-1-list-narrow');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize(panel);

  await page.getByLabel('Search').fill('SUP-9010');
  const row = page.getByRole('link', {name: /SUP-9010/});
  await row.waitFor();
  await page.getByLabel('Search').fill('nobody of this name');
  await page.getByText('Nothing matches “nobody of this name”').waitFor();
  await picture(page, 'panel-2-nothing-matches');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Search').fill('');

  const failed = page.getByRole('button', {name: /^Failed/});
  await failed.click();
  await page.waitForFunction(() => document.querySelectorAll('a.transaction').length === 3);
  expect(await failed.getAttribute('aria-pressed')).toBe('true');
  await row.click();
  await page.getByText('What happened').waitFor();
  await picture(page, 'panel-3-detail');
  expect(await axeFindings(page)).toEqual([]);
});

test('a failure is mended in the set-up and retried from its row', async () => {
  const setUp = await stage.browser.open('options.html#match');
  await pick(setUp, 'Tax rate in Xero for GST on Imports (landed)', 'INPUT2');
  await setUp.getByText('Chosen by you').waitFor();
  await picture(setUp, 'setup-5-matched');

  const page = await stage.browser.open('sidepanel.html', panel);
  await page.getByRole('button', {name: /^Failed/}).click();
  await page.getByRole('link', {name: /SUP-9010/}).click();
  await page.getByRole('button', {name: 'Retry'}).click();
  await page.locator('.path').getByText('Completed').waitFor();
  await picture(page, 'panel-4-mended');
  expect(await axeFindings(page)).toEqual([]);
  expect(await stage.inXero()).toContain('SUP-9010');
});

test('the pill of a failed bill opens the side panel on it', async () => {
  const page = await stage.browser.dear(`/Purchase#${await idOf('SUP-9013')}`);
  const pill = page.getByRole('button', {name: /^Failed/});
  await pill.waitFor();
  await picture(page, 'purchase-failed');
  expect(await axeFindings(page, 'deerpath-sync-button')).toEqual([]);
  await pill.click();
  await expect.poll(() => stage.browser.contexts()).toContain('SIDE_PANEL');
  // The panel takes the document it was opened on, once.
  await expect.poll(() => stage.ask('panel-document')).toBe(null);
});

test('a document is skipped with a reason, and put back', async () => {
  const page = await stage.browser.open('sidepanel.html', panel);
  await page.getByRole('button', {name: /^Failed/}).click();
  await page.getByRole('link', {name: /INV-00140/}).click();
  await page.getByRole('button', {name: 'Skip', exact: true}).click();
  await page.getByRole('dialog').waitFor();
  await picture(page, 'panel-5-skip');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Skip INV-00140'}).click();
  await page.getByText('Say why, everyone sees it.').waitFor();
  await page.getByLabel('Reason').fill('Entered in Xero by hand');
  await page.getByRole('button', {name: 'Skip INV-00140'}).click();
  await page.getByText('Entered in Xero by hand').first().waitFor();
  await picture(page, 'panel-6-skipped');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Put back'}).click();
  await page.getByRole('button', {name: 'Retry'}).waitFor();
});

test('a second sync of everything sends nothing twice', async () => {
  const before = await stage.inXero();
  const page = await stage.browser.open('popup.html', popup);
  const run = await stage.ask<{id: string}>('sync', {scope: {kind: 'all'}});
  await page.getByRole('button', {name: 'Sync Now'}).waitFor();
  await expect
    .poll(async () => (await stage.ask<{status: {lastRun: {id: string}}}>('snapshot')).status.lastRun.id, {
      timeout: 30_000,
    })
    .toBe(run.id);
  expect((await stage.inXero()).sort()).toEqual(before.sort());
});

async function idOf(number: string): Promise<string> {
  const {items} = await stage.ask<{items: {dear: {id: string}}[]}>('transactions', {q: number});
  return items[0]?.dear.id ?? '';
}
