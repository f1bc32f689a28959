import {expect, test} from 'vitest';
import {documentAt} from '../../../extension/history/follow-tab.ts';

const id = '5f0c1a52-0000-4000-8000-000000000001';

test.each([
  ['a sale', `https://inventory.dearsystems.com/Sale#${id}`, {family: 'sale', id}],
  ['an advanced purchase', `https://inventory.dearsystems.com/PurchaseAdvanced#${id}`, {family: 'purchase', id}],
  ['a list', 'https://inventory.dearsystems.com/SaleList', undefined],
  ['another site that looks alike', `https://inventory.dearsystems.com.example/Sale#${id}`, undefined],
  ['a page whose address the browser does not tell', undefined, undefined],
])('%s', (_, url, expected) => {
  expect(documentAt(url)).toEqual(expected);
});
