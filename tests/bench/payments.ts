import {createBooks} from '../sandbox/books/books.ts';
import {aPayment} from '../sandbox/books/builders.ts';
import {guid} from '../sandbox/books/guids.ts';
import {manyFreshSales} from '../sandbox/books/many-fresh.ts';
import {openOffice} from '../support/office.ts';

const EACH = 300;

/** What payments cost: so many sales that are in Xero, each of them paid since. */
export async function measurePayments() {
  const office = await openOffice({books: (clock) => createBooks({clock, masters: manyFreshSales(EACH)})});
  await office.open();
  await office.pair();
  await office.connect();
  await office.sync({kind: 'all'});
  const {dear, xero} = office.sandbox;
  await office.clock.sleep(60_000);
  for (const {id, number} of dear.books.sales) {
    dear.books.addPayment(id, aPayment({id: guid(`payment of ${number}`), amount: '10'}));
  }
  const [dearBefore, xeroBefore] = [dear.calls.length, xero.calls.length];
  await office.sync({kind: 'all'});
  const paid = xero.invoices().filter(({payments}) => payments.length === 1).length;
  if (paid !== EACH) throw new Error(`Only ${paid} payments went`);
  const result = {
    xeroEach: xero.calls.slice(xeroBefore).filter(({path}) => /^\/(Payments|Invoices)/.test(path)).length / EACH,
    dearSources: dear.calls.slice(dearBefore).filter(({path}) => path === '/sale/payment').length / EACH,
  };
  await office.close();
  return result;
}
