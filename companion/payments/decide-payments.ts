import {type Cents, sum} from '../../shared/money/cents.ts';
import type {XeroPaid} from '../xero/xero.ts';

interface Paid {
  readonly amount: Cents;
  /** Calendar day, as it would stand in Xero. */
  readonly date: string;
  readonly reference: string;
}

/** A payment of DEAR's that is to go to Xero. */
export interface DuePayment extends Paid {
  readonly entryId: string;
}

/** Another payment that DEAR has on the document: known in Xero by its id, or kept out of it by a person. */
export interface OtherPayment extends Paid {
  readonly isKnown: boolean;
}

/** What Xero says of the document that the payments are on. */
export interface PaidInXero {
  /** Sum of all payments on it, whoever made them. */
  readonly paid: Cents;
  /** Credit used on it. */
  readonly credited: Cents;
  /** What may still be paid; null where Xero does not say. */
  readonly due: Cents | null;
  /** Payments on it that no ledger entry holds. */
  readonly unclaimed: readonly (XeroPaid & {readonly id: string})[];
}

export type PaymentDecision =
  /** There already, by somebody else: taken over. `dated` where only its amount is the same. */
  | {readonly kind: 'adopt'; readonly xeroId: string; readonly dated: string | null}
  /** Xero has as much paid as DEAR says, by other payments. */
  | {readonly kind: 'covered'}
  /** `already` of it is paid in Xero by others: only the rest goes. */
  | {readonly kind: 'send'; readonly amount: Cents; readonly already: Cents}
  /** More than is due: nothing is sent. */
  | {readonly kind: 'too-much'; readonly due: Cents};

/**
 * Decides what becomes of the payments of one document, so that Xero gets what DEAR's paid total exceeds Xero's by, and no
 * more. Pure.
 *
 * Payments that Xero has are recognised one by one, each once: first those equal in amount, date and reference, then in
 * amount and date (a document need not show references), then in amount. What Xero has beyond that is taken to have paid the
 * oldest of the rest.
 */
export function decidePayments(
  due: readonly DuePayment[],
  others: readonly OtherPayment[],
  xero: PaidInXero,
): Map<string, PaymentDecision> {
  const decisions = new Map<string, PaymentDecision>();
  const pool = [...xero.unclaimed];
  const take = (payment: Paid, isLike: (payment: Paid, paid: XeroPaid) => boolean) => {
    const index = pool.findIndex((one) => isLike(payment, one));
    return index === -1 ? undefined : pool.splice(index, 1)[0];
  };
  let rest = due.toSorted((a, b) => a.date.localeCompare(b.date) || a.entryId.localeCompare(b.entryId));
  let elsewhere = others.filter(({isKnown}) => !isKnown);
  for (const isLike of [isEqual, isOfSameDay, isOfSameAmount]) {
    elsewhere = elsewhere.filter((payment) => !take(payment, isLike));
    rest = rest.filter((payment) => {
      const found = take(payment, isLike);
      if (!found) return true;
      const dated = found.date === payment.date ? null : found.date;
      decisions.set(payment.entryId, {kind: 'adopt', xeroId: found.id, dated});
      return false;
    });
  }

  // Credit settles a document as money does; while something is due it says nothing of the payments.
  const inXero = xero.paid + (xero.due === 0 ? xero.credited : 0);
  const inDear = total(due) + total(others);
  let already = Math.max(0, total(rest) - Math.max(0, inDear - inXero));
  let left = xero.due;
  for (const payment of rest) {
    const covered = Math.min(already, payment.amount);
    const amount = payment.amount - covered;
    already -= covered;
    if (amount === 0) {
      decisions.set(payment.entryId, {kind: 'covered'});
    } else if (left !== null && amount > left) {
      decisions.set(payment.entryId, {kind: 'too-much', due: left});
    } else {
      decisions.set(payment.entryId, {kind: 'send', amount, already: covered});
      if (left !== null) left -= amount;
    }
  }
  return decisions;
}

const total = (payments: readonly Paid[]): Cents => sum(payments.map(({amount}) => amount));

const isEqual = (payment: Paid, paid: XeroPaid): boolean =>
  isOfSameDay(payment, paid) && (paid.reference ?? '') === payment.reference;

const isOfSameDay = (payment: Paid, paid: XeroPaid): boolean =>
  paid.amount === payment.amount && paid.date === payment.date;

const isOfSameAmount = (payment: Paid, paid: XeroPaid): boolean => paid.amount === payment.amount;
