import * as z from 'zod';
import type {DearDocument, DearLine, DearParty} from '../../shared/documents/dear-document.ts';
import type {Problem} from '../../shared/result.ts';
import {isObject} from '../platform/exact-json.ts';
import {problemOf} from '../platform/trouble.ts';
import {amount, amountOrZero, day, guid, listOf, rate, status, text, word, wordOrNull} from './shapes.ts';

/** What every invoice of a sale or purchase takes from its header. */
export interface Header {
  readonly masterId: string;
  readonly advanced: boolean;
  readonly orderNumber: string;
  readonly customerReference: string;
  readonly currency: string;
  readonly baseCurrency: string;
  readonly rate: string | null;
  readonly taxCalculation: DearDocument['taxCalculation'];
  readonly defaultAccount: string | null;
  readonly party: DearParty;
}

export interface UnreadableDocument {
  readonly taskId: string;
  readonly number: string;
  readonly status: string;
  readonly problem: Problem;
}

const figures = {
  Quantity: amount,
  Price: amount,
  Discount: amountOrZero,
  Tax: amount,
  Total: amount,
  TaxRule: word,
  Account: wordOrNull,
  Comment: text,
};
const line = z.object({...figures, Name: text, SKU: word}).transform(lineOf);
const charge = z
  .object({...figures, Description: text})
  .transform((it) => lineOf({...it, Name: it.Description, SKU: ''}));

const facts = z.object({TaskID: guid, InvoiceNumber: word, InvocieNumber: word, Status: status});

const invoice = z.object({
  InvoiceDate: day,
  InvoiceDueDate: day,
  InvoicingAndReceivingNumber: word,
  /** Sales call the rate the first, purchases the second. */
  CurrencyConversionRate: rate,
  CurrencyRate: rate,
  Lines: listOf(line),
  AdditionalCharges: listOf(charge),
  TotalBeforeTax: amount,
  Tax: amount,
  Total: amount,
});

/**
 * One invoice or bill in our words; undefined for the placeholder of one that does not exist yet (NOT AVAILABLE); or why
 * it cannot be read, naming the field: money that is missing or no number, a date that is none. `raw` is what `parseExact`
 * gave. Both spellings of the number count: DEAR's own samples write InvocieNumber.
 */
export function readDocument(
  kind: DearDocument['kind'],
  raw: unknown,
  header: Header,
): DearDocument | UnreadableDocument | undefined {
  const known = facts.parse(isObject(raw) ? raw : {});
  if (known.Status === 'NOT AVAILABLE' || known.Status === '') return undefined;
  const number = known.InvoiceNumber || known.InvocieNumber;
  const taskId = known.TaskID ?? (header.advanced ? '' : header.masterId);
  const unreadable = (field: string, why: string) => ({
    taskId,
    number,
    status: known.Status,
    problem: unreadableProblem(kind, number || header.orderNumber, field, why),
  });
  if (taskId === '') return unreadable('TaskID', 'is missing');
  if (header.currency === '')
    return unreadable(kind === 'bill' ? 'SupplierCurrency' : 'CustomerCurrency', 'is missing');
  if (header.baseCurrency === '') return unreadable('BaseCurrency', 'is missing');
  const read = invoice.safeParse(raw);
  if (!read.success) {
    const issue = read.error.issues[0];
    return unreadable(pathOf(issue?.path ?? []), issue?.message ?? 'cannot be read');
  }
  const it = read.data;
  return {
    kind,
    masterId: header.masterId,
    taskId,
    advanced: header.advanced,
    orderNumber: header.orderNumber,
    group: /^\d{1,9}$/.test(it.InvoicingAndReceivingNumber) ? Number(it.InvoicingAndReceivingNumber) : 0,
    number,
    customerReference: header.customerReference,
    status: known.Status,
    date: it.InvoiceDate,
    dueDate: it.InvoiceDueDate,
    currency: header.currency,
    baseCurrency: header.baseCurrency,
    rate: it.CurrencyConversionRate ?? it.CurrencyRate ?? header.rate,
    taxCalculation: header.taxCalculation,
    defaultAccount: header.defaultAccount,
    lines: it.Lines,
    charges: it.AdditionalCharges,
    totalBeforeTax: it.TotalBeforeTax,
    tax: it.Tax,
    total: it.Total,
    party: header.party,
  };
}

function lineOf(it: z.infer<z.ZodObject<typeof figures>> & {Name: string; SKU: string}): DearLine {
  return {
    name: it.Name,
    sku: it.SKU,
    comment: it.Comment,
    quantity: it.Quantity,
    price: it.Price,
    discount: it.Discount,
    tax: it.Tax,
    total: it.Total,
    taxRule: it.TaxRule,
    account: it.Account,
  };
}

/** `Lines[2].Price`, counted from 1 as people count lines. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');

const unreadableProblem = (kind: DearDocument['kind'], number: string, field: string, why: string): Problem =>
  problemOf(
    'dear.unreadable-document',
    `${number || (kind === 'bill' ? 'A bill' : 'An invoice')} cannot be read.`,
    `DEAR's answer is incomplete: ${field} ${why}. Nothing was sent.`,
    'Open the document in DEAR, save it again, then retry.',
    {raw: `${field} ${why}`},
  );
