import {plain} from '../../shared/money/cents.ts';
import {squeezed} from '../mapping/clean-text.ts';
import type {DocumentJson} from '../mapping/document-json.ts';
import type {XeroInvoice} from '../xero/xero.ts';

/**
 * Whether what Xero has shows the very lines that were sent. Credit notes and orders carry no address that says whose they are:
 * one that a person typed in, equal in all that is compared otherwise, has other words. An answer without lines says nothing. Pure.
 */
export function looksAsSent(sent: Pick<DocumentJson, 'LineItems'>, {lines}: Pick<XeroInvoice, 'lines'>): boolean {
  if (lines.length === 0) return true;
  return (
    lines.length === sent.LineItems.length &&
    sent.LineItems.every(({Description, Quantity}, index) => {
      const line = lines[index];
      const isSameQuantity = Quantity === undefined || !line?.quantity || plain(line.quantity) === plain(`${Quantity}`);
      return squeezed(line?.description ?? '') === squeezed(Description) && isSameQuantity;
    })
  );
}
