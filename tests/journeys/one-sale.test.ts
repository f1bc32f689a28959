import {afterAll, beforeAll, expect, test} from 'vitest';
import {purchaseIds} from '../sandbox/books/seeded-purchases.ts';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {axeFindings, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const saleAddress = (id: string, query = '', path = '/Sale'): string => `${path}${query}#${id}~${id}~tabInvoice`;
const control = 'deerpath-sync-button';

test('Sync Now takes the open sale to Xero, the page says so, and a second click changes nothing', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised));
  const button = page.getByRole('button', {name: 'Sync Now', exact: true}).and(page.locator(`${control} button`));
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await picture(page, 'sale-1-not-in-xero');
  expect(await axeFindings(page, control)).toEqual([]);

  await button.click();
  const pill = page.getByRole('link', {name: /^In Xero INV-00123/});
  await pill.waitFor();
  await picture(page, 'sale-2-in-xero');
  expect(await pill.getAttribute('href')).toMatch(/^https?:\/\//);
  expect(await pill.getAttribute('rel')).toContain('noopener');
  expect(await axeFindings(page, control)).toEqual([]);
  expect(await page.locator(control).getByRole('status').textContent()).toBe('In Xero INV-00123');

  await page.locator(control).getByText('Sync Now').waitFor();
  await button.click();
  await page.getByText('Nothing had changed').first().waitFor();
  await picture(page, 'sale-3-nothing-changed');
  expect(await stage.inXero()).toEqual(['INV-00123']);
});

test('a draft is not sent: the pill says why, and authorising it wakes the button', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.draft));
  const button = page.locator(`${control} button.sync`);
  await button.click();
  await page.getByRole('button', {name: 'Not authorised in DEAR yet'}).waitFor();
  await picture(page, 'sale-4-not-authorised');
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await button.getAttribute('title')).toContain('authorise the invoice');

  await page.locator('#divAuthorise_Invoice button').click();
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await button.click();
  await page.getByRole('link', {name: /^In Xero INV-00124/}).waitFor();
});

test('a bill goes from its purchase’s page', async () => {
  const page = await stage.browser.dear(saleAddress(purchaseIds.authorised, '', '/Purchase'));
  await page.locator(`${control} button.sync`).click();
  await page.getByRole('link', {name: /^In Xero/}).waitFor();
  await picture(page, 'purchase-in-xero');
});

test('clicks that no person made do nothing', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.paid));
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await page.evaluate(() => {
    const host = document.querySelector('deerpath-sync-button');
    host?.shadowRoot?.querySelector<HTMLElement>('button.sync')?.click();
  });
  const {items} = await stage.ask<{items: unknown[]}>('transactions', {document: saleIds.paid});
  expect(items).toEqual([]);
  expect(await page.locator(`${control} button.sync`).getAttribute('aria-busy')).toBeNull();
});

test('the control stays, one and in place, while the page is drawn again and again', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised, '?churn=1'));
  await page.getByRole('link', {name: /^In Xero/}).waitFor();
  // Looked at in every frame of some redraws: there, once, first in its bar.
  const seen = await page.evaluate(
    () =>
      new Promise<{frames: number; missing: number; doubled: number; redraws: number}>((resolve) => {
        const counts = {frames: 0, missing: 0, doubled: 0, redraws: 0};
        let bar = document.querySelector('.page-top-bar');
        const look = () => {
          const hosts = document.querySelectorAll('deerpath-sync-button');
          const place = document.querySelector('.page-top-bar .align-right');
          counts.frames += 1;
          if (hosts.length === 0 || hosts[0]?.parentElement !== place) counts.missing += 1;
          if (hosts.length > 1) counts.doubled += 1;
          if (document.querySelector('.page-top-bar') !== bar) {
            counts.redraws += 1;
            bar = document.querySelector('.page-top-bar');
          }
          if (counts.redraws >= 4) resolve(counts);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
  expect(seen).toMatchObject({missing: 0, doubled: 0, redraws: 4});
});

test('another sale in the same tab shows its own state, a new one shows nothing', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised));
  await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
  await page.evaluate((id) => history.replaceState(null, '', `#${id}`), saleIds.paid);
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await page.evaluate(() => history.replaceState(null, '', '/Sale'));
  await page.locator(control).waitFor({state: 'detached'});
});

test('however fast sales are changed, none shows the state of another', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised));
  await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
  const wrong = await page.evaluate(
    async ([sent, ...others]) => {
      let wrong = 0;
      const look = () => {
        const pill = document.querySelector('deerpath-sync-button')?.shadowRoot?.querySelector('.pill')?.textContent;
        if (pill?.startsWith('In Xero') && location.hash !== `#${sent}`) wrong += 1;
      };
      for (let turn = 0; turn < 60; turn += 1) {
        const id = [sent, ...others][turn % 3];
        if (turn % 2) location.hash = `#${id}`;
        else history.replaceState(null, '', `#${id}`);
        look();
        await new Promise((resolve) => (turn % 5 ? requestAnimationFrame(resolve) : setTimeout(resolve, 50)));
        look();
      }
      return wrong;
    },
    [saleIds.authorised, saleIds.voided, saleIds.notInvoiced],
  );
  expect(wrong).toBe(0);
  await page.close();
});

test('where the page has no place for it, the dock carries the control', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised, '?layout=bare'));
  await page
    .locator('deerpath-dock')
    .getByRole('link', {name: /^In Xero INV-00123/})
    .waitFor();
  await picture(page, 'sale-5-dock');
  expect(await axeFindings(page, 'deerpath-dock')).toEqual([]);
  await page.getByRole('button', {name: 'Fold Deerpath'}).click();
  await page.getByRole('button', {name: 'Show Deerpath'}).waitFor();
  await picture(page, 'sale-6-dock-folded');
  await page.getByRole('button', {name: 'Show Deerpath'}).click();
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<div class="x-mask" style="position:fixed;inset:0"></div>'),
  );
  await page.locator('deerpath-dock').waitFor({state: 'hidden'});
});

test('what runs on DEAR’s page cannot read the token', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised));
  await page.locator(control).waitFor();
  const session = await stage.browser.context.newCDPSession(page);
  const contexts: {id: number; name: string}[] = [];
  session.on('Runtime.executionContextCreated', ({context}) => contexts.push(context));
  await session.send('Runtime.enable');
  const ours = contexts.find(({name}) => name === 'Deerpath');
  const {result} = await session.send('Runtime.evaluate', {
    contextId: ours?.id ?? -1,
    expression:
      'chrome.storage.local.get().then((kept) => JSON.stringify(kept), (error) => "refused: " + error.message)',
    awaitPromise: true,
  });
  expect(result.value).toMatch(/^refused: Access to storage is not allowed/);
});

test('it stands in forced colours and without movement', async () => {
  const page = await stage.browser.dear(saleAddress(saleIds.authorised));
  await page.emulateMedia({forcedColors: 'active', reducedMotion: 'reduce'});
  await page.getByRole('link', {name: /^In Xero/}).waitFor();
  await picture(page, 'sale-8-forced-colours');
  expect(await axeFindings(page, control)).toEqual([]);
});
