import type {XeroInvoice} from '../../xero/xero.ts';

/** Why Xero takes no change of a document, and the way out. */
export interface NotEditable {
  readonly what: string;
  readonly fix: string;
  /** Because of money that is on it. */
  readonly isPaid?: true;
}

/** What a person can do where money on it keeps a document as it is. */
export const paid = 'Remove the payment or credit in Xero, or credit and invoice anew, or skip it with a reason.';

/** What keeps a document of Xero's as it is (Xero's documentation, status of invoices); null where nothing does. */
export function whyNotEditable(
  current: Pick<XeroInvoice, 'status' | 'amountPaid' | 'amountCredited'>,
): NotEditable | null {
  if (current.status === 'PAID') return {what: 'It is already paid in Xero.', fix: paid, isPaid: true};
  if ((current.amountPaid ?? 0) !== 0) return {what: 'It carries a payment in Xero.', fix: paid, isPaid: true};
  if ((current.amountCredited ?? 0) !== 0) return {what: 'It carries a credit in Xero.', fix: paid, isPaid: true};
  if (current.status !== 'VOIDED' && current.status !== 'DELETED') return null;
  return {
    what: `It is ${current.status.toLowerCase()} in Xero, and that is final there.`,
    fix: 'Void it in DEAR too and invoice anew, or skip it with a reason.',
  };
}

/** Of a change that a lock date forbids. */
export const locked = (what: string): NotEditable => ({
  what,
  fix: 'Move the lock date for a moment and retry, or credit and invoice anew, or skip it with a reason.',
});
