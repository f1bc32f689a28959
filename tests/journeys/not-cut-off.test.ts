import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {axeFindings, picture} from '../support/browser.ts';
import {shiftsOf, watchShifts} from '../support/layout-shift.ts';
import {openStage, type Stage} from '../support/stage.ts';
import {syncEverything} from '../support/sync-everything.ts';

const control = 'deerpath-sync-button';
const buttons = '<button class="btn">Clone</button><button class="btn">Save</button>';
let stage: Stage;
let failed: string;
let advanced: string;

beforeAll(async () => {
  stage = await openStage();
  await syncEverything(stage);
  failed = await idOf('SUP-9013');
  advanced = await idOf('INV-00139/2');
});
afterAll(() => stage?.close());

async function idOf(number: string): Promise<string> {
  const {items} = await stage.ask<{items: {dear: {id: string}}[]}>('transactions', {q: number});
  return items[0]?.dear.id ?? '';
}

const page = (style: string, head = ''): string =>
  `<!doctype html><body style="margin:0;font:14px Arial"><style>
  header, .page-top-bar {display: flex; align-items: center; padding: 8px 16px} h1 {margin: 0} .btn {height: 34px}
  header {justify-content: flex-end} .align-right {display: flex; gap: 8px; margin-left: auto} ${style}</style>
  ${head}<div class="wrap"><div class="page-top-bar"><h1>SO-00123</h1><div class="align-right">${buttons}</div></div></div>`;

async function open(body: string, address: string, size = {width: 1300, height: 820}): Promise<Page> {
  const opened = await stage.browser.context.newPage();
  await watchShifts(opened);
  await opened.setViewportSize(size);
  await opened.route('https://inventory.dearsystems.com/**', (route) =>
    route.fulfill({body, contentType: 'text/html'}),
  );
  await opened.goto(`https://inventory.dearsystems.com${address}`);
  return opened;
}

/** Whether what is drawn at the middle and near each corner of an element of ours is ours. */
const isWhole = (element: Element): boolean => {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 14, top + 14],
    [right - 14, top + 14],
    [left + 14, bottom - 14],
    [right - 14, bottom - 14],
  ] as const;
  return (
    left >= 0 &&
    top >= 0 &&
    right <= innerWidth &&
    bottom <= innerHeight &&
    points.every(([x, y]) => document.elementFromPoint(x, y)?.localName.startsWith('deerpath-'))
  );
};

const cutting = [
  ['hides what sticks out', '.page-top-bar {overflow: hidden}'],
  ['contains its paint', '.wrap {contain: paint}'],
  ['is clipped to its shape', '.wrap {clip-path: inset(0)}'],
  ['moves along in a scrolled strip', '.wrap {overflow: auto; transform: translateX(10px); width: 900px}'],
  ['lies beneath what follows', '.wrap {position: relative; z-index: 0; isolation: isolate; opacity: 0.99}'],
  ['is zoomed to half', 'body {zoom: 0.5}'],
  ['is scaled to half', 'body {transform: scale(0.5); transform-origin: 0 0}'],
] as const;

test.each(cutting)('in a bar that %s the list of invoices and the problem are shown whole', async (_, style) => {
  const sale = await open(page(style), `/SaleMultiple#${advanced}`);
  await sale.locator(`.align-right > ${control}`).waitFor();
  const parts = sale.getByRole('button', {name: '2 invoices', exact: true});
  await parts.click();
  const list = sale.locator('.parts-sheet');
  await list.getByRole('link').first().waitFor();
  await expect.poll(() => list.evaluate(isWhole)).toBe(true);
  await sale.keyboard.press('Escape');
  await list.waitFor({state: 'detached'});
  expect(await parts.evaluate((button) => button.matches(':focus'))).toBe(true);
  expect(await shiftsOf(sale)).toEqual([]);
  await sale.close();

  const purchase = await open(page(style), `/Purchase#${failed}`);
  await purchase.getByRole('button', {name: /^Failed/}).hover();
  const card = purchase.locator('.problem-sheet');
  await card.getByText('Choose another account for 450').waitFor();
  await expect.poll(() => card.evaluate(isWhole)).toBe(true);
  expect(await axeFindings(purchase, control)).toEqual([]);
  await purchase.keyboard.press('Escape'); // wherever the focus is
  await card.waitFor({state: 'detached'});
  await purchase.close();
});

test('the menu and the settings open whole from a header that cuts them off, and follow it when the page moves', async () => {
  const header = '<header style="overflow:hidden"><a href="#x">Xero</a><button class="btn">Help</button></header>';
  const opened = await open(page('body {height: 3000px}', header), '/Dashboard');
  const menu = opened.getByRole('button', {name: 'Deerpath', exact: true});
  await menu.click();
  const sheet = opened.locator('.menu-sheet');
  await opened.getByRole('menuitem', {name: 'Settings'}).waitFor();
  await expect.poll(() => sheet.evaluate(isWhole)).toBe(true);
  await opened.getByRole('menuitem', {name: 'Settings'}).click();
  const settings = opened.getByRole('dialog', {name: 'Settings'});
  await settings.getByRole('switch', {name: 'Export Attachments to Xero'}).waitFor();
  const below = async () => {
    const [button, dialog] = [await menu.boundingBox(), await opened.locator('.settings-sheet').boundingBox()];
    return button && dialog ? Math.round(dialog.y - button.y - button.height) : undefined;
  };
  await expect.poll(below).toBe(6);
  await opened.locator('header').evaluate((element) => Object.assign(element.style, {marginTop: '30px'}));
  await expect.poll(below).toBe(6);
  await picture(opened, 'page-settings-cut');

  // A dialog of DEAR's comes: ours gives way, and comes back as it was.
  await opened.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" style="position:fixed;inset:200px">Sure?</div>'),
  );
  await settings.waitFor({state: 'hidden'});
  await opened.evaluate(() => document.querySelector('[role="dialog"]')?.remove());
  await settings.waitFor();
  await opened.keyboard.press('Escape');
  await settings.waitFor({state: 'detached'});
  await opened.close();
});

test('a page that takes the bar out and puts another in finds the open list on top again', async () => {
  const sale = await open(page('.page-top-bar {overflow: hidden}'), `/SaleMultiple#${advanced}`);
  await sale.getByRole('button', {name: '2 invoices', exact: true}).click();
  const list = sale.locator('.parts-sheet');
  await list.getByRole('link').first().waitFor();
  await sale.evaluate(() => {
    const bar = document.querySelector('.wrap');
    if (bar) bar.innerHTML = bar.innerHTML.replace(/<deerpath-.*?<\/deerpath-.*?>/g, '');
  });
  await expect.poll(() => list.evaluate(isWhole)).toBe(true);
  await sale.close();
});

test.each([320, 360, 480, 560, 640, 700, 1300])('at %i pixels all of the dock is in the window', async (width) => {
  const sale = await open('<!doctype html><body>', `/SaleMultiple#${advanced}`, {width, height: 640});
  await sale.locator('deerpath-dock .parts-button').waitFor();
  const outside = await sale.locator('deerpath-dock').evaluate((host) => {
    const dock = host.shadowRoot?.querySelector('.dock')?.getBoundingClientRect();
    return [...(host.shadowRoot?.querySelectorAll('button, a') ?? [])].filter((one) => {
      const {left, right} = one.getBoundingClientRect();
      return !dock || left < dock.left || right > dock.right || right > innerWidth;
    }).length;
  });
  expect(outside).toBe(0);
  await sale.close();
});

test('at 360 pixels the dock says the whole word of a state, the list of invoices beside it', async () => {
  const sale = await open('<!doctype html><body>', `/SaleMultiple#${advanced}`, {width: 360, height: 640});
  await sale.locator('deerpath-dock .parts-button').waitFor();
  await sale.locator('deerpath-dock .word').evaluate((word) => {
    word.textContent = 'Waiting'; // as long as a word beside such a list gets
  });
  const isCut = await sale.locator('deerpath-dock .pill').evaluate((pill) => {
    const word = pill.querySelector('.word');
    const end = word?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY;
    return (word?.scrollWidth ?? 1) > (word?.clientWidth ?? 0) || end > pill.getBoundingClientRect().right;
  });
  expect(isCut).toBe(false);
  await sale.close();
});

test('the folded dock keeps the red mark, told in words too', async () => {
  const sale = await open('<!doctype html><body>', `/Sale#${saleIds.paid}`);
  const dock = sale.locator('deerpath-dock');
  const mark = dock.locator('.count');
  const count = await mark.textContent();
  const words = await dock.getByRole('button', {name: 'Deerpath', exact: true}).getAttribute('aria-description');
  await dock.locator('.fold').click();
  await dock.locator('.tile').waitFor();
  expect(await mark.textContent()).toBe(count);
  expect(await dock.locator('.tile').getAttribute('aria-description')).toBe(words);
  expect(words).toContain(count);
  await picture(sale, 'page-dock-folded');
  expect(await axeFindings(sale, 'deerpath-dock')).toEqual([]);
  await dock.locator('.tile').click();
  await dock.locator('.fold').waitFor();
  await sale.close();
});
