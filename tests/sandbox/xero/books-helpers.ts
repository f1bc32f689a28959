import {computeInvoice, type SentLine} from './arithmetic.ts';
import type {
  Account,
  Attachment,
  Books,
  Contact,
  CreditNote,
  Document,
  Invoice,
  ManualJournal,
  Payment,
  PurchaseOrder,
  TaxRate,
} from './books.ts';
import {todayIn} from './choices.ts';
import {emptyContact} from './contact-rules.ts';
import {emptyInvoice} from './invoice-draft.ts';
import {newPayment, payables, settlePayable} from './payable.ts';
import {emptyCreditNote} from './save-credit-notes.ts';
import {emptyPurchaseOrder} from './save-purchase-orders.ts';

/** A line of a document that a person types into Xero. */
interface TypedLine extends SentLine {
  readonly description?: string;
  readonly accountCode?: string;
}

/** What a person types of a document; the rest is what a new one has. */
type Typed<Kind extends Document> = Partial<Omit<Kind, 'lines'>> & {lines?: readonly TypedLine[]};

/** What a person does in Xero itself, past the API and its rules. The first organisation unless told. */
export interface BooksHelpers {
  books(tenantId?: string): Books;
  /** The documents stored by now. */
  invoices(tenantId?: string): readonly Invoice[];
  creditNotes(tenantId?: string): readonly CreditNote[];
  purchaseOrders(tenantId?: string): readonly PurchaseOrder[];
  manualJournals(tenantId?: string): readonly ManualJournal[];
  contacts(tenantId?: string): readonly Contact[];
  /** Types a document in; `createdBy` null unless told. Its amounts come from its lines. */
  addInvoice(facts: Typed<Invoice>, tenantId?: string): Invoice;
  addCreditNote(facts: Typed<CreditNote>, tenantId?: string): CreditNote;
  addPurchaseOrder(facts: Typed<PurchaseOrder>, tenantId?: string): PurchaseOrder;
  addContact(facts: Partial<Contact> & {name: string}, tenantId?: string): Contact;
  editInvoice(invoiceId: string, facts: Partial<Invoice>): Invoice;
  editCreditNote(creditNoteId: string, facts: Partial<CreditNote>): CreditNote;
  editPurchaseOrder(purchaseOrderId: string, facts: Partial<PurchaseOrder>): PurchaseOrder;
  editContact(contactId: string, facts: Partial<Contact>): Contact;
  /** Merges a contact into another one: it is archived, and its documents are the other's (Xero's help, “Merge contacts”). */
  mergeContact(contactId: string, into: string): void;
  voidInvoice(invoiceId: string): void;
  /** The files of a document, in the order they came. */
  attachments(documentId: string): readonly Attachment[];
  /** Puts a file on an invoice or bill by hand. */
  addAttachment(invoiceId: string, file: Partial<Attachment> & {fileName: string}): Attachment;
  /** Pays so many cents, or all that is due; a document paid in full becomes PAID. */
  payInvoice(invoiceId: string, cents?: number, facts?: Partial<Payment>): Payment;
  /** Pays a credit note out, in the first organisation. */
  refundCreditNote(creditNoteId: string, cents?: number, facts?: Partial<Payment>): Payment;
  /** Matches a payment with a line of the bank's, or takes that back. */
  reconcilePayment(paymentId: string, isReconciled?: boolean): void;
  /** Deletes a payment: what it paid is owed again. */
  deletePayment(paymentId: string): void;
  setLockDates(dates: {period?: string | null; endOfYear?: string | null}, tenantId?: string): void;
  setAccountStatus(code: string, status: Account['Status'], tenantId?: string): void;
  setAccounts(accounts: readonly Account[], tenantId?: string): void;
  setTaxRates(taxRates: readonly TaxRate[], tenantId?: string): void;
  setCurrencies(codes: readonly string[], tenantId?: string): void;
}

export function createBooksHelpers(dependencies: {
  books: readonly Books[];
  now: () => number;
  newId: () => string;
  settle: () => void;
}): BooksHelpers {
  const {now, newId} = dependencies;

  const booksOf = (tenantId?: string): Books => {
    dependencies.settle();
    const found =
      tenantId === undefined ? dependencies.books[0] : dependencies.books.find((one) => one.tenantId === tenantId);
    if (!found) throw new Error(`No organisation ${tenantId} in the sandbox`);
    return found;
  };
  const documentOf = <Kind extends Document>(
    list: (books: Books) => readonly Kind[],
    isIt: (document: Kind) => boolean,
    what: string,
  ): Kind => {
    dependencies.settle();
    const found = dependencies.books.flatMap(list).find(isIt);
    if (!found) throw new Error(`No ${what} in the sandbox`);
    return found;
  };
  const invoiceOf = (id: string) =>
    documentOf(
      ({invoices}) => invoices,
      ({invoiceId}) => invoiceId === id,
      `invoice ${id}`,
    );

  /** The lines as they stand in the books, and what they come to. */
  const typedLines = (lines: readonly TypedLine[], lineAmountTypes: Document['lineAmountTypes'], books: Books) => {
    const rate = (taxType: string | null) =>
      String(books.taxRates.find((one) => one.TaxType === taxType)?.EffectiveRate ?? 0);
    const {subTotal, totalTax, total, lines: computed} = computeInvoice(lines, lineAmountTypes, rate, 4);
    return {
      subTotal,
      totalTax,
      total,
      lines: lines.map((line, index) => ({
        lineItemId: newId(),
        description: line.description ?? '',
        quantity: computed[index]?.quantity ?? null,
        unitAmount: computed[index]?.unitAmount ?? null,
        lineAmount: computed[index]?.lineAmount ?? 0,
        taxAmount: computed[index]?.taxAmount ?? 0,
        taxType: line.taxType ?? null,
        accountCode: line.accountCode ?? null,
        discountRate: line.discountRate ?? null,
        discountAmount: null,
      })),
    };
  };

  const pay = (books: Books, documentId: string, cents: number | undefined, facts: Partial<Payment>): Payment => {
    const payable = payables(books).find(({id}) => id === documentId);
    if (!payable) throw new Error(`No document ${documentId} in the sandbox`);
    const payment = newPayment({
      paymentId: newId(),
      date: todayIn(books, now()),
      amount: cents ?? payable.outstanding(),
      updatedAt: now(),
      ...facts,
    });
    payable.document.payments.push(payment);
    settlePayable(payable, payment.date, now());
    return payment;
  };
  const paymentOf = (paymentId: string) => {
    dependencies.settle();
    for (const payable of dependencies.books.flatMap(payables)) {
      const payment = payable.document.payments.find((one) => one.paymentId === paymentId);
      if (payment) return {payment, payable};
    }
    throw new Error(`No payment ${paymentId} in the sandbox`);
  };

  const tenantOf = (invoice: Invoice) => dependencies.books.find(({invoices}) => invoices.includes(invoice))?.tenantId;

  const helpers: BooksHelpers = {
    books: booksOf,
    invoices: (tenantId) => booksOf(tenantId).invoices,
    creditNotes: (tenantId) => booksOf(tenantId).creditNotes,
    purchaseOrders: (tenantId) => booksOf(tenantId).purchaseOrders,
    manualJournals: (tenantId) => booksOf(tenantId).manualJournals,
    contacts: (tenantId) => booksOf(tenantId).contacts,
    addInvoice({lines = [], ...facts}, tenantId) {
      const books = booksOf(tenantId);
      const base = emptyInvoice(facts.type ?? 'ACCREC', books, now());
      const invoiceId = newId();
      const amounts = typedLines(lines, facts.lineAmountTypes ?? 'Exclusive', books);
      const invoice: Invoice = {...base, invoiceId, status: 'AUTHORISED', dueDate: base.date, ...amounts, ...facts};
      books.invoices.push(invoice);
      return invoice;
    },
    addCreditNote({lines = [], ...facts}, tenantId) {
      const books = booksOf(tenantId);
      const base = emptyCreditNote(facts.type ?? 'ACCRECCREDIT', books, now());
      const amounts = typedLines(lines, facts.lineAmountTypes ?? 'Exclusive', books);
      const note: CreditNote = {...base, creditNoteId: newId(), status: 'AUTHORISED', ...amounts, ...facts};
      books.creditNotes.push(note);
      return note;
    },
    addPurchaseOrder({lines = [], ...facts}, tenantId) {
      const books = booksOf(tenantId);
      const base = emptyPurchaseOrder(books, now());
      const amounts = typedLines(lines, facts.lineAmountTypes ?? 'Exclusive', books);
      const order: PurchaseOrder = {...base, purchaseOrderId: newId(), status: 'AUTHORISED', ...amounts, ...facts};
      books.purchaseOrders.push(order);
      return order;
    },
    addContact(facts, tenantId) {
      const contact: Contact = {...emptyContact(), contactId: newId(), updatedAt: now(), ...facts};
      booksOf(tenantId).contacts.push(contact);
      return contact;
    },
    editInvoice: (invoiceId, facts) => Object.assign(invoiceOf(invoiceId), {updatedAt: now()}, facts),
    editCreditNote: (id, facts) =>
      Object.assign(
        documentOf(
          ({creditNotes}) => creditNotes,
          ({creditNoteId}) => creditNoteId === id,
          `credit note ${id}`,
        ),
        {updatedAt: now()},
        facts,
      ),
    editPurchaseOrder: (id, facts) =>
      Object.assign(
        documentOf(
          ({purchaseOrders}) => purchaseOrders,
          ({purchaseOrderId}) => purchaseOrderId === id,
          `purchase order ${id}`,
        ),
        {updatedAt: now()},
        facts,
      ),
    editContact(contactId, facts) {
      dependencies.settle();
      const found = dependencies.books
        .flatMap(({contacts}) => contacts)
        .find((contact) => contact.contactId === contactId);
      if (!found) throw new Error(`No contact ${contactId} in the sandbox`);
      return Object.assign(found, {updatedAt: now()}, facts);
    },
    mergeContact(contactId, into) {
      helpers.editContact(contactId, {status: 'ARCHIVED', mergedInto: into});
      for (const {invoices, creditNotes, purchaseOrders} of dependencies.books)
        for (const document of [...invoices, ...creditNotes, ...purchaseOrders])
          if (document.contactId === contactId) document.contactId = into;
    },
    voidInvoice(invoiceId) {
      Object.assign(invoiceOf(invoiceId), {status: 'VOIDED', updatedAt: now()});
    },
    attachments(documentId) {
      dependencies.settle();
      return dependencies.books
        .flatMap(({attachments}) => attachments)
        .filter((attachment) => attachment.documentId === documentId);
    },
    addAttachment(invoiceId, file) {
      const invoice = invoiceOf(invoiceId);
      const attachment: Attachment = {
        attachmentId: newId(),
        documentId: invoiceId,
        mimeType: 'application/pdf',
        content: new TextEncoder().encode('by hand'),
        includeOnline: false,
        createdBy: null,
        ...file,
      };
      booksOf(tenantOf(invoice)).attachments.push(attachment);
      invoice.hasAttachments = true;
      return attachment;
    },
    payInvoice(invoiceId, cents, facts = {}) {
      return pay(booksOf(tenantOf(invoiceOf(invoiceId))), invoiceId, cents, facts);
    },
    refundCreditNote: (creditNoteId, cents, facts = {}) => pay(booksOf(), creditNoteId, cents, facts),
    reconcilePayment(paymentId, isReconciled = true) {
      Object.assign(paymentOf(paymentId).payment, {isReconciled, updatedAt: now()});
    },
    deletePayment(paymentId) {
      const {payment, payable} = paymentOf(paymentId);
      Object.assign(payment, {status: 'DELETED', updatedAt: now()});
      settlePayable(payable, payment.date, now());
    },
    setLockDates({period, endOfYear}, tenantId) {
      const {organisation} = booksOf(tenantId);
      if (period !== undefined) organisation.periodLockDate = period;
      if (endOfYear !== undefined) organisation.endOfYearLockDate = endOfYear;
    },
    setAccountStatus(code, status, tenantId) {
      const found = booksOf(tenantId).accounts.find((account) => account.Code === code);
      if (!found) throw new Error(`No account ${code} in the sandbox`);
      found.Status = status;
    },
    setAccounts(accounts, tenantId) {
      booksOf(tenantId).accounts = [...accounts];
    },
    setTaxRates(taxRates, tenantId) {
      booksOf(tenantId).taxRates = [...taxRates];
    },
    setCurrencies(codes, tenantId) {
      booksOf(tenantId).currencies = codes.map((Code) => ({Code, Description: Code}));
    },
  };
  return helpers;
}
