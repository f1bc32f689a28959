import {fromCents} from '../../../shared/money/cents.ts';
import {type Due, dueInXero, heldIn, wrongInXero} from '../../crash/model.ts';
import {creditDueInXero, moneyDueInXero, wrongCreditInXero, wrongMoneyInXero} from '../../crash/money-model.ts';
import type {Sandbox} from '../sandbox.ts';
import type {Invoice} from '../xero/books.ts';
import {must} from './scene.ts';

/** The one document of this number in Xero, with DEAR's sums; stops the step when there is none, or more, or another sum. */
export function onceInXero(sandbox: Sandbox, number: string): Invoice {
  const held = sandbox.xero.invoices().filter((invoice) => invoice.number === number);
  must(held.length === 1, `${number} is in Xero ${held.length} times.`);
  const [invoice] = held;
  must(invoice !== undefined, `${number} is not in Xero.`);
  nothingWrong(sandbox);
  return invoice;
}

/** Whatever is in Xero by now is there once, with DEAR's totals, tax, date, currency and contact. */
function nothingWrong(sandbox: Sandbox): void {
  const wrong = wrongInXero(dueNow(sandbox), heldIn(sandbox.xero), false);
  must(wrong.length === 0, `Xero’s books are wrong: ${wrong.join('; ')}.`);
}

/** What DEAR's books say is due; purchase orders too, from the moment on that the first of them is in Xero. */
const dueNow = ({dear, xero}: Sandbox): Due[] =>
  dueInXero(dear.books, {orders: xero.purchaseOrders().some(({createdBy}) => createdBy !== null)});

/** All that is due is in Xero, once and to the cent, but for these, of which nothing is there. */
export function allThereBut(sandbox: Sandbox, numbers: readonly string[]): number {
  const due = dueNow(sandbox);
  const expected = due.filter(({number}) => !numbers.includes(number));
  must(due.length - expected.length === numbers.length, `DEAR’s books have no ${numbers.join(', ')}.`);
  const wrong = wrongInXero(expected, heldIn(sandbox.xero), true);
  must(wrong.length === 0, `Xero’s books are wrong: ${wrong.join('; ')}.`);
  return expected.length;
}

/** Payments and credit are in Xero as in DEAR, each once; gives back how many payments and how many credit notes used. */
export function moneyAgrees({dear, xero}: Sandbox): {payments: number; allocated: number} {
  const [payments, credits, held] = [moneyDueInXero(dear.books), creditDueInXero(dear.books), xero.books()];
  const wrong = [...wrongMoneyInXero(payments, [], held, true), ...wrongCreditInXero(credits, held, true)];
  must(wrong.length === 0, `Money is wrong in Xero: ${wrong.join('; ')}.`);
  return {
    payments: payments.length,
    allocated: held.creditNotes.filter(({allocations}) => allocations.length > 0).length,
  };
}

export const amountOf = ({total, totalTax, currencyCode}: Invoice): string =>
  `${fromCents(total)} ${currencyCode} with ${fromCents(totalTax)} tax`;

/** What DEAR's books say is due for one sale. */
export function dueOf(sandbox: Sandbox, masterId: string): Due {
  const due = dueInXero(sandbox.dear.books).find((document) => document.masterId === masterId);
  must(due !== undefined, 'DEAR’s books have no such sale.');
  return due;
}
