import type {DearLine} from '../../shared/documents/dear-document.ts';
import {cleanLine, cleanText, cut} from './clean-text.ts';

/** Xero's limit for the description of a line. */
const LONGEST = 4000;

/**
 * What a line says in Xero: “Name [SKU]”, below it the comment, below that the figures of a restated line. Parts that
 * are blank or repeat another are left out. Never empty and never over 4,000 characters; `wasCut` tells when text was lost.
 */
export function describeLine(
  line: Pick<DearLine, 'name' | 'sku' | 'comment' | 'account'>,
  figures = '',
): {text: string; wasCut: boolean} {
  const name = cleanLine(line.name);
  const sku = cleanLine(line.sku);
  const comment = cleanText(line.comment);

  const head = name && sku && !same(name, sku) ? `${name} [${sku}]` : name || sku;
  const remark = [name, sku, head].some((part) => same(part, comment)) ? '' : comment;
  const said = [head, remark].filter((part) => part !== '').join('\n') || cleanLine(line.account ?? '') || 'Item';

  const tail = figures ? `\n${figures}` : '';
  const text = cut(said, LONGEST - tail.length);
  return {text: `${text}${tail}`, wasCut: text !== said};
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
