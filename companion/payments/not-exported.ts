import type {DearPayment} from '../../shared/documents/dear-document.ts';
import type {DearMaster, DearPaymentSource} from '../dear/dear.ts';
import type {NotExported} from '../store/master-record.ts';

/**
 * What of a sale or purchase's money is not cash on a document, and so never goes to Xero: prepayments, and payments taken
 * from a customer credit or a supplier deposit. It is kept with the sale or purchase, where the reconciliation lists it.
 *
 * @param sources what DEAR says each payment was taken from; empty when nothing needed asking.
 * @param before what was recognised at an earlier look: what a payment was taken from does not change.
 */
export function notExportedIn(
  read: DearMaster,
  sources: ReadonlyMap<string, DearPaymentSource>,
  before: readonly NotExported[] = [],
): NotExported[] {
  const documents = [...read.documents, ...read.creditNotes];
  return read.payments.flatMap((payment) => {
    const reason = reasonOf(payment, read.family, sources.get(payment.id)) ?? known(before, payment.id);
    if (!reason) return [];
    const {id, on, amount, currency, date} = payment;
    const document = documents.find((one) => one.kind === on?.kind && one.taskId === on.taskId);
    return [
      {id, reason, kind: document?.kind ?? null, number: document?.number || read.number, amount, currency, date},
    ];
  });
}

function reasonOf(
  payment: DearPayment,
  family: DearMaster['family'],
  source: DearPaymentSource | undefined,
): NotExported['reason'] | undefined {
  if (payment.kind === 'prepayment' || source?.isPrepayment) return 'prepayment';
  if (payment.creditId === null && !source?.creditId) return undefined;
  return family === 'sale' ? 'customer-credit' : 'supplier-deposit';
}

const known = (before: readonly NotExported[], id: string): NotExported['reason'] | undefined =>
  before.find((one) => one.id === id)?.reason;

/** Why it is not in Xero, in words. */
export const notExportedText: Readonly<Record<NotExported['reason'], string>> = {
  prepayment: 'A prepayment: it is not exported, as DEAR has no document to put it on.',
  'customer-credit': 'Paid from a customer credit: no money moved, so it is not exported.',
  'supplier-deposit': 'Paid from a supplier deposit: no money moved, so it is not exported.',
};
