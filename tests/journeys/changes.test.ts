import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Run} from '../../shared/export/run.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {axeFindings, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

/** What people do in DEAR after a document went, and how both sides compare in the end. */
let stage: Stage;
const ORDERS = 'Export Purchase Orders to Xero';
const control = 'deerpath-sync-button';

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('purchase orders are turned on on DEAR’s own page, which says first what that takes; they go with the next sync', async () => {
  const page = await stage.browser.dear('/PurchaseList');
  await page.getByRole('button', {name: 'Deerpath', exact: true}).click();
  await page.getByRole('menuitem', {name: 'Settings'}).click();
  const settings = page.getByRole('dialog', {name: 'Settings'});
  const toggle = settings.getByRole('switch', {name: ORDERS});
  await toggle.click();
  const question = settings.getByRole('alertdialog', {name: ORDERS});
  await question.getByText(/purchase orders/).waitFor();
  await picture(page, 'changes-1-orders-asked');
  await question.getByRole('button', {name: 'Turn on'}).click();
  await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('Escape');
  expect(stage.sandbox.xero.purchaseOrders().filter(({createdBy}) => createdBy !== null)).toEqual([]);

  await page.getByRole('button', {name: 'Deerpath', exact: true}).click();
  await synced(() => page.getByRole('menuitem', {name: 'Sync Now'}).click());
  const orders = await rows('purchase-order');
  expect(orders.length).toBeGreaterThanOrEqual(20);
  // One has the tax rule that has no match in Xero.
  expect(orders.filter(({status}) => status !== 'Completed')).toMatchObject([
    {problem: {code: 'mapping.tax-rule-unmatched'}},
  ]);
  const inXero = stage.sandbox.xero.purchaseOrders().filter(({createdBy}) => createdBy !== null);
  expect(inXero.map(({number}) => number).sort()).toEqual(orders.flatMap(({xero}) => xero?.number ?? []).sort());
  await page.close();
});

test('an invoice undone in DEAR waits on its page; authorised again with other figures, the same one in Xero is corrected', async () => {
  const before = invoice('INV-00123');
  const page = await stage.browser.dear(`/Sale#${saleIds.authorised}~${saleIds.authorised}~tabInvoice`);
  await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
  const {books} = stage.sandbox.dear;
  books.undo(saleIds.authorised);
  await page.locator(`${control} button.sync`).click();
  await page.getByRole('button', {name: /^Waiting/}).waitFor();
  await picture(page, 'changes-2-undone');
  expect(await axeFindings(page, control)).toEqual([]);
  expect(invoice('INV-00123')).toEqual(before);

  books.editLine(saleIds.authorised, {quantity: '5'});
  books.authorise(saleIds.authorised);
  await page.locator(`${control} button.sync`).click();
  await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
  await picture(page, 'changes-3-corrected');
  const after = invoice('INV-00123');
  expect(after).toMatchObject({invoiceId: before?.invoiceId, total: 28_750, totalTax: 3_750});
  expect(stage.sandbox.xero.invoices().filter(({number}) => number === 'INV-00123')).toHaveLength(1);
  await page.close();
});

test('the comparison of both sides names what failed, and agrees to the cent once that is mended', async () => {
  const page = await stage.browser.open('sidepanel.html#reconciliation', {width: 400, height: 860});
  const year = new Date().getFullYear();
  await page.getByRole('combobox', {name: 'Period'}).selectOption('own');
  await page.getByLabel('From', {exact: true}).fill(`${year}-01-01`);
  await page.getByLabel('To', {exact: true}).fill(`${year}-12-31`);
  await page.getByText('SUP-9010').first().waitFor();
  await picture(page, 'changes-4-reconciliation');
  expect(await axeFindings(page)).toEqual([]);

  await stage.change({
    mapping: {accounts: {450: '620'}, taxRules: {'GST on Imports (landed)': 'INPUT2'}},
  });
  await synced(() => stage.ask('sync', {scope: {kind: 'all'}}));
  await page.getByRole('button', {name: 'Refresh'}).click();
  await page.getByText('SUP-9010').first().waitFor({state: 'detached'});
  await picture(page, 'changes-5-agrees');
  await page.close();
});

const invoice = (number: string) => stage.sandbox.xero.invoices().find((one) => one.number === number);

const rows = async (kind: string): Promise<Transaction[]> =>
  (await stage.ask<{items: Transaction[]}>('transactions', {kind, limit: 200})).items;

/** Does what starts a sync of everything, and waits until that is over. */
async function synced(start: () => Promise<unknown>): Promise<void> {
  const lastOver = async (): Promise<string | undefined> => {
    const {status} = await stage.ask<{status: {run: Run | null; lastRun: Run | null}}>('snapshot');
    return status.lastRun?.id;
  };
  const before = await lastOver();
  await start();
  await expect.poll(lastOver, {timeout: 60_000}).not.toBe(before);
}
