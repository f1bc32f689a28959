import Big from 'big.js';
import {add, basisOf, price} from '../books/arithmetic.ts';
import type {BookData, Purchase, Sale} from '../books/book.ts';

/** What DEAR derives about a whole sale or purchase for its header and its list row (DEAR's documentation, “Status”). */
export interface Standing {
  status: string;
  invoiceStatus: string;
  firstInvoiceStatus: string;
  creditNoteStatus: string;
  paymentStatus: string;
  invoiced: string;
  credited: string;
  paid: string;
}

export function standingOf(books: BookData, master: Sale | Purchase): Standing {
  const basis = basisOf(books, master);
  const authorised = master.invoices.filter(({status}) => status === 'AUTHORISED' || status === 'PAID');
  const credits = master.creditNotes.filter(({status}) => status === 'AUTHORISED');
  const invoiced = add(master.invoices.map((invoice) => price(invoice, basis).total));
  const credited = add(credits.map((note) => price(note, basis).total));
  const paid = add(master.invoices.flatMap(({payments}) => payments.map(({amount}) => amount)));
  const settled = invoiced.minus(paid).lte(0) && authorised.length > 0;
  return {
    status: statusOf(master, {authorised: authorised.length, credited: credits.length, settled}),
    invoiceStatus: combinedInvoiceStatus(master, authorised.length, credits.length),
    firstInvoiceStatus: master.voided ? 'VOIDED' : (master.invoices[0]?.status ?? 'NOT AVAILABLE'),
    creditNoteStatus: master.creditNotes[0]?.status ?? 'NOT AVAILABLE',
    paymentStatus: master.voided ? 'VOIDED' : paymentStatus(paid, settled),
    invoiced: invoiced.toFixed(),
    credited: credited.toFixed(),
    paid: paid.toFixed(),
  };
}

const paymentStatus = (paid: Big, settled: boolean) => (settled ? 'PAID' : paid.gt(0) ? 'PARTIALLY PAID' : 'UNPAID');

function statusOf(
  master: Sale | Purchase,
  {authorised, credited, settled}: {authorised: number; credited: number; settled: boolean},
): string {
  if (master.voided) return 'VOIDED';
  if (master.orderStatus !== 'AUTHORISED') return master.orderStatus === 'DRAFT' ? 'ORDERING' : 'DRAFT';
  // An advanced sale stays ORDERED however much of it is invoiced: its status finds no invoices.
  if (master.family === 'sale' && master.type === 'Advanced Sale') return 'ORDERED';
  if (credited > 0) return 'CREDITED';
  if (authorised > 0 && settled) return 'COMPLETED';
  if (authorised > 0) return authorised < master.invoices.length ? 'PARTIALLY INVOICED' : 'INVOICED';
  if (master.invoices.some(({status}) => status === 'DRAFT'))
    return master.family === 'sale' ? 'INVOICING' : 'RECEIVED';
  return 'ORDERED';
}

function combinedInvoiceStatus(master: Sale | Purchase, authorised: number, credited: number): string {
  if (master.voided || master.orderStatus === 'NOT AVAILABLE') return 'NOT AVAILABLE';
  if (authorised === 0) return credited > 0 ? 'INVOICED / CREDITED' : 'NOT INVOICED';
  const live = master.invoices.filter(({status}) => status !== 'VOIDED').length;
  const word = authorised < live ? 'PARTIALLY INVOICED' : 'INVOICED';
  return credited > 0 ? `${word} / CREDITED` : word;
}

/** The difference of two exact amounts. */
export const minus = (left: string, right: string): string => new Big(left).minus(right).toFixed();
