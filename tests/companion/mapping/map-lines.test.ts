import {expect, test} from 'vitest';
import {describeLine} from '../../../companion/mapping/line-description.ts';
import {mapDocument} from '../../../companion/mapping/map-document.ts';
import {aBill, aLine, aSaleInvoice} from '../../support/a-dear-document.ts';
import {aTaxRate, someChoices, someSettings} from '../../support/xero-choices.ts';

const context = {settings: someSettings(), choices: someChoices()};
const lines = (result: ReturnType<typeof mapDocument>) => (result.ok ? result.value.document.lines : result.problems);

test('freight follows the products as a line of its own', () => {
  const document = aSaleInvoice({
    charges: [aLine({name: 'Freight', sku: '', quantity: '1', price: '7.5', account: '425'})],
  });
  expect(lines(mapDocument(document, context))).toEqual([
    {
      description: 'Baked Bread [Bread]',
      quantity: '2',
      unitAmount: '10',
      discountRate: null,
      accountCode: '200',
      taxType: 'OUTPUT2',
      taxAmount: null,
    },
    {
      description: 'Freight',
      quantity: '1',
      unitAmount: '7.5',
      discountRate: null,
      accountCode: '425',
      taxType: 'OUTPUT2',
      taxAmount: null,
    },
  ]);
});

test.each([
  ['name, SKU and comment', {name: 'Baked Bread', sku: 'BREAD', comment: 'sliced'}, 'Baked Bread [BREAD]\nsliced'],
  ['a SKU that repeats the name once', {name: 'Bread', sku: 'bread', comment: ''}, 'Bread'],
  ['a comment that repeats the name once', {name: 'Bread', sku: 'B1', comment: 'Bread'}, 'Bread [B1]'],
  ['the SKU where there is no name', {name: ' ', sku: 'B1', comment: ''}, 'B1'],
  ['the comment where there is nothing else', {name: '', sku: '', comment: 'for the fair'}, 'for the fair'],
  ['the account where nobody wrote anything', {name: '', sku: '', comment: ''}, '200'],
  ['accents, Chinese, quotes and brackets', {name: 'Crème 面包 “x” <b>', sku: '', comment: ''}, 'Crème 面包 “x” <b>'],
  ['no control characters', {name: 'A\u0000B\tC', sku: '', comment: 'one\r\ntwo\u0007'}, 'A B C\none\ntwo'],
])('a line says %s', (_, parts, text) => {
  expect(describeLine({...parts, account: '200'})).toEqual({text, wasCut: false});
});

test('a line is never without a description', () => {
  expect(describeLine({name: '', sku: '', comment: '', account: null}).text).toBe('Item');
});

test('a description over 4,000 characters is cut, keeps its figures and never half a character', () => {
  const {text, wasCut} = describeLine({name: '😀'.repeat(2500), sku: '', comment: '', account: null}, '3 x 0.0123');
  expect(wasCut).toBe(true);
  expect(text.length).toBeLessThanOrEqual(4000);
  expect(text.endsWith('😀…\n3 x 0.0123')).toBe(true);
});

test('a sale keeps its discount, a bill folds it into the price', () => {
  const line = {quantity: '3', price: '20', discount: '12.5'};
  expect(lines(mapDocument(aSaleInvoice({lines: [aLine(line)]}), context))).toMatchObject([
    {quantity: '3', unitAmount: '20', discountRate: '12.5'},
  ]);
  const bill = aBill({lines: [aLine({...line, taxRule: 'GST on Expenses'})]});
  expect(lines(mapDocument(bill, context))).toMatchObject([{quantity: '3', unitAmount: '17.5', discountRate: null}]);
});

test('a line that four decimals cannot carry becomes quantity 1, its figures in the text and a note naming it', () => {
  const bill = aBill({
    lines: [
      aLine({name: 'Flour', sku: '', quantity: '90000', price: '0.0123', discount: '12.5', taxRule: 'GST on Expenses'}),
    ],
  });
  expect(mapDocument(bill, context)).toMatchObject({
    value: {
      document: {
        lines: [
          {description: 'Flour\n90000 x 0.0123 less 12.5 %', quantity: '1', unitAmount: '968.63', discountRate: null},
        ],
      },
      notes: ['Line 1 was restated as quantity 1: 90000 x 0.0123 less 12.5 % makes 968.63.'],
    },
  });
});

test.each([
  ['of five decimals', {quantity: '1.00001', price: '10', total: '10.00'}],
  ['whose total is another one in DEAR', {quantity: '3', price: '10', total: '29.99'}],
])('a line %s is restated', (_, figures) => {
  const result = mapDocument(aSaleInvoice({lines: [aLine(figures)]}), context);
  expect(lines(result)).toMatchObject([{quantity: '1', discountRate: null}]);
});

test('a line of nothing but words needs neither account nor tax rule', () => {
  const words = aLine({name: 'Thank you', sku: '', quantity: '0', price: '0', taxRule: '', account: null});
  const document = aSaleInvoice({lines: [aLine(), words], defaultAccount: null});
  expect(lines(mapDocument(document, context))[1]).toMatchObject({
    description: 'Thank you',
    quantity: '0',
    accountCode: '',
    taxType: '',
  });
});

test('a free sample keeps its line', () => {
  const document = aSaleInvoice({lines: [aLine(), aLine({name: 'Sample', price: '0'})]});
  expect(lines(mapDocument(document, context))[1]).toMatchObject({
    quantity: '2',
    unitAmount: '0',
    accountCode: '200',
    taxType: 'OUTPUT2',
  });
});

test.each([
  ['by the settings', aLine({account: '4000'}), {accounts: {'4000': '200'}}, '200'],
  ['by the same code', aLine({account: '425'}), {}, '425'],
  ["by the document's default", aLine({account: null}), {}, '310'],
])('a line finds its account %s', (_, line, mapping, accountCode) => {
  const document = aSaleInvoice({lines: [line], defaultAccount: '310'});
  expect(lines(mapDocument(document, {...context, settings: someSettings({mapping})}))).toMatchObject([{accountCode}]);
});

test.each([
  ['a sale', aSaleInvoice({lines: [aLine({account: null})], defaultAccount: null}), '200'],
  ['a bill', aBill({lines: [aLine({account: null, taxRule: 'GST on Expenses'})], defaultAccount: null}), '310'],
])("where DEAR names none, %s takes the settings' default account", (_, document, accountCode) => {
  const settings = someSettings({mapping: {defaultSalesAccount: '200', defaultPurchaseAccount: '310'}});
  expect(lines(mapDocument(document, {...context, settings}))).toMatchObject([{accountCode}]);
});

test('an archived account is named with its line and what to do', () => {
  const document = aSaleInvoice({lines: [aLine(), aLine({name: 'Freight inwards', account: '630'})]});
  expect(mapDocument(document, context)).toEqual({
    ok: false,
    problems: [
      {
        code: 'mapping.account-archived',
        title: 'Account 630 is archived in Xero.',
        detail: 'Line 2, “Freight inwards”, is on it.',
        fix: 'Choose another account for 630, or restore 630 in Xero. Then retry.',
        raw: null,
        needs: [{of: 'account', name: '630'}],
      },
    ],
  });
});

test.each([
  ['no account at all', null, 'mapping.account-missing', 'Line 1, “Baked Bread”, has no account.'],
  ['an account Xero does not have', '999', 'mapping.account-unknown', 'Account 999 is not in Xero.'],
  ['a bank account', '090', 'mapping.account-unusable', 'Account 090 takes no invoice lines in Xero.'],
  ['the receivables', '610', 'mapping.account-unusable', 'Account 610 takes no invoice lines in Xero.'],
  ['the payables', '800', 'mapping.account-unusable', 'Account 800 takes no invoice lines in Xero.'],
  ['a code like a word of JavaScript', 'constructor', 'mapping.account-unknown', 'Account constructor is not in Xero.'],
])('a line on %s cannot go', (_, account, code, title) => {
  const document = aSaleInvoice({lines: [aLine({account})], defaultAccount: null});
  expect(lines(mapDocument(document, context))).toMatchObject([{code, title}]);
});

test('one cause on many lines is one problem', () => {
  const document = aSaleInvoice({lines: Array.from({length: 9}, () => aLine({account: '630'}))});
  expect(lines(mapDocument(document, context))).toMatchObject([{detail: 'Lines 1, 2, 3, 4, 5 and 4 more are on it.'}]);
});

test('a tax rule without match is named with its lines', () => {
  const document = aSaleInvoice({lines: [aLine(), aLine(), aLine({name: 'Import', taxRule: 'GST on Imports'})]});
  expect(mapDocument(document, context)).toMatchObject({
    problems: [
      {
        code: 'mapping.tax-rule-unmatched',
        title: 'Tax rule “GST on Imports” has no match.',
        detail: 'No tax rate in Xero has this name, so line 3, “Import”, cannot go.',
        fix: 'Choose its tax rate.',
      },
    ],
  });
});

test.each([
  ['of other capitals', 'gst on income', {}, 'mapping.tax-rule-unmatched'],
  ['whose rate is archived', 'Old Rate', {}, 'mapping.tax-rule-unmatched'],
  [
    'that the settings send to an archived rate',
    'GST on Income',
    {'GST on Income': 'TAX002'},
    'mapping.tax-rate-unusable',
  ],
  ['that the settings send nowhere', 'GST on Income', {'GST on Income': 'GONE'}, 'mapping.tax-rate-unusable'],
  ['that is blank', ' ', {}, 'mapping.tax-rule-missing'],
])('a tax rule %s stops the document', (_, taxRule, taxRules, code) => {
  const settings = someSettings({mapping: {taxRules}});
  const document = aSaleInvoice({lines: [aLine({taxRule, tax: '3.00'})]});
  expect(lines(mapDocument(document, {...context, settings}))).toMatchObject([{code}]);
});

test('two active rates of one name are not guessed between', () => {
  const choices = someChoices({taxRates: [aTaxRate(), aTaxRate({taxType: 'TAX009'})]});
  expect(lines(mapDocument(aSaleInvoice(), {...context, choices}))).toMatchObject([
    {title: 'Tax rule “GST on Income” has more than one match.'},
  ]);
});

test("the settings' entry goes before a rate of the same name", () => {
  const settings = someSettings({mapping: {taxRules: {'GST on Income': 'INPUT2'}}});
  expect(lines(mapDocument(aSaleInvoice(), {...context, settings}))).toMatchObject([{taxType: 'INPUT2'}]);
});

test('a tax rate that Xero does not let stand on an account is told before anything is sent', () => {
  const onlyIncome = aTaxRate({canApplyTo: {REVENUE: true, EXPENSE: false}});
  const choices = someChoices({taxRates: [onlyIncome]});
  const document = aSaleInvoice({lines: [aLine(), aLine({name: 'Freight', account: '425'})]});
  expect(lines(mapDocument(document, {...context, choices}))).toMatchObject([
    {
      code: 'mapping.tax-rate-not-for-account',
      title: 'Tax rate “GST on Income” does not go with account 425 in Xero.',
      detail: 'Line 2, “Freight”, would bring them together, and Xero refuses that.',
    },
  ]);
});
