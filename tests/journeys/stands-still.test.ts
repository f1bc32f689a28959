import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {type Browser, launchBrowser} from '../support/browser.ts';
import {shiftsOf, watchShifts} from '../support/layout-shift.ts';
import {openStage, type Stage} from '../support/stage.ts';

const fixtures = new URL('../fixtures/pages/', import.meta.url);
const SALE = '5f0c1a52-0000-4000-8000-000000000001';
const PURCHASE = '7b1d2c63-0000-4000-8000-000000000001';
const ours = 'deerpath-sync-button, deerpath-menu, deerpath-settings, deerpath-dock';

describe('wherever DEAR is open', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('http://127.0.0.1:9'); // nobody: each page here is answered from the test
  });
  afterAll(() => browser?.close());

  async function open(body: string, address: string, width = 1300): Promise<Page> {
    const page = await browser.context.newPage();
    await watchShifts(page);
    await page.setViewportSize({width, height: 820});
    await page.route('https://inventory.dearsystems.com/**', (route) =>
      route.fulfill({body, contentType: 'text/html'}),
    );
    await page.goto(`https://inventory.dearsystems.com${address}`);
    return page;
  }

  /** Until all of ours has found its place, the dock too. */
  const settled = async (page: Page): Promise<void> => {
    await page.locator(ours).first().waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_800)));
  };

  const pages = [
    ['sale.html', '/Sale', `#${SALE}~${SALE}~tabInvoice`],
    ['purchase.html', '/Purchase', `#${PURCHASE}`],
    ['dashboard.html', '/', ''],
    ['reports.html', '/Reports', ''],
    ['xero-integration.html', '/Integration', ''],
  ] as const;
  const options = ['', '?slow=500', '?spelling=us', '?layout=bare', '?hash=replace', '?churn=1', '?panes=keep'];

  const narrower = [1024, 800, 360];

  test.concurrent.each(pages)(
    'on %s nothing moves when ours comes, with every option and at every width',
    async (file, path, hash) => {
      const body = readFileSync(new URL(file, fixtures), 'utf8');
      const cases = [
        ...options.map((option) => [option, 1300] as const),
        ...narrower.map((width) => ['', width] as const),
      ];
      const shifts = await Promise.all(
        cases.map(async ([option, width]) => {
          const page = await open(body, `${path}${option}${hash}`, width);
          await settled(page);
          const moved = await shiftsOf(page);
          await page.close();
          return [option, width, moved];
        }),
      );
      expect(shifts).toEqual(cases.map(([option, width]) => [option, width, []]));
    },
  );

  const buttons = '<button class="btn">Clone</button> <button class="btn">Save</button>';
  const head = (style: string, within = buttons, title = '<h1 style="display:inline">SO-00123</h1>'): string =>
    `<!doctype html><body style="margin:16px;font:14px Arial"><style>h1 {margin: 0} .btn {height: 34px} ${style}</style>
    <div class="page-top-bar">${title}<div class="align-right">${within}</div></div>`;

  test.concurrent.each([
    ['floats', head('.align-right {float: right}')],
    ['is a line of text to the right', head('.align-right {text-align: right}')],
    ['is pushed to its end', head('.align-right {display: flex; justify-content: flex-end; gap: 8px}')],
    [
      'is spread out',
      head(
        '.page-top-bar {display: flex} .align-right {display: flex; justify-content: space-between; width: 300px; margin-left: auto}',
      ),
    ],
    [
      'is a grid',
      head(
        '.page-top-bar {display: flex} .align-right {display: grid; grid-auto-flow: column; gap: 6px; margin-left: auto}',
      ),
    ],
    [
      'stands on its own',
      head('.page-top-bar {position: relative; height: 60px} .align-right {position: absolute; right: 0; top: 10px}'),
    ],
    [
      'keeps its first button apart',
      head('.page-top-bar {display: flex} .align-right {margin-left: auto} .btn:not(:first-child) {margin-left: 20px}'),
    ],
    [
      'is aligned by its letters',
      head(
        '.page-top-bar {display: flex; align-items: baseline} .align-right {display: flex; align-items: baseline; margin-left: auto}',
      ),
    ],
    [
      'is a table',
      head(
        '.page-top-bar {display: table; width: 100%} .page-top-bar > * {display: table-cell} .align-right {text-align: right}',
      ),
    ],
    [
      'is written from right to left',
      head(
        'body {direction: rtl} .page-top-bar {display: flex} .align-right {display: flex; gap: 8px; margin-inline-start: auto}',
      ),
    ],
    [
      'is zoomed',
      head('html {zoom: 1.5} .page-top-bar {display: flex} .align-right {display: flex; gap: 8px; margin-left: auto}'),
    ],
    [
      'cuts off what sticks out',
      head('.page-top-bar {display: flex} .align-right {display: flex; overflow: hidden; margin-left: auto}'),
    ],
    [
      'has no room beside it',
      head(
        '.page-top-bar {display: flex} h1 {flex: 1}',
        buttons,
        `<h1 style="white-space:nowrap;overflow:hidden">${'A very long title '.repeat(30)}</h1>`,
      ),
    ],
  ])('in a bar that %s nothing moves, and nothing of DEAR’s is covered', async (_, body) => {
    const page = await open(body, `/Sale#${SALE}`);
    await settled(page);
    expect(await shiftsOf(page)).toEqual([]);
    expect(await page.evaluate(covered, ours)).toEqual([]);
    const {width = 0} = (await page.getByRole('button', {name: 'Sync Now'}).boundingBox()) ?? {};
    expect(width).toBeGreaterThan(100);
    await page.close();
  });
});

describe('with the companion', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  test.each([
    ['in its bar', '', saleIds.authorised],
    ['in the dock', '?layout=bare', saleIds.paid],
  ])('%s the control goes from state to state, and only what it says changes', async (_, option, id) => {
    const page = await stage.browser.context.newPage();
    await watchShifts(page);
    await page.goto(`https://inventory.dearsystems.com/Sale${option}#${id}~${id}~tabInvoice`);
    await page.getByRole('button', {name: /^Not in Xero/}).waitFor();
    stage.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 1_500, when: 'before'}});
    await page.locator('button.sync').click();
    await page.getByRole('button', {name: /^Syncing/}).waitFor();
    await page.getByRole('link', {name: /^In Xero/}).waitFor();
    await page.locator('button.sync').click();
    await page.getByText('Nothing had changed').first().waitFor();
    expect(await shiftsOf(page)).toEqual([]);
    await page.close();
  });
});

/** What of DEAR's lies under something of ours: our controls by their own edges, DEAR's by its buttons and its title. */
function covered(hosts: string): string[] {
  const inside = (element: Element): Element[] => [...(element.shadowRoot?.querySelectorAll('button, a') ?? [])];
  const mine = [...document.querySelectorAll(hosts)].flatMap(inside).map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll('h1, .btn')]
    .filter((one) => {
      const its = one.getBoundingClientRect();
      return mine.some(
        (rect) =>
          rect.left < its.right - 1 &&
          rect.right > its.left + 1 &&
          rect.top < its.bottom - 1 &&
          rect.bottom > its.top + 1,
      );
    })
    .map((one) => one.textContent ?? '');
}
