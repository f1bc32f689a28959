import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {axeFindings} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';
import {syncEverything} from '../support/sync-everything.ts';

const control = 'deerpath-sync-button';
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await syncEverything(stage);
});
afterAll(() => stage?.close());

async function openPageOf(number: string, path: string): Promise<Page> {
  const {items} = await stage.ask<{items: {dear: {id: string}}[]}>('transactions', {q: number});
  const id = items[0]?.dear.id;
  return stage.browser.dear(`${path}#${id}~${id}~tabInvoice`);
}

/** What has the focus, through every shadow root. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent?.replace(/\s+/g, ' ').trim();
  });

test('what stands in the way of a bill is told to who rests on its pill, and leads to where it is mended', async () => {
  const page = await openPageOf('SUP-9013', '/Purchase');
  const pill = page.getByRole('button', {name: /^Failed/});
  const card = page.getByRole('region', {name: 'Account 450 is archived in Xero'});
  await pill.hover();
  await card.getByText('Choose another account for 450').waitFor();
  await card.hover(); // it stays as long as somebody is on it
  expect(await axeFindings(page, control)).toEqual([]);
  await page.mouse.move(10, 600);
  await card.waitFor({state: 'detached'});

  await pill.focus();
  await card.waitFor();
  expect(await pill.getAttribute('aria-description')).toContain('Choose another account for 450');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('See the problem');
  await page.keyboard.press('Escape');
  await card.waitFor({state: 'detached'});
  expect(await focused(page)).toMatch(/^Failed/);

  await pill.hover();
  const [setUp] = await Promise.all([
    stage.browser.context.waitForEvent('page'),
    card.getByRole('button', {name: 'Choose another account'}).click(),
  ]);
  await expect.poll(() => setUp.url()).toMatch(/options\.html#match$/);
  await Promise.all([setUp.close(), page.close()]);
});

test('an advanced sale lists each of its invoices beside the pill, each leading to Xero', async () => {
  const page = await openPageOf('INV-00139/2', '/SaleMultiple');
  await page.getByRole('link', {name: /^In Xero/}).waitFor();
  const parts = page.getByRole('button', {name: '2 invoices', exact: true});
  await parts.focus();
  await page.keyboard.press('Enter');
  const links = page.getByRole('list', {name: 'What belongs to it'}).getByRole('link');
  await expect.poll(() => links.count()).toBe(2);
  await expect.poll(() => focused(page)).toMatch(/^INV-00139 /);
  for (const [index, number] of ['INV-00139', 'INV-00139/2'].entries()) {
    expect(await links.nth(index).textContent()).toContain(`In Xero ${number}`);
    expect(await links.nth(index).getAttribute('href')).toMatch(/^https?:\/\//);
  }
  expect(await axeFindings(page, control)).toEqual([]);
  await page.keyboard.press('Escape');
  await links.first().waitFor({state: 'detached'});
  expect(await parts.evaluate((button) => button.matches(':focus'))).toBe(true);
  await page.close();
});
