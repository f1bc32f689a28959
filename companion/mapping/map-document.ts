import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {failed, ok, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {amountText} from './amount-text.ts';
import {mapHeader, pageOf} from './map-header.ts';
import {type MappedLine, mapLines} from './map-lines.ts';
import type {MappingContext} from './mapping-context.ts';
import {readAmounts} from './read-amounts.ts';
import {settleTotals} from './settle-totals.ts';
import {type Totals, xeroTotals} from './xero-arithmetic.ts';
import type {MappedDocument, XeroDocument} from './xero-document.ts';

/**
 * An authorised document of DEAR's as it will stand in Xero, with DEAR's Total and Tax to the cent; or every problem
 * that stops it, at once. Pure: the same document, settings and choices always give the same answer.
 */
export function mapDocument(document: DearDocument, context: MappingContext): Result<MappedDocument> {
  const header = mapHeader(document, context);
  const mapped = mapLines(document, context);
  const amounts = readAmounts(document);
  if (!header.ok || !mapped.ok || !amounts.ok)
    return failed(...[header, mapped, amounts].flatMap((part) => (part.ok ? [] : part.problems)));

  const settled = settleTotals(document, mapped.value, amounts.value, context);
  if (!settled.ok) return settled;

  const result: XeroDocument = {
    ...header.value.header,
    lineAmountTypes: amounts.value.types,
    lines: settled.value.lines,
    expected: amounts.value.totals,
  };
  const wrong = check(result, mapped.value);
  if (wrong) return failed(miscalculated(wrong, document));
  const {notes, unlocked} = header.value;
  return ok({document: result, notes: [...notes, ...settled.value.notes], ...(unlocked ? {unlocked} : {})});
}

/** Our own result, computed once more as Xero does: a mistake of ours stops one document rather than reaching the books. */
function check(result: XeroDocument, mapped: readonly MappedLine[]): Totals | undefined {
  const rates = new Map(
    mapped.flatMap(({target}) => (target ? [[target.rate.taxType, target.rate.rate] as const] : [])),
  );
  const figures = result.lines.map((line) => ({...line, rate: rates.get(line.taxType) ?? '0'}));
  const totals = xeroTotals(figures, result.lineAmountTypes);
  const {subTotal, totalTax, total} = result.expected;
  const same = totals.subTotal === subTotal && totals.totalTax === totalTax && totals.total === total;
  return same ? undefined : totals;
}

const miscalculated = (xero: Totals, document: DearDocument) =>
  problemOf(
    'mapping.totals-differ',
    'The totals differ.',
    `DEAR says ${document.total} with ${document.tax} tax, Xero would say ${amountText(xero.total)} with ${amountText(xero.totalTax)}. Nothing was sent.`,
    'Look at its lines and their totals in DEAR.',
    {link: pageOf(document)},
  );
