import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decideAllocation} from '../../../companion/allocations/decide-allocation.ts';

const note = (remainingCredit: number, more: object = {}) => ({
  status: 'AUTHORISED',
  remainingCredit,
  allocations: [],
  ...more,
});
const invoice = (due: number, status = 'AUTHORISED') => ({status, due});
const there = [{id: 'a', invoiceId: 'i', amount: 500, date: null}];

test.each([
  ['all of it where there is room', note(2_300), invoice(9_000), {kind: 'send', amount: 2_300, rest: 0}],
  ['as much as is due', note(2_300), invoice(1_500), {kind: 'send', amount: 1_500, rest: 800}],
  ['nothing to what is paid', note(2_300), invoice(0, 'PAID'), {kind: 'nothing', rest: 2_300}],
  ['nothing of what is used up', note(0, {status: 'PAID'}), invoice(1_500), {kind: 'nothing', rest: 0}],
  ['nothing to what is voided', note(2_300), invoice(1_500, 'VOIDED'), {kind: 'nothing', rest: 2_300}],
  ['nothing yet of a draft', note(2_300, {status: 'DRAFT'}), invoice(9), {kind: 'draft', of: 'note'}],
  ['nothing yet to a draft', note(2_300), invoice(9, 'DRAFT'), {kind: 'draft', of: 'invoice'}],
  [
    'nothing more to what has some of it',
    note(800, {allocations: there}),
    invoice(9),
    {kind: 'there', amount: 500, rest: 800},
  ],
])('credit goes to its invoice: %s', (_, from, to, decision) => {
  expect(decideAllocation(from, to, 'i')).toEqual(decision);
});

test('never more than the credit, never more than is due, and the rest is what stays', () => {
  const cents = fc.integer({min: 0, max: 100_000});
  fc.assert(
    fc.property(cents, cents, (credit, due) => {
      const decision = decideAllocation(note(credit), invoice(due), 'i');
      const amount = decision.kind === 'send' ? decision.amount : 0;
      expect(amount).toBe(Math.min(credit, due));
      expect(decision).toMatchObject({rest: credit - amount});
    }),
  );
});
