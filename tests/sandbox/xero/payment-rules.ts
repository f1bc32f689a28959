import Big from 'big.js';
import {toCents} from '../../../shared/money/cents.ts';
import type {Account, Books} from './books.ts';
import {accountOf} from './choices.ts';
import {lockErrors} from './document-rules.ts';
import {says} from './messages.ts';
import {type Payable, payables} from './payable.ts';
import {isObject, type Sent, sentDay, sentFigure, sentText} from './sent.ts';

/** What a sent payment names, found in the books as far as it is there. */
export interface Named {
  readonly payable: Payable | undefined;
  readonly account: Account | undefined;
}

/** The document by id or number, and the account by id or code. */
export function namedBy(sent: Sent, books: Books): Named {
  return {payable: payableOf(sent, books), account: paidTo(sent.Account, books)};
}

function payableOf(sent: Sent, books: Books): Payable | undefined {
  for (const [member, types] of [
    ['Invoice', ['ACCREC', 'ACCPAY']],
    ['CreditNote', ['ACCRECCREDIT', 'ACCPAYCREDIT']],
  ] as const) {
    const target = sent[member];
    if (!isObject(target)) continue;
    const id = sentText(target, `${member}ID`)?.toLowerCase();
    const number = sentText(target, `${member}Number`)?.toLowerCase();
    const all = payables(books).filter(({type}) => (types as readonly string[]).includes(type));
    return id
      ? all.find((payable) => payable.id === id)
      : all.find((payable) => payable.number !== '' && payable.number.toLowerCase() === number);
  }
  return undefined;
}

function paidTo(account: unknown, books: Books): Account | undefined {
  if (!isObject(account)) return undefined;
  const id = sentText(account, 'AccountID')?.toLowerCase();
  if (id) return books.accounts.find(({AccountID}) => AccountID === id);
  const code = sentText(account, 'Code');
  return code === undefined ? undefined : accountOf(books, code);
}

/** Why a payment is not made (Xero's documentation and integrators' reports, “Payments”). */
export function paymentErrors(sent: Sent, {payable, account}: Named, books: Books): string[] {
  const amount = sentFigure(sent, 'Amount');
  const date = sentDay(sent, 'Date');
  const errors: string[] = [];
  const targets = ['Invoice', 'CreditNote', 'Prepayment', 'Overpayment'].filter((member) => isObject(sent[member]));
  if (targets.length !== 1) errors.push(says.onePaymentTarget);
  else if (!payable) errors.push(says.unknownPaymentTarget);
  if (!account) errors.push(says.unknownPaymentAccount);
  else if (account.Status !== 'ACTIVE') errors.push(says.archivedPaymentAccount(account.Code));
  else if (account.Type !== 'BANK' && !account.EnablePaymentsToAccount) errors.push(says.wrongPaymentAccount);
  if (date === undefined) errors.push(says.noPaymentDate);
  else errors.push(...lockErrors(date, books));
  if (amount === undefined || new Big(amount).lte(0)) errors.push(says.noPaymentAmount);
  else if (!new Big(amount).round(2, Big.roundDown).eq(amount)) errors.push(says.paymentDecimals);
  if (!payable) return errors;
  if (payable.document.status !== 'AUTHORISED' && payable.document.status !== 'PAID') errors.push(says.onlyAuthorised);
  else if (amount !== undefined && toCents(amount) > payable.outstanding()) errors.push(says.paymentTooLarge);
  const rate = sentFigure(sent, 'CurrencyRate');
  if (rate !== undefined && (new Big(rate).lte(0) || !new Big(rate).round(6).eq(rate))) errors.push(says.badRate);
  return errors;
}
