import {saleIds} from './books/seeded-sales.ts';
import {html} from './dear/answers.ts';
import type {DearSandbox} from './dear/dear-sandbox.ts';

/** The sandbox's own first page: where DEAR's pages and Xero's arrivals are. */
export function indexPage(dear: DearSandbox, url: string): Response {
  const links = [
    [`/Sale#${saleIds.authorised}~${saleIds.authorised}~tabInvoice`, 'A DEAR sale, its invoice authorised'],
    ['/SaleList', 'All DEAR sales'],
    ['/PurchaseList', 'All DEAR purchases'],
    ['/Dashboard', 'DEAR’s dashboard'],
    ['/Integration', 'DEAR’s own Xero pages'],
    ['/Reports', 'DEAR’s reports'],
    ['/xero/', 'What arrived in Xero'],
  ];
  return html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox</title><link rel="icon" href="data:,">
<style>body{font:14px/1.6 sans-serif;margin:40px;color:#211d27}code{background:#f3f1ee;padding:2px 4px}</style>
<h1>A DEAR and a Xero of our own</h1>
<ul>${links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>
<p>DEAR’s API: <code>${url}/ExternalApi/v2</code>, account <code>${dear.keys.accountId}</code>, key <code>${dear.keys.applicationKey}</code></p></html>`);
}
