import Big from 'big.js';
import {isAuthorised} from '../../shared/documents/dear-document.ts';
import {guidsInPage} from '../../shared/documents/page-address.ts';
import {type Cents, toCents} from '../../shared/money/cents.ts';
import {basisOf, orderOf, price} from '../sandbox/books/arithmetic.ts';
import type {BookData, Invoice, Purchase, Sale} from '../sandbox/books/book.ts';
import type {Document, Books as XeroBooks} from '../sandbox/xero/books.ts';
import type {XeroSandbox} from '../sandbox/xero/xero-sandbox.ts';

type Type = 'ACCREC' | 'ACCPAY' | 'ACCRECCREDIT' | 'ACCPAYCREDIT' | 'PURCHASEORDER';

/** A document that Xero must hold exactly once in the end. */
export interface Due {
  readonly type: Type;
  readonly masterId: string;
  readonly taskId: string;
  readonly number: string;
  readonly party: string;
  readonly date: string;
  readonly currency: string;
  readonly total: Cents;
  readonly totalTax: Cents;
  /** Sums it had in DEAR before somebody changed it: fine in Xero until the end. */
  readonly earlier?: readonly {readonly total: Cents; readonly totalTax: Cents}[];
}

/**
 * Every authorised invoice, bill and credit note of DEAR's books, and the orders while their switch is on; written without a
 * look at how Deerpath does it.
 */
export function dueInXero(books: BookData, {orders = false}: {orders?: boolean} = {}): Due[] {
  return [...books.sales, ...books.purchases].flatMap((master) => {
    if (master.voided) return [];
    const isSale = master.family === 'sale';
    const due = (type: Type, document: Pick<Invoice, 'taskId' | 'number' | 'date' | 'lines' | 'charges'>): Due => {
      const priced = price(document, basisOf(books, master));
      return {
        type,
        masterId: master.id.toLowerCase(),
        taskId: document.taskId.toLowerCase(),
        number: document.number,
        party: master.party.name,
        date: document.date,
        currency: master.currency,
        total: toCents(new Big(priced.total)),
        totalTax: toCents(new Big(priced.tax)),
      };
    };
    const authorised = (documents: readonly Invoice[]) => documents.filter(({status}) => isAuthorised(status));
    return [
      ...authorised(master.invoices).map((invoice) => due(isSale ? 'ACCREC' : 'ACCPAY', invoice)),
      ...authorised(master.creditNotes).map((note) => due(isSale ? 'ACCRECCREDIT' : 'ACCPAYCREDIT', note)),
      ...(orders && isOrdered(master)
        ? [due('PURCHASEORDER', {...orderOf(master), taskId: master.id, number: master.number, date: master.date})]
        : []),
    ];
  });
}

function isOrdered(master: Sale | Purchase): master is Purchase {
  if (master.family !== 'purchase' || master.type === 'Credit Note' || master.orderStatus !== 'AUTHORISED')
    return false;
  const {lines, charges} = orderOf(master);
  return lines.length + charges.length > 0;
}

/** A document of any list of Xero's. */
export type Held = Pick<
  Document,
  'number' | 'status' | 'date' | 'currencyCode' | 'total' | 'totalTax' | 'contactId' | 'createdBy'
> & {readonly id: string; readonly type: Type; readonly url: string};

/** All that Xero holds, of whatever list, and its contacts. */
export function heldIn(xero: Pick<XeroSandbox, 'invoices' | 'creditNotes' | 'purchaseOrders' | 'contacts'>) {
  const documents: Held[] = [
    ...xero.invoices().map((invoice) => ({...invoice, id: invoice.invoiceId})),
    ...xero.creditNotes().map((note) => ({...note, id: note.creditNoteId, url: ''})),
    ...xero.purchaseOrders().map((order) => ({
      ...order,
      id: order.purchaseOrderId,
      type: 'PURCHASEORDER' as const,
      url: '',
    })),
  ];
  return {documents, contacts: xero.contacts()};
}

/**
 * What is wrong in Xero at this moment, in words; nothing when all is well. Before the end a document may still be missing,
 * but never be there twice, never with another sum, never without one in DEAR.
 */
export function wrongInXero(
  due: readonly Due[],
  xero: {documents: readonly Held[]; contacts: readonly {contactId: string; name: string; status: string}[]},
  isTheEnd: boolean,
): string[] {
  const wrong: string[] = [];
  const ours = xero.documents.filter(
    ({createdBy, status}) => createdBy !== null && status !== 'DELETED' && status !== 'VOIDED',
  );
  const names = new Map(xero.contacts.map(({contactId, name}) => [contactId, name]));
  const explained = new Set<string>();

  for (const document of due) {
    const held = ours.filter((one) => isOf(document, one, names));
    for (const one of held) explained.add(one.id);
    if (held.length > 1) wrong.push(`${document.number} is in Xero ${held.length} times`);
    if (held.length === 0 && isTheEnd) wrong.push(`${document.number} never arrived`);
    for (const invoice of held) {
      const sums = [document, ...(isTheEnd ? [] : (document.earlier ?? []))];
      if (!sums.some(({total, totalTax}) => invoice.total === total && invoice.totalTax === totalTax)) {
        wrong.push(
          `${document.number} has ${invoice.total}/${invoice.totalTax} instead of ${document.total}/${document.totalTax}`,
        );
      }
      if (invoice.date !== document.date) wrong.push(`${document.number} is dated ${invoice.date}`);
      if (invoice.currencyCode !== document.currency) wrong.push(`${document.number} is in ${invoice.currencyCode}`);
      if (squeezed(names.get(invoice.contactId) ?? '') !== squeezed(document.party)) {
        wrong.push(`${document.number} is for “${names.get(invoice.contactId)}” instead of “${document.party}”`);
      }
    }
  }
  wrong.push(...wronglyBilled(due, ours, names, isTheEnd));
  for (const invoice of ours) {
    if (!explained.has(invoice.id)) wrong.push(`${invoice.number} is in Xero and not due there`);
  }
  const seen = new Set<string>();
  for (const {name, status} of xero.contacts) {
    if (status !== 'ACTIVE') continue;
    if (seen.has(squeezed(name))) wrong.push(`The contact “${name}” is there twice`);
    seen.add(squeezed(name));
  }
  return wrong;
}

/**
 * What is wrong with the files of invoices and bills: each of a sale's or purchase's hangs on each of its documents, once and
 * byte by byte. Before the end one may still be missing.
 */
export function wrongFilesInXero(
  dear: BookData,
  xero: Pick<XeroBooks, 'invoices' | 'attachments'>,
  isTheEnd: boolean,
): string[] {
  const wrong: string[] = [];
  for (const document of dueInXero(dear)) {
    if (document.type !== 'ACCREC' && document.type !== 'ACCPAY') continue;
    const master = [...dear.sales, ...dear.purchases].find(({id}) => id.toLowerCase() === document.masterId);
    for (const invoice of xero.invoices.filter((one) => one.createdBy !== null && isInvoiceOf(document, one))) {
      const there = xero.attachments
        .filter(({documentId, createdBy}) => documentId === invoice.invoiceId && createdBy !== null)
        .map(({content}) => Buffer.from(content).toString('base64'));
      for (const {fileName, content} of master?.attachments ?? []) {
        const found = there.indexOf(Buffer.from(content).toString('base64'));
        if (found === -1 && isTheEnd) wrong.push(`${fileName} is missing on ${document.number}`);
        if (found !== -1) there.splice(found, 1);
      }
      if (there.length > 0) wrong.push(`${there.length} files too many on ${document.number}`);
    }
  }
  return wrong;
}

/** An order is marked as billed when a bill of its purchase is in Xero, in the end, and never before. */
function wronglyBilled(
  due: readonly Due[],
  ours: readonly Held[],
  names: ReadonlyMap<string, string>,
  isTheEnd: boolean,
): string[] {
  const isThere = (document: Due) => ours.some((one) => isOf(document, one, names));
  return due
    .filter(({type}) => type === 'PURCHASEORDER')
    .flatMap((order) => {
      const hasBill = due.some((bill) => bill.type === 'ACCPAY' && bill.masterId === order.masterId && isThere(bill));
      const statuses = ours.filter((one) => isOf(order, one, names)).map(({status}) => status);
      const tooEarly = !hasBill && statuses.includes('BILLED');
      const never = hasBill && isTheEnd && statuses.some((status) => status !== 'BILLED');
      return tooEarly || never ? [`${order.number} is ${statuses.join()} and ${hasBill ? 'has' : 'has no'} bill`] : [];
    });
}

/** Invoices and bills are known by their page in DEAR, the rest by number and contact. */
function isOf(document: Due, held: Held, names: ReadonlyMap<string, string>): boolean {
  if (held.type !== document.type) return false;
  if (held.type === 'ACCREC' || held.type === 'ACCPAY') return isInvoiceOf(document, held);
  return held.number === document.number && squeezed(names.get(held.contactId) ?? '') === squeezed(document.party);
}

function isInvoiceOf(document: Due, invoice: Pick<Held, 'type' | 'url'>): boolean {
  const page = guidsInPage(invoice.url);
  return invoice.type === document.type && page?.masterId === document.masterId && page.taskId === document.taskId;
}

/** Xero allows neither brackets nor needless blanks in a name, and cuts it at 255. */
const squeezed = (name: string): string =>
  name.replace(/[<>]/g, '').replace(/\s+/g, ' ').trim().slice(0, 255).trim().toLowerCase();
