import {expect, test} from 'vitest';
import {causesOfPreview, groupsOf} from '../../../extension/export/preview-groups.ts';
import type {PreviewItem} from '../../../shared/export/preview.ts';
import {aProblem} from '../../support/contract-builders.ts';

const anItem = (
  number: string,
  given: Partial<PreviewItem> & {kind?: PreviewItem['document']['kind']} = {},
): PreviewItem => {
  const {kind = 'sale-invoice', ...rest} = given;
  return {
    document: {kind, id: number, documentId: number, number, party: 'Kauri Sports', url: ''},
    action: 'create',
    amount: {value: '10.00', currency: 'NZD'},
    problems: [],
    notes: [],
    ...rest,
  };
};

const said = (items: readonly PreviewItem[]): string[] =>
  groupsOf(items).map(
    ({kind, action, items: group, amount}) =>
      `${group.length} ${kind} ${action} ${amount ? `${amount.value} ${amount.currency}` : '-'}`,
  );

test('what goes is grouped by kind, by what is done with it and by currency, each with its sum', () => {
  expect(
    said([
      anItem('BILL-1', {kind: 'bill'}),
      anItem('INV-1'),
      anItem('INV-2', {amount: {value: '0.1', currency: 'NZD'}}),
      anItem('INV-3', {amount: {value: '2310.40', currency: 'EUR'}}),
      anItem('INV-4', {action: 'update'}),
      anItem('scan.pdf', {kind: 'attachment', action: 'attach', amount: null}),
    ]),
  ).toEqual([
    '2 sale-invoice create 10.10 NZD',
    '1 sale-invoice create 2310.40 EUR',
    '1 sale-invoice update 10.00 NZD',
    '1 bill create 10.00 NZD',
    '1 attachment attach -',
  ]);
});

test('sums are exact however large and whatever their sign', () => {
  const values = ['90071992547409.91', '0.02', '-0.05'];
  expect(said(values.map((value, index) => anItem(`INV-${index}`, {amount: {value, currency: 'NZD'}})))).toEqual([
    '3 sale-invoice create 90071992547409.88 NZD',
  ]);
  expect(said([anItem('CN-1', {amount: {value: '-0.05', currency: 'NZD'}})])).toEqual([
    '1 sale-invoice create -0.05 NZD',
  ]);
});

test('what stays is grouped by each of its causes, whatever number the title names', () => {
  const locked = (number: string) =>
    aProblem({code: 'mapping.before-lock-date', title: `${number} is before Xero's lock date.`});
  const archived = aProblem({code: 'mapping.account-archived', title: 'Account 630 is archived in Xero.'});
  const items = [
    anItem('INV-1', {action: 'none', problems: [archived]}),
    anItem('INV-2', {action: 'none', problems: [locked('INV-2')]}),
    anItem('INV-3', {action: 'none', problems: [locked('INV-3'), archived, archived]}),
  ];
  expect(causesOfPreview(items).map(({problem, items: group}) => `${group.length} ${problem.code}`)).toEqual([
    '2 mapping.account-archived',
    '2 mapping.before-lock-date',
  ]);
});
