import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  type DuePayment,
  decidePayments,
  type OtherPayment,
  type PaidInXero,
} from '../../../companion/payments/decide-payments.ts';

const due = (entryId: string, amount: number, more: Partial<DuePayment> = {}): DuePayment => ({
  entryId,
  amount,
  date: '2026-03-12',
  reference: '',
  ...more,
});
const paid = (id: string, amount: number, more: Partial<PaidInXero['unclaimed'][number]> = {}) => ({
  id,
  amount,
  date: '2026-03-12',
  reference: null,
  ...more,
});
/** An invoice of 100.00 on which people paid this in Xero. */
const inXero = (unclaimed: PaidInXero['unclaimed'] = [], more: Partial<PaidInXero> = {}): PaidInXero => {
  const sum = unclaimed.reduce((total, {amount}) => total + (amount ?? 0), 0);
  return {paid: sum, credited: 0, due: 10_000 - sum, unclaimed, ...more};
};
const known = (amount: number): OtherPayment => ({amount, date: '2026-03-01', reference: '', isKnown: true});
const kept = (amount: number): OtherPayment => ({...known(amount), isKnown: false});
const decided = (...given: Parameters<typeof decidePayments>) => Object.fromEntries(decidePayments(...given));

describe('where Xero has nothing paid', () => {
  test('every payment goes in full, as long as something is due', () => {
    expect(decided([due('a', 4_000), due('b', 6_000)], [], inXero())).toEqual({
      a: {kind: 'send', amount: 4_000, already: 0},
      b: {kind: 'send', amount: 6_000, already: 0},
    });
  });

  test('what exceeds the amount due is not sent in part', () => {
    expect(decided([due('a', 4_000), due('b', 6_001)], [], inXero())).toEqual({
      a: {kind: 'send', amount: 4_000, already: 0},
      b: {kind: 'too-much', due: 6_000},
    });
  });

  test('where Xero does not say what is due, Xero itself decides', () => {
    expect(decided([due('a', 99_000)], [], inXero([], {due: null}))).toMatchObject({a: {kind: 'send'}});
  });
});

describe('payments that Xero has', () => {
  test.each([
    [
      'the reference decides between two of a day',
      [paid('x', 4_000, {reference: 'B'}), paid('y', 4_000, {reference: 'A'})],
      'y',
      null,
    ],
    ['without a reference the day does', [paid('x', 4_000, {date: '2026-03-01'}), paid('y', 4_000)], 'y', null],
    [
      'the amount alone is enough, and the other day is said',
      [paid('x', 4_000, {date: '2026-03-01'})],
      'x',
      '2026-03-01',
    ],
  ])('are known again: %s', (_, unclaimed, xeroId, dated) => {
    expect(decided([due('a', 4_000, {reference: 'A'})], [], inXero(unclaimed))).toEqual({
      a: {kind: 'adopt', xeroId, dated},
    });
  });

  test('serve one payment of DEAR’s each', () => {
    expect(decided([due('a', 4_000), due('b', 4_000)], [], inXero([paid('x', 4_000)]))).toEqual({
      a: {kind: 'adopt', xeroId: 'x', dated: null},
      b: {kind: 'send', amount: 4_000, already: 0},
    });
  });

  test('cover the oldest of those that are cut otherwise there, and the rest of the next', () => {
    const payments = [due('a', 3_000, {date: '2026-03-01'}), due('b', 4_000, {date: '2026-03-02'}), due('c', 3_000)];
    expect(decided(payments, [], inXero([paid('x', 5_000)]))).toEqual({
      a: {kind: 'covered'},
      b: {kind: 'send', amount: 2_000, already: 2_000},
      c: {kind: 'send', amount: 3_000, already: 0},
    });
  });

  test('that are ours pay for nothing else', () => {
    const ours = inXero([], {paid: 4_000, due: 6_000});
    expect(decided([due('b', 6_000)], [known(4_000)], ours)).toEqual({b: {kind: 'send', amount: 6_000, already: 0}});
  });

  test('and were deleted there are not made up for', () => {
    expect(decided([due('b', 6_000)], [known(4_000)], inXero())).toEqual({
      b: {kind: 'send', amount: 6_000, already: 0},
    });
  });

  test('that a person entered for one that was skipped pay for that one', () => {
    expect(decided([due('b', 4_000)], [kept(4_000)], inXero([paid('x', 4_000, {date: '2026-03-01'})]))).toEqual({
      b: {kind: 'send', amount: 4_000, already: 0},
    });
  });

  test('of an invoice that credit has settled leave nothing to pay', () => {
    expect(decided([due('a', 10_000)], [], inXero([], {credited: 10_000, due: 0}))).toEqual({a: {kind: 'covered'}});
  });

  test('and us together paid in full: what DEAR has beyond that is too much', () => {
    expect(decided([due('b', 500)], [known(10_000)], inXero([], {paid: 10_000, due: 0}))).toEqual({
      b: {kind: 'too-much', due: 0},
    });
  });
});

test('whatever is paid on either side, Xero ends with no more than DEAR’s total and never pays beyond what is due', () => {
  const amount = fc.integer({min: 1, max: 6_000});
  const day = fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03');
  const payment = fc.record({amount, date: day, reference: fc.constantFrom('', 'A')});
  fc.assert(
    fc.property(
      fc.array(payment, {maxLength: 6}),
      fc.array(payment, {maxLength: 6}),
      fc.integer({min: 0, max: 20_000}),
      (dear, people, owed) => {
        const payments = dear.map((one, index) => ({...one, entryId: `p${index}`}));
        const unclaimed = people.map((one, index) => ({...one, id: `x${index}`, reference: one.reference || null}));
        const already = people.reduce((sum, one) => sum + one.amount, 0);
        const total = dear.reduce((sum, one) => sum + one.amount, 0);
        const decisions = decidePayments(payments, [], {paid: already, credited: 0, due: owed, unclaimed});

        expect([...decisions.keys()].sort()).toEqual(payments.map(({entryId}) => entryId).sort());
        const all = [...decisions.values()];
        const sent = all.reduce((sum, one) => sum + (one.kind === 'send' ? one.amount : 0), 0);
        expect(sent).toBeLessThanOrEqual(owed);
        expect(sent).toBeLessThanOrEqual(Math.max(0, total - already));
        const adopted = all.flatMap((one) => (one.kind === 'adopt' ? [one.xeroId] : []));
        expect(new Set(adopted).size).toBe(adopted.length);
        // With room enough Xero gets all that DEAR has beyond it.
        if (owed >= total) expect(sent).toBe(Math.max(0, total - already));
        for (const one of all) if (one.kind === 'send') expect(one.amount).toBeGreaterThan(0);
      },
    ),
  );
});
