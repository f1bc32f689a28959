import {describe, expect, test} from 'vitest';
import {type LoggedIn, loggedIn, messagesIn} from './logged-in.ts';

const line = (unitAmount: string) => ({
  description: 'Bread',
  quantity: '1',
  unitAmount,
  accountCode: '200',
  taxType: 'OUTPUT2',
});

/** An approved invoice of 115.00 and an approved note of 23.00 of the same customer. */
function both({sandbox}: LoggedIn) {
  const {contactId} = sandbox.addContact({name: 'Acme'});
  const invoice = sandbox.addInvoice({number: 'INV-1', contactId, date: '2026-03-10', lines: [line('100')]});
  const note = sandbox.addCreditNote({number: 'CN-1', contactId, date: '2026-03-12', lines: [line('20')]});
  return {invoice, note};
}

const allocate = ({call}: LoggedIn, noteId: string, InvoiceID: string, Amount: number) =>
  call('PUT', `/CreditNotes/${noteId}/Allocations?summarizeErrors=false`, {
    body: {Allocations: [{Invoice: {InvoiceID}, Amount, Date: '2026-03-12'}]},
  });

describe('allocating credit', () => {
  test('takes from the credit and from what is due, and both can be used up', async () => {
    const session = await loggedIn();
    const {invoice, note} = both(session);
    const answer = await allocate(session, note.creditNoteId, invoice.invoiceId, 20);
    expect(answer.elements[0]).toMatchObject({Amount: 20, StatusAttributeString: 'OK'});
    expect((await session.call('GET', '/CreditNotes/CN-1')).elements[0]).toMatchObject({
      Status: 'AUTHORISED',
      RemainingCredit: 3,
      Allocations: [{Amount: 20, Invoice: {InvoiceID: invoice.invoiceId}}],
    });
    expect((await session.call('GET', '/Invoices/INV-1')).elements[0]).toMatchObject({
      AmountDue: 95,
      AmountCredited: 20,
      CreditNotes: [{CreditNoteNumber: 'CN-1', AppliedAmount: 20}],
    });
    await allocate(session, note.creditNoteId, invoice.invoiceId, 3);
    expect((await session.call('GET', '/CreditNotes/CN-1')).elements[0]).toMatchObject({Status: 'PAID'});
  });

  test.each([
    ['more than the credit', {}, {}, 23.01, 'The amount exceeds the remaining credit of 23'],
    ['nothing', {}, {}, 0, 'The amount to allocate must be greater than zero'],
    [
      'to a bill',
      {type: 'ACCPAY' as const},
      {},
      1,
      'A credit note can only be allocated to documents of its own side.',
    ],
    ['to a draft', {status: 'DRAFT' as const}, {}, 1, 'Credit can only be allocated to approved invoices.'],
    ['of a draft', {}, {status: 'DRAFT' as const}, 1, 'Only an approved credit note can be allocated.'],
    [
      'of somebody else',
      {contactId: 'x'},
      {},
      1,
      'A credit note can only be allocated to invoices of the same contact.',
    ],
  ])('%s is refused', async (_, onInvoice, onNote, amount, words) => {
    const session = await loggedIn();
    const {invoice, note} = both(session);
    session.sandbox.editInvoice(invoice.invoiceId, onInvoice);
    session.sandbox.editCreditNote(note.creditNoteId, onNote);
    expect(messagesIn(await allocate(session, note.creditNoteId, invoice.invoiceId, amount))).toEqual([words]);
    expect(note.allocations).toEqual([]);
  });

  test('more than is due is refused', async () => {
    const session = await loggedIn();
    const {invoice, note} = both(session);
    session.sandbox.payInvoice(invoice.invoiceId, 11_000);
    expect(messagesIn(await allocate(session, note.creditNoteId, invoice.invoiceId, 6))).toEqual([
      'The amount exceeds the amount due of 5',
    ]);
  });

  test('can be taken back', async () => {
    const session = await loggedIn();
    const {invoice, note} = both(session);
    await allocate(session, note.creditNoteId, invoice.invoiceId, 23);
    const id = note.allocations[0]?.allocationId;
    const answer = await session.call('DELETE', `/CreditNotes/${note.creditNoteId}/Allocations/${id}`);
    expect(answer.json).toMatchObject({AllocationId: id, IsDeleted: true});
    expect((await session.call('GET', '/Invoices/INV-1')).elements[0]).toMatchObject({AmountDue: 115});
  });
});

test('a credit note is paid out by a payment, as far as its credit reaches', async () => {
  const session = await loggedIn();
  const {note} = both(session);
  const refund = (Amount: number) =>
    session.call('PUT', '/Payments?summarizeErrors=false', {
      body: {
        Payments: [{CreditNote: {CreditNoteID: note.creditNoteId}, Account: {Code: '090'}, Date: '2026-03-13', Amount}],
      },
    });
  expect((await refund(20)).elements[0]).toMatchObject({
    PaymentType: 'ARCREDITPAYMENT',
    Invoice: {Type: 'ACCRECCREDIT', InvoiceID: note.creditNoteId, InvoiceNumber: 'CN-1'},
  });
  expect(messagesIn(await refund(4))).toEqual(['Payment amount exceeds the amount outstanding on this document']);
  await refund(3);
  expect((await session.call('GET', '/CreditNotes/CN-1')).elements[0]).toMatchObject({
    Status: 'PAID',
    RemainingCredit: 0,
    Payments: [{Amount: 20}, {Amount: 3}],
  });
});
