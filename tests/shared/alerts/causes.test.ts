import {expect, test} from 'vitest';
import {causeKey, groupByCause, isOfCause} from '../../../shared/alerts/causes.ts';
import {aProblem, aTransaction} from '../../support/contract-builders.ts';

const failed = (number: string, title: string, code = 'mapping.account-archived') =>
  aTransaction({
    id: number,
    status: 'Failed',
    dear: {...aTransaction().dear, number},
    problem: aProblem({code, title}),
  });

test.each([
  ['the document’s own number', ['A-1', 'A-1 is before Xero’s lock date.'], ['A-2', 'A-2 is before Xero’s lock date.']],
  ['a number at the end', ['A-1', 'Xero refused A-1.'], ['A+2', 'Xero refused A+2.']],
  ['the amount', ['A-1', 'The totals differ by 0.37.'], ['A-2', 'The totals differ by 1,200.00.']],
  ['nothing, but in the case of the number', ['a-1', 'A-1 is paid.'], ['b-2', 'B-2 is paid.']],
] as const)('titles that differ in %s are one cause', (_, [one, title], [other, another]) => {
  expect(groupByCause([failed(one, title), failed(other, another)])).toHaveLength(1);
});

test.each([
  ['two accounts', ['A-1', 'Account 630 is archived.'], ['A-2', 'Account 640 is archived.']],
  ['an account that reads like the document', ['630', 'Account 630 is archived.'], ['640', 'Account 640 is archived.']],
  ['a number within a longer one', ['77', '770 is the account.'], ['88', '880 is the account.']],
] as const)('%s are two causes', (_, [one, title], [other, another]) => {
  expect(groupByCause([failed(one, title), failed(other, another)])).toHaveLength(2);
});

test('two codes are two causes, whatever their words', () => {
  expect(causeKey({code: 'a', title: 'It fails.'}, 'N')).not.toBe(causeKey({code: 'b', title: 'It fails.'}, 'N'));
});

test('the cause with most documents comes first; what has no problem has no cause', () => {
  const account = (number: string) => failed(number, 'Account 630 is archived.');
  const groups = groupByCause([failed('A', 'A is paid.'), aTransaction(), account('B'), account('C')]);
  expect(groups.map(({problem, rows}) => [problem.title, rows.map(({id}) => id)])).toEqual([
    ['Account 630 is archived.', ['B', 'C']],
    ['A is paid.', ['A']],
  ]);
});

test.each([
  ['as its key says it', 'x.locked … is before the lock date.', true],
  ['with its own number', 'x.locked INV-1 is before the lock date.', true],
  ['with the number of another', 'x.locked INV-2 is before the lock date.', false],
  ['of another code', 'x.other … is before the lock date.', false],
])('a problem is known by its cause, %s', (_, cause, isSo) => {
  expect(isOfCause({code: 'x.locked', title: 'INV-1 is before the lock date.'}, 'INV-1', cause)).toBe(isSo);
});
