import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {axeFindings, type Browser, launchBrowser, picture} from '../support/browser.ts';
import {aRun, aStatus} from '../support/contract-builders.ts';
import {aSnapshot, playHistory} from '../support/played-history.ts';
import {openPlayed, type PlayedAnswers} from '../support/played-worker.ts';
import {scrollFrames, scrollToEnd} from '../support/scroll-frames.ts';

/** Every screen of the panel in every state, without a companion to bring them about: the worker's answers are played. */
let browser: Browser;
let open: Page | undefined;
const usual = {width: 400, height: 860};

beforeAll(async () => {
  browser = await launchBrowser('http://127.0.0.1:1'); // no page of DEAR's is opened here
});
afterEach(() => open?.close());
afterAll(() => browser?.close());

async function show(answers: PlayedAnswers, path = 'sidepanel.html', size = usual): Promise<Page> {
  const {page} = await openPlayed(browser, path, answers, size);
  open = page;
  return page;
}

const choose = (page: Page, tab: string): Promise<void> => page.getByRole('tab', {name: tab, exact: true}).click();

/** Looked at by axe, by its width, and by a person where pictures are kept. */
async function judge(page: Page, name: string): Promise<void> {
  await picture(page, `panel-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  const [wide, wanted] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(wanted ?? 0);
}

const screens: readonly (readonly [name: string, reach: (page: Page) => Promise<unknown>])[] = [
  ['transactions', (page) => page.locator('a.transaction').first().waitFor()],
  ['day', (page) => page.locator('.bars button').nth(27).click()],
  ['filters', (page) => page.getByRole('button', {name: 'Filters'}).click()],
  [
    'selection',
    async (page) => {
      await page.getByRole('button', {name: /^Failed/}).click();
      await page.locator('a.transaction').first().focus();
      await page.keyboard.press('Space');
    },
  ],
  [
    'detail',
    async (page) => {
      await page
        .getByRole('link', {name: /Failed/})
        .first()
        .click();
      await page.getByText('Xero’s own words').click();
    },
  ],
  [
    'runs',
    async (page) => {
      await choose(page, 'Runs');
      await page.getByRole('button', {name: /14 failed/}).click();
    },
  ],
  ['activity', (page) => choose(page, 'System Activity Report')],
  ['notifications', (page) => choose(page, 'Notifications')],
];

test.each(screens)(
  '%s holds narrow and wide, in the light and in the dark, in forced colours and at rest',
  async (name, reach) => {
    const page = await show(playHistory(1000));
    await reach(page);
    for (const [width, height] of [
      [320, 860],
      [360, 860],
      [1200, 800],
      [400, 860],
    ] as const) {
      await page.setViewportSize({width, height});
      await judge(page, `${name}-${width}`);
    }
    await page.emulateMedia({colorScheme: 'dark'});
    await judge(page, `${name}-dark`);
    await page.emulateMedia({colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce'});
    await judge(page, `${name}-forced`);
  },
);

test.each([
  ['preview', 'sidepanel.html#preview', 'documents would go'],
  ['reconciliation', 'sidepanel.html#reconciliation', 'explain the difference'],
])('%s stands in front of the tabs, and leads back', async (name, path, words) => {
  const page = await show(playHistory(1000), path);
  await page.getByText(words).waitFor();
  await judge(page, name);
  await page.emulateMedia({colorScheme: 'dark'});
  await judge(page, `${name}-dark`);
  await page.setViewportSize({width: 320, height: 860});
  await judge(page, `${name}-320-dark`);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', {name: 'Transactions', selected: true}).waitFor();
});

test.each([
  ['Transactions', 'Nothing has gone to Xero yet'],
  ['Runs', 'No sync has run yet'],
  ['System Activity Report', 'Nothing was changed yet'],
  ['Notifications', 'Nothing needs you'],
])('%s says why there is nothing', async (tab, words) => {
  const page = await show(playHistory(0));
  await choose(page, tab);
  await page.getByText(words).waitFor();
  await judge(page, `empty-${tab.split(' ')[0]?.toLowerCase()}`);
});

const away = {kind: 'away', title: 'The companion is not answering', detail: 'Nothing answers at 127.0.0.1.'} as const;
const revoked = {
  kind: 'revoked',
  title: 'This browser is no longer paired',
  detail: 'Pair it again in Set up.',
} as const;
const tooOld = {
  kind: 'too-old',
  title: 'Companion and extension differ in version',
  detail: 'Update both to the same version.',
} as const;

test.each([
  ['unpaired', aSnapshot({state: 'unpaired', status: null, you: null}), 'Pair this browser first'],
  ['away', aSnapshot({state: 'away', trouble: away}), 'Its history is kept where it runs'],
  ['revoked', aSnapshot({state: 'revoked', trouble: revoked}), 'This browser is no longer paired'],
  ['too-old', aSnapshot({state: 'too-old', trouble: tooOld}), 'Companion and extension differ in version'],
])('with a companion that is %s every tab says so', async (name, snapshot, words) => {
  const page = await show({...playHistory(10), snapshot: () => snapshot});
  for (const tab of ['Runs', 'System Activity Report', 'Notifications', 'Transactions']) {
    await choose(page, tab);
    await page.getByText(words).waitFor();
  }
  await judge(page, `companion-${name}`);
});

test('while a sync runs, its progress stands in the head and among the runs', async () => {
  const run = aRun({
    scope: {kind: 'all'},
    requestedBy: 'Front desk',
    startedAt: new Date().toISOString(),
    progress: {done: 38, total: 120, secondsLeft: 110},
  });
  const page = await show({...playHistory(100), snapshot: () => aSnapshot({status: aStatus({run})})});
  await page.getByText('38 of 120').waitFor();
  await judge(page, 'syncing');
  await choose(page, 'Runs');
  await page.getByRole('progressbar', {name: 'Progress of the sync'}).waitFor();
  await judge(page, 'syncing-runs');
});

test('a list that cannot be read says so', async () => {
  const {transactions, ...others} = playHistory(10);
  const page = await show(others);
  await page.getByRole('alert').getByText('Nobody plays this.').waitFor();
  await judge(page, 'trouble');
  expect(transactions).toBeDefined();
});

test('by keyboard: walk, open, back to the same row, select several, skip them with a reason', async () => {
  const {page, asked} = await openPlayed(browser, 'sidepanel.html', playHistory(1000), usual);
  open = page;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  await page.locator('a.transaction').first().focus();
  const first = await focused();
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('#row-0000970');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {level: 1, name: /BILL-000970|INV-000970/}).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('#row-0000970');
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(500);
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe(first);

  await page.getByRole('button', {name: /^Failed/}).click();
  await page.locator('a.transaction').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('button', {name: 'Retry 2'}).waitFor();
  await page.getByRole('button', {name: 'Skip 2'}).click();
  await page.getByLabel('Reason').fill('Entered in Xero by hand');
  await page.getByRole('button', {name: 'Skip 2'}).last().click();
  await expect.poll(() => asked.filter(({ask}) => ask === 'skip').length).toBe(2);
  await page.getByRole('button', {name: 'Skip 2'}).waitFor({state: 'detached'});
});

test('tabs, days of the chart and the end of the list are reached by keys alone', async () => {
  const page = await show(playHistory(1000));
  await page.locator('a.transaction').first().waitFor();
  await page.getByRole('tab', {name: 'Transactions'}).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', {name: 'Runs', selected: true}).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('tab', {name: 'Notifications', selected: true}).waitFor();
  await page.keyboard.press('Home');
  await page.locator('a.transaction').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.bars') !== null)).toBe(true);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Show all 30 days'}).waitFor();
});

test('ten thousand rows scroll at sixty frames, with few elements drawn', async () => {
  const page = await show(playHistory(10_000));
  await page.locator('a.transaction').first().waitFor();
  await scrollToEnd(page, 10_000 * 54);
  const frames = await scrollFrames(page);
  // The machine that tests may be busy: half of the frames in time tell that drawing is not what holds them up.
  expect(frames[60]).toBeLessThan(20);
  expect(frames.filter((frame) => frame > 50).length).toBeLessThan(12);
  expect(await page.locator('*').count()).toBeLessThan(1500);
});
