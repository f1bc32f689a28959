import {EXTENSION_ID} from '../support/browser.ts';
import {pageSize, type Studio} from './studio.ts';

const looks = {dark: true, widths: [360], whole: true};

/** From nothing to the first sync, each step as it is before and after. */
export async function photographSetUp({album, sandbox, companion, browser}: Studio): Promise<void> {
  const page = await browser.open('options.html', pageSize);
  const button = (name: string) => page.getByRole('button', {name, exact: true});
  await button('Pair').waitFor();
  await album.take(page, 'setup-1-pair', looks);
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
