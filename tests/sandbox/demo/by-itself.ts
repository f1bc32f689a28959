import {saleIds} from '../books/seeded-sales.ts';
import {allThereBut, amountOf, onceInXero} from './books-agree.ts';
import {type Scene, salePath, until} from './scene.ts';

const MINUTE = 60_000;
const popupSize = {width: 360, height: 800};
const panelSize = {width: 400, height: 860};
/** Freight; somebody archives it in Xero, and somebody else authorises a sale with a line on it. */
const archived = '260';
/** What is left for whoever looks around: two lines on an account that is archived, too. */
const left = ['INV-00140', 'SUP-9013'];

/** Turns Autosynchronisation on in the popup, for the next minute; gives back when that is. */
export async function turnAutosyncOn({narrator, openOwn}: Scene): Promise<number> {
  const {step, picture} = narrator;
  let at = 0;
  await step('Autosynchronisation is turned on: every 15 minutes, from the next minute on', async () => {
    const page = await openOwn('popup.html', popupSize);
    await page.getByRole('switch', {name: 'Autosynchronisation'}).click();
    at = Math.ceil((Date.now() + 4_000) / MINUTE) * MINUTE;
    const [day = '', time = ''] = new Date(at)
      .toLocaleString('sv-SE', {timeZone: 'Pacific/Auckland', dateStyle: 'short', timeStyle: 'short'})
      .split(' ');
    await page.getByLabel('Start Date').fill(day);
    await page.getByLabel('Start Time').fill(time);
    await page.getByLabel('Frequency').selectOption('15m');
    await page.getByText(/^Every 15 minutes from/).waitFor();
    await picture(page, 'autosync-on');
    await page.getByRole('button', {name: 'Save'}).click();
    await page.getByText('Saved', {exact: true}).first().waitFor();
    await page.close();
    return [`First at ${time} Auckland time. Meanwhile:`];
  });
  return at;
}

/** A failure that nobody was there to see: told by icon and list, mended in Xero, gone by itself. */
export async function failAndMend({sandbox, browser, narrator, openOwn}: Scene, at: number): Promise<void> {
  const {step, picture} = narrator;
  const {books} = sandbox.dear;
  await step('Somebody archives account 260 in Xero; a sale with a line on it is authorised in DEAR', async () => {
    sandbox.xero.setAccountStatus(archived, 'ARCHIVED');
    books.editLine(saleIds.draft, {account: archived});
    books.authorise(saleIds.draft);
    return undefined;
  });

  await step('The sync by itself comes: INV-00124 cannot go, and is told of by the icon and in the list', async () => {
    await until(() => Date.now() > at, 'The minute never came.', 90_000);
    const panel = await openOwn('sidepanel.html', panelSize);
    await panel.getByRole('tab', {name: 'Notifications'}).click();
    await panel.getByRole('heading', {name: /account 260 is archived/i}).waitFor({timeout: 30_000});
    await picture(panel, 'notification');
    await until(async () => (await browser.badge()) === '3', 'The icon does not say 3.');
    await panel.getByRole('tab', {name: 'Runs'}).click();
    await panel
      .getByRole('button', {name: /Autosync.*failed/})
      .first()
      .waitFor();
    await picture(panel, 'autosync-run');
    await panel.close();
    const there = allThereBut(sandbox, [...left, 'INV-00124']);
    const menu = await browser.dear(salePath(saleIds.draft));
    await menu.locator('deerpath-menu .count').waitFor();
    await menu.getByRole('button', {name: /^Failed/}).waitFor();
    await picture(menu, 'sale-failed');
    await menu.close();
    return [`${there} documents are in Xero, each once and to the cent; the icon says 3.`];
  });

  await step('The account is restored in Xero and INV-00124 retried: icon and list have one less', async () => {
    sandbox.xero.setAccountStatus(archived, 'ACTIVE');
    const panel = await openOwn('sidepanel.html', panelSize);
    await panel.getByRole('button', {name: /^Failed/}).click();
    await panel.getByRole('link', {name: /INV-00124/}).click();
    await panel.getByRole('button', {name: 'Retry'}).click();
    await panel.locator('.path').getByText('Completed').waitFor();
    await panel.keyboard.press('Escape');
    await panel.getByRole('tab', {name: 'Notifications'}).click();
    await panel.getByRole('heading', {name: /account 450 is archived/i}).waitFor();
    await panel.getByRole('heading', {name: /account 260 is archived/i}).waitFor({state: 'detached'});
    await picture(panel, 'notification-gone');
    await panel.close();
    await until(async () => (await browser.badge()) === '2', 'The icon does not say 2 again.');
    allThereBut(sandbox, left);
    return [`${amountOf(onceInXero(sandbox, 'INV-00124'))}, as in DEAR.`];
  });
}
