import Big from 'big.js';
import {isAuthorised} from '../../shared/documents/dear-document.ts';
import {guidsInPage} from '../../shared/documents/page-address.ts';
import {type Cents, toCents} from '../../shared/money/cents.ts';
import {basisOf, price} from '../sandbox/books/arithmetic.ts';
import type {BookData} from '../sandbox/books/book.ts';
import type {Books as XeroBooks} from '../sandbox/xero/books.ts';

/** A document that Xero must hold exactly once in the end. */
export interface Due {
  readonly type: 'ACCREC' | 'ACCPAY';
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

/** Every authorised invoice and bill of DEAR's books; written without a look at how Deerpath does it. */
export function dueInXero(books: BookData): Due[] {
  return [...books.sales, ...books.purchases].flatMap((master) =>
    master.invoices
      .filter(({status}) => isAuthorised(status) && !master.voided)
      .map((invoice) => {
        const priced = price(invoice, basisOf(books, master));
        return {
          type: master.family === 'sale' ? ('ACCREC' as const) : ('ACCPAY' as const),
          masterId: master.id.toLowerCase(),
          taskId: invoice.taskId.toLowerCase(),
          number: invoice.number,
          party: master.party.name,
          date: invoice.date,
          currency: master.currency,
          total: toCents(new Big(priced.total)),
          totalTax: toCents(new Big(priced.tax)),
        };
      }),
  );
}

type Held = Pick<
  XeroBooks['invoices'][number],
  | 'invoiceId'
  | 'type'
  | 'number'
  | 'status'
  | 'url'
  | 'date'
  | 'currencyCode'
  | 'total'
  | 'totalTax'
  | 'contactId'
  | 'createdBy'
>;

/**
 * What is wrong in Xero at this moment, in words; nothing when all is well. Before the end a document may still be missing,
 * but never be there twice, never with another sum, never without one in DEAR.
 */
export function wrongInXero(
  due: readonly Due[],
  xero: {invoices: readonly Held[]; contacts: readonly {contactId: string; name: string; status: string}[]},
  isTheEnd: boolean,
): string[] {
  const wrong: string[] = [];
  const ours = xero.invoices.filter(
    ({createdBy, status}) => createdBy !== null && status !== 'DELETED' && status !== 'VOIDED',
  );
  const names = new Map(xero.contacts.map(({contactId, name}) => [contactId, name]));
  const explained = new Set<string>();

  for (const document of due) {
    const held = ours.filter((invoice) => isOf(document, invoice));
    for (const invoice of held) explained.add(invoice.invoiceId);
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
  for (const invoice of ours) {
    if (!explained.has(invoice.invoiceId)) wrong.push(`${invoice.number} is in Xero and not due there`);
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
    const master = [...dear.sales, ...dear.purchases].find(({id}) => id.toLowerCase() === document.masterId);
    for (const invoice of xero.invoices.filter((one) => one.createdBy !== null && isOf(document, one))) {
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

function isOf(document: Due, invoice: Pick<Held, 'type' | 'url'>): boolean {
  const page = guidsInPage(invoice.url);
  return invoice.type === document.type && page?.masterId === document.masterId && page.taskId === document.taskId;
}

/** Xero allows neither brackets nor needless blanks in a name, and cuts it at 255. */
const squeezed = (name: string): string =>
  name.replace(/[<>]/g, '').replace(/\s+/g, ' ').trim().slice(0, 255).trim().toLowerCase();
