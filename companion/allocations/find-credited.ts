import type {DearDocument, DearDocumentKind} from '../../shared/documents/dear-document.ts';
import type {DearMaster} from '../dear/dear.ts';
import {sameNumber} from '../ledger/match-elements.ts';
import type {Master} from '../store/master-record.ts';

/** The invoice or bill that a credit note credits. */
export interface Credited {
  readonly kind: DearDocumentKind;
  readonly masterId: string;
  readonly taskId: string;
  readonly number: string;
}

/**
 * Finds what a credit note credits: the invoice that it names, in its own sale or purchase or, for one that stands alone, in
 * another one of the same party. A purchase of one bill need not name it (reference: sales and purchases, 6.3). Pure.
 *
 * @param mastersWith the sales and purchases of the company, as last read, of which a document may have that number; asked
 *   only for a note that stands alone.
 * @returns undefined for a note that credits nothing in particular, and where two could be meant.
 */
export function findCredited(
  note: DearDocument,
  read: DearMaster,
  mastersWith: (number: string) => Iterable<Master>,
): Credited | undefined {
  const kind = note.kind === 'sale-credit-note' ? 'sale-invoice' : 'bill';
  const named = note.credits?.trim() ?? '';
  const own = read.documents.filter(({status}) => status !== 'VOIDED');
  if (named === '') {
    const [only, another] = own;
    return kind === 'bill' && only && !another ? {...only, kind} : undefined;
  }
  const fits = own.filter(({number}) => sameNumber(number, named));
  if (fits.length > 0 || own.length > 0) return fits.length === 1 ? fits[0] : undefined;

  const [found, another] = [...mastersWith(named)].flatMap((master) =>
    master.family === read.family && master.party === note.party.name
      ? (master.documents ?? [])
          .filter((one) => one.kind === kind && one.status !== 'VOIDED' && sameNumber(one.number, named))
          .map(({taskId, number}) => ({kind, masterId: master.dearId, taskId, number}) as const)
      : [],
  );
  return another ? undefined : found;
}
