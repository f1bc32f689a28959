import {expect, test} from 'vitest';
import {badgeOf} from '../../../extension/alerts/badge.ts';
import {causesOf} from '../../../extension/alerts/causes.ts';
import {mendOf} from '../../../extension/alerts/mend.ts';
import {away} from '../../../extension/client/troubles.ts';
import {aProblem, aStatus, aTransaction} from '../../support/contract-builders.ts';

const RED = '#b0233a';

test.each([
  ['all is well', {state: 'present', status: aStatus(), trouble: null}, ''],
  ['fourteen problems', {state: 'present', status: aStatus({problems: 14}), trouble: null}, '14'],
  ['more than fit', {state: 'present', status: aStatus({problems: 1200}), trouble: null}, '999+'],
  [
    'the companion is away',
    {state: 'away', status: aStatus({problems: 14}), trouble: away('http://127.0.0.1:4780')},
    '!',
  ],
  ['not paired yet', {state: 'unpaired', status: null, trouble: null}, ''],
  ['the worker just woke and remembers', {state: 'asking', status: aStatus({problems: 3}), trouble: null}, '3'],
] as const)('the badge when %s', (_, snapshot, text) => {
  expect(badgeOf(snapshot).text).toBe(text);
});

test('problems are red, an absent companion is grey', () => {
  expect(badgeOf({state: 'present', status: aStatus({problems: 1}), trouble: null}).colour).toBe(RED);
  expect(badgeOf({state: 'away', status: null, trouble: away('x')}).colour).not.toBe(RED);
});

const failed = (number: string, title: string, kind: 'bill' | 'sale-invoice' = 'bill') =>
  aTransaction({
    id: number,
    kind,
    status: 'Failed',
    dear: {...aTransaction().dear, number},
    problem: aProblem({code: 'mapping.account-archived', title}),
  });

test('documents that failed for one cause are one cause with their count', () => {
  const causes = causesOf(aStatus(), [
    failed('BILL-1', 'Account 630 is archived in Xero.'),
    failed('BILL-2', 'Account 630 is archived in Xero.'),
    failed('INV-9', 'INV-9 is before Xero’s lock date.', 'sale-invoice'),
  ]);
  expect(causes.map(({title, count}) => [title, count])).toEqual([
    ['Account 630 is archived in Xero', '2 bills'],
    ['INV-9 is before Xero’s lock date', '1 invoice'],
  ]);
});

test('titles that differ in the document’s number alone are one cause', () => {
  const causes = causesOf(aStatus(), [
    failed('A-1', 'A-1 is before the lock date.'),
    failed('A-2', 'A-2 is before the lock date.'),
  ]);
  expect(causes).toMatchObject([{count: '2 bills'}]);
});

test('what keeps everything waiting comes first', () => {
  const status = aStatus({standing: [aProblem({code: 'xero.login-ended', title: 'Xero’s login has ended.'})]});
  expect(causesOf(status, [failed('B', 'B fails.')])[0]).toMatchObject({
    title: 'Xero’s login has ended',
    where: 'options.html#xero',
  });
});

test.each([
  ['mapping.tax-rule-unmatched', 'options.html#match'],
  ['mapping.account-archived', 'options.html#match'],
  ['mapping.no-rounding-account', 'options.html#match'],
  ['xero.login-ended', 'options.html#xero'],
  ['dear.keys-refused', 'options.html#dear'],
  ['xero.paid', 'sidepanel.html'],
])('%s is mended at %s', (code, where) => expect(mendOf(code).where).toBe(where));
