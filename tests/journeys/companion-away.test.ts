import {afterAll, beforeAll, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {axeFindings, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const address = (id: string): string => `/Sale#${id}~${id}~tabInvoice`;
const control = 'deerpath-sync-button';

test('while the companion is away every place says so, and all come back with it by themselves', async () => {
  const page = await stage.browser.dear(address(saleIds.authorised));
  const popup = await stage.browser.open('popup.html', {width: 360, height: 600});
  const panel = await stage.browser.open('sidepanel.html', {width: 400, height: 860});
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await panel.getByText('Nothing has gone to Xero yet').waitFor();
  await picture(panel, 'panel-7-empty');
  expect(await axeFindings(panel)).toEqual([]);

  await stage.companion.stop();
  await popup.getByRole('heading', {name: 'The companion is not answering'}).waitFor();
  await picture(popup, 'popup-4-away');
  expect(await axeFindings(popup)).toEqual([]);
  await expect.poll(() => stage.browser.badge()).toBe('!');
  await panel.getByRole('heading', {name: 'The companion is not answering'}).waitFor();
  await picture(panel, 'panel-8-away');
  expect(await axeFindings(panel)).toEqual([]);
  // On DEAR's page the pill is gone, and the button rests and says why.
  const button = page.locator(`${control} button.sync`);
  await page.locator(`${control} .pill`).waitFor({state: 'detached'});
  expect(await button.getAttribute('title')).toContain('The companion is not answering');
  await picture(page, 'sale-7-away');
  expect(await axeFindings(page, control)).toEqual([]);

  await stage.companion.start();
  // It comes back by itself as well, perhaps before anybody clicks.
  await popup
    .getByRole('button', {name: 'Try again'})
    .click({timeout: 2_000})
    .catch(() => undefined);
  await popup.getByRole('button', {name: 'Sync Now'}).waitFor();
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await panel.getByText('Nothing has gone to Xero yet').waitFor();
  await expect.poll(() => stage.browser.badge()).toBe('');
  await Promise.all([popup.close(), panel.close(), page.close()]);
});

test('another program at the companion’s address gets no token', async () => {
  const {createServer} = await import('node:http');
  const heard: {path: string; authorization: string | undefined}[] = [];
  await stage.companion.stop();
  const stranger = createServer((request, response) => {
    heard.push({path: request.url ?? '', authorization: request.headers.authorization});
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({signature: Buffer.alloc(64).toString('base64'), status: 'ok', version: '1.0.0'}));
  });
  await new Promise<void>((resolve) => stranger.listen(stage.companion.port, '127.0.0.1', resolve));
  const popup = await stage.browser.open('popup.html', {width: 360, height: 600});
  await popup.getByRole('button', {name: 'Try again'}).click();
  await popup.getByRole('heading', {name: 'This is not your companion'}).waitFor();
  await picture(popup, 'popup-5-stranger');
  expect(await axeFindings(popup)).toEqual([]);
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.filter(({authorization}) => authorization !== undefined)).toEqual([]);
  expect(new Set(heard.map(({path}) => path))).toEqual(new Set(['/api/proof']));

  stranger.closeAllConnections();
  await new Promise((resolve) => stranger.close(resolve));
  await stage.companion.start();
  await popup.getByRole('button', {name: 'Try again'}).click();
  await popup.getByRole('button', {name: 'Sync Now'}).waitFor();
  await popup.close();
});

test('the worker ends in the middle of a sync: the page still learns how it went', async () => {
  const page = await stage.browser.dear(address(saleIds.paid));
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await page.locator(`${control} button.sync`).click();
  await stage.browser.endWorker();
  await page.getByRole('link', {name: /^In Xero/}).waitFor();

  await stage.browser.endWorker();
  await page.locator(`${control} button.sync`).click();
  await page.getByText('Nothing had changed').first().waitFor();
});
