import type {ExportContext} from '../export/context.ts';
import {documentKey} from '../ledger/keys.ts';
import type {PaidDocument} from './look-at-paid.ts';
import {isInXero, moneyIn, moneyKey} from './money-on.ts';
import type {PaymentWork} from './plan-payments.ts';

/**
 * A document that this very run made, as Xero answered then: nothing is paid on it yet, and nobody need ask. Undefined for every
 * other one, and once anything of ours is on it or on its way there.
 */
export function madeJustNow(
  {store, books, work}: ExportContext,
  {read, document}: PaymentWork,
): PaidDocument | undefined {
  const entryId = documentKey(books, document);
  const entry = store.get('ledger', entryId);
  if (!work.created.has(entryId) || !isInXero(entry) || !entry.asInXero) return undefined;
  const {status, date, total} = entry.asInXero;
  if (status === null || total === null) return undefined;
  const isTouched = moneyIn(read).some((money) => {
    const state = money.document === document ? store.get('ledger', moneyKey(books, money))?.state : undefined;
    return state === 'accepted' || state === 'sending' || state === 'unknown';
  });
  return isTouched ? undefined : {status, date, paid: 0, credited: 0, due: total, payments: []};
}
