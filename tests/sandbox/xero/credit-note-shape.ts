import {type Books, type CreditNote, livePayments, remainingCredit} from './books.ts';
import {
  contactAsSent,
  contactOfDocument,
  type DocumentView,
  linesAsSent,
  linesShape,
  paymentShape,
  totalsShape,
  updatedShape,
} from './document-shape.ts';
import type {Sent} from './sent.ts';
import {amount, compact, dayString, figure, msDate} from './wire.ts';

/** A credit note as Xero shows it. It has neither a due date nor an address of its own. */
export const creditNoteShape = (note: CreditNote, books: Books, view: DocumentView): Record<string, unknown> =>
  compact({
    ...headShape(note),
    Payments: livePayments(note).map(paymentShape),
    CurrencyRate: figure(note.currencyRate),
    RemainingCredit: amount(remainingCredit(note)),
    Allocations: note.allocations.map((allocation) => allocationShape(allocation, books)),
    HasAttachments: view.saved ? undefined : note.hasAttachments,
    Contact: contactOfDocument(note, books, view),
    ...dateShape(note),
    LineItems: view.details ? linesShape(note, view) : [],
    ...totalsShape(note),
    ...updatedShape(note),
    FullyPaidOnDate: note.fullyPaidOn && msDate(note.fullyPaidOn),
  });

/** A refused credit note: what was sent, under the id it has or the zero guid. */
export const unsavedCreditNoteShape = (note: CreditNote, sent: Sent, view: DocumentView): Record<string, unknown> =>
  compact({
    ...headShape(note),
    Type: sent.Type ?? note.type,
    HasErrors: true,
    Contact: contactAsSent(note, sent),
    ...dateShape(note),
    LineItems: linesAsSent(note, sent, view),
  });

/** What of its credit went to which invoice. */
function allocationShape(allocation: CreditNote['allocations'][number], books: Books) {
  const invoice = books.invoices.find(({invoiceId}) => invoiceId === allocation.invoiceId);
  return {
    AllocationID: allocation.allocationId,
    Amount: amount(allocation.amount),
    Date: msDate(allocation.date),
    Invoice: {InvoiceID: allocation.invoiceId, InvoiceNumber: invoice?.number ?? '', HasErrors: false},
    IsDeleted: false,
  };
}

const headShape = (note: CreditNote) => ({
  CreditNoteID: note.creditNoteId,
  CreditNoteNumber: note.number,
  ID: note.creditNoteId,
  Type: note.type,
  Reference: note.reference,
  BrandingThemeID: note.brandingThemeId,
  CurrencyCode: note.currencyCode,
});

const dateShape = (note: CreditNote) => ({
  DateString: dayString(note.date),
  Date: msDate(note.date),
  Status: note.status,
  LineAmountTypes: note.lineAmountTypes,
});
