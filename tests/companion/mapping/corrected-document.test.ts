import {expect, test} from 'vitest';
import {correctedDocument} from '../../../companion/mapping/corrected-document.ts';
import {aXeroDocument, aXeroLine} from '../../support/a-xero-document.ts';
import {someChoices, someSettings} from '../../support/xero-choices.ts';

const context = {settings: someSettings(), choices: someChoices()};

test('where Xero came to another tax, every taxed line states its own', () => {
  const zero = aXeroLine({taxType: 'ZERORATED'});
  const document = aXeroDocument({lines: [aXeroLine(), zero], expected: {subTotal: 4000, totalTax: 300, total: 4300}});
  expect(correctedDocument(document, {subTotal: 4000, totalTax: 301, total: 4301}, context)).toEqual({
    ...document,
    lines: [{...aXeroLine(), taxAmount: 300}, zero],
  });
});

test('where Xero came to another net, the rest becomes a rounding line', () => {
  const document = aXeroDocument();
  expect(correctedDocument(document, {subTotal: 1998, totalTax: 300, total: 2298}, context)).toMatchObject({
    lines: [{taxAmount: 300}, {description: 'Rounding', unitAmount: '0.02', accountCode: '860', taxType: 'NONE'}],
    expected: document.expected,
  });
});

test('with tax included the rest is that of the total', () => {
  const document = aXeroDocument({
    lineAmountTypes: 'Inclusive',
    expected: {subTotal: 1739, totalTax: 261, total: 2000},
  });
  expect(correctedDocument(document, {subTotal: 1740, totalTax: 261, total: 2001}, context)).toMatchObject({
    lines: [{taxAmount: 261}, {unitAmount: '-0.01'}],
  });
});

test.each([
  ['the difference is beyond the tolerance', aXeroDocument(), {subTotal: 2000, totalTax: 311, total: 2311}, context],
  [
    'the tax was stated already',
    aXeroDocument({lines: [aXeroLine({taxAmount: 300})]}),
    {subTotal: 2000, totalTax: 301, total: 2301},
    context,
  ],
  [
    'there is no account for rounding',
    aXeroDocument(),
    {subTotal: 1998, totalTax: 300, total: 2298},
    {...context, choices: someChoices({accounts: []})},
  ],
])('nothing can be mended when %s', (_, document, answer, own) => {
  expect(correctedDocument(document, answer, own)).toBeUndefined();
});
