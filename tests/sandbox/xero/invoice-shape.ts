import {amountDue, amountPaid, type Books, type Invoice, livePayments} from './books.ts';
import {
  contactAsSent,
  contactOfDocument,
  type DocumentView,
  isDiscounted,
  linesAsSent,
  linesShape,
  paymentShape,
  totalsShape,
  updatedShape,
} from './document-shape.ts';
import type {Sent} from './sent.ts';
import {amount, compact, dayString, figure, msDate} from './wire.ts';

/** An invoice or bill as Xero shows it. */
export function invoiceShape(invoice: Invoice, books: Books, view: DocumentView): Record<string, unknown> {
  const reads = !view.saved && !view.summaryOnly;
  return compact({
    ...headShape(invoice),
    Payments: reads ? livePayments(invoice).map(paymentShape) : undefined,
    CreditNotes: reads ? creditNotesOn(invoice, books) : undefined,
    Prepayments: [],
    Overpayments: [],
    AmountDue: amount(amountDue(invoice)),
    AmountPaid: amount(amountPaid(invoice)),
    AmountCredited: view.saved ? undefined : amount(invoice.amountCredited),
    SentToContact: invoice.sentToContact,
    CurrencyRate: figure(invoice.currencyRate),
    HasErrors: false,
    IsDiscounted: isDiscounted(invoice),
    HasAttachments: reads ? invoice.hasAttachments : undefined,
    Contact: contactOfDocument(invoice, books, view),
    ...dateShape(invoice),
    LineItems: view.summaryOnly ? undefined : view.details ? linesShape(invoice, view) : [],
    ...totalsShape(invoice),
    ...updatedShape(invoice),
    CurrencyCode: invoice.currencyCode,
    FullyPaidOnDate: invoice.fullyPaidOn && msDate(invoice.fullyPaidOn),
  });
}

/** A refused document: what was sent, under the id it has or the zero guid. */
export function unsavedInvoiceShape(invoice: Invoice, sent: Sent, view: DocumentView): Record<string, unknown> {
  return compact({
    ...headShape(invoice),
    Type: sent.Type ?? invoice.type,
    Prepayments: [],
    Overpayments: [],
    AmountDue: invoice.contactId === '' ? undefined : amount(amountDue(invoice)),
    AmountPaid: invoice.contactId === '' ? undefined : amount(amountPaid(invoice)),
    HasErrors: true,
    IsDiscounted: false,
    Contact: contactAsSent(invoice, sent),
    ...dateShape(invoice),
    LineItems: linesAsSent(invoice, sent, view),
    CurrencyCode: invoice.currencyCode,
  });
}

const headShape = (invoice: Invoice) => ({
  Type: invoice.type,
  InvoiceID: invoice.invoiceId,
  InvoiceNumber: invoice.number,
  Reference: invoice.type === 'ACCREC' ? invoice.reference : undefined,
  Url: invoice.url || undefined,
  BrandingThemeID: invoice.brandingThemeId,
});

/** The credit notes that are used on it. */
const creditNotesOn = (invoice: Invoice, books: Books) =>
  books.creditNotes.flatMap((note) =>
    note.allocations
      .filter(({invoiceId}) => invoiceId === invoice.invoiceId)
      .map((allocation) => ({
        CreditNoteID: note.creditNoteId,
        CreditNoteNumber: note.number,
        ID: note.creditNoteId,
        HasErrors: false,
        AppliedAmount: amount(allocation.amount),
        Date: msDate(note.date),
        LineItems: [],
        Total: amount(note.total),
      })),
  );

const dateShape = (invoice: Invoice) => ({
  DateString: dayString(invoice.date),
  Date: msDate(invoice.date),
  DueDateString: invoice.dueDate && dayString(invoice.dueDate),
  DueDate: invoice.dueDate && msDate(invoice.dueDate),
  PlannedPaymentDate: invoice.plannedPaymentDate && msDate(invoice.plannedPaymentDate),
  ExpectedPaymentDate: invoice.expectedPaymentDate && msDate(invoice.expectedPaymentDate),
  Status: invoice.status,
  LineAmountTypes: invoice.lineAmountTypes,
});
