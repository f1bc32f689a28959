import {afterAll, beforeAll, test} from 'vitest';
import type {TransactionsAnswer} from '../../shared/contract/transactions.ts';
import {germanExtension} from '../support/german-extension.ts';
import {openStage, type Stage} from '../support/stage.ts';

let german: Awaited<ReturnType<typeof germanExtension>>;
let stage: Stage;

beforeAll(async () => {
  german = await germanExtension();
  stage = await openStage({}, german.options);
});
afterAll(async () => {
  await stage?.close();
  await german?.remove();
});

test('what the companion says of a document that failed is read in German, with its account and line', async () => {
  const panel = await stage.browser.open('sidepanel.html');
  await stage.ask('sync', {scope: {kind: 'all'}});
  await panel.getByRole('button', {name: /^Fehler/}).click();
  await panel.getByRole('link', {name: /INV-00140/}).click();
  const problem = panel.getByRole('region', {name: 'Konto 450 ist in Xero archiviert'});
  await problem.getByText('Zeile 1, „Legacy stock“, liegt darauf.').waitFor();
  await panel.getByText('Konto 450 ist in Xero archiviert.', {exact: true}).waitFor();
  await panel.getByRole('button', {name: 'Vorgänge'}).click();
  await panel.getByRole('tab', {name: /^Meldungen/}).click();
  await panel.getByRole('heading', {name: /: Konto 450 ist in Xero archiviert$/}).waitFor();
  await panel.getByRole('tab', {name: /^Aktivität/}).click();
  await panel.getByText('Accounts hat „Jetzt abgleichen“ gestartet').waitFor();
});

test('DEAR’s page, which cannot speak for itself, gets it in German', async () => {
  const {items} = await stage.ask<TransactionsAnswer>('transactions', {q: 'INV-00140'});
  const {pathname, search, hash} = new URL(items[0]?.dear.url ?? '');
  const page = await stage.browser.dear(`${pathname}${search}${hash}`);
  await page.getByRole('button', {name: /^Fehler.*Konto 450 ist in Xero archiviert/}).waitFor();
});
