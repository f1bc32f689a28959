import Big from 'big.js';
import * as z from 'zod';
import type {MasterKind} from '../../shared/documents/kinds.ts';
import {isObject} from '../platform/exact-json.ts';
import type {DearMaster} from './dear.ts';
import {amount, guid, listOf, status, word} from './shapes.ts';

type Raw = Record<string, unknown>;

/** Where DEAR keeps the credit notes of a sale or purchase by themselves (reference: sales and purchases, 5.5 and 7.2). */
export const creditNotesAt = (family: MasterKind, id: string): {path: string; query: Record<string, string>} =>
  family === 'sale'
    ? {path: 'sale/creditnote', query: {SaleID: id, IncludePaymentInfo: 'true'}}
    : {path: 'advanced-purchase/creditnote', query: {PurchaseID: id}};

/** Whether the Type of a sale or purchase says that it is nothing but its credit notes. */
export const isOfCreditNotes = (type: string): boolean => /credit note/i.test(type);

/** A credit note that stands alone, given as a sale or purchase without what makes it one. */
export const isBareCreditNote = ({type, creditNotes, unreadable}: DearMaster): boolean =>
  isOfCreditNotes(type) && creditNotes.length + unreadable.length === 0;

/** The credit notes of such an answer that exist. */
export const creditNotesIn = (raw: unknown): Raw[] =>
  listOf(z.unknown())
    .parse(isObject(raw) ? raw.CreditNotes : undefined)
    .filter(isObject)
    .filter((note) => !['', 'NOT AVAILABLE'].includes(status.parse(note.Status)));

/** The row of a list that shows a sale or purchase. */
export const rowOf = (rows: readonly unknown[], id: string): Raw | undefined =>
  rows.filter(isObject).find((row) => (guid.parse(row.SaleID) ?? guid.parse(row.ID)) === id.toLowerCase());

/**
 * A sale or purchase that is nothing but its credit notes, in the shape of one that DEAR gives as a whole: whether it does
 * so for notes that stand alone is not documented. What the notes lack stands in their row of the list: number, customer or
 * supplier, currency.
 *
 * @param row undefined where no list shows it; then its notes say that a currency is missing, and nothing is guessed.
 */
export const standAlone = (family: MasterKind, id: string, notes: readonly Raw[], row: Raw = {}): Raw => ({
  ...row,
  ID: id,
  CurrencyRate: null,
  ...(family === 'sale'
    ? {
        LastModifiedOn: row.Updated,
        Order: {SaleOrderNumber: row.OrderNumber, Status: row.OrderStatus},
        Invoices: [],
        CreditNotes: notes.map(withTotals),
      }
    : {Order: {Status: row.OrderStatus}, Invoice: [], CreditNote: notes}),
});

const sums = z.object({
  Lines: listOf(z.object({Tax: amount, Total: amount})),
  AdditionalCharges: listOf(z.object({Tax: amount, Total: amount})),
  Payments: listOf(z.object({Amount: amount})),
  CreditNoteBalance: amount,
});

/**
 * A sale's note with the totals that this address leaves out: what is left of it and what was refunded make its total. Where
 * that is neither the lines with their tax nor the lines alone, the totals stay missing, and the note says so.
 */
function withTotals(note: Raw): Raw {
  const refunded = {...note, Refunds: note.Payments ?? [], Payments: []};
  const {data} = sums.safeParse(note);
  if (!data || word.parse(note.Total) !== '') return refunded;
  const add = (amounts: readonly string[]) => amounts.reduce((total, one) => total.plus(one), new Big(0));
  const lines = [...data.Lines, ...data.AdditionalCharges];
  const [net, tax] = [add(lines.map(({Total}) => Total)), add(lines.map(({Tax}) => Tax)).round(2, Big.roundHalfUp)];
  const total = add([data.CreditNoteBalance, ...data.Payments.map(({Amount}) => Amount)]);
  const isNear = (other: Big) => total.minus(other).abs().lte('0.01');
  if (!isNear(net.plus(tax)) && !isNear(net)) return refunded;
  return {...refunded, TotalBeforeTax: total.minus(tax).toFixed(), Tax: tax.toFixed(), Total: total.toFixed()};
}
