import Big from 'big.js';
import type {Clock} from '../../../companion/platform/clock.ts';
import {basisOf, orderOf, price} from './arithmetic.ts';
import type {Attachment, BookData, Invoice, Line, Order, Payment, Purchase, Sale} from './book.ts';
import {aCreditNote, anAttachment, aPayment} from './builders.ts';
import {demoCompany} from './company.ts';
import {guid} from './guids.ts';

export type Books = BookData & BookActs;

/** What people do in DEAR. Each act moves the document's stamp; ids in any case; without a task the first fit is meant. */
interface BookActs {
  find(id: string): Sale | Purchase | undefined;
  /** Adds masters made by the builders, their parties with them, stamped now unless `keepStamp`. */
  add(masters: readonly (Sale | Purchase)[], options?: {keepStamp?: boolean}): void;
  authorise(id: string, taskId?: string): void;
  authoriseOrder(id: string): void;
  undoOrder(id: string): void;
  editOrder(id: string, change: Partial<Order>): void;
  addCreditNote(id: string, note?: Partial<Invoice>): Invoice;
  /** Back to draft, with number and task as before. */
  undo(id: string, taskId?: string): void;
  /** One invoice, or without a task the whole sale or purchase: amounts are gone, numbers and dates stay. */
  void(id: string, taskId?: string): void;
  editLine(id: string, change: Partial<Line>, which?: {taskId?: string; line?: number}): void;
  /** On an invoice, or as a refund on a credit note. */
  addPayment(id: string, payment: Partial<Payment> & {amount: string}, taskId?: string): Payment;
  editPayment(id: string, paymentId: string, change: Partial<Payment>): void;
  removePayment(id: string, paymentId: string): void;
  addPrepayment(id: string, payment: Partial<Payment> & {amount: string}): void;
  addAttachment(id: string, file: Partial<Attachment> & {fileName: string}): void;
  /** Turns a simple document into an advanced one, with another invoice in it when given. */
  makeAdvanced(id: string, second?: Partial<Invoice>): void;
  /** Moves every stamp to the same millisecond and changes nothing else, as DEAR does now and then. */
  touchAll(): void;
}

/** Books over a company; masters keep the stamps they came with. */
export function createBooks({
  clock,
  masters = [],
  ...over
}: {clock: Clock; masters?: readonly (Sale | Purchase)[]} & Partial<Omit<BookData, 'sales' | 'purchases'>>): Books {
  const data: BookData = {
    ...demoCompany(),
    customers: [],
    suppliers: [],
    postings: [],
    ...over,
    sales: [],
    purchases: [],
  };
  const all = (): (Sale | Purchase)[] => [...data.sales, ...data.purchases];

  // Two changes never share a millisecond on one document, as no two calls at DEAR ever do.
  const touch = (master: Sale | Purchase) => {
    master.stamp = Math.max(clock.now(), master.stamp + 1);
  };
  const get = (id: string) => {
    const master = books.find(id);
    if (!master) throw new Error(`The books have no ${id}`);
    return master;
  };
  const getInvoice = (master: Sale | Purchase, taskId: string | undefined, status?: string): Invoice => {
    // A task given may be that of a credit note.
    const documents = taskId ? [...master.invoices, ...master.creditNotes] : master.invoices;
    const invoice = documents.find((candidate) =>
      taskId ? candidate.taskId === taskId.toLowerCase() : !status || candidate.status === status,
    );
    if (!invoice) throw new Error(`${master.number} has no such invoice`);
    return invoice;
  };

  const getPayment = (master: Sale | Purchase, paymentId: string): {document: Invoice; payment: Payment} => {
    for (const document of [...master.invoices, ...master.creditNotes]) {
      const payment = document.payments.find((one) => one.id === paymentId.toLowerCase());
      if (payment) return {document, payment};
    }
    throw new Error(`${master.number} has no payment ${paymentId}`);
  };
  /** An authorised document is PAID once everything is paid, and AUTHORISED again when a payment goes. */
  const asPaid = (master: Sale | Purchase, document: Invoice, inFull: 'PAID' | 'AUTHORISED') => {
    if (document.status !== 'AUTHORISED' && document.status !== 'PAID') return;
    const {paid, total} = price(document, basisOf(data, master));
    document.status = new Big(paid).gte(total) ? inFull : 'AUTHORISED';
  };

  const books: Books = {
    ...data,
    find: (id) => all().find((master) => master.id === id.toLowerCase()),

    add(added, {keepStamp = false} = {}) {
      for (const master of added.map(ownCopy)) {
        const parties = master.family === 'sale' ? data.customers : data.suppliers;
        if (!parties.some((party) => party.id === master.party.id)) parties.push(master.party);
        if (!keepStamp) master.stamp = clock.now();
        if (master.family === 'sale') data.sales.push(master);
        else data.purchases.push(master);
      }
    },

    authorise(id, taskId) {
      const master = get(id);
      master.orderStatus = 'AUTHORISED';
      getInvoice(master, taskId, 'DRAFT').status = 'AUTHORISED';
      touch(master);
    },

    authoriseOrder(id) {
      const master = get(id);
      master.orderStatus = 'AUTHORISED';
      touch(master);
    },

    undoOrder(id) {
      const master = get(id);
      master.orderStatus = 'DRAFT';
      touch(master);
    },

    editOrder(id, change) {
      const master = get(id);
      if (master.family === 'sale') throw new Error(`${master.number} is no purchase`);
      master.order = {...orderOf(master), ...change};
      touch(master);
    },

    addCreditNote(id, note) {
      const master = get(id);
      const taskId = guid(`credit ${master.number} ${master.creditNotes.length}`);
      const added = aCreditNote({taskId, rate: master.rate, credits: master.invoices[0]?.number ?? '', ...note});
      master.creditNotes.push(added);
      touch(master);
      return added;
    },

    undo(id, taskId) {
      const master = get(id);
      const authorised = master.invoices.find(({status}) => status === 'AUTHORISED' || status === 'PAID');
      getInvoice(master, taskId ?? authorised?.taskId).status = 'DRAFT';
      touch(master);
    },

    void(id, taskId) {
      const master = get(id);
      const voided = taskId ? [getInvoice(master, taskId)] : [...master.invoices, ...master.creditNotes];
      for (const invoice of voided) Object.assign(invoice, {status: 'VOIDED', lines: [], charges: [], payments: []});
      if (!taskId) Object.assign(master, {voided: true, orderStatus: 'VOIDED'});
      touch(master);
    },

    editLine(id, change, {taskId, line = 0} = {}) {
      const master = get(id);
      const invoice = getInvoice(master, taskId);
      const edited = [...invoice.lines, ...invoice.charges][line];
      if (!edited) throw new Error(`${invoice.number} has no line ${line}`);
      Object.assign(edited, change);
      touch(master);
    },

    addPayment(id, payment, taskId) {
      const master = get(id);
      const note = master.creditNotes.find((one) => one.taskId === taskId?.toLowerCase());
      const document = note ?? getInvoice(master, taskId);
      const name = `payment ${master.number} ${document.number} ${document.payments.length} ${master.stamp}`;
      const paid = aPayment({id: guid(name), rate: document.rate ?? master.rate, ...payment});
      document.payments.push(paid);
      asPaid(master, document, note ? 'AUTHORISED' : 'PAID');
      touch(master);
      return paid;
    },

    editPayment(id, paymentId, change) {
      const master = get(id);
      const {document, payment} = getPayment(master, paymentId);
      Object.assign(payment, change);
      asPaid(master, document, master.invoices.includes(document) ? 'PAID' : 'AUTHORISED');
      touch(master);
    },

    removePayment(id, paymentId) {
      const master = get(id);
      const {document, payment} = getPayment(master, paymentId);
      document.payments = document.payments.filter((one) => one !== payment);
      asPaid(master, document, master.invoices.includes(document) ? 'PAID' : 'AUTHORISED');
      touch(master);
    },

    addPrepayment(id, payment) {
      const master = get(id);
      const name = `prepayment ${master.number} ${master.prepayments.length}`;
      master.prepayments.push(aPayment({id: guid(name), rate: master.rate, ...payment}));
      touch(master);
    },

    addAttachment(id, file) {
      const master = get(id);
      const name = `file ${master.number} ${file.fileName} ${master.attachments.length}`;
      master.attachments.push(anAttachment({id: guid(name), ...file}));
      touch(master);
    },

    makeAdvanced(id, second) {
      const master = get(id);
      if (master.family === 'sale') master.type = 'Advanced Sale';
      else master.type = 'Advanced Purchase';
      const [first] = master.invoices;
      if (first && master.family === 'purchase') first.group = 1;
      if (first && second) {
        const number = master.family === 'sale' ? `${first.number}/2` : '';
        const group = master.family === 'purchase' ? 2 : 0;
        const taskId = guid(`task ${master.number} 2`);
        master.invoices.push({...structuredClone(first), payments: [], taskId, number, group, ...second});
      }
      touch(master);
    },

    touchAll() {
      const stamp = Math.max(clock.now(), ...all().map((master) => master.stamp + 1));
      for (const master of all()) master.stamp = stamp;
    },
  };
  books.add(masters, {keepStamp: true});
  return books;
}

/** Builders share lines and parties; what people do here must reach neither other books nor other documents. */
function ownCopy<M extends Sale | Purchase>(master: M): M {
  const copy = structuredClone(master);
  for (const document of [...copy.invoices, ...copy.creditNotes]) {
    document.lines = document.lines.map((line) => ({...line}));
    document.charges = document.charges.map((line) => ({...line}));
  }
  return copy;
}
