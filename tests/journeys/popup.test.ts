import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Snapshot} from '../../extension/client/snapshot.ts';
import {axeFindings, type Browser, launchBrowser, picture} from '../support/browser.ts';
import {aProblem} from '../support/contract-builders.ts';
import {failed, inMinutes, lastRun, on, syncing} from '../support/played-popup.ts';
import {aSnapshot, formFacts, playedSettings} from '../support/played-settings.ts';
import {openPlayed} from '../support/played-worker.ts';

const POPUP = {width: 360, height: 600};
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser('http://127.0.0.1:9'); // nobody: the worker is played
});
afterAll(() => browser?.close());

const away = aSnapshot(
  {},
  {state: 'away', trouble: {kind: 'away', title: 'The companion is not answering', detail: 'Start it.'}},
);

const ended = aProblem({
  code: 'xero.login-ended',
  title: 'Xero’s login has ended.',
  detail: 'Syncing waits, nothing is lost.',
  fix: 'Log in to Xero again; it goes on by itself.',
});
const loginEnded = aSnapshot({
  lastRun,
  problems: 1,
  pending: 38,
  standing: [ended],
  xero: {state: 'failing', organisation: 'Demo Trading NZ', problem: ended},
});

test.each<[string, Snapshot, ReturnType<typeof formFacts>, string]>([
  ['idle', aSnapshot({lastRun, nextAutosyncAt: inMinutes(12)}), on, 'Nothing is waiting'],
  ['syncing', aSnapshot({lastRun, run: syncing}), on, 'Syncing 38 of 120'],
  ['trouble', aSnapshot({lastRun, problems: 14, notifications: 3}), on, '14 documents need you'],
  ['login-ended', loginEnded, on, 'Xero’s login has ended'],
  ['away', away, on, 'The companion is not answering'],
  ['unpaired', aSnapshot({}, {state: 'unpaired', status: null, you: null}), on, 'Pair this browser first'],
  ['choose', aSnapshot({xero: {state: 'choose'}}), formFacts(), 'Choose the organisation'],
  ['staff', aSnapshot({lastRun}), {...on, mayChange: false}, 'Nothing is waiting'],
])(
  'the popup when %s: read at a glance, no wider and no higher than a popup, well for readers',
  async (name, snapshot, facts, heading) => {
    const {answers} = playedSettings(facts, snapshot, name === 'trouble' ? failed : []);
    for (const colorScheme of ['light', 'dark'] as const) {
      const {page} = await openPlayed(browser, 'popup.html', answers, POPUP);
      await page.emulateMedia({colorScheme});
      await page.getByRole('heading', {name: heading}).waitFor();
      await page.waitForTimeout(50);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await picture(page, `popup-${name}-${colorScheme}`);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    }
  },
);

test('Autosynchronisation: off it shows nothing, on it shows its fields and what will happen, and saves', async () => {
  const played = playedSettings(formFacts());
  const {page} = await openPlayed(browser, 'popup.html', played.answers, POPUP);
  const toggle = page.getByRole('switch', {name: 'Autosynchronisation'});
  await toggle.waitFor();
  expect(await page.getByLabel('Start Date').count()).toBe(0);
  await toggle.click();

  await page.getByLabel('Start Date').fill('2031-11-25');
  await page.getByLabel('Start Time').fill('06:00');
  await page.getByLabel('Frequency').selectOption('1d');
  await page.getByText(/^Every day at 06:00.*Auckland time, first on Tuesday/).waitFor();
  await page.getByLabel('Alert Type for Errors').selectOption('email');
  const lists = page.getByRole('group', {name: 'Mailing lists'});
  await lists.getByLabel('Accounts').check();
  await page.getByText('Errors go by mail to 3 addresses.').waitFor();
  await lists.getByLabel('owner@example.com').uncheck();
  await page.getByText('Errors go by mail to 2 addresses.').waitFor();
  await picture(page, 'popup-autosync');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', {name: 'Save'}).click();
  await page.getByText('Saved', {exact: true}).first().waitFor();
  expect(played.held().settings.autosync).toEqual({
    enabled: true,
    startDate: '2031-11-25',
    startTime: '06:00',
    timeZone: null,
    frequency: '1d',
    alert: {
      type: 'email',
      mailingListIds: ['accounts'],
      addresses: ['accounts@example.com', 'office@example.com'],
    },
  });
  await toggle.click();
  await expect.poll(() => played.held().settings.autosync.enabled).toBe(false);
  expect(await page.getByLabel('Start Date').count()).toBe(0);
  await page.close();
});

test('what is missing is said at its field, and nothing is saved', async () => {
  const played = playedSettings(formFacts());
  const {page} = await openPlayed(browser, 'popup.html', played.answers, POPUP);
  await page.getByRole('switch', {name: 'Autosynchronisation'}).click();
  await page.getByLabel('Start Date').fill('');
  await page.getByText('Choose a day and a time; then it says here what will happen.').waitFor();
  await page.getByRole('button', {name: 'Save'}).click();
  await page.getByText('It needs the day on which it starts.').waitFor();
  expect(await page.getByLabel('Start Date').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Start Time').getAttribute('aria-invalid')).toBeNull();
  await picture(page, 'popup-autosync-error');
  expect(await axeFindings(page)).toEqual([]);
  expect(played.held().settings.autosync.enabled).toBe(false);
  await page.close();
});

test('who saves second is told what the first changed, and chooses whose word stands', async () => {
  const played = playedSettings(on);
  const {page} = await openPlayed(browser, 'popup.html', played.answers, POPUP);
  await openForm(page);
  await page.getByLabel('Start Time').fill('07:30');
  played.takeFromOther({autosync: {frequency: '1w'}});
  await page.getByRole('button', {name: 'Save'}).click();
  await page.getByText('Frequency: Weekly, before Hourly').waitFor();
  await picture(page, 'popup-autosync-conflict');
  expect(await axeFindings(page)).toEqual([]);
  expect(played.held().settings.autosync.startTime).toBe('06:00');
  await page.getByRole('button', {name: 'Save mine'}).click();
  await expect.poll(() => played.held().settings.autosync).toMatchObject({startTime: '07:30', frequency: '1h'});
  await page.close();
});

test('an export says what it takes before it is turned on, and is turned off at once', async () => {
  const played = playedSettings(formFacts());
  const {page} = await openPlayed(browser, 'popup.html', played.answers, POPUP);
  const orders = page.getByRole('switch', {name: 'Export Purchase Orders to Xero'});
  await orders.click();
  await page.getByText('212 purchase orders of 97 purchases go with the next sync.').waitFor();
  await picture(page, 'popup-forecast');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', {name: 'Cancel'}).click();
  expect(played.held().settings.exportPurchaseOrders).toBe(false);
  await orders.click();
  await page.getByRole('button', {name: 'Turn on'}).click();
  await page.locator('[role="switch"][aria-checked="true"]').nth(1).waitFor();
  expect(played.held().settings.exportPurchaseOrders).toBe(true);
  await page.getByRole('switch', {name: 'Export Attachments to Xero'}).click();
  await expect.poll(() => played.held().settings.exportAttachments).toBe(false);
  await page.close();
});

test('staff see how the switches stand and who may change them', async () => {
  const played = playedSettings({...on, mayChange: false});
  const {page} = await openPlayed(browser, 'popup.html', played.answers, POPUP);
  for (const name of ['Export Attachments to Xero', 'Autosynchronisation']) {
    const toggle = page.getByRole('switch', {name});
    expect(await toggle.getAttribute('aria-checked')).toBe('true');
    expect(await toggle.getAttribute('aria-description')).toContain('administrator');
    await toggle.click({force: true});
  }
  expect(played.held()).toEqual({...on, mayChange: false});
  await openForm(page);
  expect(await page.getByLabel('Start Date').isDisabled()).toBe(true);
  expect(await page.getByRole('button', {name: 'Save'}).count()).toBe(0);
  await page.close();
});

test('once Xero’s login has ended, logging in again is the one filled button, and Sync Now stands beside it', async () => {
  const {answers} = playedSettings(on, loginEnded);
  const {page} = await openPlayed(browser, 'popup.html', answers, POPUP);
  await page.getByText('38 documents wait, nothing is lost. Log in to Xero again; it goes on by itself.').waitFor();
  expect(await focused(page)).toBe('Log in to Xero again');
  expect(await page.locator('.button.filled').allTextContents()).toEqual(['Log in to Xero again']);
  expect(await page.getByRole('button', {name: 'Sync Now'}).isEnabled()).toBe(true);
  await page.close();
});

test('all of it is reached by the keyboard; Sync Now has the focus first', async () => {
  const {answers} = playedSettings(on, aSnapshot({lastRun}));
  const {page} = await openPlayed(browser, 'popup.html', answers, POPUP);
  await page.getByRole('switch', {name: 'Autosynchronisation'}).waitFor();
  const reached: string[] = [await focused(page)];
  for (let step = 0; step < 12 && reached.at(-1) !== 'Set up'; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(await focused(page));
  }
  expect(reached).toEqual([
    'Sync Now',
    'Preview',
    'Autosynchronisation',
    expect.stringContaining('Hourly'),
    'Export Attachments to Xero',
    'Export Purchase Orders to Xero',
    'See Sync history',
    'Set up',
  ]);
  await page.close();
});

const openForm = (page: Page): Promise<void> => page.getByRole('button', {name: /^Hourly/}).click();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const {activeElement} = document;
    const label = activeElement?.getAttribute('aria-labelledby');
    return ((label && document.getElementById(label)) || activeElement)?.textContent?.trim() ?? '';
  });
