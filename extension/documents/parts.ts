import {i18n} from '#i18n';
import type {DocumentRow} from '../messages/asks.ts';
import {numberText} from '../ui/format.ts';
import {stateOfRow} from './document-state.ts';
import {countOfKinds, kindText} from './kind-words.ts';
import type {Parts} from './shown-document.ts';

/**
 * Every part with its newest state: the invoices or bills first, as the pill speaks of them; then what goes along with
 * them (credit notes, orders, payments, files), so that a file that failed is seen though the invoice arrived.
 */
export function partsOf(rows: readonly DocumentRow[]): Parts {
  const newest = new Map<string, DocumentRow>();
  for (const row of [...rows].sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))) {
    const key = isMain(row) ? row.documentId : `${row.kind} ${row.documentId} ${row.number}`;
    if (!newest.has(key)) newest.set(key, row);
  }
  const items = [...newest]
    .sort(([, one], [, other]) => order(one) - order(other) || one.number.localeCompare(other.number))
    .map(([key, row]) => ({
      key,
      kind: row.kind,
      name: isMain(row) ? row.number : `${kindText(row.kind)} ${row.number}`,
      state: stateOfRow(row),
    }));
  const failed = items.filter(({state}) => state.kind === 'failed').length;
  const counted = countOfKinds(items.map(({kind}) => kind));
  return {
    items,
    name: failed > 0 ? i18n.t('page.partsFailed', {parts: counted, failed: numberText(failed)}) : counted,
    hasFailed: failed > 0,
  };
}

export const isMain = ({kind}: Pick<DocumentRow, 'kind'>): boolean => kind === 'sale-invoice' || kind === 'bill';

const order = (row: DocumentRow): number => (isMain(row) ? 0 : 1);
