import * as z from 'zod';
import type {DearPayment} from '../../shared/documents/dear-document.ts';
import {isObject} from '../platform/exact-json.ts';
import {problemOf} from '../platform/trouble.ts';
import type {DearPaymentSource} from './dear.ts';
import type {Header} from './read-document.ts';
import {amount, day, guid, listOf, rate, status, word, wordOrNull} from './shapes.ts';

/** Where money stands in an answer of DEAR: the raw quote or order, invoices and credit notes of one sale or purchase. */
export interface MoneyIn {
  readonly family: 'sale' | 'purchase';
  /** Quote and order: what stands in their `Prepayments`. */
  readonly prepaid: readonly unknown[];
  readonly invoices: readonly unknown[];
  readonly creditNotes: readonly unknown[];
}

const lists = z.object({
  TaskID: guid,
  Prepayments: listOf(z.unknown()),
  Payments: listOf(z.unknown()),
  Refunds: listOf(z.unknown()),
});
const facts = z.object({ID: guid, Reference: word, Account: word});
const figures = z.object({Amount: amount, DatePaid: day, CurrencyRate: rate});

/**
 * Every payment, refund and prepayment that a sale or purchase shows; what kind it is, the list says that holds it (reference:
 * sales and purchases, 4.3). One that DEAR lists twice is a prepayment. One whose figures make no sense is kept with the
 * problem, as leaving it out would look as though somebody had removed it.
 */
export function readPayments(
  {family, prepaid, invoices, creditNotes}: MoneyIn,
  header: Pick<Header, 'masterId' | 'advanced' | 'currency'>,
): DearPayment[] {
  const [invoice, note] =
    family === 'sale' ? (['sale-invoice', 'sale-credit-note'] as const) : (['bill', 'bill-credit-note'] as const);
  const {currency} = header;
  const all = [
    ...prepaid.flatMap((raw) =>
      listsIn(raw).Prepayments.map((one, index) => readPayment(one, {kind: 'prepayment', on: null, currency}, index)),
    ),
    ...[[invoices, invoice] as const, [creditNotes, note] as const].flatMap(([documents, kind]) =>
      documents.flatMap((raw) => {
        const {TaskID, Payments, Refunds} = listsIn(raw);
        const on = {kind, taskId: TaskID ?? (header.advanced ? '' : header.masterId)};
        return [
          ...Payments.map((one, index) => readPayment(one, {kind: 'payment', on, currency}, index)),
          ...Refunds.map((one, index) => readPayment(one, {kind: 'refund', on, currency}, index)),
        ];
      }),
    ),
  ];
  const first = new Map<string, DearPayment>();
  for (const payment of all) if (!first.has(payment.id)) first.set(payment.id, payment);
  return [...first.values()];
}

const listsIn = (raw: unknown) => lists.parse(isObject(raw) ? raw : {});

function readPayment(raw: unknown, place: Pick<DearPayment, 'kind' | 'on' | 'currency'>, index: number): DearPayment {
  const {ID, Reference, Account} = facts.parse(isObject(raw) ? raw : {});
  const read = figures.safeParse(isObject(raw) ? raw : {});
  // Without an id of its own it is known by its place, and never goes.
  const id = ID ?? `${place.on?.taskId ?? 'order'}-${place.kind}-${index + 1}`;
  const known = {...place, id, reference: Reference, account: Account, creditId: null};
  if (ID && read.success) {
    const {Amount, DatePaid, CurrencyRate} = read.data;
    return {...known, amount: Amount, date: DatePaid, rate: CurrencyRate};
  }
  const issue = read.error?.issues[0];
  const problem = problemOf(
    'dear.payment-unreadable',
    'DEAR shows a payment that we cannot read.',
    'A payment without its amount, its date or its own id cannot be taken to Xero.',
    'Open the payment in DEAR and save it again. Then retry.',
    {raw: ID ? `${String(issue?.path[0] ?? 'Payment')} ${issue?.message ?? 'cannot be read'}` : 'ID is missing'},
  );
  return {...known, amount: '0', date: null, rate: null, problem};
}

/** Whatever stands there but the zero guid: money that did not move is never taken for money that did. */
const credit = wordOrNull.transform((id) => (id && /^[0-]+$/.test(id) ? null : id));
const source = z.object({ID: guid, Type: status, CreditID: credit, DepositID: credit});

/**
 * The bare list of `/sale/payment`, `/purchase/payment` or `/advanced-purchase/payment`: by payment, what it was taken from.
 * Undefined for what is no such list.
 */
export function readPaymentSources(raw: unknown): Map<string, DearPaymentSource> | undefined {
  if (!Array.isArray(raw)) return undefined;
  const sources = new Map<string, DearPaymentSource>();
  for (const row of raw) {
    const it = source.parse(isObject(row) ? row : {});
    if (!it.ID) continue;
    sources.set(it.ID, {creditId: it.CreditID ?? it.DepositID, isPrepayment: it.Type === 'PREPAYMENT'});
  }
  return sources;
}
