import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Run} from '../../shared/export/run.ts';
import {axeFindings, picture} from '../support/browser.ts';
import {type MailServer, startMailServer} from '../support/mail-server.ts';
import {openStage, type Stage} from '../support/stage.ts';

/** Syncing by itself, from the switch to a failure told in every way, mended, and told to be over. */
let stage: Stage;
let mail: MailServer;
const login = {user: 'books@example.com', pass: 'secret'};
const MINUTE = 60_000;
const cause = 'Tax rule “GST on Imports (landed)” has no match';

beforeAll(async () => {
  mail = await startMailServer({login});
  stage = await openStage({
    SMTP_URL: `smtp://${encodeURIComponent(login.user)}:${login.pass}@127.0.0.1:${mail.port}?tls.rejectUnauthorized=false`,
    MAIL_FROM: login.user,
  });
  await stage.change({
    mailingLists: [{id: 'accounts', name: 'Accounts', addresses: ['ana@example.com', 'office@example.com']}],
    // Of the three that cannot go, one is left for somebody to mend.
    mapping: {accounts: {450: '620'}},
  });
});
afterAll(async () => {
  await stage?.close();
  await mail?.close();
});

test('turned on in the popup, it says what will happen, and its first run comes at its minute', async () => {
  const page = await stage.browser.open('popup.html', {width: 360, height: 800});
  const toggle = page.getByRole('switch', {name: 'Autosynchronisation'});
  await toggle.waitFor();
  expect(await page.getByLabel('Start Date').count()).toBe(0);
  await toggle.click();
  const start = nextMinute();
  await page.getByLabel('Start Date').fill(start.day);
  await page.getByLabel('Start Time').fill(start.time);
  await page.getByLabel('Frequency').selectOption('15m');
  await page.getByLabel('Alert Type for Errors').selectOption('email');
  await page.getByRole('group', {name: 'Mailing lists'}).getByLabel('Accounts').check();
  await page.getByRole('group', {name: 'Mailing lists'}).getByLabel('office@example.com').uncheck();
  await page.getByText(/^Every 15 minutes.*Auckland time/).waitFor();
  await picture(page, 'autosync-1-on');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Save'}).click();
  await page.getByText('Saved', {exact: true}).first().waitFor();

  await expect.poll(async () => (await firstAuto())?.state, {timeout: 80_000}).toBe('finished');
  const run = await firstAuto();
  const late = Date.parse(run?.startedAt ?? '') - start.at;
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5_000);
  await page.getByRole('heading', {name: '1 document needs you'}).waitFor();
  await picture(page, 'autosync-2-run-in-popup');
  await page.close();

  const panel = await openPanel('Runs');
  await panel.getByRole('button', {name: /Autosync.*1 failed/}).click();
  await panel.getByText(cause).waitFor();
  await picture(panel, 'autosync-3-run');
  await panel.close();
}, 180_000);

test('what failed is told on the icon, in DEAR’s menu, by the browser, in the list, and by one mail', async () => {
  await expect.poll(() => stage.browser.badge()).toBe('1');
  const page = await stage.browser.dear('/SaleList');
  await page.locator('deerpath-menu .count, deerpath-dock .count').first().waitFor();
  await picture(page, 'autosync-4-menu');
  await page.close();

  const panel = await openPanel('Notifications');
  await panel.getByRole('heading', {name: new RegExp(cause.replace(/[()]/g, '\\$&'), 'i')}).waitFor();
  await picture(panel, 'autosync-5-notifications');
  await expect.poll(() => shownByBrowser(panel)).toHaveLength(1);
  await panel.close();

  await expect.poll(() => mail.mails, {timeout: 20_000}).toHaveLength(1);
  const [letter] = mail.mails;
  expect(letter).toMatchObject({to: ['ana@example.com'], from: login.user, user: login.user, isSecure: true});
  expect(letter?.subject).toContain('GST on Imports (landed)');
  for (const words of [letter?.text, letter?.html]) expect(words).toContain('SUP-9010');

  const link = /(?<=https:\/\/inventory\.dearsystems\.com)\/#deerpath-history=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  const came = await stage.browser.dear(link);
  await came.waitForURL('**/sidepanel.html#transactions~*');
  await came.getByRole('listitem').filter({hasText: 'SUP-9010'}).or(came.getByText('SUP-9010')).first().waitFor();
  await picture(came, 'autosync-8-come-from-mail');
  await came.close();
});

test('mended, it leaves all of these by itself, and one mail says that all is well', async () => {
  await stage.change({mapping: {taxRules: {'GST on Imports (landed)': 'INPUT2'}}});
  await stage.ask('sync', {scope: {kind: 'all'}});
  await expect.poll(() => stage.browser.badge(), {timeout: 30_000}).toBe('');
  const page = await stage.browser.dear('/SaleList');
  await page.getByRole('button', {name: 'Deerpath', exact: true}).waitFor();
  expect(await page.locator('deerpath-menu .count, deerpath-dock .count').count()).toBe(0);
  await page.close();

  const panel = await openPanel('Notifications');
  await panel.getByText('Nothing needs you').waitFor();
  await picture(panel, 'autosync-6-mended');
  await expect.poll(() => shownByBrowser(panel)).toEqual([]);
  await panel.close();
  await expect.poll(() => mail.mails.length, {timeout: 20_000}).toBe(2);
  expect(mail.mails[1]?.subject).toMatch(/well again/i);
});

test('the report finds by one word who turned it on, with what was before and what is now', async () => {
  const panel = await openPanel('System Activity Report');
  await panel.getByLabel('Search').fill('frequency');
  await panel.getByText('Every 15 minutes').first().waitFor();
  await panel.waitForFunction(() => document.querySelectorAll('.entry').length === 1);
  expect(await panel.locator('.entry').textContent()).toContain('Accounts');
  await panel.getByLabel('Search').fill('mailing list');
  await panel.getByText('ana@example.com').first().waitFor();
  await picture(panel, 'autosync-7-activity');
  await panel.close();
});

/** The next minute that is five seconds away or more, as the fields take it, in the company's zone. */
function nextMinute(): {at: number; day: string; time: string} {
  const at = Math.ceil((Date.now() + 5_000) / MINUTE) * MINUTE;
  // Swedish writes a date as fields take it.
  const [day = '', time = ''] = new Date(at)
    .toLocaleString('sv-SE', {timeZone: 'Pacific/Auckland', dateStyle: 'short', timeStyle: 'short'})
    .split(' ');
  return {at, day, time};
}

async function openPanel(tab: string): Promise<Page> {
  const page = await stage.browser.open('sidepanel.html', {width: 400, height: 860});
  await page.getByRole('tab', {name: tab, exact: true}).click();
  return page;
}

const firstAuto = async (): Promise<Run | undefined> =>
  (await stage.ask<{items: Run[]}>('runs', {})).items.find(({trigger}) => trigger === 'auto');

/** What the browser itself shows of ours. */
const shownByBrowser = (page: Page): Promise<string[]> =>
  page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));

declare const chrome: {notifications: {getAll(): Promise<Record<string, true>>}};
