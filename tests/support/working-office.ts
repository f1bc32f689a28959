import type {Run} from '../../shared/export/run.ts';
import {dueInXero, heldIn, wrongInXero} from '../crash/model.ts';
import {creditDueInXero, moneyDueInXero, wrongCreditInXero, wrongMoneyInXero} from '../crash/money-model.ts';
import type {Purchase, Sale} from '../sandbox/books/book.ts';
import {type Books, createBooks} from '../sandbox/books/books.ts';
import type {ObedientClock} from './clock.ts';
import {type Office, openOffice} from './office.ts';

export const ALL = {kind: 'all'} as const;

/** An office that is paired and connected on both sides, with these sales and purchases in DEAR. */
export async function workingOffice(
  dear: readonly (Sale | Purchase)[] | ((clock: ObedientClock) => Books) = [],
  options: Omit<NonNullable<Parameters<typeof openOffice>[0]>, 'books'> = {},
): Promise<Office> {
  const books = typeof dear === 'function' ? dear : (clock: ObedientClock) => createBooks({clock, masters: dear});
  const office = await openOffice({...options, books});
  await office.open();
  await office.pair();
  await office.connect();
  return office;
}

/** Syncs all, and lets time pass, until nothing is Pending or unknown any more; seven times at most. */
export async function untilSettled(office: Office): Promise<Run> {
  for (let round = 1; ; round++) {
    const run = await office.sync(ALL);
    if (round === 7 || (run.state === 'finished' && run.counts.pending === 0 && openSends(office) === 0)) return run;
    await office.clock.sleep(61_000);
  }
}

export const openSends = ({companion}: Office): number => [...companion.store.values('sends')].length;

/** What is wrong in Xero when all is done, but for documents that are not to go; nothing when all is well. */
export function wrongAtTheEnd({sandbox, companion}: Office, except: readonly string[] = []): string[] {
  const orders = companion.store.state.settings.exportPurchaseOrders;
  const due = dueInXero(sandbox.dear.books, {orders}).filter(({number}) => !except.includes(number));
  const money = moneyDueInXero(sandbox.dear.books).filter(({number}) => !except.includes(number));
  const held = sandbox.xero.books();
  return [
    ...wrongInXero(due, heldIn(sandbox.xero), true),
    ...wrongMoneyInXero(money, [], held, true),
    ...wrongCreditInXero(creditDueInXero(sandbox.dear.books), held, true),
  ];
}

/** The document of this number in Xero; fails when there is none or more than one. */
export function inXero({sandbox}: Office, number: string) {
  const [found, another] = sandbox.xero.invoices().filter((invoice) => invoice.number === number);
  if (!found || another) throw new Error(`${number} is in Xero ${another ? 'more than once' : 'not at all'}`);
  return found;
}

/** Calls of the two APIs from here on. */
export function countCalls({sandbox}: Office) {
  const from = {dear: sandbox.dear.calls.length, xero: sandbox.xero.calls.length};
  return {
    dear: () => sandbox.dear.calls.slice(from.dear),
    xero: () => sandbox.xero.calls.slice(from.xero),
    writes: () => sandbox.xero.calls.slice(from.xero).filter(({method}) => method !== 'GET'),
  };
}
