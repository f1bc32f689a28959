import {expect, test} from 'vitest';
import {
  matchAccounts,
  matchBankAccounts,
  matchTaxRules,
  standInRows,
  takesLines,
  takesPayments,
} from '../../../extension/mapping/matches.ts';
import type {XeroChoicesAnswer} from '../../../shared/contract/connections.ts';

const rule = (name: string, percent = '15') => ({name, percent, forSales: true, forPurchases: true});
const rates = [
  {taxType: 'OUTPUT2', name: 'GST on Income', rate: '15.0000'},
  {taxType: 'NONE', name: 'No GST', rate: '0'},
];

test.each([
  ['the same name', rule('GST on Income'), {}, 'matched', 'Same name', 'OUTPUT2'],
  ['a choice', rule('Old GST'), {'Old GST': 'OUTPUT2'}, 'matched', 'Chosen by you', 'OUTPUT2'],
  [
    'a choice above the same name',
    rule('GST on Income', '0'),
    {'GST on Income': 'NONE'},
    'matched',
    'Chosen by you',
    'NONE',
  ],
  ['nothing', rule('GST on Imports'), {}, 'open', 'Choose one', ''],
  ['a rate that is gone', rule('Old GST'), {'Old GST': 'GONE'}, 'open', 'No longer in Xero', ''],
  ['another percentage', rule('Old GST', '12.5'), {'Old GST': 'OUTPUT2'}, 'differs', '12.5% is not 15%', 'OUTPUT2'],
] as const)('a tax rule goes by %s', (_, one, chosen, state, words, goesTo) => {
  expect(matchTaxRules([one], rates, chosen)).toMatchObject([{state, words, goesTo}]);
});

const inXero: XeroChoicesAnswer['accounts'] = [
  {code: '200', name: 'Sales', type: 'REVENUE', class: 'REVENUE', systemAccount: null, enablePayments: false},
];

test.each([
  ['the same code', '200', {}, 'matched', '200'],
  ['a choice', '630', {'630': '200'}, 'matched', '200'],
  ['nothing', '630', {}, 'open', ''],
  ['an account that is gone', '630', {'630': '999'}, 'open', ''],
] as const)('an account goes by %s', (_, code, chosen, state, goesTo) => {
  expect(
    matchAccounts([{code, name: 'Freight', class: null, type: 'EXPENSE', forPayments: false}], inXero, chosen),
  ).toMatchObject([{state, goesTo}]);
});

test('where DEAR names no account, what stands in is shown, and what happens without', () => {
  const rounding: XeroChoicesAnswer['accounts'][number] = {
    code: '860',
    name: 'Rounding',
    type: 'EXPENSE',
    class: 'EXPENSE',
    systemAccount: 'ROUNDING',
    enablePayments: false,
  };
  const none = {defaultSalesAccount: null, defaultPurchaseAccount: null, roundingAccount: null};
  expect(
    standInRows({...none, defaultSalesAccount: '200', defaultPurchaseAccount: '999'}, [...inXero, rounding]),
  ).toMatchObject([
    {name: 'defaultSalesAccount', goesTo: '200', isGone: false},
    {name: 'defaultPurchaseAccount', goesTo: '999', isGone: true},
    {name: 'roundingAccount', goesTo: '', empty: 'Xero’s own: 860 Rounding', isGone: false},
  ]);
  expect(standInRows(none, inXero)[2]?.empty).toBe('Xero’s own');
});

test.each([
  [{code: '200', type: 'REVENUE', systemAccount: null}, true],
  [{code: '', type: 'REVENUE', systemAccount: null}, false],
  [{code: '090', type: 'BANK', systemAccount: null}, false],
  [{code: '610', type: 'CURRENT', systemAccount: 'DEBTORS'}, false],
  [{code: '860', type: 'EXPENSE', systemAccount: 'ROUNDING'}, true],
])('of the accounts %o: lines go there: %s', (account, takes) => expect(takesLines(account)).toBe(takes));

test.each([
  ['the same code, a bank account in Xero', '090', {}, 'matched', 'Same code', '090'],
  ['a choice', '091', {'091': '880'}, 'matched', 'Chosen by you', '880'],
  ['nothing', '091', {}, 'open', 'Not in Xero', ''],
  ['an account that takes no payments', '200', {}, 'open', '200 takes no payments', '200'],
] as const)('a bank account goes by %s', (_, code, chosen, state, words, goesTo) => {
  const accounts: XeroChoicesAnswer['accounts'] = [
    ...inXero,
    {code: '090', name: 'Cheque', type: 'BANK', class: 'ASSET', systemAccount: null, enablePayments: false},
    {code: '880', name: 'Drawings', type: 'EQUITY', class: 'EQUITY', systemAccount: null, enablePayments: true},
  ];
  const dear = {code, name: 'Bank', class: 'ASSET', type: 'BANK', forPayments: true};
  expect(matchBankAccounts([dear], accounts, chosen)).toMatchObject([{state, words, goesTo}]);
  expect(matchBankAccounts([{...dear, type: 'EXPENSE', forPayments: false}], accounts, chosen)).toEqual([]);
});

test.each([
  ['a bank account', {type: 'BANK', enablePayments: false, code: '090'}, true],
  ['one with payments enabled', {type: 'EQUITY', enablePayments: true, code: '880'}, true],
  ['any other', {type: 'REVENUE', enablePayments: false, code: '200'}, false],
  ['a bank account without a code, which no setting can name', {type: 'BANK', enablePayments: false, code: ''}, false],
])('%s takes payments: %s', (_, account, takes) => {
  expect(takesPayments(account)).toBe(takes);
});
