import {expect, test} from 'vitest';
import {ObedientClock} from '../../support/clock.ts';
import {basisOf, price} from './arithmetic.ts';
import {createBooks} from './books.ts';
import {manyFreshPurchases, manyFreshSales} from './many-fresh.ts';
import {seededBooks} from './seeded-books.ts';

test('fresh documents have ids, numbers and amounts of their own, however many', () => {
  const books = createBooks({
    clock: new ObedientClock(),
    masters: [...manyFreshSales(300), ...manyFreshPurchases(200)],
  });
  const masters = [...books.sales, ...books.purchases];
  expect(new Set(masters.map(({id}) => id)).size).toBe(500);
  expect(new Set(masters.map(({number}) => number)).size).toBe(500);
  expect(new Set(masters.flatMap(({invoices}) => invoices.map(({taskId}) => taskId))).size).toBe(500);
  expect(books.customers).toHaveLength(40);
  expect(books.suppliers).toHaveLength(30);
  for (const master of masters) {
    for (const invoice of master.invoices)
      expect(Number(price(invoice, basisOf(books, master)).total)).toBeGreaterThan(0);
  }
});

test('the seeded books have what businesses have', () => {
  const {sales, purchases} = seededBooks({clock: new ObedientClock()});
  const masters = [...sales, ...purchases];
  expect(masters.length).toBeGreaterThanOrEqual(40);
  expect(new Set(masters.map(({currency}) => currency))).toEqual(new Set(['NZD', 'AUD', 'USD', 'EUR', 'GBP']));
  expect(new Set(masters.map(({taxCalculation}) => taxCalculation)).size).toBe(2);
  expect(new Set(masters.map(({type}) => type)).size).toBe(7);
  const statuses = new Set(masters.flatMap(({invoices}) => invoices.map(({status}) => status)));
  expect(statuses).toEqual(new Set(['DRAFT', 'AUTHORISED', 'PAID', 'VOIDED']));
  const numbers = purchases.flatMap(({invoices, party}) => invoices.map(({number}) => ({number, party: party.name})));
  expect(numbers.filter(({number}) => number === '').length).toBeGreaterThan(1);
  expect(new Set(numbers.filter(({number}) => number === 'INV-1001').map(({party}) => party)).size).toBe(2);
  const names = masters.map(({party}) => party.name).join('\n');
  for (const sign of ['"', "'", 'é', '茶', '<', '  ']) expect(names).toContain(sign);
});

test('nobody acts on what is not there', () => {
  const books = seededBooks({clock: new ObedientClock()});
  const [sale] = books.sales;
  expect(() => books.authorise('nothing')).toThrow('The books have no nothing');
  expect(() => books.undo(sale?.id ?? '', 'no task')).toThrow('has no such invoice');
  expect(() => books.editLine(sale?.id ?? '', {price: '1'}, {line: 9})).toThrow('has no line 9');
});
