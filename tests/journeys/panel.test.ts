import {readFile} from 'node:fs/promises';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {axeFindings, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

/** The side panel before a companion that works: from the first preview to the last cause that is mended. */
let stage: Stage;
const panel = {width: 400, height: 860};

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const openPanel = (): Promise<Page> => stage.browser.open('sidepanel.html', panel);
const choose = (page: Page, tab: string): Promise<void> => page.getByRole('tab', {name: tab, exact: true}).click();

async function fileOf(page: Page, name = 'Download CSV'): Promise<{name: string; lines: string[]}> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name}).click()]);
  const text = await readFile(await download.path(), 'utf8');
  return {name: download.suggestedFilename(), lines: text.trim().split('\r\n')};
}

const completed = async (page: Page): Promise<number> =>
  Number(
    await page
      .getByRole('button', {name: /^Completed/})
      .locator('b')
      .textContent(),
  );

async function changeSettings(patch: object): Promise<void> {
  const {tag} = await stage.ask<{tag: string}>('settings');
  await stage.ask('change-settings', {patch, tag});
}

/** What the browser itself shows of ours. */
const shownByBrowser = (page: Page): Promise<string[]> =>
  page.evaluate(async () => Object.keys(await chrome.notifications.getAll()).sort());

test('before anything went, a preview says what would go and what would not; Sync Now takes it', async () => {
  const page = await openPanel();
  await page.getByRole('button', {name: 'Preview'}).click();
  await page.getByRole('heading', {name: /documents would go$/}).waitFor();
  await page.getByText('Tax rule “GST on Imports (landed)” has no match').first().waitFor();
  await picture(page, 'panel-live-1-preview');
  expect(await axeFindings(page)).toEqual([]);
  expect(await stage.inXero()).toEqual([]);
  const [, promised = '0'] =
    /^(\d+)/.exec((await page.getByRole('heading', {level: 2}).first().textContent()) ?? '') ?? [];
  expect(Number(promised)).toBeGreaterThan(0);

  await page.getByRole('button', {name: 'Sync Now'}).click();
  // The rows come while the run goes on, and the counts with them.
  await page.getByRole('button', {name: /^Failed.*3$/}).waitFor();
  await page.locator('a.transaction').first().waitFor();
  await page.getByRole('button', {name: 'Sync Now'}).waitFor();
  // What the preview promised is what went.
  await expect.poll(() => completed(page), {timeout: 10_000}).toBe(Number(promised));
  await picture(page, 'panel-live-2-synced');
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
});

test('the run tells what it met; causes lead to their rows, a row leads back to its run, and its rows are a file', async () => {
  const page = await openPanel();
  await choose(page, 'Runs');
  const run = page.getByRole('button', {name: /Sync Now.*failed/}).first();
  await run.click();
  await page.getByText('Tax rule “GST on Imports (landed)” has no match').waitFor();
  await picture(page, 'panel-live-3-run');
  expect(await axeFindings(page)).toEqual([]);
  const csv = await fileOf(page, 'Download CSV of Sync Now');
  expect(csv.name).toMatch(/^deerpath-transactions-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.lines.length).toBeGreaterThan(3);

  await page.getByRole('list', {name: 'What it met'}).getByRole('button').first().click();
  await page.getByRole('button', {name: /^Remove the filter “Sync Now/}).waitFor();
  await page
    .getByRole('link', {name: /Failed/})
    .first()
    .click();
  await page.locator('.attempts button').first().click();
  await page.getByRole('tab', {name: 'Runs', selected: true}).waitFor();
  await page.getByRole('list', {name: 'What it met'}).waitFor();
  await page.close();
});

test('the list is a file with all that its filter lets through', async () => {
  const page = await openPanel();
  await page.getByRole('button', {name: /^Failed/}).click();
  await page.waitForFunction(() => document.querySelectorAll('a.transaction').length === 3);
  const {lines} = await fileOf(page);
  expect(lines).toHaveLength(4);
  await page.close();
});

test('several rows at once: skipped with one reason, and put back', async () => {
  const page = await openPanel();
  await page.getByRole('button', {name: /^Failed/}).click();
  await page.waitForFunction(() => document.querySelectorAll('a.transaction').length === 3);
  await page.locator('a.transaction').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('button', {name: 'Skip 2'}).click();
  await page.getByLabel('Reason').fill('Entered in Xero by hand');
  await page.getByRole('dialog').getByRole('button', {name: 'Skip 2'}).click();
  await page.waitForFunction(() => document.querySelectorAll('a.transaction').length === 1);

  await page.getByRole('button', {name: /^Skipped/}).click();
  await page.waitForFunction(() => document.querySelectorAll('a.transaction').length === 2);
  await page.locator('a.transaction').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('button', {name: 'Put back 2'}).click();
  await page.getByText('Nothing is skipped').waitFor();
  await page.close();
});

test('a failure is told in the tab, on the icon and by the browser once; mended, it leaves all three', async () => {
  await stage.ask('sync', {scope: {kind: 'all'}});
  const page = await openPanel();
  await choose(page, 'Notifications');
  const cause = page.getByRole('heading', {name: /“GST on Imports \(landed\)” has no match/});
  await cause.waitFor();
  await picture(page, 'panel-live-4-notifications');
  expect(await axeFindings(page)).toEqual([]);
  await expect.poll(() => stage.browser.badge()).not.toBe('');
  // Put back, its documents only wait at first; the browser tells of it once they failed again.
  await expect.poll(async () => (await shownByBrowser(page)).length, {timeout: 20_000}).toBeGreaterThan(0);
  const shown = await shownByBrowser(page);

  // A click on it opens the history on the rows.
  const opening = stage.browser.context.waitForEvent('page');
  await page.close();
  const [worker] = stage.browser.context.serviceWorkers();
  await worker?.evaluate((id) => chrome.notifications.onClicked.dispatch(id), shown[0] ?? '');
  const opened = await opening;
  await opened
    .getByRole('link', {name: /Failed/})
    .first()
    .waitFor();

  // Mended in the set-up: the rule gets its rate, the documents go, and the cause is gone by itself.
  await changeSettings({mapping: {taxRules: {'GST on Imports (landed)': 'INPUT2'}}});
  await stage.ask('sync', {scope: {kind: 'all'}});
  const again = await openPanel();
  await choose(again, 'Notifications');
  await again
    .getByRole('heading', {name: /“GST on Imports \(landed\)” has no match/})
    .waitFor({state: 'detached', timeout: 30_000});
  await expect.poll(() => shownByBrowser(again), {timeout: 10_000}).not.toContain(shown[0]);
  await Promise.all([opened.close(), again.close()]);
});

test('the report shows who changed what, live; it is searched, filtered and saved', async () => {
  const page = await openPanel();
  await choose(page, 'System Activity Report');
  await page
    .getByText(/Export Attachments|GST on Imports/)
    .first()
    .waitFor();
  await changeSettings({documentStatus: 'DRAFT'});
  await page.getByText('DRAFT', {exact: false}).or(page.getByText(/draft/i)).first().waitFor();
  await changeSettings({documentStatus: 'AUTHORISED'});
  await picture(page, 'panel-live-5-activity');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByLabel('Search').fill('GST on Imports');
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 1);
  await page.getByRole('combobox', {name: 'Type'}).selectOption('Run');
  await page.getByText('No entry fits').waitFor();
  await page.getByRole('button', {name: 'Show all'}).click();
  await page.locator('.entry').nth(1).waitFor();
  await page.getByRole('combobox', {name: 'Type'}).selectOption('Mapping');
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 1);
  const {name, lines} = await fileOf(page);
  expect(name).toMatch(/^deerpath-activity-/);
  expect(lines).toHaveLength(2);
  await page.close();
});

test('DEAR and Xero are compared for a period, and the comparison is a file', async () => {
  const page = await openPanel();
  await choose(page, 'Runs');
  await page.getByRole('button', {name: 'Compare with Xero'}).click();
  await page.getByRole('combobox', {name: 'Period'}).selectOption('own');
  await page.getByLabel('From', {exact: true}).fill('2026-01-01');
  await page.getByLabel('To', {exact: true}).fill('2026-12-31');
  await page.getByRole('table', {name: 'Totals by kind'}).waitFor();
  await page
    .getByRole('row', {name: /Sales invoices/})
    .first()
    .waitFor();
  await picture(page, 'panel-live-6-reconciliation');
  expect(await axeFindings(page)).toEqual([]);
  const {name} = await fileOf(page);
  expect(name).toMatch(/^deerpath-reconciliation-/);
  await page.getByRole('button', {name: 'Back'}).click();
  await page.getByRole('tab', {name: 'Runs', selected: true}).waitFor();
  await page.close();
});

test('the panel follows the tab: a document of DEAR’s shows its rows, and is left again', async () => {
  const {items} = await stage.ask<{items: {dear: {id: string; number: string}}[]}>('transactions', {q: 'SUP-9010'});
  const [bill] = items;
  const page = await openPanel();
  await page.locator('a.transaction').nth(1).waitFor();
  const dear = await stage.browser.dear(`/Purchase#${bill?.dear.id}`);
  await dear.bringToFront();
  await page.getByRole('heading', {level: 1, name: /SUP-9010/}).waitFor();
  await dear.goto('https://inventory.dearsystems.com/SaleList');
  await page.locator('a.transaction').nth(1).waitFor();
  await Promise.all([page.close(), dear.close()]);
});

declare const chrome: {
  notifications: {
    getAll(): Promise<Record<string, true>>;
    onClicked: {dispatch(id: string): void};
  };
};
