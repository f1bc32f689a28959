import {existsSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {ObedientClock} from '../../support/clock.ts';
import {seededBooks} from '../books/seeded-books.ts';
import {fetchDear} from './ask-dear.ts';
import {createDearSandbox} from './dear-sandbox.ts';

// Samples from DEAR's documentation, where they lie beside the project; nothing of them is in it.
const samples = new URL('../../../../shared/reference/dear-samples/', import.meta.url);

const clock = new ObedientClock();
const dear = createDearSandbox({clock, books: seededBooks({clock}), callsPerMinute: 10_000});
const {sales, purchases} = dear.books;

const saleDetails = sales.map(({id}) => `/sale?ID=${id}&IncludeTransactions=true`);
const details = purchases.map(({id}) => `/advanced-purchase?ID=${id}`);
const old = purchases.filter(({type}) => type === 'Simple Purchase').map(({id}) => `/purchase?ID=${id}`);

test.runIf(existsSync(samples)).each([
  ['sale-simple', saleDetails],
  ['sale-advanced', saleDetails],
  ['advanced-purchase', details],
  ['advanced-purchase-empty-simple', details],
  ['purchase', old],
  ['saleList', ['/saleList']],
  ['saleCreditNoteList', ['/saleCreditNoteList']],
  ['purchaseList', ['/purchaseList']],
  ['purchaseCreditNoteList', ['/purchaseCreditNoteList']],
  ['sale-payment', sales.map(({id}) => `/sale/payment?SaleID=${id}`)],
  ['purchase-payment', purchases.map(({id}) => `/purchase/payment?TaskID=${id}`)],
  ['advanced-purchase-payment', purchases.map(({id}) => `/advanced-purchase/payment?PurchaseID=${id}`)],
  ['sale-attachment', sales.map(({id}) => `/sale/attachment?SaleID=${id}`)],
  ['purchase-attachment', purchases.map(({id}) => `/purchase/attachment?TaskID=${id}`)],
  ['sale-creditnote', sales.map(({id}) => `/sale/creditnote?SaleID=${id}&IncludePaymentInfo=true`)],
  ['advanced-purchase-creditnote', purchases.map(({id}) => `/advanced-purchase/creditnote?PurchaseID=${id}`)],
  ['me', ['/me']],
  ['ref-tax', ['/ref/tax']],
  ['ref-account', ['/ref/account']],
  ['ref-paymentterm', ['/ref/paymentterm']],
  ['supplier', ['/supplier']],
  ['customer', ['/customer']],
])('every member of the sample %s has its place in our answers', async (name, paths) => {
  const sample: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, samples), 'utf8'));
  const ours = new Set<string>();
  for (const path of paths) {
    for (const member of membersOf(await (await fetchDear(dear, path)).json())) ours.add(member);
  }
  const missing = [...membersOf(sample)].filter((member) => !ours.has(member) && !never.test(member));
  expect(missing).toEqual([]);
});

/** Rows entered by hand are not in the books. */
const never = /^\.Quote\.(Lines|AdditionalCharges)\[\]\./;

/** Paths of all members, arrays as `[]`, such as `.Invoices[].Lines[].Tax`. */
function membersOf(value: unknown, path = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((element) => [...membersOf(element, `${path}[]`)]));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, member]) => [`${path}.${key}`, ...membersOf(member, `${path}.${key}`)]),
  );
}
