import Big from 'big.js';
import {type Decimal, plain} from '../../../shared/money/cents.ts';
import {amountDue, amountPaid, type Books, type Invoice, type InvoiceLine} from './books.ts';
import {briefContactShape, contactShape} from './contact-shape.ts';
import {isObject, type Sent, sentList} from './sent.ts';
import {amount, compact, dayString, figure, msDate, msTime} from './wire.ts';

export interface InvoiceView {
  readonly unitdp: 2 | 4;
  /** Lines and the whole contact: on single reads, pages and saves. */
  readonly details: boolean;
  /** What was just saved: lines with room for errors, no lists of payments. */
  readonly saved?: boolean;
  readonly summaryOnly?: boolean;
}

/** An invoice or bill as Xero shows it. */
export function invoiceShape(invoice: Invoice, books: Books, view: InvoiceView): Record<string, unknown> {
  const contact = books.contacts.find(({contactId}) => contactId === invoice.contactId);
  const reads = !view.saved && !view.summaryOnly;
  return compact({
    ...headShape(invoice),
    Payments: reads ? invoice.payments.map(paymentShape) : undefined,
    CreditNotes: reads ? [] : undefined,
    Prepayments: [],
    Overpayments: [],
    AmountDue: amount(amountDue(invoice)),
    AmountPaid: amount(amountPaid(invoice)),
    AmountCredited: view.saved ? undefined : amount(invoice.amountCredited),
    SentToContact: invoice.sentToContact,
    CurrencyRate: figure(invoice.currencyRate),
    HasErrors: false,
    IsDiscounted: invoice.lines.some((line) => line.discountRate !== null || line.discountAmount !== null),
    HasAttachments: reads ? invoice.hasAttachments : undefined,
    Contact:
      contact && view.details && view.saved
        ? contactShape(contact, books, {persons: true})
        : briefContactShape(invoice.contactId, contact?.name ?? ''),
    ...dateShape(invoice),
    LineItems: view.summaryOnly ? undefined : view.details ? invoice.lines.map((line) => lineShape(line, view)) : [],
    SubTotal: amount(invoice.subTotal),
    TotalTax: amount(invoice.totalTax),
    Total: amount(invoice.total),
    UpdatedDateUTC: msTime(invoice.updatedAt),
    UpdatedDateUTCString: `${new Date(invoice.updatedAt).toISOString().slice(0, 19)}Z`,
    CurrencyCode: invoice.currencyCode,
    FullyPaidOnDate: invoice.fullyPaidOn && msDate(invoice.fullyPaidOn),
  });
}

/** A refused document: what was sent, under the id it has or the zero guid. */
export function unsavedInvoiceShape(invoice: Invoice, sent: Sent, view: InvoiceView): Record<string, unknown> {
  const lines = sentList(sent, 'LineItems');
  return compact({
    ...headShape(invoice),
    Type: sent.Type ?? invoice.type,
    Prepayments: [],
    Overpayments: [],
    AmountDue: invoice.contactId === '' ? undefined : amount(amountDue(invoice)),
    AmountPaid: invoice.contactId === '' ? undefined : amount(amountPaid(invoice)),
    HasErrors: true,
    IsDiscounted: false,
    Contact: isObject(sent.Contact) ? sent.Contact : invoice.contactId ? {ContactID: invoice.contactId} : undefined,
    ...dateShape(invoice),
    LineItems: lines
      ? invoice.lines.map((line) => {
          const {LineItemID, TaxAmount, LineAmount, ...shown} = lineShape(line, view);
          return shown;
        })
      : undefined,
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

const lineShape = (line: InvoiceLine, view: InvoiceView) =>
  compact({
    Description: line.description,
    UnitAmount: line.unitAmount === null ? undefined : figure(toPlaces(line.unitAmount, view.unitdp)),
    TaxType: line.taxType,
    TaxAmount: amount(line.taxAmount),
    LineAmount: amount(line.lineAmount),
    AccountCode: line.accountCode,
    Tracking: [],
    Quantity: line.quantity === null ? undefined : figure(line.quantity),
    DiscountRate: line.discountRate === null ? undefined : figure(line.discountRate),
    DiscountAmount: line.discountAmount === null ? undefined : amount(line.discountAmount),
    LineItemID: line.lineItemId,
    ValidationErrors: view.saved ? [] : undefined,
  });

const paymentShape = (payment: Invoice['payments'][number]) => ({
  PaymentID: payment.paymentId,
  Date: msDate(payment.date),
  Amount: amount(payment.amount),
  CurrencyRate: 1,
  HasAccount: false,
  HasValidationErrors: false,
});

/** Four decimals are shown only to a call that asks for them. */
const toPlaces = (value: Decimal, places: number): Decimal =>
  plain(new Big(value).round(places, Big.roundHalfUp).toFixed());
