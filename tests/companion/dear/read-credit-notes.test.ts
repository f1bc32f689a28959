import {describe, expect, test} from 'vitest';
import {readPurchase, readSale} from '../../../companion/dear/read-master.ts';
import {parseExact} from '../../../companion/platform/exact-json.ts';
import {aCreditNote, aPurchase, aSale, purchaseId} from './answers.ts';

/** As it comes over the wire. */
const wire = (answer: unknown) => parseExact(typeof answer === 'string' ? answer : JSON.stringify(answer));

const sale = (more: object = {}) => readSale(wire(aSale(more)));

const purchase = (more: object = {}) => readPurchase(wire(aPurchase(more)));

describe('credit notes', () => {
  test('of a sale know what they credit, and their own rate; they have no due date', () => {
    expect(
      sale({CurrencyRate: 2, CreditNotes: [aCreditNote({CreditNoteConversionRate: 1.5})]})?.creditNotes,
    ).toMatchObject([
      {
        kind: 'sale-credit-note',
        taskId: '11d2b8f0-0000-4111-8222-333344445555',
        number: 'CR-00001',
        credits: 'INV-00001',
        date: '2026-03-05',
        dueDate: null,
        rate: '1.5',
        total: '11.5',
        tax: '1.5',
        lines: [{name: 'Green tea', account: '200'}],
        party: {name: 'Kauri Kitchen'},
      },
    ]);
  });

  test.each([
    ['a list of one', [aCreditNote({TaskID: purchaseId})]],
    [
      'one object, as the older address has it, without a task and without a link',
      {...aCreditNote(), TaskID: undefined, CreditNoteInvoiceNumber: undefined},
    ],
  ])('of a simple purchase come as %s', (_, CreditNote) => {
    const read = purchase({Type: 'Simple Purchase', CreditNote})?.creditNotes;
    expect(read).toMatchObject([{kind: 'bill-credit-note', taskId: purchaseId, number: 'CR-00001', total: '11.5'}]);
  });

  test('that do not exist yet are left out; drafts and voided ones are kept', () => {
    const CreditNotes = ['NOT AVAILABLE', 'DRAFT', 'VOIDED', 'AUTHORISED'].map((Status) => aCreditNote({Status}));
    expect(sale({CreditNotes})?.creditNotes.map(({status}) => status)).toEqual(['DRAFT', 'VOIDED', 'AUTHORISED']);
  });

  test('that cannot be read are named, and the invoices go on', () => {
    const read = sale({CreditNotes: [aCreditNote({Total: 'much'})]});
    expect(read).toMatchObject({
      documents: [{number: 'INV-00001'}],
      creditNotes: [],
      unreadable: [{kind: 'sale-credit-note', number: 'CR-00001', problem: {title: 'CR-00001 cannot be read.'}}],
    });
  });
});
