import {expect, test} from 'vitest';
import {ObedientClock} from '../../support/clock.ts';
import {createBooks} from '../books/books.ts';
import {aPurchase, aSale} from '../books/builders.ts';
import {manyFreshSales} from '../books/many-fresh.ts';
import {askDear} from './ask-dear.ts';
import {createDearSandbox} from './dear-sandbox.ts';

const sandboxOf = (masters: Parameters<typeof createBooks>[0]['masters'] = []) => {
  const clock = new ObedientClock();
  const dear = createDearSandbox({clock, books: createBooks({clock, masters})});
  return {clock, dear, get: askDear(dear)};
};

test('a list comes in pages of a hundred, sorted by number, and ends with an empty page', async () => {
  const {get} = sandboxOf(manyFreshSales(250).reverse());
  const first = await get('/saleList');
  expect(first).toMatchObject({Total: 250, Page: 1});
  expect(first.SaleList).toHaveLength(100);
  expect(first.SaleList[0].OrderNumber).toBe('SO-10001');

  const last = await get('/saleList?Page=3');
  expect(last.SaleList).toHaveLength(50);
  expect(last.SaleList.at(-1).OrderNumber).toBe('SO-10250');
  expect((await get('/saleList?page=4')).SaleList).toEqual([]);
  expect((await get('/saleList?Limit=1000')).SaleList).toHaveLength(250);
  expect((await get('/saleList?Limit=5000')).SaleList).toHaveLength(250);
});

test('the credit note lists answer under the name of the other lists', async () => {
  const note = aSale({number: 'SO-2', type: 'Credit Note', creditNotes: [aSale().invoices[0] ?? []].flat()});
  const bill = aPurchase({number: 'PO-2', creditNotes: aPurchase().invoices});
  const {get} = sandboxOf([aSale(), note, aPurchase(), bill]);
  expect((await get('/saleCreditNoteList')).SaleList).toMatchObject([{OrderNumber: 'SO-2', Type: 'Credit Note'}]);
  expect((await get('/purchaseCreditNoteList')).PurchaseList).toMatchObject([{OrderNumber: 'PO-2'}]);
  expect((await get('/saleList')).SaleList).toMatchObject([{OrderNumber: 'SO-00001'}]);
});

test('only what changed after UpdatedSince is listed', async () => {
  const {clock, dear, get} = sandboxOf([aSale({number: 'SO-1'}), aSale({number: 'SO-2'}), aPurchase()]);
  const before = new Date(clock.now()).toISOString();
  expect(await get(`/saleList?UpdatedSince=${before}`)).toMatchObject({Total: 0, SaleList: []});

  await clock.advance(1_000);
  dear.books.editLine(aSale({number: 'SO-2'}).id, {price: '51'});
  expect((await get(`/saleList?UpdatedSince=${before}`)).SaleList).toMatchObject([{OrderNumber: 'SO-2'}]);
  expect((await get(`/saleList?updatedsince=${before.replace('Z', '')}`)).Total).toBe(1);
  expect((await get(`/purchaseList?UpdatedSince=${before}`)).Total).toBe(0);
  expect((await get(`/purchaseList?UpdatedSinze=${before}`)).Total).toBe(1);
});

test('a bulk touch moves every stamp to the same millisecond and changes nothing else', async () => {
  const {clock, dear, get} = sandboxOf(manyFreshSales(20));
  const strip = (rows: {Updated: string}[]) => rows.map(({Updated: _stamp, ...row}) => row);
  const before = await get('/saleList');
  await clock.advance(60_000);
  dear.books.touchAll();
  const after = await get('/saleList');
  expect(strip(after.SaleList)).toEqual(strip(before.SaleList));
  expect(new Set(after.SaleList.map((row: {Updated: string}) => row.Updated)).size).toBe(1);
  expect(Date.parse(after.SaleList[0].Updated)).toBe(clock.now());
});

test('two changes within one millisecond still move the stamp twice', () => {
  const {dear} = sandboxOf([aSale()]);
  const {id} = aSale();
  dear.books.touchAll();
  const stamps = [1, 2, 3].map((line) => {
    dear.books.editLine(id, {price: String(line)});
    return dear.books.find(id)?.stamp;
  });
  expect(new Set(stamps).size).toBe(3);
});
