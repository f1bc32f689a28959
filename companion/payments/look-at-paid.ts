import type {Cents} from '../../shared/money/cents.ts';
import type {ExportContext} from '../export/context.ts';
import type {XeroCreditNote, XeroInvoice, XeroPaid} from '../xero/xero.ts';
import {lookAtNotes, type NoteTarget} from './look-at-notes.ts';

/** What Xero says of a document that payments are on. */
export interface PaidDocument {
  readonly status: string | null;
  /** Calendar day. */
  readonly date: string | null;
  /** Sum of its payments, whoever made them. */
  readonly paid: Cents;
  /** Credit used on an invoice or bill; 0 on a credit note. */
  readonly credited: Cents;
  /** What may still be paid, or paid out; null where Xero does not say. */
  readonly due: Cents | null;
  readonly payments: readonly XeroPaid[];
}

/** A document in Xero by its id and type. */
export interface PaidTarget extends NoteTarget {
  readonly type: string;
}

/** Xero's advice for list filters is about 40 values (Xero's documentation). */
const IDS_A_CALL = 40;

/**
 * Reads what is paid on documents: invoices and bills 40 a call, credit notes as `lookAtNotes` does. What Xero does not have
 * is missing from the answer.
 */
export async function lookAtPaid(
  {xero, work}: Pick<ExportContext, 'xero' | 'work'>,
  targets: readonly PaidTarget[],
): Promise<Map<string, PaidDocument>> {
  const options = {urgent: work.urgent, signal: work.signal};
  const seen = new Map<string, PaidDocument>();
  const invoices = [...new Set(targets.flatMap(({id, type}) => (isCreditNote(type) ? [] : [id])))];
  for (let from = 0; from < invoices.length; from += IDS_A_CALL) {
    work.signal.throwIfAborted();
    for (const invoice of await xero.findInvoicesById(invoices.slice(from, from + IDS_A_CALL), options)) {
      if (invoice.id) seen.set(invoice.id, paidInvoice(invoice));
    }
  }
  const notes = targets.filter(({type}) => isCreditNote(type));
  for (const [id, note] of await lookAtNotes({xero, work}, notes)) seen.set(id, paidOut(note));
  return seen;
}

export const isCreditNote = (type: string): boolean => type.endsWith('CREDIT');

function paidInvoice({
  status,
  date,
  total,
  amountPaid,
  amountCredited,
  amountDue,
  payments,
}: XeroInvoice): PaidDocument {
  const paid = amountPaid ?? payments.reduce((sum, {amount}) => sum + (amount ?? 0), 0);
  const credited = amountCredited ?? 0;
  const due = amountDue ?? (total === null ? null : total - paid - credited);
  return {status, date, paid, credited, due, payments};
}

const paidOut = ({status, date, amountPaid, remainingCredit, payments}: XeroCreditNote): PaidDocument => ({
  status,
  date,
  paid: amountPaid ?? 0,
  credited: 0,
  due: remainingCredit,
  payments,
});
