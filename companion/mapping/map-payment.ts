import type {DearDocument, DearPayment} from '../../shared/documents/dear-document.ts';
import {familyOf} from '../../shared/documents/kinds.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {type Cents, type Decimal, toCents} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import {chooseBankAccount} from './choose-bank-account.ts';
import {cleanLine, cut} from './clean-text.ts';
import {dayAfter, dayText} from './day.ts';
import {lockOf, lockText} from './lock-date.ts';
import {mapCurrency} from './map-currency.ts';
import type {MappingContext} from './mapping-context.ts';

/** A payment or refund as Xero is to have it. */
export interface MappedPayment {
  /** In the document's currency. */
  readonly amount: Cents;
  /** Calendar day. */
  readonly date: string;
  readonly accountCode: string;
  readonly reference: string;
  /** Foreign units per base unit; null in base currency. */
  readonly currencyRate: Decimal | null;
  /** What was restated, in words. */
  readonly notes: readonly string[];
}

const LONGEST_REFERENCE = 255;

/** Maps a payment on a document of DEAR's; or every problem that stops it, together. */
export function mapPayment(
  payment: DearPayment,
  document: DearDocument,
  context: MappingContext,
): Result<MappedPayment> {
  if (payment.problem) return failed(payment.problem);
  const {advanced, masterId, taskId, kind, currency, baseCurrency} = document;
  const link = documentPage({family: familyOf(kind), advanced, masterId, taskId});
  const account = chooseBankAccount(payment.account, context, link);
  const rate = mapCurrency({currency, baseCurrency, rate: payment.rate ?? document.rate, link}, context);
  const dated = datePayment(payment.date, context, link);
  const amount = toCents(payment.amount);
  const reference = cleanLine(payment.reference);
  const problems: Problem[] = [account, rate, dated].flatMap((part) => (part.ok ? [] : part.problems));
  if (amount <= 0) problems.push(notPositive(link));
  if (!account.ok || !rate.ok || !dated.ok || problems.length > 0) return failed(...problems);
  return ok({
    amount,
    date: dated.value.date,
    accountCode: account.value.code,
    reference: cut(reference, LONGEST_REFERENCE),
    currencyRate: rate.value.currencyRate,
    notes: [
      rate.value.note,
      dated.value.note,
      reference.length > LONGEST_REFERENCE ? `The reference was cut to ${LONGEST_REFERENCE} characters.` : undefined,
    ].filter((note) => note !== undefined),
  });
}

/** Xero takes no payment dated on or before its lock date, and has no drafts of payments: it moves behind the lock, or fails. */
function datePayment(
  date: string | null,
  context: MappingContext,
  link: string,
): Result<{date: string; note?: string}> {
  if (date === null) {
    return failed(
      problemOf(
        'mapping.payment-date-missing',
        'A payment has no date.',
        'Xero takes no payment without the day it was made.',
        'Set the date of the payment in DEAR. Then retry.',
        {link},
      ),
    );
  }
  const lock = lockOf(context);
  if (lock === null || date > lock.day) return ok({date});
  const locked = lockText(lock, date);
  if (context.settings.lockedDocuments === 'next-day') {
    const open = dayAfter(lock.day);
    return ok({date: open, note: `It is dated ${dayText(open, date)} instead of ${dayText(date, open)}: ${locked}.`});
  }
  return failed(
    problemOf(
      'mapping.payment-before-lock-date',
      `A payment is before ${lock.side}'s lock date.`,
      `It is dated ${dayText(date, lock.day)}; ${locked}.`,
      'Change its date in DEAR, let locked documents take the day after the lock (Settings), or skip it.',
      {link},
    ),
  );
}

const notPositive = (link: string): Problem =>
  problemOf(
    'mapping.payment-amount',
    'A payment is of nothing, or less.',
    'Xero takes payments of more than 0.00 only.',
    'Correct its amount in DEAR. Then retry.',
    {link},
  );
