import type {Clock} from '../../../companion/platform/clock.ts';
import type {TaxMethod} from './book.ts';
import {type Books, createBooks} from './books.ts';
import {demoCompany} from './company.ts';
import {seededPurchases} from './seeded-purchases.ts';
import {seededSales} from './seeded-sales.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Some fifty sales and purchases with all that businesses have, the same on every run but for their dates, which end on
 * the clock's day. Stamps lie in the days before, no two alike. Documents of one kind may be asked for by number:
 * SO-00140, PO-00057 and PO-00065 deliberately cannot go to Xero as they are.
 */
export function seededBooks({clock, taxMethod = 'Total'}: {clock: Clock; taxMethod?: TaxMethod}): Books {
  const now = clock.now();
  const day = (ago: number) => new Date(now - ago * DAY).toISOString().slice(0, 10);
  const masters = [...seededSales(day), ...seededPurchases(day)].map((master, index) => ({
    ...master,
    date: day(20),
    stamp: now - (index + 1) * 37 * MINUTE - index * 123,
  }));
  return createBooks({clock, masters, ...demoCompany(taxMethod)});
}
