import {createBooks} from '../sandbox/books/books.ts';
import {aCreditNote} from '../sandbox/books/builders.ts';
import {guid} from '../sandbox/books/guids.ts';
import {manyFreshPurchases, manyFreshSales} from '../sandbox/books/many-fresh.ts';
import {openOffice} from '../support/office.ts';

const EACH = 300;

/** What credit notes and purchase orders cost in Xero: so many sales credited in part, so many orders that were billed. */
export async function measureCreditNotesAndOrders() {
  const office = await openOffice({
    books: (clock) => createBooks({clock, masters: [...creditedSales(), ...manyFreshPurchases(EACH)]}),
  });
  await office.open();
  await office.pair();
  await office.connect();
  await office.call('PATCH', '/api/settings', {exportPurchaseOrders: true});
  await office.sync({kind: 'all'});
  const {dear, xero} = office.sandbox;
  const {creditNotes, purchaseOrders} = xero.books();
  if (creditNotes.length !== EACH) throw new Error(`Only ${creditNotes.length} credit notes went`);
  const billed = purchaseOrders.filter(({status}) => status === 'BILLED');
  if (billed.length !== EACH) throw new Error(`Only ${billed.length} orders went`);
  const callsAt = (path: RegExp) => xero.calls.filter((call) => path.test(call.path)).length;
  const result = {
    creditNoteEach: callsAt(/^\/CreditNotes(\/CR-[^/]*)?$/) / EACH,
    allocationEach: callsAt(/^\/CreditNotes\/.*Allocations/) / EACH,
    orderEach: callsAt(/^\/PurchaseOrders/) / EACH,
    dearReads: dear.calls.filter(({path}) => /^\/(sale|advanced-purchase)(\/|$)/i.test(path)).length / (2 * EACH),
  };
  await office.close();
  return result;
}

const creditedSales = () =>
  manyFreshSales(EACH).map((sale) => ({
    ...sale,
    creditNotes: [
      aCreditNote({
        number: `CR-${sale.number}`,
        taskId: guid(`credit note of ${sale.number}`),
        credits: sale.invoices[0]?.number ?? '',
      }),
    ],
  }));
