import type {Cents} from '../../shared/money/cents.ts';
import type {PaidDocument} from '../payments/look-at-paid.ts';
import type {XeroCreditNote} from '../xero/xero.ts';

export type AllocationDecision =
  /** One of the two, by its number, has to be approved in Xero first. */
  | {readonly kind: 'draft'; readonly of: 'note' | 'invoice'}
  /** Allocated there already, by a person or by a call whose answer was lost. */
  | {readonly kind: 'there'; readonly amount: Cents; readonly rest: Cents}
  | {readonly kind: 'send'; readonly amount: Cents; readonly rest: Cents}
  /** There is no credit left, or the invoice has no room for any. */
  | {readonly kind: 'nothing'; readonly rest: Cents};

/**
 * How much of a credit note goes to the invoice that it credits: what is left of the one, as far as the other owes. Pure.
 *
 * @param kept of the credit for refunds, and of what is owed for payments that DEAR has and Xero does not yet.
 */
export function decideAllocation(
  note: Pick<XeroCreditNote, 'status' | 'remainingCredit' | 'allocations'>,
  invoice: Pick<PaidDocument, 'status' | 'due'>,
  invoiceId: string,
  kept: {readonly credit: Cents; readonly due: Cents} = {credit: 0, due: 0},
): AllocationDecision {
  const credit = note.remainingCredit ?? 0;
  const there = note.allocations.filter((one) => one.invoiceId === invoiceId);
  if (there.length > 0) {
    return {kind: 'there', amount: there.reduce((sum, {amount}) => sum + (amount ?? 0), 0), rest: credit};
  }
  if (isDraft(note.status)) return {kind: 'draft', of: 'note'};
  if (isDraft(invoice.status)) return {kind: 'draft', of: 'invoice'};
  const room = isGone(invoice.status) || isGone(note.status) ? 0 : (invoice.due ?? 0);
  const amount = Math.min(credit - kept.credit, room - kept.due);
  return amount > 0 ? {kind: 'send', amount, rest: credit - amount} : {kind: 'nothing', rest: credit};
}

const isDraft = (status: string | null): boolean => status === 'DRAFT' || status === 'SUBMITTED';

const isGone = (status: string | null): boolean => status === 'VOIDED' || status === 'DELETED';
