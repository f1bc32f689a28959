import {saleIds} from '../books/seeded-sales.ts';
import {amountOf, dueOf, onceInXero} from './books-agree.ts';
import {must, type Scene, salePath, until} from './scene.ts';

/** One sale from its page in DEAR, twice; then another, with the companion killed half-way. */
export async function syncOneSale({sandbox, browser, narrator}: Scene): Promise<void> {
  const {step, picture} = narrator;
  const page = await browser.dear(salePath(saleIds.authorised));
  const syncNow = page.locator('deerpath-sync-button').getByRole('button', {name: 'Sync Now', exact: true});

  await step('The page of SO-00123 in DEAR has the button Sync Now, and says Not in Xero', async () => {
    await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
    await picture(page, 'sale-not-in-xero');
    return undefined;
  });

  await step('A click on Sync Now: INV-00123 is in Xero, to the cent, and the page says so', async () => {
    await syncNow.click();
    await page.getByRole('link', {name: /^In Xero INV-00123/}).waitFor();
    await picture(page, 'sale-in-xero');
    return [`${amountOf(onceInXero(sandbox, 'INV-00123'))}, as in DEAR.`];
  });

  await step('A second click changes nothing', async () => {
    const sent = writesOf(sandbox).length;
    await syncNow.click();
    await page.getByText('Nothing had changed').first().waitFor();
    await picture(page, 'sale-nothing-had-changed');
    onceInXero(sandbox, 'INV-00123');
    must(writesOf(sandbox).length === sent, 'Something was sent to Xero again.');
    return ['The page says “Nothing had changed”; no call wrote to Xero.'];
  });
  await page.close();
}

/** The hardest moment: Xero has stored the invoice, its answer is still on the way, and the companion is gone. */
export async function killInTheMiddle({sandbox, companion, browser, narrator}: Scene): Promise<void> {
  const {step, picture} = narrator;
  const {number} = dueOf(sandbox, saleIds.paid);
  const page = await browser.dear(salePath(saleIds.paid));
  const control = page.locator('deerpath-sync-button');
  const syncNow = control.getByRole('button', {name: 'Sync Now', exact: true});

  await step(`The companion is killed in the middle of sending ${number}`, async () => {
    await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
    sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 5_000, when: 'after'}});
    await syncNow.click();
    await until(() => sandbox.xero.invoices().some((invoice) => invoice.number === number), `${number} never left.`);
    await picture(page, 'kill-while-syncing');
    await companion.kill();
    await control.locator('.pill').waitFor({state: 'detached'});
    await picture(page, 'kill-companion-gone');
    return [
      'SIGKILL, after Xero had stored it and before the companion heard so. The page shows no state it cannot know.',
    ];
  });

  await step(`Started again, the companion finds ${number} in Xero instead of sending it twice`, async () => {
    await companion.start();
    await control.locator('.pill').waitFor();
    await picture(page, 'kill-companion-back');
    const link = page.getByRole('link', {name: `In Xero ${number}`});
    if (!(await link.isVisible())) await syncNow.click();
    await link.waitFor();
    await picture(page, 'kill-in-xero-once');
    // The call that was cut off may still be under way here, and is not counted before it ends.
    const sent = writesOf(sandbox).filter(({path, body}) => path === '/Invoices' && body.includes(number));
    must(sent.length <= 1, `It was sent ${sent.length} times.`);
    return [`${amountOf(onceInXero(sandbox, number))}, once, though nobody ever heard Xero’s answer.`];
  });
  await page.close();
}

const writesOf = ({xero}: Scene['sandbox']) => xero.calls.filter(({method}) => method !== 'GET');
