import {computeInvoice, type SentLine} from './arithmetic.ts';
import {
  type Account,
  type Attachment,
  amountDue,
  type Books,
  type Contact,
  type Invoice,
  type TaxRate,
} from './books.ts';
import {todayIn} from './choices.ts';
import {emptyContact} from './contact-rules.ts';
import {emptyInvoice} from './invoice-draft.ts';

/** A line of a document that a person types into Xero. */
interface TypedLine extends SentLine {
  readonly description?: string;
  readonly accountCode?: string;
}

/** What a person does in Xero itself, past the API and its rules. The first organisation unless told. */
export interface BooksHelpers {
  books(tenantId?: string): Books;
  /** The documents stored by now. */
  invoices(tenantId?: string): readonly Invoice[];
  contacts(tenantId?: string): readonly Contact[];
  /** Types a document in; `createdBy` null unless told. Its amounts come from its lines. */
  addInvoice(facts: Partial<Omit<Invoice, 'lines'>> & {lines?: readonly TypedLine[]}, tenantId?: string): Invoice;
  addContact(facts: Partial<Contact> & {name: string}, tenantId?: string): Contact;
  editInvoice(invoiceId: string, facts: Partial<Invoice>): Invoice;
  editContact(contactId: string, facts: Partial<Contact>): Contact;
  voidInvoice(invoiceId: string): void;
  /** The files of a document, in the order they came. */
  attachments(documentId: string): readonly Attachment[];
  /** Puts a file on an invoice or bill by hand. */
  addAttachment(invoiceId: string, file: Partial<Attachment> & {fileName: string}): Attachment;
  /** Pays so many cents, or all that is due; a document paid in full becomes PAID. */
  payInvoice(invoiceId: string, cents?: number): void;
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
  const invoiceOf = (invoiceId: string): Invoice => {
    dependencies.settle();
    const found = dependencies.books
      .flatMap(({invoices}) => invoices)
      .find((invoice) => invoice.invoiceId === invoiceId);
    if (!found) throw new Error(`No invoice ${invoiceId} in the sandbox`);
    return found;
  };

  const tenantOf = (invoice: Invoice) => dependencies.books.find(({invoices}) => invoices.includes(invoice))?.tenantId;

  return {
    books: booksOf,
    invoices: (tenantId) => booksOf(tenantId).invoices,
    contacts: (tenantId) => booksOf(tenantId).contacts,
    addInvoice({lines = [], ...facts}, tenantId) {
      const books = booksOf(tenantId);
      const base = emptyInvoice(facts.type ?? 'ACCREC', books, now());
      const rate = (taxType: string | null) =>
        String(books.taxRates.find((one) => one.TaxType === taxType)?.EffectiveRate ?? 0);
      const amounts = computeInvoice(lines, facts.lineAmountTypes ?? 'Exclusive', rate, 4);
      const invoice: Invoice = {
        ...base,
        invoiceId: newId(),
        status: 'AUTHORISED',
        dueDate: base.date,
        subTotal: amounts.subTotal,
        totalTax: amounts.totalTax,
        total: amounts.total,
        lines: lines.map((line, index) => ({
          lineItemId: newId(),
          description: line.description ?? '',
          quantity: amounts.lines[index]?.quantity ?? null,
          unitAmount: amounts.lines[index]?.unitAmount ?? null,
          lineAmount: amounts.lines[index]?.lineAmount ?? 0,
          taxAmount: amounts.lines[index]?.taxAmount ?? 0,
          taxType: line.taxType ?? null,
          accountCode: line.accountCode ?? null,
          discountRate: line.discountRate ?? null,
          discountAmount: null,
        })),
        ...facts,
      };
      books.invoices.push(invoice);
      return invoice;
    },
    addContact(facts, tenantId) {
      const contact: Contact = {...emptyContact(), contactId: newId(), updatedAt: now(), ...facts};
      booksOf(tenantId).contacts.push(contact);
      return contact;
    },
    editInvoice: (invoiceId, facts) => Object.assign(invoiceOf(invoiceId), {updatedAt: now()}, facts),
    editContact(contactId, facts) {
      dependencies.settle();
      const found = dependencies.books
        .flatMap(({contacts}) => contacts)
        .find((contact) => contact.contactId === contactId);
      if (!found) throw new Error(`No contact ${contactId} in the sandbox`);
      return Object.assign(found, {updatedAt: now()}, facts);
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
    payInvoice(invoiceId, cents) {
      const invoice = invoiceOf(invoiceId);
      const date = todayIn(booksOf(tenantOf(invoice)), now());
      invoice.payments.push({paymentId: newId(), date, amount: cents ?? amountDue(invoice)});
      invoice.updatedAt = now();
      if (amountDue(invoice) === 0) Object.assign(invoice, {status: 'PAID', fullyPaidOn: date});
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
}
