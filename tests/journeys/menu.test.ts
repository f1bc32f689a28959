import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Settings} from '../../shared/contract/settings.ts';
import {axeFindings, type Browser, launchBrowser, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

const fixtures = new URL('../fixtures/pages/', import.meta.url);
const SALE = '5f0c1a52-0000-4000-8000-000000000001';
const menu = 'deerpath-menu';
const theMenu = (page: Page) => page.getByRole('button', {name: 'Deerpath', exact: true});
const item = (page: Page, name: string) => page.getByRole('menuitem', {name, exact: true});

describe('wherever DEAR is open', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('http://127.0.0.1:9'); // nobody: each page here is answered from a saved one
  });
  afterAll(() => browser?.close());

  async function openSaved(file: string, address: string): Promise<Page> {
    const page = await browser.context.newPage();
    const body = readFileSync(new URL(file, fixtures), 'utf8');
    await page.route('https://inventory.dearsystems.com/**', (route) =>
      route.fulfill({body, contentType: 'text/html'}),
    );
    await page.goto(`https://inventory.dearsystems.com${address}`);
    return page;
  }

  const pages = [
    ['sale.html', '/Sale', `#${SALE}`],
    ['purchase.html', '/Purchase', `#${SALE}`],
    ['dashboard.html', '/', ''],
    ['reports.html', '/Reports', ''],
    ['xero-integration.html', '/Integration', ''],
  ] as const;
  const options = ['', '?slow=500', '?spelling=us', '?layout=bare', '?hash=replace', '?churn=1', '?panes=keep'];

  test.each(pages)(
    '%s has the menu once, left of DEAR’s Xero, with every option of the page',
    async (file, path, hash) => {
      for (const option of options) {
        const page = await openSaved(file, `${path}${option}${hash}`);
        await page.locator(menu).waitFor();
        expect([option, await page.locator(menu).count()]).toEqual([option, 1]);
        expect(
          await page.evaluate(() => document.querySelector('deerpath-menu')?.nextElementSibling?.textContent?.trim()),
        ).toMatch(/^Xero/);
        await page.close();
      }
    },
  );

  test('it opens by keyboard, its items are walked with the arrows, and Esc gives the focus back', async () => {
    const page = await openSaved('dashboard.html', '/');
    await theMenu(page).focus();
    await page.keyboard.press('ArrowDown');
    await item(page, 'Sync Now').waitFor();
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent;
      });
    await expect.poll(focused).toBe('Sync Now');
    for (const name of ['See Sync history', 'Settings', 'System Activity Report', 'Sync Now']) {
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(name);
    }
    await page.keyboard.press('End');
    expect(await focused()).toBe('System Activity Report');
    expect(await axeFindings(page, menu)).toEqual([]);
    await page.keyboard.press('Escape');
    await item(page, 'Sync Now').waitFor({state: 'detached'});
    expect(await focused()).toBe('Deerpath');
    await page.close();
  });

  test('a press outside closes it; a page that draws its header anew leaves it open where one stands in it', async () => {
    const page = await openSaved('sale.html', `/Sale?churn=1#${SALE}`);
    await theMenu(page).click();
    await item(page, 'Settings').focus();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_600))); // two draws of the page
    expect(await item(page, 'Settings').evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.mouse.click(700, 500);
    await item(page, 'Settings').waitFor({state: 'detached'});
    await page.close();
  });

  test.each([
    ['the login', '/Account/Login?ReturnUrl=%2f'],
    ['the choice of organisation', '/Home/Organisation?ID=1'],
    ['what is printed', '/Sale/Print?PrintEntityID=1'],
  ])('%s is left alone', async (_, address) => {
    const page = await openSaved('dashboard.html', address);
    const other = await openSaved('dashboard.html', '/');
    await other.locator(menu).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_700))); // longer than the dock waits
    expect(await page.locator('deerpath-menu, deerpath-dock, deerpath-settings').count()).toBe(0);
    await Promise.all([page.close(), other.close()]);
  });
});

describe('with the companion', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  test('Sync Now takes everything along and says quietly what came of it', async () => {
    const page = await stage.browser.dear('/Dashboard');
    await theMenu(page).click();
    await page.getByText('Xero: Demo Trading NZ').waitFor();
    expect(await item(page, 'Sync Now').getAttribute('title')).toContain('DEAR’s own Sync Now');
    await picture(page, 'page-menu');
    await item(page, 'Sync Now').click();
    const words = page.locator(`${menu} .moment`);
    await words.filter({hasText: / sent, /}).waitFor();
    await picture(page, 'page-menu-result');
    const [said, ...dears] = await Promise.all(
      [words, ...(await page.locator('.fx-header button').all())].map((one) => one.boundingBox()),
    );
    for (const box of dears)
      if (said && box) expect(said.x + said.width <= box.x || said.x >= box.x + box.width).toBe(true);
    await page.close();
  });

  test('what failed stands as a red mark on the menu, told in words too', async () => {
    const page = await stage.browser.dear('/Dashboard');
    const {problems} = await stage.ask<{status: {problems: number}}>('snapshot').then(({status}) => status);
    await expect
      .poll(() => theMenu(page).getAttribute('aria-description'))
      .toBe(problems === 0 ? null : `${problems} ${problems === 1 ? 'problem' : 'problems'}`);
    await page.close();
  });

  test('Settings opens on the page itself: an export and Autosynchronisation are set there and kept', async () => {
    const page = await stage.browser.dear('/Dashboard');
    await theMenu(page).click();
    await item(page, 'Settings').click();
    const dialog = page.getByRole('dialog', {name: 'Settings'});
    await dialog.getByRole('switch', {name: 'Autosynchronisation'}).click();
    await dialog.getByLabel('Start Date').fill('2031-11-25');
    await dialog.getByLabel('Start Time').fill('06:00');
    await dialog.getByLabel('Frequency').selectOption('1d');
    await dialog.getByText(/^Every day at 06:00/).waitFor();
    await picture(page, 'page-settings');
    expect(await axeFindings(page, menu)).toEqual([]);
    await dialog.getByRole('button', {name: 'Save'}).click();
    await dialog.getByText('Saved', {exact: true}).first().waitFor();
    expect((await stage.ask<{settings: Settings}>('settings')).settings.autosync).toMatchObject({
      enabled: true,
      startDate: '2031-11-25',
      startTime: '06:00',
      frequency: '1d',
    });
    await dialog.getByRole('switch', {name: 'Autosynchronisation'}).click();
    await expect
      .poll(async () => (await stage.ask<{settings: Settings}>('settings')).settings.autosync.enabled)
      .toBe(false);
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'detached'});
    await page.close();
  });

  test('beside DEAR’s Integration Settings stand ours, the same form', async () => {
    const page = await stage.browser.dear('/Integration');
    await page.locator('h2 > deerpath-settings').getByRole('button', {name: 'Deerpath settings'}).click();
    await page
      .getByRole('dialog', {name: 'Settings'})
      .getByRole('switch', {name: 'Export Attachments to Xero'})
      .waitFor();
    await picture(page, 'page-settings-beside');
    expect(await axeFindings(page, 'deerpath-settings')).toEqual([]);
    await page.close();
  });

  test('a click no person made opens nothing and changes nothing', async () => {
    const page = await stage.browser.dear('/Dashboard');
    await page.locator(menu).waitFor();
    await theMenu(page).evaluate((button: HTMLElement) => button.click());
    expect(await page.getByRole('menu').count()).toBe(0);
    await theMenu(page).click();
    await item(page, 'Settings').click();
    const toggle = page.getByRole('switch', {name: 'Autosynchronisation'});
    await toggle.waitFor();
    await toggle.evaluate((button: HTMLElement) => button.click());
    expect(await toggle.getAttribute('aria-checked')).toBe('false');
    await page.close();
  });

  test.each([
    ['See Sync history', 'transactions'],
    ['System Activity Report', 'activity'],
  ])('%s opens the side panel there', async (name, view) => {
    const page = await stage.browser.dear('/Dashboard');
    const own = await stage.browser.open('popup.html');
    await own.evaluate(() =>
      chrome.storage.onChanged.addListener(({panelDocument}) => {
        if (panelDocument?.newValue) document.title = JSON.stringify(panelDocument.newValue);
      }),
    );
    await page.bringToFront();
    await theMenu(page).click();
    await item(page, name).click();
    await expect.poll(() => own.title()).toBe(JSON.stringify({view}));
    await expect.poll(() => stage.browser.contexts()).toContain('SIDE_PANEL');
    await Promise.all([page.close(), own.close()]);
  });
});

declare const chrome: {
  storage: {onChanged: {addListener(listener: (changes: {panelDocument?: {newValue?: unknown}}) => void): void}};
};
