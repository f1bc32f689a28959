import type {Page} from 'playwright-core';
import type {Snapshot} from '../../extension/client/snapshot.ts';
import type {FormFacts} from '../../extension/messages/asks.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {aProblem} from '../support/contract-builders.ts';
import {failed, inMinutes, lastRun, on, syncing} from '../support/played-popup.ts';
import {aSnapshot, formFacts, playedSettings} from '../support/played-settings.ts';
import {openPlayed} from '../support/played-worker.ts';
import {popupSize, type Studio} from './studio.ts';

const metSome = {...lastRun, counts: {...lastRun.counts, completed: 106, failed: 14}};
const off = formFacts();
const loginEnded = aProblem({
  code: 'xero.login-ended',
  title: 'Xero’s login has ended.',
  detail: 'Syncing waits, nothing is lost.',
  fix: 'Log in to Xero again; it goes on by itself.',
});
const trouble = (kind: 'away' | 'revoked' | 'too-old' | 'stranger', title: string, detail: string): Snapshot =>
  aSnapshot({lastRun}, {state: kind, trouble: {kind, title, detail}, heardAt: inMinutes(-7)});

interface State {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly facts?: FormFacts;
  readonly failed?: readonly Transaction[];
  readonly act?: (page: Page) => Promise<unknown>;
}

const toggle = (page: Page, name: string) => page.getByRole('switch', {name});
const openForm = (page: Page) => page.getByRole('button', {name: /^Hourly|^Every hour/}).click();

/** Every state of the popup. */
export const popupStates: readonly State[] = [
  {name: 'idle', snapshot: aSnapshot({lastRun, nextAutosyncAt: inMinutes(12)}), facts: on},
  {name: 'never-synced', snapshot: aSnapshot()},
  {name: 'syncing', snapshot: aSnapshot({lastRun, run: syncing}), facts: on},
  {
    name: 'looking',
    snapshot: aSnapshot({
      run: {
        ...syncing,
        progress: {done: 0, total: null, secondsLeft: null},
        counts: {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0},
      },
    }),
  },
  {name: 'trouble', snapshot: aSnapshot({lastRun: metSome, problems: 14, notifications: 3}), facts: on, failed},
  {
    name: 'login-ended',
    snapshot: aSnapshot({
      lastRun,
      problems: 1,
      notifications: 1,
      pending: 38,
      standing: [loginEnded],
      xero: {state: 'failing', organisation: 'Demo Trading NZ', problem: loginEnded},
    }),
    facts: on,
  },
  {name: 'choose-organisation', snapshot: aSnapshot({xero: {state: 'choose'}})},
  {name: 'unpaired', snapshot: aSnapshot({}, {state: 'unpaired', status: null, you: null})},
  {name: 'away', snapshot: trouble('away', 'The companion is not answering', 'Start it.'), facts: on},
  {name: 'revoked', snapshot: trouble('revoked', 'This browser is no longer paired', 'Pair it again in Set up.')},
  {
    name: 'too-old',
    snapshot: trouble('too-old', 'Companion and extension differ in version', 'Update both to the same version.'),
  },
  {
    name: 'stranger',
    snapshot: trouble('stranger', 'This is not your companion', 'Another program answers at 127.0.0.1:4780.'),
  },
  {
    name: 'staff',
    snapshot: aSnapshot({lastRun}, {you: {name: 'Front desk', role: 'staff'}}),
    facts: {...on, mayChange: false},
  },
  {
    name: 'switch-warning',
    snapshot: aSnapshot({lastRun}),
    async act(page) {
      await toggle(page, 'Export Purchase Orders to Xero').click();
      await page.getByText(/212 purchase orders/).waitFor();
    },
  },
  {
    name: 'autosync-on',
    snapshot: aSnapshot({lastRun}),
    async act(page) {
      await toggle(page, 'Autosynchronisation').click();
      await page.getByLabel('Start Date').fill('2031-11-25');
      await page.getByLabel('Start Time').fill('06:00');
      await page.getByLabel('Frequency').selectOption('1d');
      await page.getByText(/^Every day at 06:00/).waitFor();
    },
  },
  {
    name: 'autosync-email',
    snapshot: aSnapshot({lastRun}),
    facts: on,
    async act(page) {
      await openForm(page);
      await page.getByLabel('Alert Type for Errors').selectOption('email');
      await page.getByRole('group', {name: 'Mailing lists'}).getByLabel('Accounts').check();
    },
  },
  {
    name: 'autosync-error',
    snapshot: aSnapshot({lastRun}),
    async act(page) {
      await toggle(page, 'Autosynchronisation').click();
      await page.getByLabel('Start Date').fill('');
      await page.getByRole('button', {name: 'Save'}).click();
      await page.getByText('It needs the day on which it starts.').waitFor();
    },
  },
];

export async function photographPopup({album, browser}: Studio): Promise<void> {
  for (const {name, snapshot, facts = off, failed: rows = [], act} of popupStates) {
    await album.attempt(`popup-${name}`, async () => {
      const {answers} = playedSettings(facts, snapshot, rows);
      const {page} = await openPlayed(browser, 'popup.html', answers, popupSize);
      await page.getByRole('heading', {level: 2}).first().waitFor();
      await act?.(page);
      await album.take(page, `popup-${name}`, {dark: true});
      await page.close();
    });
  }
}
