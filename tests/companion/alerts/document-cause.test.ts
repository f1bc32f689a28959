import {expect, test} from 'vitest';
import {documentCause, type Member} from '../../../companion/alerts/document-cause.ts';
import type {DocumentKind} from '../../../shared/documents/kinds.ts';
import {aProblem, aTransaction} from '../../support/contract-builders.ts';

const member = (
  number: string,
  title: string,
  {kind = 'bill' as DocumentKind, detail = '', link = ''} = {},
): Member => ({
  transaction: aTransaction({id: `row-${number}`, kind, dear: {...aTransaction().dear, number}}),
  problem: aProblem({code: 'a.b', title, detail, ...(link ? {link} : {})}),
});
const causeOf = (first: Member, ...others: Member[]) => documentCause('a.b', [first, ...others], false);

test.each([
  ['Account 630 is archived in Xero.', '1 bill: account 630 is archived in Xero'],
  ['Tax rule “GST on Imports” has no match.', '1 bill: tax rule “GST on Imports” has no match'],
  ["A-1 is before Xero's lock date.", "1 bill: before Xero's lock date"],
  ['A-1 is already paid in Xero.', '1 bill: already paid in Xero'],
  ['A-1 has no supplier.', '1 bill: no supplier'],
  ['A-1 changed in DEAR, and Xero keeps the old one.', '1 bill: changed in DEAR, and Xero keeps the old one'],
  ['Xero refused A-1.', '1 bill: Xero refused it'],
  ['The totals differ by 0.37.', '1 bill: the totals differ'],
  ['DEAR does not say whether prices include tax.', '1 bill: DEAR does not say whether prices include tax'],
  ["DEAR's own totals differ by 0.37.", "1 bill: DEAR's own totals differ"],
  ['Line 3, “Freight”, has no account.', '1 bill: line 3, “Freight”, has no account'],
  ['“Te Aro” is archived in Xero.', '1 bill: “Te Aro” is archived in Xero'],
])('%s is told as “%s”', (title, told) => {
  expect(causeOf(member('A-1', title)).title).toBe(told);
});

test('several are counted by their kind, as documents where kinds are mixed', () => {
  const archived = (number: string, kind?: DocumentKind) =>
    member(number, 'Account 630 is archived.', kind ? {kind} : {});
  expect(causeOf(archived('1'), archived('2')).title).toBe('2 bills: account 630 is archived');
  expect(causeOf(archived('1'), archived('2', 'sale-invoice')).title).toBe('2 documents: account 630 is archived');
  expect(causeOf(archived('1', 'sale-credit-note'), archived('2', 'bill-credit-note')).title).toMatch(
    /^2 credit notes:/,
  );
  expect(causeOf(member('1', 'Xero refused 1.'), member('2', 'Xero refused 2.')).title).toBe(
    '2 bills: Xero refused them',
  );
});

test('who waits is told as waiting, and to know rather than to act', () => {
  const cause = documentCause('a.b', [member('A-1', 'Xero has trouble of its own.')], true);
  expect(cause).toMatchObject({title: '1 bill waits: Xero has trouble of its own', severity: 'warning'});
});

test('one document is named with its party; of many the first three, and how many more', () => {
  const members = ['1', '2', '3', '4', '5'].map((number) => member(number, 'It fails.', {detail: 'Because.'}));
  const [first, ...others] = members as [Member, ...Member[]];
  expect(causeOf(first).detail).toBe('1, Kauri Sports Ltd. Because.');
  expect(causeOf(first, ...others.slice(0, 1)).detail).toBe('1, 2. Because.');
  expect(causeOf(first, ...others).detail).toBe('1, 2, 3 and 2 more. Because.');
});

test('what they do not share is left out', () => {
  const cause = causeOf(
    member('1', 'It fails.', {detail: 'Line 1.', link: 'https://one.example'}),
    member('2', 'It fails.', {detail: 'Line 2.', link: 'https://two.example'}),
  );
  expect(cause.detail).toBe('1, 2.');
  expect(cause).not.toHaveProperty('link');
});

test('at most two hundred are named by id, all are counted', () => {
  const [first, ...others] = Array.from({length: 250}, (_, index) => member(String(index), 'It fails.'));
  if (!first) throw new Error('There are 250.');
  const cause = causeOf(first, ...others);
  expect(cause).toMatchObject({count: 250, title: '250 bills: it fails'});
  expect(cause.transactionIds).toHaveLength(200);
});
