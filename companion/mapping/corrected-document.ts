import {plain} from '../../shared/money/cents.ts';
import type {MappingContext} from './mapping-context.ts';
import {toleranceOf} from './read-amounts.ts';
import {roundingLine} from './rounding-line.ts';
import {lineAmount, lineTax, type Totals} from './xero-arithmetic.ts';
import type {XeroDocument, XeroDocumentLine} from './xero-document.ts';

/**
 * The document again, for an answer of Xero's whose totals are not the expected ones: every taxed line now states its tax,
 * and what the net differs beside that becomes a rounding line. Undefined when the difference is beyond the tolerance,
 * when there is no account for rounding, or when nothing is left that could be stated.
 */
export function correctedDocument(
  document: XeroDocument,
  answer: Totals,
  context: MappingContext,
): XeroDocument | undefined {
  const {expected, lineAmountTypes: types, lines} = document;
  const tax = expected.totalTax - answer.totalTax;
  const rest = types === 'Inclusive' ? expected.total - answer.total : expected.subTotal - answer.subTotal;
  if (Math.abs(tax) + Math.abs(rest) > toleranceOf(lines.length)) return undefined;

  const rates = new Map(context.choices.taxRates.map(({taxType, rate}) => [taxType, rate]));
  const stated = lines.map((line): XeroDocumentLine => {
    const rate = rates.get(line.taxType);
    if (line.taxAmount !== null || !rate || plain(rate) === '0') return line;
    return {...line, taxAmount: lineTax(lineAmount(line), rate, types)};
  });
  const nothingNew = stated.every((line, index) => line === lines[index]);
  if (rest === 0) return nothingNew ? undefined : {...document, lines: stated};

  const rounding = roundingLine(rest, context);
  return rounding.ok ? {...document, lines: [...stated, rounding.value]} : undefined;
}
