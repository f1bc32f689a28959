import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Transaction} from '../../shared/history/transaction.ts';
import {anAttachment} from '../sandbox/books/builders.ts';
import {axeFindings, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

let stage: Stage;
const popup = {width: 360, height: 600};
const NAME = 'Export Attachments to Xero';
/** An Advanced Sale with two authorised invoices. */
const SALE = 'SO-00139';
const INVOICES = ['INV-00139', 'INV-00139/2'];

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('turning the switch on says first what will go and that Xero has no way back', async () => {
  for (const fileName of ['signed delivery.pdf', 'фото.jpg', 'packing: list.pdf']) addFile(fileName);
  const page = await stage.browser.open('popup.html', popup);
  await syncAll(page);
  expect(filesInXero()).toEqual([[], []]);

  const toggle = page.getByRole('switch', {name: NAME});
  expect(await toggle.getAttribute('aria-checked')).toBe('false');
  await toggle.click();
  const question = page.getByRole('alertdialog', {name: NAME});
  await question.getByText(/\d+ files of \d+ documents go with the next sync/).waitFor();
  await question.getByText(/What is in Xero stays there/).waitFor();
  await picture(page, 'popup-attachments-asked');
  expect(await axeFindings(page)).toEqual([]);

  await question.getByRole('button', {name: 'Turn on'}).click();
  await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true');
  await page.close();
});

test('the next sync takes three files of an Advanced Sale to its two invoices: six uploads, six rows', async () => {
  const page = await stage.browser.open('popup.html', popup);
  await syncAll(page);
  const names = ['packing_ list.pdf', 'signed delivery.pdf', 'фото.jpg'];
  expect(filesInXero()).toEqual([names, names]);
  expect(uploads()).toHaveLength(6);
  const rows = await fileRows();
  expect(rows.map(({status}) => status)).toEqual(Array.from({length: 6}, () => 'Completed'));
  expect(rows.filter(({dear}) => dear.number.endsWith('packing: list.pdf'))).toHaveLength(2);
  await page.close();
});

test('a file added later goes with the next sync, though DEAR’s lists do not tell of it', async () => {
  addFile('late.pdf');
  const page = await stage.browser.open('popup.html', popup);
  await syncAll(page);
  expect(filesInXero().map((names) => names.filter((name) => name === 'late.pdf'))).toEqual([
    ['late.pdf'],
    ['late.pdf'],
  ]);
  expect(await fileRows()).toHaveLength(8);
  await page.close();
});

/** Without a move of the sale's stamp. */
function addFile(fileName: string): void {
  const {sales} = stage.sandbox.dear.books;
  const sale = sales.find(({number}) => number === SALE);
  sale?.attachments.push(anAttachment({fileName}));
}

const invoiceIds = () =>
  INVOICES.map((number) => stage.sandbox.xero.invoices().find((one) => one.number === number)?.invoiceId ?? '');

const filesInXero = () =>
  invoiceIds().map((id) =>
    stage.sandbox.xero
      .attachments(id)
      .map(({fileName}) => fileName)
      .sort(),
  );

const uploads = () => {
  const ids = invoiceIds();
  return stage.sandbox.xero.calls.filter(
    ({method, path}) => method === 'PUT' && ids.some((id) => path.startsWith(`/Invoices/${id}/Attachments/`)),
  );
};

async function fileRows(): Promise<Transaction[]> {
  const {items} = await stage.ask<{items: Transaction[]}>('transactions', {kind: 'attachment', limit: 200});
  const sale = stage.sandbox.dear.books.sales.find(({number}) => number === SALE);
  return items.filter(({dear}) => dear.id === sale?.id);
}

/** Clicks Sync Now and waits until that run is over. */
async function syncAll(page: Page): Promise<void> {
  const over = async () =>
    (await stage.ask<{status: {run: unknown; lastRun: {id: string} | null}}>('snapshot')).status.lastRun?.id;
  const before = await over();
  await page.getByRole('button', {name: 'Sync Now'}).click();
  await expect.poll(over, {timeout: 60_000}).not.toBe(before);
}
