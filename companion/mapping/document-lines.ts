import type {DearDocument, DearLine} from '../../shared/documents/dear-document.ts';
import {toCents} from '../../shared/money/cents.ts';
import {cleanLine, cut} from './clean-text.ts';

/** A line with the place people count it by, charges after the products. */
export interface NumberedLine {
  readonly position: number;
  readonly line: DearLine;
}

/** DEAR keeps freight and fees apart from the products; in Xero they are lines like any other. */
export const linesOf = (document: DearDocument): NumberedLine[] =>
  [...document.lines, ...document.charges].map((line, index) => ({position: index + 1, line}));

/** A line that only says something: no quantity, no amount, no tax. It needs neither account nor tax rate. */
export const isRemark = ({quantity, total, tax}: DearLine): boolean =>
  Number(quantity) === 0 && toCents(total) === 0 && toCents(tax) === 0;

/** “line 2, “Freight inwards”,” for one, “lines 2, 3 and 7” for several. */
export function nameLines(lines: readonly NumberedLine[]): {text: string; one: boolean} {
  const [first, ...others] = lines;
  if (first && others.length === 0) {
    const name = cut(cleanLine(first.line.name) || cleanLine(first.line.sku), 60);
    return {text: `line ${first.position}${name ? `, “${name}”,` : ''}`, one: true};
  }
  const positions = lines.map((line) => String(line.position));
  const shown = positions.length > 6 ? [...positions.slice(0, 5), `${positions.length - 5} more`] : positions;
  return {text: `lines ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`, one: false};
}

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
