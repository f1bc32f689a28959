import {expect, test} from 'vitest';
import {documentOf} from '../../../extension/pages/document-of.ts';

const id = '5f0c1a52-0000-4000-8000-000000000001';

test.each([
  [`https://inventory.dearsystems.com/Sale#${id}`, {family: 'sale', id}],
  [`https://inventory.dearsystems.com/PurchaseAdvanced#${id}~${id}~tabOrder`, {family: 'purchase', id}],
  ['https://inventory.dearsystems.com/SaleList', undefined],
  [`https://inventory.dearsystems.com.example.org/Sale#${id}`, undefined],
  ['about:blank', undefined],
  ['', undefined],
  [undefined, undefined],
])('a tab at %s shows %o', (address, document) => {
  expect(documentOf(address)).toEqual(document);
});
