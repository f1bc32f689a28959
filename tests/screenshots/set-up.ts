import type {Page} from 'playwright-core';
import {EXTENSION_ID} from '../support/browser.ts';
import {pageSize, panelSize, popupSize, type Studio} from './studio.ts';

const looks = {dark: true, widths: [360], whole: true};

/** From nothing to the first sync, each step as it is before and after. */
export async function photographSetUp({album, sandbox, companion, browser}: Studio): Promise<void> {
  const page = await browser.open('options.html', pageSize);
  const button = (name: string) => page.getByRole('button', {name, exact: true});
  await button('Pair').waitFor();
  await album.take(page, 'setup-1-pair', looks);
  await album.attempt('example books', () => photographExample({album, browser}, page));
  await page.getByLabel('Companion address').fill(companion.url);
  await page.getByLabel('Pairing code').fill('AAAA-AAAA');
  await page.getByLabel('Your name').fill('Accounts');
  await button('Pair').click();
  await page.getByText('That is not a pairing code of this companion').waitFor();
  await album.take(page, 'setup-1-pair-wrong-code', {dark: true});
  await page.getByLabel('Pairing code').fill(await companion.pairingCode());
  await button('Pair').click();

  await page.getByLabel('DEAR account ID').waitFor();
  await album.take(page, 'setup-2-dear', looks);
  await page.getByLabel('DEAR account ID').fill(sandbox.dear.keys.accountId);
  await page.getByLabel('DEAR application key').fill('not the key');
  await button('Connect DEAR').click();
  await page.getByRole('alert').waitFor();
  await album.take(page, 'setup-2-dear-wrong-key');
  await page.getByLabel('DEAR application key').fill(sandbox.dear.keys.applicationKey);
  await button('Connect DEAR').click();

  await button('Connect Xero').waitFor();
  await album.take(page, 'setup-3-xero', looks);
  await button('Connect Xero').click();
  const boxes = page.getByRole('checkbox');
  await boxes.first().check();
  await boxes.nth(1).check();
  await button('Allow access').click();
  await page.waitForURL('**/connections/xero/done');
  await album.take(page, 'setup-3-xero-done');
  await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  await page.getByLabel('Demo Trading NZ').check();
  await album.take(page, 'setup-4-organisation', looks);
  await button('Use this organisation').click();

  await page.getByRole('columnheader', {name: 'Tax rule in DEAR'}).waitFor();
  await page.getByText(/^\d+ of \d+ accounts found in Xero/).waitFor();
  await album.take(page, 'setup-5-match', looks);
  await button('Choose the first day').click();
  await page.getByLabel('First day').fill('2020-01-01');
  await page.getByText(/would go, in about/).waitFor();
  await album.take(page, 'setup-6-first-day', looks);
  await button('Save this day').click();
  await page.getByRole('link', {name: /Turn off DEAR/}).click();
  await album.take(page, 'setup-7-own-link', looks);
  await page.getByLabel('DEAR’s own link to Xero is off').check();
  await button('Go on to the first sync').click();
  await button('Sync Now').waitFor();
  await album.take(page, 'setup-8-first-sync', looks);
  await page.close();
}

/** What anyone may look around in, on each of our pages; left again at the end. */
async function photographExample({album, browser}: Pick<Studio, 'album' | 'browser'>, page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Try with example books'}).click();
  await page.getByRole('complementary', {name: 'Example books'}).waitFor();
  await album.take(page, 'example-setup', looks);
  for (const [name, path, size] of [
    ['example-popup', 'popup.html', popupSize],
    ['example-panel', 'sidepanel.html', panelSize],
  ] as const) {
    const own = await browser.open(path, size);
    await own.getByRole('complementary', {name: 'Example books'}).waitFor();
    await own
      .getByText(/Account 630 is archived in Xero|Harbour Café/)
      .first()
      .waitFor();
    await album.take(own, name, {dark: true});
    await own.close();
  }
  await page.getByRole('button', {name: 'Leave the example'}).click();
  await page.getByRole('button', {name: 'Pair', exact: true}).waitFor();
}

/** What the page is after the first sync went: health, what goes, mailing lists, people, and a diagnosis to copy. */
export async function photographSettings({album, browser}: Studio): Promise<void> {
  const sections = [
    ['health', (page: Page) => page.getByRole('button', {name: 'Show the diagnosis'}).click()],
    ['settings', (page: Page) => page.getByRole('switch').first().waitFor()],
    ['mailing-lists', writeList],
    ['autosync', (page: Page) => page.getByRole('switch').first().waitFor()],
    ['invite', (page: Page) => page.getByRole('button', {name: 'Make a code'}).click()],
    ['match', (page: Page) => page.getByText(/accounts found in Xero/).waitFor()],
  ] as const;
  for (const [name, reach] of sections) {
    await album.attempt(`settings-${name}`, async () => {
      const page = await browser.open(`options.html#${name}`, pageSize);
      await reach(page);
      await page.waitForLoadState('networkidle');
      await album.take(page, `settings-${name}`, looks);
      await page.close();
    });
  }
}

async function writeList(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Add a list'}).click();
  await page.getByLabel('Name of the list').fill('Accounts');
  await page.getByLabel('Addresses').fill('accounts@example.com\nowner@example.com');
}
