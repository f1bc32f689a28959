import Big from 'big.js';
import {fromCents} from '../../../shared/money/cents.ts';
import {type ComputedLine, computeInvoice, type SentLine} from './arithmetic.ts';
import {type Books, type Document, type InvoiceLine, type LineAmountTypes, ZERO_GUID} from './books.ts';
import {accountOf, rateOf} from './choices.ts';
import {type Sent, sentFigure, sentText} from './sent.ts';

/** A line as it would stand, its amounts not yet worked out. */
export interface DraftLine extends SentLine {
  readonly sent: Sent;
  readonly lineItemId: string | undefined;
  readonly description: string;
  readonly accountCode: string | null;
}

/** The document with these lines and what they come to. */
export function withLines<Kind extends Document>(
  document: Kind,
  lines: readonly DraftLine[],
  unitdp: 2 | 4,
  books: Books,
): Kind {
  const computed = computeInvoice(lines, document.lineAmountTypes, (taxType) => rateOf(books, taxType), unitdp);
  return {
    ...document,
    lines: lines.map((line, index) => storedLine(line, computed.lines[index])),
    subTotal: computed.subTotal,
    totalTax: computed.totalTax,
    total: computed.total,
  };
}

const storedLine = (line: DraftLine, computed: ComputedLine | undefined): InvoiceLine => ({
  lineItemId: line.lineItemId ?? ZERO_GUID,
  description: line.description,
  quantity: computed?.quantity ?? null,
  unitAmount: computed?.unitAmount ?? null,
  lineAmount: computed?.lineAmount ?? 0,
  taxAmount: computed?.taxAmount ?? 0,
  taxType: line.taxType ?? null,
  accountCode: line.accountCode,
  discountRate: line.discountRate ?? null,
  discountAmount: line.discountAmount ? Number(new Big(line.discountAmount).times(100).round(0).toFixed()) : null,
});

/** A line as sent, over the stored line of its id. Without a tax type it takes its account's. */
export function draftLine(sent: Sent, base: Document, lineAmountTypes: LineAmountTypes, books: Books): DraftLine {
  const id = sentText(sent, 'LineItemID')?.toLowerCase();
  const stored = base.lines.find((line) => line.lineItemId === id);
  const lineAmount = sentFigure(sent, 'LineAmount') ?? null;
  const accountCode = sentText(sent, 'AccountCode') ?? stored?.accountCode ?? null;
  const taxType = sentText(sent, 'TaxType') ?? stored?.taxType ?? accountOf(books, accountCode)?.TaxType ?? null;
  return {
    sent,
    lineItemId: stored?.lineItemId,
    description: sentText(sent, 'Description') ?? stored?.description ?? '',
    quantity: sentFigure(sent, 'Quantity') ?? stored?.quantity ?? null,
    unitAmount: sentFigure(sent, 'UnitAmount') ?? (lineAmount === null ? stored?.unitAmount : null) ?? null,
    lineAmount,
    taxAmount: sentFigure(sent, 'TaxAmount') ?? null,
    taxType: lineAmountTypes === 'NoTax' ? 'NONE' : taxType,
    accountCode,
    discountRate: sentFigure(sent, 'DiscountRate') ?? stored?.discountRate ?? null,
    discountAmount:
      sentFigure(sent, 'DiscountAmount') ?? (stored?.discountAmount ? fromCents(stored.discountAmount) : null),
  };
}

/** A stored line, to be worked out or checked again. */
export const keptLine = (line: InvoiceLine): DraftLine => ({
  ...line,
  sent: {},
  lineAmount: null,
  taxAmount: null,
  discountAmount: line.discountAmount === null ? null : fromCents(line.discountAmount),
});
