import {changesSince, isUntouched, seenIn} from '../../ledger/as-in-xero.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';

/**
 * Why what Xero has is people's own, to be changed by nobody else unless they say so; undefined where it is as Deerpath left
 * it, or final.
 *
 * @param contactId the contact it is to be of.
 */
export function ofPeople(
  entry: Pick<LedgerEntry, 'adopted' | 'asInXero' | 'changedThere'>,
  current: XeroInvoice,
  contactId: string,
): string | undefined {
  if (entry.adopted) return 'It was in Xero before Deerpath, and is changed only when a person says so.';
  // What is final there no word changes.
  if (current.status === 'VOIDED' || current.status === 'DELETED') return undefined;
  const now = seenIn(current);
  // Merged with its contact, it is where it belongs.
  const before = entry.asInXero && {
    ...entry.asInXero,
    ...(now?.contactId === contactId ? {contactId} : {}),
  };
  const edits = before && now && !isUntouched(before, now) ? changesSince(before, now) : [];
  if (edits.length > 0)
    return `It was changed in Xero after Deerpath sent it (${edits.join(', ')}), and is changed back only when a person says so.`;
  return entry.changedThere ? `${entry.changedThere} It is changed back only when a person says so.` : undefined;
}
