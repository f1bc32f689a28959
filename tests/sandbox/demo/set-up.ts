import {EXTENSION_ID} from '../../support/browser.ts';
import {must, type Scene} from './scene.ts';

/** From nothing to connected, on the extension's set-up page, as an administrator does it. */
export async function setUp({sandbox, companion, narrator, openOwn}: Scene): Promise<void> {
  const {step, picture} = narrator;
  const page = await openOwn('options.html');
  const button = (name: string) => page.getByRole('button', {name, exact: true});

  await step('The browser is paired with the companion by the printed code', async () => {
    await button('Pair').waitFor();
    await picture(page, 'set-up-pair');
    await page.getByLabel('Companion address').fill(companion.url);
    await page.getByLabel('Pairing code').fill(await companion.pairingCode());
    await page.getByLabel('Your name').fill('Accounts');
    await button('Pair').click();
    await page.getByLabel('DEAR account ID').waitFor();
    return undefined;
  });

  await step('DEAR is connected with its two keys', async () => {
    await page.getByLabel('DEAR account ID').fill(sandbox.dear.keys.accountId);
    await page.getByLabel('DEAR application key').fill(sandbox.dear.keys.applicationKey);
    await picture(page, 'set-up-connect-dear');
    await button('Connect DEAR').click();
    await button('Connect Xero').waitFor();
    return [`Company ${sandbox.dear.books.company.name}.`];
  });

  await step('Xero is connected through its login page', async () => {
    await picture(page, 'set-up-connect-xero');
    await button('Connect Xero').click();
    await button('Allow access').waitFor();
    await picture(page, 'xero-login-page');
    await button('Allow access').click();
    await page.waitForURL('**/connections/xero/done');
    await page.getByRole('heading', {name: 'Xero is connected'}).waitFor();
    await picture(page, 'xero-login-done');
    await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
    await page.getByRole('columnheader', {name: 'Tax rule in DEAR'}).waitFor();
    const [organisation] = sandbox.xero.organisations;
    must(organisation !== undefined, 'The sandbox has no organisation.');
    await page.getByText(organisation.name).first().waitFor();
    return [`Organisation ${organisation.name}.`];
  });

  await step('Tax rules and accounts are matched by name and code; what has no match is named', async () => {
    const open = page.locator('tr.needs-choice').getByRole('rowheader');
    await page.getByText(/^\d+ of \d+ accounts found in Xero/).waitFor();
    await picture(page, 'set-up-match');
    const names = await open.allTextContents();
    must(names.length === 2, `These need a choice: ${names.join(', ')}.`);
    await button('Choose the first day').click();
    return [`Left open for now: ${names.join(', ')}.`];
  });

  await step('The first day is chosen: only documents dated then or later go', async () => {
    await page.getByLabel('First day').fill(firstDay());
    await picture(page, 'set-up-first-day');
    await button('Save this day').click();
    await page.getByText(/^From 1 January \d+ on$/).waitFor();
    return [`From ${firstDay()} on.`];
  });

  await step('DEAR’s own link to Xero is off, says the administrator, so that nothing goes twice', async () => {
    await page.getByRole('link', {name: /Turn off DEAR/}).click();
    await page.getByLabel('DEAR’s own link to Xero is off').check();
    await picture(page, 'set-up-own-link');
    await button('Go on to the first sync').click();
    await button('Sync Now').waitFor();
    await picture(page, 'set-up-ready');
    must(
      sandbox.xero.invoices().every(({createdBy}) => createdBy === null),
      'Something went to Xero already.',
    );
    return ['Nothing is in Xero yet.'];
  });
  await page.close();
}

/** Early enough for every document of the seeded books. */
const firstDay = (): string => `${new Date().getFullYear() - 1}-01-01`;
