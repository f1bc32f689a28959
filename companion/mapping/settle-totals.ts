import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {type Cents, fromCents, sum, toCents} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {amountText} from './amount-text.ts';
import {balanceTax} from './balance-tax.ts';
import {type CarriedAmount, carryAmount} from './carry-amount.ts';
import {nameLines} from './document-lines.ts';
import {describeLine} from './line-description.ts';
import {pageOf} from './map-header.ts';
import type {MappedLine} from './map-lines.ts';
import type {MappingContext} from './mapping-context.ts';
import {type DearAmounts, toleranceOf} from './read-amounts.ts';
import {roundingLine} from './rounding-line.ts';
import {lineTax, type Totals, xeroTotals} from './xero-arithmetic.ts';
import type {XeroDocumentLine} from './xero-document.ts';
import {xeroTypeOf} from './xero-types.ts';

/**
 * Writes the lines so that Xero's totals equal DEAR's: first each line's amount, then the tax of each rate, only then a
 * line “Rounding”. What would take more than the tolerance is a problem: the books disagree, and hiding that helps nobody.
 */
export function settleTotals(
  document: DearDocument,
  mapped: readonly MappedLine[],
  amounts: DearAmounts,
  context: MappingContext,
): Result<{lines: XeroDocumentLine[]; notes: string[]}> {
  const notes: string[] = [];
  const {keepsDiscounts} = xeroTypeOf(document);
  const taxed = mapped.map(({line, target}, index) => ({
    amount: amounts.lines[index] ?? 0,
    dearTax: line.tax,
    rate: target?.rate ?? null,
  }));
  const tax = balanceTax(taxed, amounts.totals.totalTax, amounts.types);
  const target = amounts.types === 'Inclusive' ? amounts.totals.total : amounts.totals.subTotal;
  const rest = target - sum(amounts.lines);

  const adjusted = sum(tax.moves.map(({by}) => Math.abs(by))) + Math.abs(rest);
  if (tax.unplaced !== 0 || adjusted > toleranceOf(mapped.length))
    return failed(totalsDiffer(document, mapped, amounts, adjusted + Math.abs(tax.unplaced)));

  const lines = mapped.map((line, index) =>
    writeLine(line, amounts.lines[index] ?? 0, tax.stated.get(index) ?? null, keepsDiscounts, notes),
  );
  for (const {rate, by, indexes} of tax.moves) {
    const {text} = nameLines(indexes.flatMap((index) => mapped[index] ?? []));
    notes.push(`${rate.name} was moved by ${fromCents(by)} on ${text.replace(/,$/, '')}, to DEAR's tax.`);
  }
  if (rest === 0) return ok({lines, notes});

  const rounding = roundingLine(rest, context);
  if (!rounding.ok) return rounding;
  notes.push(`A line “Rounding” of ${fromCents(rest)} brings the total to DEAR's.`);
  return ok({lines: [...lines, rounding.value], notes});
}

function writeLine(
  {position, line, target}: MappedLine,
  amount: Cents,
  taxAmount: Cents | null,
  keepsDiscounts: boolean,
  notes: string[],
): XeroDocumentLine {
  const carried: CarriedAmount = target
    ? carryAmount(line, amount, keepsDiscounts)
    : {quantity: '0', unitAmount: '0', discountRate: null, figures: null};
  const {figures, ...figuresInXero} = carried;
  const description = describeLine(line, figures ?? '');
  if (figures) notes.push(`Line ${position} was restated as quantity 1: ${figures} makes ${fromCents(amount)}.`);
  if (description.wasCut) notes.push(`The description of line ${position} was cut to 4,000 characters.`);
  return {
    description: description.text,
    ...figuresInXero,
    accountCode: target?.accountCode ?? '',
    taxType: target?.rate.taxType ?? '',
    taxAmount,
  };
}

/** Says what both would show, and which line's tax to look at first. */
function totalsDiffer(
  document: DearDocument,
  mapped: readonly MappedLine[],
  {types, lines, totals}: DearAmounts,
  adjusted: Cents,
): Problem {
  const figures = mapped.map(({target}, index) => ({
    quantity: '1',
    unitAmount: fromCents(lines[index] ?? 0),
    discountRate: null,
    rate: target?.rate.rate ?? '0',
    taxAmount: null,
  }));
  const xero = xeroTotals(figures, types);
  const {what, said} = whatDiffers(totals, xero, adjusted);

  const doubts = mapped.map(({line, target}, index) =>
    Math.abs(toCents(line.tax) - lineTax(lines[index] ?? 0, target?.rate.rate ?? '0', types)),
  );
  const worst = doubts.indexOf(Math.max(...doubts));
  const suspect = mapped[worst];
  const hint =
    suspect && (doubts[worst] ?? 0) > 1
      ? `Look at the tax of ${nameLines([suspect]).text.replace(/,$/, '')}.`
      : 'Look at its lines and their totals in DEAR.';
  return problemOf('mapping.totals-differ', what, `${said} Nothing was sent.`, hint, {link: pageOf(document)});
}

function whatDiffers(dear: Totals, xero: Totals, adjusted: Cents): {what: string; said: string} {
  const total = Math.abs(dear.total - xero.total);
  if (total > 0)
    return {
      what: `The totals differ by ${amountText(total)}.`,
      said: `DEAR says ${amountText(dear.total)}, Xero would say ${amountText(xero.total)}.`,
    };
  const tax = Math.abs(dear.totalTax - xero.totalTax);
  if (tax > 0)
    return {
      what: `The taxes differ by ${amountText(tax)}.`,
      said: `DEAR says ${amountText(dear.totalTax)} tax in ${amountText(dear.total)}, Xero would say ${amountText(xero.totalTax)}.`,
    };
  return {
    what: `The taxes per rate differ by ${amountText(adjusted)}.`,
    said: `DEAR and Xero both say ${amountText(dear.totalTax)} tax, and share it out differently among the tax rates.`,
  };
}
