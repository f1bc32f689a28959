import {fromCents, toCents} from '../../shared/money/cents.ts';
import type {Problem} from '../../shared/result.ts';
import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/plan/decide-on.ts';
import type {Parcel} from '../ledger/begin-send.ts';
import {claimsIn} from '../ledger/claims.ts';
import {masterKey} from '../ledger/keys.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import {amountText} from '../mapping/amount-text.ts';
import {dayText} from '../mapping/day.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroPaid} from '../xero/xero.ts';
import {decidePayments, type OtherPayment, type PaymentDecision} from './decide-payments.ts';
import type {PaidDocument} from './look-at-paid.ts';
import {moneyIn, moneyKey} from './money-on.ts';
import {paymentJson} from './payment-json.ts';
import type {PaymentWork} from './plan-payments.ts';
import {whyNoPayment} from './why-no-payment.ts';

/**
 * Decides on the payments of one document and writes that down, but for what has to be sent: that comes back.
 *
 * @param works at least one payment, all of one document.
 * @param document as Xero has it; undefined where it does not.
 */
export async function decideOnDocument(
  context: ExportContext,
  works: readonly PaymentWork[],
  document: PaidDocument | undefined,
): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  const decisions = document ? decisionsOn(context, works, document) : new Map<string, PaymentDecision>();
  for (const one of works) {
    const why = whyNoPayment(document?.status, one.on.number);
    const decision = decisions.get(one.entryId);
    if (why && 'waitingFor' in why) await holdBack(context, one, why.waitingFor);
    else if (why) await refuse(context, one, why.problem);
    else if (decision?.kind === 'send') parcels.push(await parcelOf(context, one, decision));
    else if (decision?.kind === 'too-much') await refuse(context, one, tooMuch(one, decision.due));
    else if (decision) await takeOver(context, one, decision);
  }
  return parcels;
}

function decisionsOn(context: ExportContext, works: readonly PaymentWork[], document: PaidDocument) {
  const claims = claimsIn(context);
  const isFree = (one: XeroPaid): one is XeroPaid & {id: string} =>
    works.some(({entryId}) => one.id !== null && !claims.heldByAnother(one.id, entryId));
  const due = works.map(({entryId, mapped: {amount, date, reference}}) => ({entryId, amount, date, reference}));
  return decidePayments(due, othersOn(context, works), {...document, unclaimed: document.payments.filter(isFree)});
}

/** What else DEAR has as paid on the same document. */
function othersOn({store, books}: ExportContext, works: readonly PaymentWork[]): OtherPayment[] {
  const [first] = works;
  if (!first) return [];
  const {read, document} = first;
  const notCash = store.get('masters', masterKey(books.account, read.family, read.id))?.notExported ?? [];
  return moneyIn(read).flatMap((money) => {
    const {id, problem, amount, date, reference} = money.payment;
    const key = moneyKey(books, money);
    const counts = money.document === document && !problem && !notCash.some((one) => one.id === id);
    if (!counts || works.some(({entryId}) => entryId === key)) return [];
    return [{amount: toCents(amount), date: date ?? '', reference, isKnown: !!store.get('ledger', key)?.xeroId}];
  });
}

/** The payment as it leaves; where a part of it is paid in Xero already, its row says so. */
async function parcelOf(
  context: ExportContext,
  {entryId, version, fingerprint, mapped, on, document, payment}: PaymentWork,
  {amount, already}: Extract<PaymentDecision, {kind: 'send'}>,
): Promise<Parcel> {
  if (already > 0) {
    const note = `${amountText(already)} of it was paid in Xero already; ${amountText(amount)} goes.`;
    await addNote(context, {entryId, version}, note);
  }
  return {
    entryId,
    version,
    fingerprint,
    json: paymentJson({...mapped, amount}, on),
    expected: {
      type: on.type,
      number: on.number,
      contactId: null,
      name: document.party.name,
      date: mapped.date,
      currency: payment.currency,
      total: amount,
      totalTax: null,
      url: null,
      on: on.id,
      reference: mapped.reference,
    },
  };
}

const addNote = (context: ExportContext, on: {entryId: string; version: number}, note: string): Promise<void> =>
  decideOn(context, on, 'ledger.settled', ({row}) => ({
    state: 'as it is',
    row: {notes: [...row.transaction.notes, note]},
    attempt: null,
  }));

/** Nothing is sent: Xero has it, as a payment of its own or within others. */
const takeOver = (
  context: ExportContext,
  {entryId, version, fingerprint, on}: PaymentWork,
  decision: Extract<PaymentDecision, {kind: 'adopt' | 'covered'}>,
): Promise<void> =>
  decideOn(context, {entryId, version}, 'ledger.adopted', ({row}) => {
    const xeroId = decision.kind === 'adopt' ? decision.xeroId : null;
    const note =
      decision.kind === 'covered'
        ? `${on.number} is paid in Xero already, by other payments.`
        : `It was in Xero already${decision.dated ? `, under ${dayText(decision.dated, '')}` : ''}.`;
    return {
      state: 'accepted',
      facts: {fingerprint, acceptedFingerprint: fingerprint, xeroId, xeroNumber: on.number, adopted: true},
      row: {
        status: 'Completed',
        problem: null,
        xero: xeroPlace(on.type, {id: xeroId ?? on.id, number: on.number, on: on.id}),
        notes: [...row.transaction.notes, note],
      },
      attempt: {outcome: 'found', text: 'It is paid in Xero.', problem: null},
    };
  });

const holdBack = (context: ExportContext, {entryId, version, on}: PaymentWork, waitingFor: string): Promise<void> =>
  decideOn(context, {entryId, version}, 'ledger.settled', ({entry, row}) => ({
    state: entry.state === 'accepted' ? 'accepted' : 'planned',
    facts: {heldBy: {id: on.id, type: on.type}},
    row: {status: 'Pending', problem: null, waitingFor},
    attempt:
      row.attempts.at(-1)?.text === sentence(waitingFor)
        ? null
        : {outcome: 'waited', text: sentence(waitingFor), problem: null},
  }));

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const refuse = (context: ExportContext, {entryId, version}: PaymentWork, problem: Problem): Promise<void> =>
  decideOn(context, {entryId, version}, 'ledger.settled', ({entry}) => ({
    state: entry.state === 'accepted' ? 'accepted' : 'refused',
    row: {status: 'Failed', problem},
    attempt: {outcome: 'failed', text: problem.title, problem},
  }));

const tooMuch = ({on, mapped, payment, read}: PaymentWork, due: number): Problem => {
  const isRefund = payment.kind === 'refund';
  const over = fromCents(mapped.amount - due);
  return problemOf(
    'payment.exceeds-due',
    `A ${payment.kind} of ${on.number} is more than is ${isRefund ? 'left of its credit' : 'due'} in Xero.`,
    `It is ${amountText(mapped.amount)}, and ${amountText(due)} is ${isRefund ? 'left' : 'due'} there. Nothing was sent.`,
    isRefund
      ? 'Correct the refund in DEAR, or take back in Xero what the credit was used for. Then retry.'
      : `Record ${amountText(due)} on it and ${over} as an overpayment of ${read.documents[0]?.party.name ?? 'the contact'} in Xero, then skip this one; or correct the payment in DEAR and retry.`,
    {link: xeroPlace(on.type, {id: on.id, number: on.number}).url},
  );
};
