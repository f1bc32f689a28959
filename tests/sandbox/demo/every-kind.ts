import type {Page} from 'playwright-core';
import {purchaseIds} from '../books/seeded-purchases.ts';
import {moneyAgrees} from './books-agree.ts';
import {must, type Scene, salePath} from './scene.ts';

const popupSize = {width: 360, height: 800};
const panelSize = {width: 400, height: 860};

/** Both exports are turned on, each after a word on what that takes. */
export async function turnExportsOn({narrator, openOwn}: Scene): Promise<void> {
  const {step, picture} = narrator;
  await step('Files and purchase orders are turned on; each says first what that takes', async () => {
    const page = await openOwn('popup.html', popupSize);
    const said = [];
    for (const name of ['Export Attachments to Xero', 'Export Purchase Orders to Xero'])
      said.push(await turnOn(page, name));
    await picture(page, 'popup-both-exports-on');
    await page.close();
    return said;
  });

  async function turnOn(page: Page, name: string): Promise<string> {
    const toggle = page.getByRole('switch', {name});
    await toggle.click();
    const question = page.getByRole('alertdialog', {name});
    await question.getByText(/\d/).waitFor();
    await picture(page, 'popup-asks-first');
    const words = (await question.locator('p').textContent()) ?? '';
    await question.getByRole('button', {name: 'Turn on'}).click();
    await page.locator(`[role="switch"][aria-checked="true"]`).filter({hasText: name}).or(toggle).first().waitFor();
    await question.waitFor({state: 'detached'});
    return words;
  }
}

/** A file, an order, a payment and a credit note that is used: each seen where it arrived. */
export async function showEveryKind({sandbox, browser, narrator, openOwn}: Scene): Promise<void> {
  const {step, picture} = narrator;
  const {sales} = sandbox.dear.books;
  const withFiles = sales.find(({number}) => number === 'SO-00143');

  await step('Sync Now on SO-00143 takes its two files to INV-00143, byte for byte', async () => {
    must(withFiles !== undefined, 'DEAR’s books have no SO-00143.');
    const page = await browser.dear(salePath(withFiles.id));
    await page.getByRole('link', {name: /^In Xero INV-00143/}).waitFor();
    await page.locator('deerpath-sync-button').getByRole('button', {name: 'Sync Now', exact: true}).click();
    const invoice = sandbox.xero.invoices().find(({number}) => number === 'INV-00143');
    const files = () => sandbox.xero.attachments(invoice?.invoiceId ?? '');
    await page.waitForFunction(() =>
      document.querySelector('deerpath-sync-button')?.shadowRoot?.querySelector('.sync.done'),
    );
    await picture(page, 'sale-with-files');
    await page.close();
    must(files().length === withFiles.attachments.length, `Xero has ${files().length} files.`);
    return files().map(({fileName}) => fileName);
  });

  await step('Sync Now on PO-00045 takes its order, marked as billed, beside its bill', async () => {
    const page = await browser.dear(`/Purchase#${purchaseIds.authorised}~${purchaseIds.authorised}~tabInvoice`);
    await page.getByRole('link', {name: /^In Xero SUP-9001/}).waitFor();
    await page.locator('deerpath-sync-button').getByRole('button', {name: 'Sync Now', exact: true}).click();
    await page.waitForFunction(() =>
      document.querySelector('deerpath-sync-button')?.shadowRoot?.querySelector('.sync.done'),
    );
    await picture(page, 'purchase-with-order');
    await page.close();
    const order = sandbox.xero.purchaseOrders().find(({number}) => number === 'PO-00045');
    must(order?.status === 'BILLED', `Xero has it as ${order?.status ?? 'nothing'}.`);
    return undefined;
  });

  await step('Payments and credit went along with the first sync: CR-00142 is used on INV-00142', async () => {
    const page = await openOwn('sidepanel.html', panelSize);
    await page.getByLabel('Search').fill('00142');
    await page
      .getByRole('link', {name: /CR-00142/})
      .first()
      .waitFor();
    await picture(page, 'panel-credit-note');
    await page.close();
    const {payments, allocated} = moneyAgrees(sandbox);
    return [`${payments} payments and refunds, ${allocated} credit notes used; each once and to the cent.`];
  });
}
