import type {Purchase, Sale} from './book.ts';
import {aBillLine, aCharge, aCost, aLine, aParty, aPurchase, aSale} from './builders.ts';

/** So many authorised sales, numbered from SO-10001 or the first given, over 40 customers, with two to four lines each. For benchmarks. */
export const manyFreshSales = (
  count: number,
  {first = 10_001, date = '2026-03-12', dueDate = '2026-04-11'} = {},
): Sale[] =>
  Array.from({length: count}, (_, index) =>
    aSale({
      number: `SO-${first + index}`,
      party: aParty({name: `Customer ${(index % 40) + 1} Ltd`}),
      invoice: {
        date,
        dueDate,
        lines: Array.from({length: 1 + (index % 3)}, (_line, line) =>
          aLine({quantity: String(1 + line), price: `${10 + (index % 90)}.${String(index % 100).padStart(2, '0')}`}),
        ),
        charges: [aCharge()],
      },
    }),
  );

/** So many authorised bills, numbered from PO-10001, over 30 suppliers, each with a number of its own. */
export const manyFreshPurchases = (count: number, {date = '2026-03-12', dueDate = '2026-04-11'} = {}): Purchase[] =>
  Array.from({length: count}, (_, index) =>
    aPurchase({
      number: `PO-${10_001 + index}`,
      party: aParty({name: `Supplier ${(index % 30) + 1} Ltd`, taxRule: 'GST on Expenses'}),
      invoice: {
        date,
        dueDate,
        number: `S${(index % 30) + 1}-${index}`,
        lines: [aBillLine({quantity: String(1 + (index % 7)), price: `${5 + (index % 60)}.5`})],
        charges: index % 4 === 0 ? [aCost()] : [],
      },
    }),
  );
