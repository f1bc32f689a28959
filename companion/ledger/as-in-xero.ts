import {createHash} from 'node:crypto';
import * as z from 'zod';
import {fromCents} from '../../shared/money/cents.ts';
import {squeezed} from '../mapping/clean-text.ts';
import type {XeroInvoice} from '../xero/xero.ts';

/** What of a document people see in Xero, as it stood there when Deerpath last had to do with it. */
export const asInXero = z.object({
  status: z.string().nullable(),
  number: z.string(),
  date: z.string().nullable(),
  /** Not kept by earlier versions. */
  dueDate: z.string().nullable().optional(),
  reference: z.string().nullable().optional(),
  contactId: z.string().nullable(),
  total: z.int().nullable(),
  totalTax: z.int().nullable(),
  /** Of its lines, SHA-256 in hexadecimal; null where the answer had none. */
  lines: z.string().nullable(),
  /** Xero's own stamp of its last change, milliseconds; not kept by earlier versions. */
  updatedAt: z.int().nullable().optional(),
});
export type AsInXero = z.infer<typeof asInXero>;

type Seen = Pick<XeroInvoice, 'total' | 'totalTax'> &
  Partial<
    Pick<XeroInvoice, 'status' | 'number' | 'date' | 'dueDate' | 'reference' | 'contactId' | 'lines' | 'updatedAt'>
  >;

/** What to remember of an answer; undefined when it says nothing but sums. */
export function seenIn(seen: Seen): AsInXero | undefined {
  const {status, number, date, dueDate, reference, contactId, total, totalTax, lines, updatedAt} = seen;
  if (status === undefined || number === undefined) return undefined;
  return {
    status,
    number,
    date: date ?? null,
    dueDate: dueDate ?? null,
    reference: reference ?? null,
    contactId: contactId ?? null,
    total,
    totalTax,
    lines: lines && lines.length > 0 ? hashOf(lines) : null,
    updatedAt: updatedAt ?? null,
  };
}

const hashOf = (lines: XeroInvoice['lines']): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        lines.map(({description, quantity, unitAmount, lineAmount, taxType, accountCode}) => [
          squeezed(description),
          quantity,
          unitAmount,
          lineAmount,
          taxType,
          accountCode,
        ]),
      ),
    )
    .digest('hex');

/**
 * What somebody did to a document in Xero since, in words; nothing for what happens to any document: it is approved, paid,
 * credited or billed.
 */
export function changesSince(before: AsInXero, now: AsInXero): string[] {
  if (now.status !== before.status && (now.status === 'VOIDED' || now.status === 'DELETED')) {
    return [`it was ${now.status.toLowerCase()}`];
  }
  const changes: string[] = [];
  if (now.number !== before.number) changes.push(`number ${before.number} became ${now.number}`);
  if (isOther(before.date, now.date)) changes.push(`date ${before.date} became ${now.date}`);
  if (isOther(before.dueDate, now.dueDate)) changes.push(`due date ${before.dueDate} became ${now.dueDate}`);
  if (isOther(before.reference, now.reference))
    changes.push(`reference ${before.reference || '(empty)'} became ${now.reference || '(empty)'}`);
  if (isOther(before.contactId?.toLowerCase(), now.contactId?.toLowerCase())) changes.push('it is of another contact');
  if (before.total !== null && now.total !== null && before.total !== now.total)
    changes.push(`total ${fromCents(before.total)} became ${fromCents(now.total)}`);
  else if (before.totalTax !== null && now.totalTax !== null && before.totalTax !== now.totalTax)
    changes.push(`tax ${fromCents(before.totalTax)} became ${fromCents(now.totalTax)}`);
  else if (isOther(before.lines, now.lines)) changes.push('its lines are others');
  return changes;
}

/** By Xero's own stamp nothing happened to it since: what differs is how two answers say the same. */
export const isUntouched = (before: AsInXero, now: AsInXero): boolean =>
  before.updatedAt != null && before.updatedAt === now.updatedAt;

/** What an answer leaves out says nothing. */
const isOther = (before: string | null | undefined, now: string | null | undefined): boolean =>
  before != null && now != null && before !== now;
