import type {DearListRow} from '../../dear/dear.ts';

const NOTHING_INVOICED = new Set(['', 'NOT INVOICED', 'NOT AVAILABLE', 'VOIDED', 'DRAFT']);

/** Whether a row that Deerpath never read can hold an authorised invoice. Credit notes alone are no invoices. */
export const mayHoldInvoice = (row: Pick<DearListRow, 'type' | 'invoiceStatus'>): boolean =>
  !/credit note/i.test(row.type) &&
  row.invoiceStatus.split('|').some((status) => !NOTHING_INVOICED.has(status.trim().toUpperCase()));

/** A simple document's only date is in its row; an advanced one may hold later invoices, and is read. */
export const isBeforeFirstDay = (
  row: Pick<DearListRow, 'type' | 'invoiceDate'>,
  {ignoreBefore}: {readonly ignoreBefore: string | null},
): boolean =>
  ignoreBefore !== null && row.invoiceDate !== null && row.invoiceDate < ignoreBefore && !/advanced/i.test(row.type);
