import * as z from 'zod';
import type {DearDocument, DearDocumentKind, DearLine, DearParty} from '../../shared/documents/dear-document.ts';
import type {Problem} from '../../shared/result.ts';
import {isObject} from '../platform/exact-json.ts';
import {problemOf} from '../platform/trouble.ts';
import {amount, amountOrZero, day, guid, listOf, rate, status, text, word, wordOrNull} from './shapes.ts';

/** What every document of a sale or purchase takes from its header. */
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
  readonly kind: DearDocumentKind;
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

const facts = z.object({
  TaskID: guid,
  InvoiceNumber: word,
  InvocieNumber: word,
  CreditNoteNumber: word,
  CreditNoteInvoiceNumber: word,
  Status: status,
});
const sums = {
  Lines: listOf(line),
  AdditionalCharges: listOf(charge),
  TotalBeforeTax: amount,
  Tax: amount,
  Total: amount,
};

/** Where each kind keeps its date, its due date and its rate; sales call the rate of an invoice the first, purchases the second. */
const invoice = z
  .object({
    ...sums,
    InvoiceDate: day,
    InvoiceDueDate: day,
    InvoicingAndReceivingNumber: word,
    CurrencyConversionRate: rate,
    CurrencyRate: rate,
  })
  .transform(({InvoiceDate, InvoiceDueDate, InvoicingAndReceivingNumber: group, ...it}) => ({
    ...it,
    date: InvoiceDate,
    dueDate: InvoiceDueDate,
    group: /^\d{1,9}$/.test(group) ? Number(group) : 0,
    rate: it.CurrencyConversionRate ?? it.CurrencyRate,
  }));
const creditNote = z
  .object({...sums, CreditNoteDate: day, CreditNoteConversionRate: rate, CurrencyRate: rate})
  .transform((it) => ({
    ...it,
    date: it.CreditNoteDate,
    dueDate: null,
    group: 0,
    rate: it.CreditNoteConversionRate ?? it.CurrencyRate,
  }));
const order = z
  .object({...sums, OrderDate: day})
  .transform((it) => ({...it, date: it.OrderDate, dueDate: null, group: 0, rate: null}));

const shapes = {
  'sale-invoice': invoice,
  bill: invoice,
  'sale-credit-note': creditNote,
  'bill-credit-note': creditNote,
  'purchase-order': order,
} as const;

/**
 * One invoice, bill, credit note or order in our words; undefined for the placeholder of one that does not exist yet
 * (NOT AVAILABLE); or why it cannot be read, naming the field: money that is missing or no number, a date that is none.
 * `raw` is what `parseExact` gave. Both spellings of an invoice's number count: DEAR's own samples write InvocieNumber.
 */
export function readDocument(
  kind: DearDocumentKind,
  raw: unknown,
  header: Header,
): DearDocument | UnreadableDocument | undefined {
  const known = facts.parse(isObject(raw) ? raw : {});
  if (known.Status === 'NOT AVAILABLE' || known.Status === '') return undefined;
  const isCreditNote = kind === 'sale-credit-note' || kind === 'bill-credit-note';
  const number =
    kind === 'purchase-order'
      ? header.orderNumber
      : isCreditNote
        ? known.CreditNoteNumber
        : known.InvoiceNumber || known.InvocieNumber;
  const taskId = known.TaskID ?? (header.advanced && kind !== 'purchase-order' ? '' : header.masterId);
  const unreadable = (field: string, why: string): UnreadableDocument => ({
    kind,
    taskId,
    number,
    status: known.Status,
    problem: unreadableProblem(kind, number || header.orderNumber, field, why),
  });
  if (taskId === '') return unreadable('TaskID', 'is missing');
  if (header.currency === '')
    return unreadable(kind.startsWith('sale') ? 'CustomerCurrency' : 'SupplierCurrency', 'is missing');
  if (header.baseCurrency === '') return unreadable('BaseCurrency', 'is missing');
  const read = shapes[kind].safeParse(raw);
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
    group: it.group,
    number,
    customerReference: header.customerReference,
    status: known.Status,
    date: it.date,
    dueDate: it.dueDate,
    currency: header.currency,
    baseCurrency: header.baseCurrency,
    rate: it.rate ?? header.rate,
    taxCalculation: header.taxCalculation,
    defaultAccount: header.defaultAccount,
    lines: it.Lines,
    charges: it.AdditionalCharges,
    totalBeforeTax: it.TotalBeforeTax,
    tax: it.Tax,
    total: it.Total,
    party: header.party,
    ...(isCreditNote ? {credits: known.CreditNoteInvoiceNumber} : {}),
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

const nouns: Readonly<Record<DearDocumentKind, string>> = {
  'sale-invoice': 'An invoice',
  bill: 'A bill',
  'sale-credit-note': 'A credit note',
  'bill-credit-note': 'A credit note',
  'purchase-order': 'A purchase order',
};

const unreadableProblem = (kind: DearDocumentKind, number: string, field: string, why: string): Problem =>
  problemOf(
    'dear.unreadable-document',
    `${number || nouns[kind]} cannot be read.`,
    `DEAR's answer is incomplete: ${field} ${why}. Nothing was sent.`,
    'Open the document in DEAR, save it again, then retry.',
    {raw: `${field} ${why}`},
  );
