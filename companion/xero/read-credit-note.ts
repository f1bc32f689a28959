import * as z from 'zod';
import {sum} from '../../shared/money/cents.ts';
import {readInvoice} from './read-records.ts';
import {cents, dayOf, id, listOf} from './shapes.ts';
import type {XeroAllocation, XeroCreditNote} from './xero.ts';

const allocation = z
  .object({
    AllocationID: id,
    Amount: cents,
    Date: z.unknown().optional(),
    Invoice: z
      .unknown()
      .optional()
      .pipe(z.object({InvoiceID: id}).catch({InvoiceID: null})),
    IsDeleted: z.unknown().optional(),
  })
  .transform((it) => ({
    id: it.AllocationID,
    invoiceId: it.Invoice.InvoiceID,
    amount: it.Amount,
    date: dayOf(it.Date),
    isDeleted: it.IsDeleted === true,
  }));

const creditNote = z.object({
  CreditNoteID: id,
  RemainingCredit: cents,
  Payments: listOf(z.object({Amount: cents})),
  Allocations: listOf(allocation),
});

/** A credit note of an answer. What of it was paid out counts as paid, what was used on invoices as credited. */
export function readCreditNote(raw: Record<string, unknown>): XeroCreditNote {
  const it = creditNote.parse(raw);
  const allocations = it.Allocations.filter(({isDeleted}) => !isDeleted).map(({isDeleted: _, ...kept}) => kept);
  return {
    ...readInvoice({...raw, InvoiceID: raw.CreditNoteID, InvoiceNumber: raw.CreditNoteNumber}),
    amountPaid: sum(it.Payments.map(({Amount}) => Amount ?? 0)),
    amountCredited: sum(allocations.map(({amount}) => amount ?? 0)),
    remainingCredit: it.RemainingCredit,
    allocations,
  };
}

/** An allocation of an answer to its making, which names no id but the invoice's. */
export function readAllocation(raw: Record<string, unknown>): XeroAllocation {
  const {id, invoiceId, amount, date} = allocation.parse(raw);
  return {id: id ?? invoiceId, invoiceId, amount, date};
}
