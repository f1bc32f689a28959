import {squeezed} from '../mapping/clean-text.ts';
import {sameFigure} from '../mapping/differing-fields.ts';
import type {DocumentJson} from '../mapping/document-json.ts';
import {xeroTypeNamed} from '../mapping/xero-types.ts';
import type {XeroInvoice} from '../xero/xero.ts';
import {looksAsSent} from './looks-as-sent.ts';

/**
 * Whether what Xero has shows every part of a change that was sent, its texts too: one whose answer was lost may not have
 * arrived though number, date and sums are the same as before. What was not sent, or the answer leaves out, says nothing. Pure.
 */
export function showsChange(sent: Partial<DocumentJson>, seen: XeroInvoice): boolean {
  const {Contact, DueDate, Reference, CurrencyRate, Url, LineItems} = sent;
  const isSame = (one: unknown, other: string | null | undefined) => one == null || other == null || one === other;
  const hasReference = xeroTypeNamed(seen.type)?.hasReference ?? false;
  return (
    isSame((Contact as {ContactID?: string} | undefined)?.ContactID?.toLowerCase(), seen.contactId?.toLowerCase()) &&
    isSame(DueDate, seen.dueDate) &&
    (!hasReference || isSame(Reference, seen.reference)) &&
    isSame(Url, seen.url) &&
    sameFigure(CurrencyRate === undefined ? null : `${CurrencyRate}`, seen.rate) &&
    showsDelivery(sent, seen) &&
    (LineItems === undefined || (looksAsSent({LineItems}, seen) && LineItems.every(isShownIn(seen))))
  );
}

const isShownIn =
  ({lines}: XeroInvoice) =>
  ({UnitAmount, AccountCode, TaxType}: DocumentJson['LineItems'][number], index: number): boolean => {
    const line = lines[index];
    if (!line || AccountCode === undefined) return true;
    return (
      sameFigure(UnitAmount === undefined ? null : `${UnitAmount}`, line.unitAmount) &&
      (line.accountCode ?? AccountCode) === AccountCode &&
      (line.taxType ?? TaxType) === TaxType
    );
  };

/** Of orders: when and where the goods are to come. */
function showsDelivery(sent: Partial<DocumentJson>, {delivery}: XeroInvoice): boolean {
  if (!delivery) return true;
  const {DeliveryDate, DeliveryAddress, AttentionTo, DeliveryInstructions} = sent;
  const isSame = (one: unknown, other: string | null) =>
    typeof one !== 'string' || squeezed(one) === squeezed(other ?? '');
  return (
    isSame(DeliveryDate, delivery.date) &&
    isSame(DeliveryAddress, delivery.address) &&
    isSame(AttentionTo, delivery.attention) &&
    isSame(DeliveryInstructions, delivery.instructions)
  );
}
