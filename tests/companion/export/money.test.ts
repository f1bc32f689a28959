import {afterEach, describe, expect, test} from 'vitest';
import type {Line, Purchase, Sale} from '../../sandbox/books/book.ts';
import {createBooks} from '../../sandbox/books/books.ts';
import {aBillLine, aCharge, aCost, aLine, aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import {demoCompany} from '../../sandbox/books/company.ts';
import type {Office} from '../../support/office.ts';
import {seededChance} from '../../support/seeded-chance.ts';
import {ALL, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

/** Documents as nobody would think of them, the same for the same seed. */
function strangeDocuments(seed: number, count: number): (Sale | Purchase)[] {
  const chance = seededChance(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  const one = <Value>(values: readonly [Value, ...Value[]]): Value => values[below(values.length)] ?? values[0];
  const decimal = (whole: number, places: number) =>
    `${below(whole)}.${String(below(10 ** places)).padStart(places, '0')}`;
  const figures = (): Partial<Line> => ({
    quantity: one([decimal(40, 4), String(1 + below(9)), decimal(3, 2), '0.0001', '1000000']),
    price: one([decimal(500, 4), decimal(100, 2), '0.005', '0.3349', '0']),
    discount: one(['0', '0', decimal(99, 2), '33.33', '100']),
  });
  const parties = [1, 2, 3].map((index) => aParty({name: `Party ${index} Ltd`}));
  return Array.from({length: count}, (_, index) => {
    const sale = chance() < 0.5;
    const number = `${sale ? 'SO' : 'PO'}-${20_000 + seed * 1_000 + index}`;
    const taxRule = () =>
      sale ? one(['GST on Income', 'Zero Rated']) : one(['GST on Expenses', 'Zero Rated Expenses']);
    const [aRow, aFee] = sale ? [aLine, aCharge] : [aBillLine, aCost];
    const abroad = chance() < 0.25;
    const facts = {
      number,
      party: one([parties[0], parties[1], parties[2]]) ?? aParty(),
      taxCalculation: one(['Exclusive', 'Inclusive'] as const),
      ...(abroad ? {currency: 'USD', rate: one(['1.66113', '0.0123', '151.37'])} : {}),
      invoice: {
        lines: Array.from({length: 1 + below(12)}, () => aRow({...figures(), taxRule: taxRule()})),
        charges: chance() < 0.4 ? [aFee({...figures(), taxRule: taxRule()})] : [],
      },
    };
    return sale ? aSale(facts) : aPurchase(facts);
  });
}

describe.each(['Row Total', 'Total'] as const)('with the tax method %s', (method) => {
  test.each([1, 2, 3])('strange documents of seed %i arrive with DEAR’s Total and Tax', async (seed) => {
    office = await workingOffice((clock) =>
      createBooks({clock, masters: strangeDocuments(seed, 30), ...demoCompany(method)}),
    );
    const run = await office.sync(ALL);
    expect((await office.rows('&status=Failed')).map(({problem}) => problem)).toEqual([]);
    expect(run).toMatchObject({state: 'finished', counts: {completed: 30}});
    expect(wrongAtTheEnd(office)).toEqual([]);
    const calls = office.sandbox.xero.calls.filter(({method: verb}) => verb === 'POST');
    // Nothing had to be corrected afterwards: the mapping was right at once.
    expect(calls).toEqual([]);
  });
});
