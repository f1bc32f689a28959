import type {Locator, Page} from 'playwright-core';
import {purchaseIds} from '../sandbox/books/seeded-purchases.ts';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {askWorker} from '../support/stage.ts';
import type {Album} from './album.ts';
import {pageSize, type Studio} from './studio.ts';

const salePath = (id: string, query = ''): string => `/Sale${query}#${id}~${id}~tabInvoice`;
const purchasePath = (id: string): string => `/Purchase#${id}~${id}~tabInvoice`;
const pillOf = (page: Page, name: RegExp): Locator =>
  page.locator('deerpath-sync-button, deerpath-dock').locator('.pill').filter({hasText: name}).first();

/** What stands on DEAR's own pages: each state of pill and button, what opens, the dock. Always light, as DEAR is. */
export async function photographDearPages(studio: Studio): Promise<void> {
  for (const photograph of [photographOneSale, photographStates, photographSheets, photographDock, photographAway]) {
    await studio.album.attempt(photograph.name, () => photograph(studio));
  }
}

async function photographOneSale({album, sandbox, browser}: Studio): Promise<void> {
  const page = await browser.dear(salePath(saleIds.authorised), pageSize);
  const sync = page.locator('deerpath-sync-button button.sync');
  await pillOf(page, /^Not in Xero/).waitFor();
  await album.take(page, 'page-not-in-xero');
  sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 1_500, when: 'before'}});
  await sync.click();
  await pillOf(page, /^Syncing/).waitFor();
  await album.take(page, 'page-syncing');
  await pillOf(page, /^In Xero/).waitFor();
  await album.take(page, 'page-done');
  await sync.getByText('Sync Now').waitFor();
  await sync.click();
  await page.getByText('Nothing had changed').first().waitFor();
  await album.take(page, 'page-nothing-had-changed');
  await page.close();
}

/** A sync of everything leaves documents in every state; one is skipped, one is undone in DEAR. */
async function photographStates({album, sandbox, browser}: Studio): Promise<void> {
  const own = await browser.open('sidepanel.html');
  const ask = <Value>(name: string, details: unknown): Promise<Value> => askWorker(own, name, details);
  const {id} = await ask<{id: string}>('sync', {scope: {kind: 'all'}});
  for (let state = ''; state !== 'finished'; ) {
    ({state} = await ask<{state: string}>('run', {id}));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const rowOf = async (number: string) => {
    const {items} = await ask<{items: {id: string; dear: {id: string}}[]}>('transactions', {q: number});
    const [row] = items;
    if (!row) throw new Error(`No row of ${number}.`);
    return row;
  };
  const skipped = await rowOf('INV-00140');
  await ask('skip', {id: skipped.id, reason: 'Entered in Xero by hand'});
  const undone = await rowOf('INV-00126');
  sandbox.dear.books.undo(undone.dear.id);
  await ask('sync', {scope: {kind: 'sale', id: undone.dear.id}});

  for (const [name, path, state] of [
    ['page-not-authorised', salePath(saleIds.draft), /^Not authorised/],
    ['page-failed', purchasePath((await rowOf('SUP-9013')).dear.id), /^Failed/],
    ['page-skipped', salePath(skipped.dear.id), /^Skipped/],
    ['page-waiting', salePath(undone.dear.id), /^Waiting/],
    ['page-purchase', purchasePath(purchaseIds.authorised), /^In Xero/],
  ] as const) {
    const page = await browser.dear(path, pageSize);
    if (name === 'page-not-authorised') await page.locator('deerpath-sync-button button.sync').click();
    await pillOf(page, state).waitFor();
    await album.take(page, name, {widths: [1024, 360]});
    if (name === 'page-failed') await photographProblem(page, album);
    await page.close();
  }

  const {dear} = await rowOf('INV-00139/2');
  const page = await browser.dear(`/SaleMultiple#${dear.id}~${dear.id}~tabInvoice`, pageSize);
  await pillOf(page, /^In Xero/).waitFor();
  await album.take(page, 'page-advanced');
  await page.locator('deerpath-sync-button .parts-button').click();
  await page.locator('ul.parts').waitFor();
  await album.take(page, 'page-advanced-open');
  await Promise.all([page.close(), own.close()]);
}

/** What a person who rests on the pill is told; here in forced colours, too. */
async function photographProblem(page: Page, album: Album): Promise<void> {
  await pillOf(page, /^Failed/).hover();
  await page.locator('.problem-card').waitFor();
  await album.take(page, 'page-failed-card');
  await page.emulateMedia({forcedColors: 'active'});
  await album.take(page, 'page-failed-card-forced-colours');
}

async function photographSheets({album, browser}: Studio): Promise<void> {
  const page = await browser.dear('/SaleList', pageSize);
  const menu = page.getByRole('button', {name: 'Deerpath', exact: true});
  await menu.click();
  await page.getByRole('menuitem', {name: 'Settings'}).waitFor();
  await album.take(page, 'page-menu');
  await page.getByRole('menuitem', {name: 'Settings'}).click();
  const settings = page.getByRole('dialog', {name: 'Settings'});
  await settings.getByRole('switch', {name: 'Autosynchronisation'}).waitFor();
  await album.take(page, 'page-settings');
  await settings.getByRole('switch', {name: 'Export Purchase Orders to Xero'}).click();
  await settings.getByRole('button', {name: 'Turn on'}).waitFor();
  await settings.locator('.question [aria-busy="true"]').waitFor({state: 'detached'});
  await album.take(page, 'page-settings-warning');
  await settings.getByRole('button', {name: 'Cancel'}).click();
  await settings.getByRole('switch', {name: 'Autosynchronisation'}).click();
  await settings.getByLabel('Start Date').waitFor();
  await album.take(page, 'page-settings-autosync');
  await page.close();

  const beside = await browser.dear('/Integration', pageSize);
  await beside.locator('deerpath-settings').first().waitFor();
  await album.take(beside, 'page-integration');
  await beside.close();
  for (const [name, path] of [
    ['page-dashboard', '/'],
    ['page-reports', '/Reports'],
  ] as const) {
    const other = await browser.dear(path, pageSize);
    await other.getByRole('button', {name: 'Deerpath', exact: true}).waitFor();
    await album.take(other, name);
    await other.close();
  }
}

async function photographDock({album, browser}: Studio): Promise<void> {
  const page = await browser.dear(salePath(saleIds.authorised, '?layout=bare'), pageSize);
  await page.locator('deerpath-dock').locator('.pill').waitFor();
  await album.take(page, 'page-dock', {widths: [800]});
  // Without DEAR's header the menu finds no other place, either.
  await page.evaluate(() => document.querySelector('deerpath-menu')?.parentElement?.remove());
  await page.locator('deerpath-dock').getByRole('button', {name: 'Deerpath', exact: true}).click();
  await page.getByRole('menuitem', {name: 'Settings'}).waitFor();
  await album.take(page, 'page-dock-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Fold Deerpath'}).click();
  await page.getByRole('button', {name: 'Show Deerpath'}).waitFor();
  await album.take(page, 'page-dock-folded');
  await page.getByRole('button', {name: 'Show Deerpath'}).click();
  await page.close();
}

async function photographAway({album, companion, browser}: Studio): Promise<void> {
  const page = await browser.dear(salePath(saleIds.authorised), pageSize);
  await pillOf(page, /^In Xero/).waitFor();
  await companion.stop();
  await page.locator('deerpath-sync-button .pill').waitFor({state: 'detached'});
  await album.take(page, 'page-away');
  await page.getByRole('button', {name: 'Deerpath', exact: true}).click();
  await page.getByRole('menuitem', {name: 'Settings'}).waitFor();
  await album.take(page, 'page-menu-away');
  await companion.start();
  await pillOf(page, /^In Xero/).waitFor({timeout: 60_000});
  await page.close();
}
