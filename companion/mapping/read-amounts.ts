import Big from 'big.js';
import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {type Cents, sum, toCents} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {amountText} from './amount-text.ts';
import {linesOf} from './document-lines.ts';
import type {LineAmountTypes, Totals} from './xero-arithmetic.ts';

/** What DEAR says a document amounts to, in whole cents. */
export interface DearAmounts {
  readonly types: LineAmountTypes;
  /** Of every line, charges after products: net under Exclusive, with tax under Inclusive. */
  readonly lines: readonly Cents[];
  /** Total and tax are DEAR's; the net is what lies between. */
  readonly totals: Totals;
}

/**
 * Reads DEAR's amounts. Whether a line's Total includes tax under Inclusive is not documented: the reading that agrees with
 * the document's Total is taken, for all lines alike. Totals that contradict each other are a problem.
 */
export function readAmounts(document: DearDocument): Result<DearAmounts> {
  const lines = linesOf(document).map(({line}) => line);
  const total = toCents(document.total);
  const totalTax = toCents(document.tax);
  const totals = {subTotal: total - totalTax, totalTax, total};

  const beforeTax = toCents(document.totalBeforeTax);
  if (Math.abs(beforeTax + totalTax - total) > 1) return failed(contradiction(document, beforeTax, totals));

  const asSaid = lines.map((line) => toCents(line.total));
  const withTax = lines.map((line) => toCents(new Big(line.total).plus(line.tax)));
  const types = document.taxCalculation ?? inferTypes(sum(asSaid), totals, toleranceOf(lines.length));
  if (!types) return failed(unclear());

  const gross = distance(asSaid, total) <= distance(withTax, total) ? asSaid : withTax;
  return ok({types, lines: types === 'Inclusive' ? gross : asSaid, totals});
}

/** How far the books may be brought together by us: ten cents, or half a cent a line where that is more. */
export const toleranceOf = (lines: number): Cents => Math.max(10, Math.ceil(lines / 2));

const distance = (amounts: readonly Cents[], total: Cents): Cents => Math.abs(sum(amounts) - total);

function inferTypes(lines: Cents, {subTotal, total}: Totals, allowed: Cents): LineAmountTypes | undefined {
  const fromNet = Math.abs(lines - subTotal);
  const fromGross = Math.abs(lines - total);
  if (Math.min(fromNet, fromGross) > allowed) return undefined;
  return fromNet <= fromGross ? 'Exclusive' : 'Inclusive';
}

const contradiction = ({currency}: DearDocument, beforeTax: Cents, {totalTax, total}: Totals): Problem =>
  problemOf(
    'mapping.totals-differ',
    `DEAR's own totals differ by ${amountText(Math.abs(beforeTax + totalTax - total))}.`,
    `${amountText(beforeTax)} before tax and ${amountText(totalTax)} tax do not make ${amountText(total)} ${currency}. Nothing was sent.`,
    'Look at it in DEAR, undo and authorise it again. Then retry.',
  );

const unclear = (): Problem =>
  problemOf(
    'mapping.tax-calculation-unknown',
    'DEAR does not say whether prices include tax.',
    'The lines add up neither to the total with tax nor to the total without. Nothing was sent.',
    'Look at the lines in DEAR. Then retry.',
  );
