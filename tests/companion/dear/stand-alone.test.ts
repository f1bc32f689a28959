import {expect, test} from 'vitest';
import {readPurchase, readSale} from '../../../companion/dear/read-master.ts';
import {creditNotesIn, rowOf, standAlone} from '../../../companion/dear/stand-alone.ts';
import {parseExact} from '../../../companion/platform/exact-json.ts';
import {aCreditNote, aSaleRow, purchaseId, saleId} from './answers.ts';

const wire = (answer: unknown) => parseExact(JSON.stringify(answer));
const {TotalBeforeTax: _net, Tax: _tax, Total: _total, ...withoutTotals} = aCreditNote({CreditNoteInvoiceNumber: ''});
const refund = {ID: '00000000-0000-4000-8000-000000000001', Amount: 4, DatePaid: '2026-03-06T00:00:00', Account: '090'};
const row = aSaleRow({
  Type: 'Credit Note',
  CustomerID: '5a6b7c8d-0000-4111-8222-333344445555',
  CustomerCurrency: 'USD',
  BaseCurrency: 'NZD',
  InvoiceNumber: null,
});
const read = (note: object, rows: readonly object[] = [row]) => {
  const notes = creditNotesIn(wire({SaleID: saleId, CreditNotes: [{...withoutTotals, ...note}]}));
  return readSale(standAlone('sale', saleId, notes, rowOf(rows.map(wire), saleId)));
};

test('a note that stands alone has its customer and currency from its row, its total from what is left and was refunded', () => {
  expect(read({CreditNoteBalance: 7.5, Payments: [refund]})).toMatchObject({
    id: saleId,
    number: 'SO-00001',
    type: 'Credit Note',
    stamp: row.Updated,
    documents: [],
    unreadable: [],
    creditNotes: [
      {
        number: 'CR-00001',
        credits: '',
        currency: 'USD',
        baseCurrency: 'NZD',
        taxCalculation: null,
        totalBeforeTax: '10',
        tax: '1.5',
        total: '11.5',
        party: {name: 'Kauri Kitchen', id: '5a6b7c8d-0000-4111-8222-333344445555'},
      },
    ],
    payments: [{id: refund.ID, kind: 'refund'}],
  });
});

test('one whose lines hold their tax has that total', () => {
  expect(read({CreditNoteBalance: 10})?.creditNotes).toMatchObject([{totalBeforeTax: '8.5', tax: '1.5', total: '10'}]);
});

test.each<[string, object, readonly object[], string]>([
  [
    'what is left fits neither its lines with their tax nor without',
    {CreditNoteBalance: 9},
    [row],
    'TotalBeforeTax is missing',
  ],
  ['nobody says what is left', {}, [row], 'TotalBeforeTax is missing'],
  ['no list shows it', {CreditNoteBalance: 11.5}, [], 'CustomerCurrency is missing'],
])('where %s, nothing is guessed', (_, note, rows, why) => {
  expect(read(note, rows)).toMatchObject({
    creditNotes: [],
    unreadable: [{kind: 'sale-credit-note', problem: {raw: why}}],
  });
});

test('a supplier’s note has its totals there, and the rest from its row', () => {
  const notes = creditNotesIn(wire({PurchaseID: purchaseId, CreditNotes: [aCreditNote(), {Status: 'NOT AVAILABLE'}]}));
  const shown = {
    ID: purchaseId,
    OrderNumber: 'PO-1',
    Supplier: 'Mill',
    SupplierCurrency: 'NZD',
    BaseCurrency: 'NZD',
    OrderStatus: 'AUTHORISED',
    Type: 'Credit Note',
  };
  expect(readPurchase(standAlone('purchase', purchaseId, notes, shown))).toMatchObject({
    number: 'PO-1',
    order: null,
    creditNotes: [{kind: 'bill-credit-note', total: '11.5', party: {name: 'Mill'}}],
  });
});
