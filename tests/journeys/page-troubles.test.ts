import {afterAll, beforeAll, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {axeFindings} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

const control = 'deerpath-sync-button';
const address = (id: string): string => `/Sale#${id}~${id}~tabInvoice`;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('what is synced in one window shows in another, and a click in both is one sync', async () => {
  const [one, other] = [
    await stage.browser.dear(address(saleIds.authorised)),
    await stage.browser.dear(address(saleIds.authorised)),
  ];
  for (const page of [one, other]) await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await Promise.all([one, other].map((page) => page.locator(`${control} button.sync`).click()));
  for (const page of [one, other]) await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
  expect(await stage.inXero()).toEqual(['INV-00123']);
  await Promise.all([one.close(), other.close()]);
});

test('a document that DEAR does not know is told so, and nothing is sent', async () => {
  const page = await stage.browser.dear(address('00000000-0000-4000-8000-00000000dead'));
  const button = page.locator(`${control} button.sync`);
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  await button.click();
  await page.getByRole('button', {name: /^Not in Xero This sale is not in Demo Trading/}).waitFor();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await button.getAttribute('title')).toContain('Open it there');
  expect(await axeFindings(page, control)).toEqual([]);
  await page.close();
});

test('a browser that is no longer paired says so on the page, and goes on there once it is paired again', async () => {
  const page = await stage.browser.dear(address(saleIds.paid));
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
  const {code} = await stage.ask<{code: string}>('invite', {role: 'admin'});
  const call = async (path: string, method: string, body?: object, token?: string) => {
    const answer = await fetch(`${stage.companion.url}${path}`, {
      method,
      headers: {
        ...(body ? {'content-type': 'application/json'} : {}),
        ...(token ? {authorization: `Bearer ${token}`} : {}),
      },
      ...(body ? {body: JSON.stringify(body)} : {}),
    });
    return answer.status === 204 ? null : answer.json();
  };
  const {token} = await call('/api/pair', 'POST', {code, name: 'Owner'});
  const {items} = await call('/api/users', 'GET', undefined, token);
  const first = items.find(({name}: {name: string}) => name === 'Accounts');
  await call(`/api/users/${first.id}`, 'DELETE', undefined, token);

  const button = page.locator(`${control} button.sync`);
  await page.locator(`${control} .pill`).waitFor({state: 'detached'});
  expect(await button.getAttribute('title')).toContain('no longer paired');
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await axeFindings(page, control)).toEqual([]);

  const invitation = await call('/api/invitations', 'POST', {role: 'staff'}, token);
  await stage.ask('pair', {address: stage.companion.url, code: invitation.code, name: 'Front desk'});
  await page.getByRole('button', {name: /^Not in Xero/}).waitFor();

  // Staff may look at the settings, not change them, and are told who may.
  await page.getByRole('button', {name: 'Deerpath', exact: true}).click();
  await page.getByRole('menuitem', {name: 'Settings'}).click();
  const dialog = page.getByRole('dialog', {name: 'Settings'});
  await dialog
    .getByText(/administrator/)
    .first()
    .waitFor();
  expect(await dialog.getByRole('switch', {name: 'Export Attachments to Xero'}).getAttribute('aria-disabled')).toBe(
    'true',
  );
  expect(await axeFindings(page, 'deerpath-menu')).toEqual([]);
  await page.close();
});
