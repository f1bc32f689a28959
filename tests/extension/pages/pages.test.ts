import {expect, test} from 'vitest';
import {purchasePage, purchasePageExamples} from '../../../extension/pages/purchase-page.ts';
import {salePage, salePageExamples} from '../../../extension/pages/sale-page.ts';

const inDear = (address: string) => new URL(address, 'https://inventory.dearsystems.com');

test.each(salePageExamples)('%s is a sale with the id %s', (address, id) => {
  expect(salePage.documentOf(inDear(address))).toEqual(id === undefined ? undefined : {family: 'sale', id});
});

test.each(purchasePageExamples)('%s is a purchase with the id %s', (address, id) => {
  expect(purchasePage.documentOf(inDear(address))).toEqual(id === undefined ? undefined : {family: 'purchase', id});
});

test('no address is a sale and a purchase at once', () => {
  const both = [...salePageExamples, ...purchasePageExamples].filter(
    ([address]) => salePage.documentOf(inDear(address)) && purchasePage.documentOf(inDear(address)),
  );
  expect(both).toEqual([]);
});
