import Big from 'big.js';
import {type Decimal, toCents} from '../../../shared/money/cents.ts';
import type {ApiRequest, Endpoint} from './api-request.ts';
import {envelope, type Judged, saveBatch} from './batch.ts';
import {amountDue, type Books, type CreditNote, type Invoice, remainingCredit} from './books.ts';
import {lockErrors} from './document-rules.ts';
import {says} from './messages.ts';
import {payableInvoice, payableNote, settlePayable} from './payable.ts';
import {isObject, type Sent, sentDay, sentElements, sentFigure, sentText} from './sent.ts';
import {amount, compact, msDate, msTime, notFound} from './wire.ts';

const scope = 'accounting.invoices';

/** What of a credit note's credit is used on which invoice. */
export const allocationEndpoints: readonly Endpoint[] = [
  {method: 'PUT', path: '/CreditNotes/:id/Allocations', scope, handle: allocate},
  {method: 'DELETE', path: '/CreditNotes/:id/Allocations/:allocation', scope, handle: removeAllocation},
];

const nothingElse = {
  ...{Payments: [], CreditNotes: [], Prepayments: [], Overpayments: []},
  ...{HasErrors: false, IsDiscounted: false, LineItems: [], ValidationErrors: []},
};

const noteOf = ({books, segments}: ApiRequest): CreditNote | undefined =>
  books.creditNotes.find(({creditNoteId}) => creditNoteId === (segments[1] ?? '').toLowerCase());

/** Makes each allocation that was sent, a second one as readily as the first. The answer names no id (Xero's OpenAPI text). */
function allocate(request: ApiRequest) {
  const note = noteOf(request);
  if (!note) return notFound();
  const {books} = request;
  return saveBatch(request, 'Allocations', sentElements(request.body, 'Allocations'), (sent, refusals): Judged => {
    const invoice = invoiceOf(sent, books);
    const sum = sentFigure(sent, 'Amount');
    const day = sentDay(sent, 'Date');
    const errors = [
      ...refusals,
      ...allocationErrors({note, invoice, sum}),
      ...(day === undefined ? [says.noAllocationDate] : lockErrors(day, books)),
    ];
    const element = compact({
      Amount: sum === undefined ? undefined : Number(sum),
      Date: msDate(laterOf(note, invoice) ?? day ?? note.date),
      Invoice: compact({InvoiceID: invoice?.invoiceId, ...nothingElse}),
      CreditNote: {CreditNoteID: note.creditNoteId, ID: note.creditNoteId, LineItems: []},
      ValidationErrors: [],
    });
    if (errors.length > 0 || !invoice || sum === undefined) return {element, errors, warnings: []};

    note.allocations.push({
      allocationId: request.newId(),
      invoiceId: invoice.invoiceId,
      amount: toCents(sum),
      date: laterOf(note, invoice) ?? note.date,
    });
    settleBoth(note, invoice, request, toCents(sum));
    return {element, errors: [], warnings: []};
  });
}

function removeAllocation(request: ApiRequest) {
  const note = noteOf(request);
  const found = note?.allocations.find(({allocationId}) => allocationId === (request.segments[3] ?? '').toLowerCase());
  const invoice = request.books.invoices.find(({invoiceId}) => invoiceId === found?.invoiceId);
  if (!note || !found || !invoice) return notFound();
  note.allocations = note.allocations.filter((one) => one !== found);
  settleBoth(note, invoice, request, -found.amount);
  return envelope(request, {
    AllocationId: found.allocationId,
    Date: msTime(request.now).replace('+0000', ''),
    Invoice: {InvoiceID: invoice.invoiceId},
    IsDeleted: true,
  });
}

/** Both documents after so many cents were allocated, or taken back. */
function settleBoth(note: CreditNote, invoice: Invoice, {books, now}: ApiRequest, cents: number): void {
  invoice.amountCredited += cents;
  const day = laterOf(note, invoice) ?? note.date;
  settlePayable(payableNote(note, books), day, now);
  settlePayable(payableInvoice(invoice, books), day, now);
}

/** Xero dates an allocation by the later of the two documents. */
const laterOf = (note: CreditNote, invoice: Invoice | undefined): string | undefined =>
  invoice && (invoice.date > note.date ? invoice.date : note.date);

function invoiceOf(sent: Sent, books: Books): Invoice | undefined {
  if (!isObject(sent.Invoice)) return undefined;
  const id = sentText(sent.Invoice, 'InvoiceID')?.toLowerCase();
  const number = sentText(sent.Invoice, 'InvoiceNumber')?.toLowerCase();
  return books.invoices.find((invoice) =>
    id ? invoice.invoiceId === id : !!number && invoice.number.toLowerCase() === number,
  );
}

/** Why credit does not go to an invoice: only between approved documents of one contact, side and currency, as far as both reach. */
function allocationErrors(facts: {note: CreditNote; invoice: Invoice | undefined; sum: Decimal | undefined}): string[] {
  const {note, invoice, sum} = facts;
  if (!invoice) return [says.unknownAllocation];
  if (note.status !== 'AUTHORISED' && note.status !== 'PAID') return [says.noteNotAuthorised];
  if (invoice.status !== 'AUTHORISED' && invoice.status !== 'PAID') return [says.allocationNotAuthorised];
  if (note.type !== `${invoice.type}CREDIT`) return [says.allocationOfOtherSide];
  if (note.contactId !== invoice.contactId) return [says.allocationToOtherContact];
  if (note.currencyCode !== invoice.currencyCode) return [says.allocationInOtherCurrency];
  if (sum === undefined || new Big(sum).lte(0)) return [says.noAllocationAmount];
  if (toCents(sum) > remainingCredit(note)) return [says.allocationOverCredit(amount(remainingCredit(note)))];
  return toCents(sum) > amountDue(invoice) ? [says.allocationOverDue(amount(amountDue(invoice)))] : [];
}
