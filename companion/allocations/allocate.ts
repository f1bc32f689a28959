import {type Cents, fromCents, toCents} from '../../shared/money/cents.ts';
import {moneyOf} from '../../shared/money/money.ts';
import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/plan/decide-on.ts';
import {dispatchOne} from '../export/send/dispatch.ts';
import {allocationIdOf} from '../ledger/channels/allocations.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import {amountText} from '../mapping/amount-text.ts';
import {exactNumber} from '../mapping/document-json.ts';
import {lookAtNotes} from '../payments/look-at-notes.ts';
import {lookAtPaid, type PaidDocument} from '../payments/look-at-paid.ts';
import type {XeroCreditNote} from '../xero/xero.ts';
import {type AllocationDecision, decideAllocation} from './decide-allocation.ts';
import type {AllocationWork} from './plan-allocations.ts';
import {stillToCome} from './still-to-come.ts';

/**
 * Uses credit on the invoices it was given for, as far as the credit reaches and the invoice has room; the rest stays as
 * credit, and the row says so. What is allocated in Xero already is left as it is.
 */
export async function allocate(context: ExportContext, works: readonly AllocationWork[]): Promise<void> {
  const {rehearsal, work} = context;
  // What a rehearsal alone made is in no Xero.
  const isMade = ({from, to}: AllocationWork) => [from.id, to.id].some((id) => rehearsal?.isMade(id));
  for (const one of works.filter(isMade))
    await send(context, one, {amount: toCents(one.note.total), rest: 0}, one.note.date);

  const real = works.filter((one) => !isMade(one));
  const invoices = await lookAtPaid(
    context,
    real.map(({to}) => to),
  );
  const notes = await lookAtNotes(
    context,
    real.map(({from, note}) => ({id: from.id, date: note.date})),
  );
  for (const one of real) {
    if (work.signal.aborted) return;
    const used = await allocateOne(context, one, {note: notes.get(one.from.id), invoice: invoices.get(one.to.id)});
    // Two notes may credit one invoice: the next finds what this one left of it.
    const before = invoices.get(one.to.id);
    if (before?.due) invoices.set(one.to.id, {...before, due: before.due - used});
  }
}

/** @returns how much of the invoice's room it took. */
async function allocateOne(
  context: ExportContext,
  one: AllocationWork,
  {note, invoice}: {note: XeroCreditNote | undefined; invoice: PaidDocument | undefined},
): Promise<Cents> {
  const gone = {status: 'DELETED', date: null, due: 0, remainingCredit: 0, allocations: []};
  const [refunds, payments] = [stillToCome(context, one.note), stillToCome(context, one.credited)];
  const decideWith = (credit: Cents, due: Cents) =>
    decideAllocation(note ?? gone, invoice ?? gone, one.to.id, {credit, due});
  const decision = decideWith(refunds.all, payments.all);
  // It is decided once: not on money of which nobody knows yet whether it goes.
  const later = decideWith(refunds.all - refunds.pending, payments.all - payments.pending);
  if (amountIn(decision) !== amountIn(later)) {
    await holdBack(context, one, {waitingFor: `waiting for the payments of ${one.to.number}`});
    return 0;
  }
  switch (decision.kind) {
    case 'draft':
      await holdBack(context, one, approvalOf(decision.of === 'note' ? one.from : one.to));
      return 0;
    case 'there':
      await isThere(context, one, decision, `${amountText(decision.amount)} was on ${one.to.number} in Xero already.`);
      return 0;
    case 'nothing':
      await isThere(context, one, {amount: 0, rest: decision.rest}, `Nothing of it could go to ${one.to.number}.`);
      return 0;
    case 'send':
      await send(context, one, decision, laterOf(note?.date ?? one.note.date, invoice?.date ?? null));
      return decision.amount;
  }
}

const amountIn = (decision: AllocationDecision): Cents => ('amount' in decision ? decision.amount : 0);

interface Amounts {
  readonly amount: Cents;
  /** What stays as credit. */
  readonly rest: Cents;
}

/** Xero dates an allocation by the later of the two documents (Xero's documentation, “Credit Notes”): as they stand there, for a lock may have moved them. */
const laterOf = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null && other > one ? other : (one ?? other);

async function send(
  context: ExportContext,
  one: AllocationWork,
  {amount, rest}: Amounts,
  date: string | null,
): Promise<void> {
  const {entryId, version, fingerprint, note, from, to} = one;
  await decideOn(context, {entryId, version}, 'ledger.settled', () => ({
    state: 'as it is',
    row: {
      amount: moneyOf(amount, note.currency),
      notes: [`${amountText(amount)} goes to ${to.number}.`, ...restNote(rest, one)],
    },
    attempt: null,
  }));
  await dispatchOne(context, 'put-allocations', from.id, {
    entryId,
    version,
    fingerprint,
    json: {Invoice: {InvoiceID: to.id}, Amount: exactNumber(fromCents(amount)), Date: date},
    expected: {
      type: from.type,
      number: from.number,
      contactId: null,
      name: note.party.name,
      date,
      currency: note.currency,
      total: amount,
      totalTax: null,
      url: null,
      on: from.id,
    },
  });
}

const isThere = (context: ExportContext, one: AllocationWork, {amount, rest}: Amounts, text: string): Promise<void> =>
  decideOn(context, one, 'ledger.adopted', () => ({
    state: 'accepted',
    facts: {
      fingerprint: one.fingerprint,
      acceptedFingerprint: one.fingerprint,
      xeroId: allocationIdOf(one.from.id, one.to.id),
      xeroNumber: one.from.number,
      adopted: true,
    },
    row: {
      status: 'Completed',
      problem: null,
      amount: moneyOf(amount, one.note.currency),
      xero: xeroPlace(one.from.type, {id: one.from.id, number: one.from.number}),
      notes: [text, ...restNote(rest, one)],
    },
    attempt: {outcome: 'found', text, problem: null},
  }));

const restNote = (rest: Cents, {from}: AllocationWork): string[] =>
  rest > 0 ? [`${amountText(rest)} stays as credit on ${from.number}.`] : [];

interface Held {
  readonly waitingFor: string;
  /** A draft in Xero that somebody has to approve. */
  readonly heldBy?: {readonly id: string; readonly type: string};
}

const approvalOf = ({id, type, number}: AllocationWork['from']): Held => ({
  waitingFor: `waiting for ${number} to be approved in Xero`,
  heldBy: {id, type},
});

const holdBack = (context: ExportContext, one: AllocationWork, {waitingFor, heldBy}: Held): Promise<void> =>
  decideOn(context, one, 'ledger.settled', ({entry, row}) => {
    const isNews = row.transaction.waitingFor !== waitingFor;
    const text = `${waitingFor.charAt(0).toUpperCase()}${waitingFor.slice(1)}.`;
    return {
      state: entry.state === 'accepted' ? 'accepted' : 'planned',
      ...(heldBy ? {facts: {heldBy}} : {}),
      row: {status: 'Pending', problem: null, waitingFor},
      attempt: isNews ? {outcome: 'waited', text, problem: null} : null,
    };
  });
