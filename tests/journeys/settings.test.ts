import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {axeFindings, launchBrowser, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

let stage: Stage;
const wide = {width: 1300, height: 900};

beforeAll(async () => {
  stage = await openStage();
  await stage.ask('sync', {scope: {kind: 'all'}});
});
afterAll(() => stage?.close());

/** Each section in light, dark and narrow; axe finds nothing, and nothing sticks out. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme});
    await picture(page, `settings-${name}-${colorScheme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.emulateMedia({colorScheme: 'light'});
  await page.setViewportSize({width: 360, height: 780});
  await picture(page, `settings-${name}-narrow`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize(wide);
}

test('once the first sync went, the page is headed Settings and says how everything stands', async () => {
  const page = await stage.browser.open('options.html#health', wide);
  await page.locator('nav').getByText('Settings', {exact: true}).waitFor({timeout: 60_000});
  await page.getByRole('meter', {name: 'Xero, today'}).waitFor();
  await page.getByRole('button', {name: 'Show the diagnosis'}).click();
  const text = (await page.locator('pre').textContent()) ?? '';
  expect(text).toContain('Deerpath extension: 1.0.0');
  expect(text).toContain('Deerpath companion: 1.0.0');
  expect(text).not.toContain('Demo Trading');
  expect(text).not.toContain(stage.sandbox.dear.keys.applicationKey);
  await page.getByRole('button', {name: 'Copy it'}).waitFor();
  await lookAt(page, 'health');
  await page.close();
});

test('a switch says what stays behind while it is off, and what turning it on takes; other windows follow', async () => {
  const page = await stage.browser.open('options.html#settings', wide);
  const other = await stage.browser.open('options.html#settings', wide);
  const files = (window: Page) => window.getByRole('switch', {name: 'Export Attachments to Xero'});
  await page.getByText('Files stay in DEAR.').waitFor();
  await files(page).click();
  const question = page.getByRole('alertdialog', {name: 'Export Attachments to Xero'});
  await question.getByText('Send attachments from now on?').waitFor();
  await lookAt(page, 'switch');
  await question.getByRole('button', {name: 'Turn on'}).click();
  await page.getByText('Files of sales and purchases stand beside their documents').waitFor();
  await other.getByText('Files of sales and purchases stand beside their documents').waitFor();
  expect(await files(other).getAttribute('aria-checked')).toBe('true');

  await other.getByRole('radio', {name: /^Drafts/}).check();
  await expect.poll(() => page.getByRole('radio', {name: /^Drafts/}).isChecked()).toBe(true);
  await page.getByRole('radio', {name: /^Authorised/}).check();
  await other.close();
  await lookAt(page, 'sends');
  await page.close();
});

test('mailing lists: addresses are checked before a list is saved', async () => {
  const page = await stage.browser.open('options.html#mailing-lists', wide);
  await page.getByText('There is no list yet.').waitFor();
  await page.getByRole('button', {name: 'Add a list'}).click();
  await page.getByLabel('Name of the list').fill('Accounts');
  await page.getByLabel('Addresses').fill('accounts@example.com, bob');
  await page.getByRole('button', {name: 'Save list'}).click();
  await page.getByText('This is no e-mail address: bob').waitFor();
  await lookAt(page, 'list-wrong');
  await page.getByLabel('Addresses').fill('accounts@example.com\nowner@example.com');
  await page.getByRole('button', {name: 'Save list'}).click();
  await page.getByText('accounts@example.com, owner@example.com').waitFor();
  await lookAt(page, 'lists');

  await page.locator('nav a[href="#autosync"]').click();
  await page.getByRole('switch', {name: 'Autosynchronisation'}).waitFor();
  await lookAt(page, 'autosync');
  await page.close();
});

test('a colleague is removed: their browser says so in its place, and a new code mends it', async () => {
  const page = await stage.browser.open('options.html#invite', wide);
  const invite = async (): Promise<string> => {
    await page.getByRole('button', {name: 'Make a code'}).click();
    return (await page.locator('code.big').textContent()) ?? '';
  };
  const theirs = await launchBrowser(stage.sandbox.url);
  try {
    const set = await theirs.open('options.html', wide);
    const pair = async (code: string): Promise<void> => {
      await set.getByLabel('Companion address').fill(stage.companion.url);
      await set.getByLabel('Pairing code').fill(code);
      await set.getByLabel('Your name').fill('Front desk');
      await set.getByRole('button', {name: 'Pair', exact: true}).click();
      await set.getByText('Front desk, staff').first().waitFor();
    };
    await pair(await invite());
    await set.goto(`${set.url().split('#')[0]}#settings`);
    await set.reload();
    await set.getByText('An administrator can change these.').waitFor();
    expect(await set.getByRole('switch').first().getAttribute('aria-disabled')).toBe('true');
    await picture(set, 'settings-staff');
    expect(await axeFindings(set)).toEqual([]);

    await page.reload();
    await page.getByRole('row', {name: /Front desk/}).waitFor();
    await lookAt(page, 'people');
    await page.getByRole('button', {name: 'Remove Front desk'}).click();
    await page.getByRole('dialog').getByText('Remove Front desk?').waitFor();
    await lookAt(page, 'people-remove');
    await page.getByRole('dialog').getByRole('button', {name: 'Remove'}).click();
    await page.getByRole('row', {name: /Front desk/}).waitFor({state: 'detached'});

    await set.bringToFront();
    await set.reload();
    await set.getByRole('heading', {name: 'This browser is no longer paired'}).waitFor();
    await picture(set, 'settings-revoked');
    expect(await axeFindings(set)).toEqual([]);
    await set.getByRole('link', {name: /Pair this browser/}).click();
    await pair(await invite());
  } finally {
    await theirs.close();
    await page.close();
  }
});

test('a connection is ended after a warning that says what stays, and connecting again goes on where it was', async () => {
  const page = await stage.browser.open('options.html#dear', wide);
  const question = page.getByRole('dialog', {name: 'End the connection to DEAR?'});
  await page.getByRole('button', {name: 'End the connection to DEAR'}).click();
  await question.getByText('History, settings and matches stay').waitFor();
  await lookAt(page, 'disconnect');
  await question.getByRole('button', {name: 'Cancel'}).click();
  await page.getByRole('button', {name: 'End the connection to DEAR'}).click();
  await question.getByRole('button', {name: 'End the connection to DEAR'}).click();
  await page.getByRole('heading', {name: 'Connect DEAR'}).waitFor();
  expect(await page.getByRole('button', {name: 'End the connection to DEAR'}).count()).toBe(0);
  const rows = await stage.inXero();
  expect(rows.length).toBeGreaterThan(0);

  await page.getByLabel('DEAR account ID').fill(stage.sandbox.dear.keys.accountId);
  await page.getByLabel('DEAR application key').fill(stage.sandbox.dear.keys.applicationKey);
  await page.getByRole('button', {name: 'Connect DEAR', exact: true}).click();
  await page.locator('nav').getByText('Demo Trading Ltd').waitFor();
  expect(await stage.inXero()).toEqual(rows);

  await page.goto(`${page.url().split('#')[0]}#xero`);
  await page.reload();
  await page.getByRole('button', {name: 'End the connection to Xero'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'End the connection to Xero'}).click();
  await page.getByRole('dialog').waitFor({state: 'detached'});
  await page.getByRole('button', {name: 'Connect Xero'}).waitFor();
  expect(await page.getByRole('button', {name: 'End the connection to Xero'}).count()).toBe(0);
  const {authorizeUrl} = await stage.ask<{authorizeUrl: string}>('connect-xero');
  await fetch(await stage.sandbox.xero.allow(authorizeUrl));
  await page.getByRole('heading', {name: /^Connected to|Demo Trading NZ/}).waitFor();
  await page.close();
});

test('a login that ended is told by the health page, with the way to mend it', async () => {
  stage.sandbox.xero.revokeLogin();
  stage.sandbox.xero.expireAccessTokens();
  // The first call that Xero refuses.
  await stage.ask('reconciliation', {from: '2026-11-01', to: '2026-11-30'}).catch(() => undefined);
  const page = await stage.browser.open('options.html#health', wide);
  const health = page.getByRole('main');
  await health.getByText(/^Xero.s login has ended/).waitFor();
  await lookAt(page, 'login-ended');
  await health.getByRole('button', {name: 'Log in to Xero again'}).click();
  await page.getByRole('button', {name: 'Connect Xero'}).waitFor();
  const {authorizeUrl} = await stage.ask<{authorizeUrl: string}>('connect-xero');
  await fetch(await stage.sandbox.xero.allow(authorizeUrl));
  await page.getByRole('heading', {name: /Demo Trading NZ/}).waitFor();
  await page.close();
});

test('the companion goes away and comes back: the page says so and mends itself', async () => {
  const page = await stage.browser.open('options.html#settings', wide);
  await page.getByRole('switch').first().waitFor();
  await stage.companion.kill();
  await page.getByRole('heading', {name: 'The companion is not answering'}).waitFor({timeout: 60_000});
  await lookAt(page, 'away');
  await stage.companion.start();
  await page.getByRole('switch').first().waitFor({timeout: 60_000});
  await page.close();
});

test('a keyboard command syncs the sale of the tab, or says that none is open', async () => {
  const [worker] = stage.browser.context.serviceWorkers();
  const press = (url: string) =>
    worker?.evaluate((address) => {
      chrome.commands.onCommand.dispatch('sync-document', {id: 1, windowId: 1, url: address});
    }, url);
  const page = await stage.browser.open('sidepanel.html');
  await press('https://inventory.dearsystems.com/SaleList');
  await expect
    .poll(() => page.evaluate(() => chrome.notifications.getAll().then(Object.keys)), {timeout: 10_000})
    .toContain('command');

  const runs = async () => (await stage.ask<{items: {scope: {kind: string}}[]}>('runs', {})).items;
  const before = (await runs()).length;
  await press(`https://inventory.dearsystems.com/Sale#${saleIds.authorised}`);
  await expect.poll(async () => (await runs()).length, {timeout: 20_000}).toBe(before + 1);
  expect((await runs())[0]?.scope.kind).toBe('sale');
  await page.close();
});

declare const chrome: {
  commands: {onCommand: {dispatch(command: string, tab: object): void}};
  notifications: {getAll(): Promise<object>};
};
