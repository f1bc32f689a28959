import {createBooks} from '../sandbox/books/books.ts';
import {aPayment} from '../sandbox/books/builders.ts';
import {guid} from '../sandbox/books/guids.ts';
import {manyFreshSales} from '../sandbox/books/many-fresh.ts';
import {openOffice} from '../support/office.ts';

const PAID = 300;
const DAYS = 20;
const DAY = 24 * 60 * 60_000;

/** What money and stock value cost in Xero: so many sales paid in part, so many days with cost of goods sold. */
export async function measurePaymentsAndJournals(): Promise<{paymentEach: number; journalEach: number}> {
  const office = await openOffice({
    books: (clock) => createBooks({clock, masters: paidSales(), postings: soldOn(clock.now())}),
  });
  await office.open();
  await office.pair();
  await office.connect();
  await office.call('PATCH', '/api/settings', {exportPayments: true, exportJournals: true});
  await office.sync({kind: 'all'});
  const {xero} = office.sandbox;
  const paid = xero.invoices().filter(({payments}) => payments.length === 1).length;
  if (paid !== PAID) throw new Error(`Only ${paid} payments went`);
  const journals = xero.manualJournals().filter(({createdBy}) => createdBy !== null).length;
  if (journals !== DAYS) throw new Error(`Only ${journals} journals went`);
  const callsAt = (path: RegExp): number => xero.calls.filter((call) => path.test(call.path)).length;
  // Asked for by their ids they are looked at for what is paid on them.
  const looks = xero.calls.filter(({query}) => Object.keys(query).some((name) => name.toLowerCase() === 'ids')).length;
  const result = {
    paymentEach: (callsAt(/^\/Payments/) + looks) / PAID,
    journalEach: callsAt(/^\/ManualJournals/) / DAYS,
  };
  await office.close();
  return result;
}

const paidSales = () =>
  manyFreshSales(PAID).map((sale) => ({
    ...sale,
    invoices: sale.invoices.map((invoice) => ({
      ...invoice,
      payments: [aPayment({id: guid(`payment of ${sale.number}`), amount: '5', date: invoice.date})],
    })),
  }));

/** One sale's cost on each of the days before now. */
const soldOn = (now: number) =>
  Array.from({length: DAYS}, (_, index) => ({
    taskId: guid(`cost ${index}`),
    type: 'Sale',
    debit: '310',
    credit: '630',
    amount: '40',
    date: new Date(now - (index + 1) * DAY).toISOString().slice(0, 10),
    reference: `INV-${index}`,
    text: 'Cost of goods sold',
  }));
