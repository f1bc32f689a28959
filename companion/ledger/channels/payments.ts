import {refusal} from '../../export/refusals/refusals.ts';
import {lookAtPaid} from '../../payments/look-at-paid.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {XeroPaid} from '../../xero/xero.ts';
import type {Channel} from '../channel.ts';
import {claimsIn} from '../claims.ts';
import {matchElements, paymentSpeaksOf} from '../match-elements.ts';
import type {Outcome} from '../settle.ts';

/** New payments and refunds; known again on their document by amount, day and reference, less those that others hold. */
export const paymentsChannel: Channel = {
  member: 'Payments',

  async call({xero, work}, send) {
    // No signal: a call that changes something is never cut off, its answer is worth more than a quick stop.
    const elements = await xero.putPayments(send.body, send.idempotencyKey, {urgent: work.urgent});
    return matchElements(send.expected, elements, paymentSpeaksOf).map((element, index): Outcome => {
      const number = send.expected[index]?.number ?? '';
      if (!element) return {kind: 'unknown', problem: null};
      if (element.outcome === 'refused') return {kind: 'refused', problem: refusal(element.errors, number)};
      const {record, warnings} = element;
      if (!record.id) return {kind: 'unknown', problem: null};
      return {kind: 'saved', xeroId: record.id, xeroNumber: number, answer: null, warnings};
    });
  },

  async look(context, send, open) {
    const found = new Map<string, Outcome>();
    const expectedOf = (id: string) => send.expected[send.entryIds.indexOf(id)];
    const targets = open.flatMap((id) => {
      const {on, type = ''} = expectedOf(id) ?? {};
      return on ? [{id: on, type}] : [];
    });
    const seen = await lookAtPaid(context, targets);
    const claims = claimsIn(context);
    for (const id of open) {
      const expected = expectedOf(id);
      const payments = seen.get(expected?.on ?? '')?.payments ?? [];
      const fits = payments.filter(
        (one) => expected && isLike(one, expected) && one.id && !claims.heldByAnother(one.id, id),
      );
      const payment = fits.find((one) => one.reference === expected?.reference) ?? fits[0];
      if (!payment?.id || !expected) continue;
      claims.claim(payment.id, id);
      found.set(id, {kind: 'found', xeroId: payment.id, xeroNumber: expected.number, answer: null, adopted: false});
    }
    return found;
  },
};

/** A document need not show the references of its payments; where it does, another one is another payment. */
const isLike = ({amount, date, reference}: XeroPaid, expected: Send['expected'][number]): boolean =>
  amount === expected.total &&
  date === expected.date &&
  (reference === null || reference === (expected.reference ?? ''));
