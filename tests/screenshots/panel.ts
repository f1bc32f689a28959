import type {Page} from 'playwright-core';
import {aRun, aStatus} from '../support/contract-builders.ts';
import {aSnapshot, playHistory} from '../support/played-history.ts';
import {openPlayed, type PlayedAnswers} from '../support/played-worker.ts';
import {panelSize, type Studio} from './studio.ts';

interface State {
  readonly name: string;
  readonly answers: () => PlayedAnswers;
  readonly path?: string;
  readonly act: (page: Page) => Promise<unknown>;
}

const much = () => playHistory(1_000);
const nothing = () => playHistory(0);
const choose = (page: Page, tab: string): Promise<void> => page.getByRole('tab', {name: tab, exact: true}).click();
const rows = (page: Page) => page.locator('a.transaction').first();
const openFirst = (page: Page, state: RegExp) => page.getByRole('link', {name: state}).first().click();
const syncing = aRun({
  scope: {kind: 'all'},
  requestedBy: 'Front desk',
  startedAt: new Date().toISOString(),
  progress: {done: 38, total: 120, secondsLeft: 110},
});
const withRun = (): PlayedAnswers => ({...much(), snapshot: () => aSnapshot({status: aStatus({run: syncing})})});
const trouble = {
  kind: 'away',
  title: 'The companion is not answering',
  detail: 'Nothing answers at 127.0.0.1.',
} as const;

/** Every state of the side panel. */
export const panelStates: readonly State[] = [
  {name: 'transactions', answers: much, act: (page) => rows(page).waitFor()},
  {name: 'chart-day', answers: much, act: (page) => page.locator('.bars button').nth(27).click()},
  {name: 'filters', answers: much, act: (page) => page.getByRole('button', {name: 'Filters'}).click()},
  {name: 'failed-only', answers: much, act: (page) => page.getByRole('button', {name: /^Failed/}).click()},
  {
    name: 'selection',
    answers: much,
    async act(page) {
      await page.getByRole('button', {name: /^Failed/}).click();
      await rows(page).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    },
  },
  {
    name: 'nothing-matches',
    answers: much,
    async act(page) {
      await page.getByLabel('Search').fill('nobody of this name');
      await page.getByText('Nothing matches').waitFor();
    },
  },
  {
    name: 'detail-completed',
    answers: much,
    act: (page) => openFirst(page, /Completed/),
  },
  {
    name: 'detail-problem',
    answers: much,
    async act(page) {
      await openFirst(page, /Failed/);
      await page.getByText('Xero’s own words').click();
    },
  },
  {
    name: 'detail-skip',
    answers: much,
    async act(page) {
      await openFirst(page, /Failed/);
      await page.getByRole('button', {name: 'Skip', exact: true}).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'detail-skipped',
    answers: much,
    act: (page) => openFirst(page, /Skipped/),
  },
  {
    name: 'runs',
    answers: much,
    async act(page) {
      await choose(page, 'Runs');
      await page.getByRole('button', {name: /14 failed/}).click();
    },
  },
  {name: 'activity', answers: much, act: (page) => choose(page, 'System Activity Report')},
  {name: 'notifications', answers: much, act: (page) => choose(page, 'Notifications')},
  {name: 'syncing', answers: withRun, act: (page) => page.getByText('38 of 120').waitFor()},
  {name: 'syncing-runs', answers: withRun, act: (page) => choose(page, 'Runs')},
  {
    name: 'preview',
    answers: much,
    path: 'sidepanel.html#preview',
    act: (page) => page.getByText('documents would go').waitFor(),
  },
  {
    name: 'reconciliation',
    answers: much,
    path: 'sidepanel.html#reconciliation',
    act: (page) => page.getByText('explain the difference').waitFor(),
  },
  {name: 'empty', answers: nothing, act: (page) => page.getByText('Nothing has gone to Xero yet').waitFor()},
  {name: 'empty-runs', answers: nothing, act: (page) => choose(page, 'Runs')},
  {name: 'empty-activity', answers: nothing, act: (page) => choose(page, 'System Activity Report')},
  {name: 'empty-notifications', answers: nothing, act: (page) => choose(page, 'Notifications')},
  {
    name: 'away',
    answers: () => ({...nothing(), snapshot: () => aSnapshot({state: 'away', trouble})}),
    act: (page) => page.getByText('Its history is kept where it runs').waitFor(),
  },
  {
    name: 'many-rows',
    answers: () => playHistory(10_000),
    async act(page) {
      await rows(page).waitFor();
      await page.evaluate(() => window.scrollTo(0, 40_000));
    },
  },
];

export async function photographPanel({album, browser}: Studio): Promise<void> {
  for (const {name, answers, path = 'sidepanel.html', act} of panelStates) {
    await album.attempt(`panel-${name}`, async () => {
      const {page} = await openPlayed(browser, path, answers(), panelSize);
      await act(page);
      await album.take(page, `panel-${name}`, {dark: true, widths: [320, 1200]});
      await page.close();
    });
  }
}
