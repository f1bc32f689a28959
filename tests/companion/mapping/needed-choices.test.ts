import {expect, test} from 'vitest';
import {joined} from '../../../companion/export/rows.ts';
import {type AccountTrouble, accountProblem} from '../../../companion/mapping/choose-account.ts';
import {chooseBankAccount} from '../../../companion/mapping/choose-bank-account.ts';
import {type TaxTrouble, taxProblem} from '../../../companion/mapping/choose-tax-rate.ts';
import type {MappingContext} from '../../../companion/mapping/mapping-context.ts';
import {type Stuck, withWaiting} from '../../../companion/mapping/needed-choices.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import type {DocumentKind} from '../../../shared/documents/kinds.ts';
import {aLine} from '../../support/a-dear-document.ts';

const rule = {percent: '15', forSales: true, forPurchases: true};
const account = {class: null, type: 'EXPENSE', forPayments: false};
const choices = {
  taxRules: ['GST on Imports', 'Old “GST”', 'GST on Income'].map((name) => ({...rule, name})),
  accounts: ['630', '4.100', '090', '200'].map((code) => ({...account, code, name: code})),
};

const lines = [{position: 1, line: aLine()}];

const tax = (reason: TaxTrouble['reason'], name: string) => taxProblem({reason, rule: name, taxType: 'X'}, lines);
const line = (reason: AccountTrouble['reason'], dearCode: string) =>
  accountProblem({reason, dearCode, xeroCode: '999'}, lines);
function bank(code: string) {
  const context = {settings: defaultSettings, choices: {accounts: []}} as unknown as MappingContext;
  const result = chooseBankAccount(code, context, '');
  return result.ok ? undefined : result.problems[0];
}
const stuck = (kind: DocumentKind, problem: Stuck['problem'] | undefined): Stuck[] =>
  problem ? [{transaction: {kind}, problem}] : [];

test.each<[string, Stuck[], object]>([
  ['nothing', [], {}],
  [
    'bills whose rule has no match',
    [...stuck('bill', tax('unmatched', 'GST on Imports')), ...stuck('bill', tax('ambiguous', 'GST on Imports'))],
    {'GST on Imports': {count: 2, kind: 'bill'}},
  ],
  [
    'documents of several kinds',
    [
      ...stuck('bill', tax('inactive', 'GST on Imports')),
      ...stuck('sale-invoice', tax('unmatched', 'GST on Imports')),
      ...stuck('bill', tax('unmatched', 'GST on Imports')),
    ],
    {'GST on Imports': {count: 3, kind: null}},
  ],
  [
    'what stands on an account that cannot be used, by DEAR’s own code',
    [
      ...stuck('bill', line('archived', '630')),
      ...stuck('bill', line('unusable', '630')),
      ...stuck('sale-invoice', line('unknown', '4.100')),
      ...stuck('payment', bank('090')),
    ],
    {'630': {count: 2, kind: 'bill'}, '4.100': {count: 1, kind: 'sale-invoice'}, '090': {count: 1, kind: 'payment'}},
  ],
  [
    'one that waits for two choices, each named on two lines',
    stuck(
      'bill',
      joined([tax('unmatched', 'GST on Imports'), line('archived', '630'), tax('inactive', 'GST on Imports')] as const),
    ),
    {'GST on Imports': {count: 1, kind: 'bill'}, '630': {count: 1, kind: 'bill'}},
  ],
  ['what no choice would mend', [...stuck('bill', tax('missing', '')), ...stuck('bill', line('missing', ''))], {}],
])('beside the choices stands how many wait for each: %s', (_, documents, expected) => {
  const answer = withWaiting(choices, documents);
  const found = [
    ...answer.taxRules.map(({name, waiting}) => [name, waiting] as const),
    ...answer.accounts.map(({code, waiting}) => [code, waiting] as const),
  ].filter(([, waiting]) => waiting !== undefined);
  expect(Object.fromEntries(found)).toEqual(expected);
});
