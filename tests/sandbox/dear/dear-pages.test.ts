import {Window} from 'happy-dom';
import {expect, test} from 'vitest';
import {ObedientClock} from '../../support/clock.ts';
import {createBooks} from '../books/books.ts';
import {aLine, aParty, aSale} from '../books/builders.ts';
import {seededBooks} from '../books/seeded-books.ts';
import {purchaseIds} from '../books/seeded-purchases.ts';
import {saleIds} from '../books/seeded-sales.ts';
import {createDearSandbox, type DearSandbox} from './dear-sandbox.ts';

const start = (books?: ReturnType<typeof createBooks>) => {
  const clock = new ObedientClock();
  return createDearSandbox({clock, books: books ?? seededBooks({clock})});
};

/** Loads a page with its scripts; `settled` waits for what it asked of the sandbox. */
async function visit(dear: DearSandbox, address: string) {
  const [path = ''] = address.split('#');
  const answer = await dear.app.request(path);
  expect(answer.status).toBe(200);
  const window = new Window({
    url: `https://inventory.dearsystems.com${address}`,
    settings: {enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true},
  });
  const page = window as unknown as {fetch: unknown; document: Document; location: Location};
  page.fetch = (target: string, init?: RequestInit) => dear.app.request(target, init);
  window.document.write(await answer.text());
  const settled = () => window.happyDOM.waitUntilComplete();
  await settled();
  const text = (selector: string) => page.document.querySelector(selector)?.textContent?.trim();
  const count = (selector: string) => page.document.querySelectorAll(selector).length;
  const click = async (selector: string, wanted: () => boolean) => {
    page.document.querySelector<HTMLElement>(selector)?.click();
    for (let turn = 0; turn < 200 && !wanted(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(wanted()).toBe(true);
  };
  return {page, text, count, click, close: () => window.happyDOM.close()};
}

test.each([
  [
    '/Sale',
    saleIds.authorised,
    'tabInvoice',
    {
      '.page-top-bar .align-right': 1,
      '.save-button-bottom': 1,
      '#divInvoice .align-right': 1,
      '#divOrder .align-right': 0,
    },
  ],
  [
    '/Sale',
    saleIds.authorised,
    'tabOrder',
    {
      '.page-top-bar .align-right': 1,
      '.save-button-bottom': 1,
      '#divInvoice .align-right': 0,
      '#divOrder .align-right': 1,
    },
  ],
  [
    '/Purchase',
    purchaseIds.authorised,
    'tabOrder',
    {'.page-top-bar .align-right': 1, '#divOrder .align-right': 1, '#divAuthorise_Order': 1},
  ],
  [
    '/purchase',
    purchaseIds.authorised,
    'tabInvoice',
    {'.page-top-bar .align-right': 1, '#divInvoice .align-right': 1, '#divUndo_Invoice': 1},
  ],
])('%s of %s at %s has the landmarks that are known', async (path, id, tab, landmarks) => {
  const {count, close} = await visit(start(), `${path}#${id}~${id}~${tab}`);
  expect(Object.fromEntries(Object.keys(landmarks).map((selector) => [selector, count(selector)]))).toEqual(landmarks);
  await close();
});

test('a sale shows what the books have', async () => {
  const {page, text, close} = await visit(start(), `/Sale#${saleIds.authorised}~${saleIds.authorised}~tabInvoice`);
  expect(page.document.title).toBe('SO-00123');
  expect(text('.fx-invoice .fx-pane-head')).toMatch(/INV-00123\s*AUTHORISED/);
  expect(text('#Sale_Invoice_GrandTotal')).toBe('115.00');
  await close();
});

test('an advanced sale shows each of its invoices', async () => {
  const {count, text, close} = await visit(start(), `/SaleMultiple#${saleIds.advanced}~${saleIds.advanced}~tabInvoice`);
  expect(count('.fx-invoice')).toBe(2);
  expect(text('.fx-invoice:nth-of-type(2) .fx-pane-head')).toMatch(/INV-00128\/2\s*DRAFT/);
  await close();
});

test('Authorise and Undo on the page change the books and move the stamp', async () => {
  const dear = start();
  const sale = dear.books.find(saleIds.draft);
  const stamp = sale?.stamp ?? 0;
  const {click, count, close} = await visit(dear, `/Sale?slow=0#${saleIds.draft}~${saleIds.draft}~tabInvoice`);
  await click('#divAuthorise_Invoice button', () => count('#divUndo_Invoice') === 1);
  expect(sale?.invoices[0]?.status).toBe('AUTHORISED');
  expect(sale?.stamp).toBeGreaterThan(stamp);
  await click('#divUndo_Invoice button', () => count('#divAuthorise_Invoice') === 1);
  expect(sale?.invoices[0]?.status).toBe('DRAFT');
  await close();
});

test('names from the books are text on the page, whatever they hold', async () => {
  const name = '</script><b class="planted">Less & More</b>';
  const sale = aSale({party: aParty({name}), invoice: {lines: [aLine({name})]}});
  const dear = start(createBooks({clock: new ObedientClock(), masters: [sale]}));
  const {page, count, text, close} = await visit(dear, `/Sale#${sale.id}~${sale.id}~tabInvoice`);
  expect(count('.planted')).toBe(0);
  expect(text('.product-text')).toBe(name);
  expect(page.document.querySelector<HTMLInputElement>('fieldset input')?.value).toBe(name);
  await close();
});

test.each([
  ['/SaleList', '.page-toolbar-wrap .align-right', 'SO-00128'],
  ['/PurchaseList', '.page-toolbar-wrap .align-right', 'PO-00055'],
  ['/Integration', '.page-top-bar .align-right', 'Xero Online Integration'],
  ['/Integration#history', '.page-top-bar .align-right', 'Xero Synchronisation'],
  ['/Reports#system', '.page-top-bar .align-right', 'System Activity Report'],
  ['/', 'section', 'Key Performance Indicators'],
])('%s is there', async (address, landmark, words) => {
  const {count, text, close} = await visit(start(), address);
  expect(count(landmark)).toBeGreaterThan(0);
  expect(text('main')).toContain(words);
  await close();
});
