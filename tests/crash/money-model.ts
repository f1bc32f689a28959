import {isAuthorised} from '../../shared/documents/dear-document.ts';
import {type Cents, toCents} from '../../shared/money/cents.ts';
import type {BookData, Invoice} from '../sandbox/books/book.ts';
import {amountDue, type Payment, remainingCredit, type Books as XeroBooks} from '../sandbox/xero/books.ts';

/** A payment or refund that Xero must hold exactly once in the end, on the document of that type and number. */
export interface DueMoney {
  readonly id: string;
  readonly kind: 'payment' | 'refund';
  readonly type: 'ACCREC' | 'ACCPAY' | 'ACCRECCREDIT' | 'ACCPAYCREDIT';
  readonly number: string;
  readonly masterId: string;
  readonly taskId: string;
  readonly amount: Cents;
  readonly date: string;
}

/** Money that moved, on every authorised document of DEAR's books; written without a look at how Deerpath does it. */
export function moneyDueInXero(books: BookData): DueMoney[] {
  return [...books.sales, ...books.purchases]
    .filter(({voided}) => !voided)
    .flatMap((master) => {
      const on = (document: Invoice, kind: DueMoney['kind'], type: DueMoney['type']): DueMoney[] =>
        document.payments
          .filter(({creditId}) => creditId === null && isAuthorised(document.status))
          .map(({id, amount, date}) => ({
            ...{id, kind, type, date},
            number: document.number,
            masterId: master.id,
            taskId: document.taskId,
            amount: toCents(amount),
          }));
      const isSale = master.family === 'sale';
      return [
        ...master.invoices.flatMap((invoice) => on(invoice, 'payment', isSale ? 'ACCREC' : 'ACCPAY')),
        ...master.creditNotes.flatMap((note) => on(note, 'refund', isSale ? 'ACCRECCREDIT' : 'ACCPAYCREDIT')),
      ];
    });
}

/**
 * What is wrong with Deerpath's payments in Xero at this moment, in words. Before the end one may still be missing, or one that
 * DEAR no longer has may still be there, but none is ever there twice.
 *
 * @param earlier what was due at some time before.
 */
export function wrongMoneyInXero(
  due: readonly DueMoney[],
  earlier: readonly DueMoney[],
  xero: Pick<XeroBooks, 'invoices' | 'creditNotes'>,
  isTheEnd: boolean,
): string[] {
  return [...xero.invoices, ...xero.creditNotes].flatMap((document) => {
    const isOn = ({type, number}: DueMoney) => type === document.type && number === document.number;
    const ours = document.payments.filter(({createdBy, status}) => createdBy !== null && status === 'AUTHORISED');
    // Before the end each payment may stand there as it is, or as it was: never both.
    const known = [...due, ...earlier.filter((one) => !due.some((other) => isSameMoney(one, other)))].filter(isOn);
    const over = isTheEnd
      ? without(ours.map(moneyText), due.filter(isOn).map(moneyText))
      : without(ours.map(moneyText), known.map(moneyText));
    const ids = new Set(known.map(({id}) => id));
    const tooMany = ours.length > ids.size ? [`${ours.length} payments for ${ids.size} in DEAR`] : [];
    const missing = isTheEnd ? without(due.filter(isOn).map(moneyText), ours.map(moneyText)) : [];
    return [
      ...over.map((text) => `${document.number} has the payment ${text} that is not due, or twice`),
      ...missing.map((text) => `${document.number} lacks the payment ${text}`),
      ...tooMany.map((text) => `${document.number} has ${text}`),
    ];
  });
}

export const isSameMoney = (one: DueMoney, other: DueMoney): boolean =>
  one.id === other.id && one.amount === other.amount && one.date === other.date;

const moneyText = ({amount, date}: Pick<Payment, 'amount' | 'date'>): string => `${amount} of ${date}`;

/** The texts that are left when each of the others has taken one like it away. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return texts.filter((text) => {
    const index = left.indexOf(text);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

/** A credit note that is to be used on the invoice or bill that it credits. */
export interface DueCredit {
  readonly type: 'ACCRECCREDIT' | 'ACCPAYCREDIT';
  readonly number: string;
  readonly on: string;
}

/** Every authorised credit note that names an invoice, of another sale where it stands alone, or belongs to a purchase of one bill. */
export const creditDueInXero = (books: BookData): DueCredit[] =>
  [...books.sales, ...books.purchases].flatMap((master) => {
    const ofOthers = master.type === 'Credit Note' && master.family === 'sale' ? books.sales : [];
    const invoices = [master, ...ofOthers]
      .filter(({party}) => party.name === master.party.name)
      .flatMap((one) => one.invoices.filter(({status}) => status !== 'VOIDED'));
    return master.creditNotes.flatMap(({status, number, credits}) => {
      const on =
        invoices.find((invoice) => invoice.number === credits) ?? (invoices.length === 1 ? invoices[0] : undefined);
      if (master.voided || !isAuthorised(status) || !on || (master.family === 'sale' && credits === '')) return [];
      return [{type: master.family === 'sale' ? 'ACCRECCREDIT' : 'ACCPAYCREDIT', number, on: on.number} as const];
    });
  });

/** What is wrong with credit in Xero, in words: used twice, or at the end not used as far as it could be. */
export function wrongCreditInXero(
  due: readonly DueCredit[],
  {invoices, creditNotes}: Pick<XeroBooks, 'invoices' | 'creditNotes'>,
  isTheEnd: boolean,
): string[] {
  return creditNotes.flatMap((note) => {
    const targets = note.allocations.map(({invoiceId}) => invoiceId);
    const twice = targets.length > new Set(targets).size ? [`${note.number} is used twice on one invoice`] : [];
    const on = due.find(({type, number}) => type === note.type && number === note.number)?.on;
    const invoice = invoices.find(({number, type}) => number === on && note.type === `${type}CREDIT`);
    if (!isTheEnd || !invoice) return twice;
    const isUsed = remainingCredit(note) === 0 || amountDue(invoice) === 0;
    return isUsed ? twice : [...twice, `${note.number} has credit left that ${invoice.number} has room for`];
  });
}
