import {readFileSync} from 'node:fs';
import type {Hono} from 'hono';
import {basisOf, price} from '../books/arithmetic.ts';
import type {Purchase, Sale} from '../books/book.ts';
import type {Books} from '../books/books.ts';
import {html, json} from './answers.ts';
import {minus, standingOf} from './statuses.ts';

const pages: Record<string, string> = {
  '/sale': 'sale',
  '/salemultiple': 'sale',
  '/purchase': 'purchase',
  '/purchaseadvanced': 'purchase',
  '/salelist': 'lists',
  '/purchaselist': 'lists',
  '/': 'dashboard',
  '/dashboard': 'dashboard',
  '/integration': 'xero-integration',
  '/reports': 'reports',
};

/**
 * DEAR's own pages over the sandbox's books. Only the sale, purchase and sale list addresses are DEAR's; `/Integration` and
 * `/Reports` are invented, as nobody has published theirs.
 */
export function servePages(app: Hono, books: Books): void {
  app.get('/sandbox/books.json', () => json(pageBooks(books)));
  // What the Authorise and Undo buttons of the pages do.
  app.post('/sandbox/:act{authorise|undo|void}/:id/:task', (c) => {
    const {act, id, task} = c.req.param();
    if (task === 'order') books.authoriseOrder(id);
    else if (act === 'authorise') books.authorise(id, task);
    else if (act === 'undo') books.undo(id, task);
    else books.void(id, task);
    return json(pageBooks(books));
  });
  app.use(async (c, next) => {
    const name = pages[new URL(c.req.url).pathname.toLowerCase()];
    if (!name || c.req.method !== 'GET') return next();
    // In a script `<` could end it.
    const inline = JSON.stringify(pageBooks(books)).replaceAll('<', '\\u003c');
    const script = read('shell.js').replace('/*books*/ null', () => inline);
    return html(
      read(`${name}.html`)
        .replace('/*shell.css*/', () => read('shell.css'))
        .replace('/*shell.js*/', () => script),
    );
  });
}

const read = (file: string): string => readFileSync(new URL(`./pages/${file}`, import.meta.url), 'utf8');

/** What the pages show: numbers, statuses, amounts. */
function pageBooks(books: Books): object {
  const shown = (master: Sale | Purchase) => {
    const standing = standingOf(books, master);
    const basis = basisOf(books, master);
    return {
      number: master.number,
      type: master.type,
      status: standing.status,
      order: master.orderStatus,
      party: master.party.name,
      contact: master.party.contact,
      email: master.party.email,
      reference: master.reference,
      terms: master.terms,
      date: master.date,
      currency: master.currency,
      advanced: master.type.startsWith('Advanced'),
      total: money(standing.invoiced),
      invoices: master.invoices.map((invoice) => {
        const priced = price(invoice, basis);
        return {
          task: invoice.taskId,
          number: invoice.number,
          status: invoice.status,
          total: money(priced.total),
          due: money(minus(priced.total, priced.paid)),
          lines: [...priced.lines, ...priced.charges].map((line) => [
            line.name,
            line.quantity,
            line.price,
            money(line.total),
          ]),
        };
      }),
      attachments: master.attachments.map(({fileName}) => fileName),
    };
  };
  return {
    company: books.company.name,
    sales: Object.fromEntries(books.sales.map((sale) => [sale.id, shown(sale)])),
    purchases: Object.fromEntries(books.purchases.map((purchase) => [purchase.id, shown(purchase)])),
  };
}

/** With thousands commas, as the pages print them. */
const money = (amount: string): string =>
  Number(amount).toLocaleString('en-NZ', {minimumFractionDigits: 2, maximumFractionDigits: 2});
