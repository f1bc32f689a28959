import {expect, test} from 'vitest';
import {mapDocument} from '../../../companion/mapping/map-document.ts';
import {aLine, aSaleInvoice} from '../../support/a-dear-document.ts';
import {someChoices, someSettings} from '../../support/xero-choices.ts';

const context = {settings: someSettings(), choices: someChoices()};

test('a cent of tax that DEAR rounds otherwise is stated on the largest line of its rate', () => {
  const cheap = aLine({quantity: '1', price: '0.10', tax: '0.015'});
  const document = aSaleInvoice({
    lines: [cheap, aLine({quantity: '1', price: '0.30', tax: '0.045'}), cheap],
    tax: '0.08',
  });
  expect(mapDocument(document, context)).toMatchObject({
    value: {
      document: {
        lines: [{taxAmount: null}, {taxAmount: 4}, {taxAmount: null}],
        expected: {subTotal: 50, totalTax: 8, total: 58},
      },
      notes: ["GST on Income was moved by -0.01 on line 2, “Baked Bread”, to DEAR's tax."],
    },
  });
});

test('each rate is brought to its own tax', () => {
  const document = aSaleInvoice({
    lines: [
      ...Array.from({length: 3}, () => aLine({quantity: '1', price: '0.10', tax: '0.015'})),
      ...Array.from({length: 3}, () => aLine({quantity: '1', price: '0.12', tax: '0.015', taxRule: 'Reduced Rate'})),
    ],
    tax: '0.10',
  });
  const result = mapDocument(document, context);
  expect(result).toMatchObject({
    value: {notes: [expect.stringContaining('GST on Income'), expect.stringContaining('Reduced Rate')]},
  });
});

test('what line amounts leave over becomes a rounding line without tax', () => {
  const document = aSaleInvoice({lines: [aLine()], total: '23.02', tax: '3.00', totalBeforeTax: '20.02'});
  expect(mapDocument(document, context)).toMatchObject({
    value: {
      document: {
        lines: [{}, {description: 'Rounding', quantity: '1', unitAmount: '0.02', accountCode: '860', taxType: 'NONE'}],
      },
      notes: ["A line “Rounding” of 0.02 brings the total to DEAR's."],
    },
  });
});

test('the rounding line goes to the account of the settings', () => {
  const settings = someSettings({mapping: {roundingAccount: '425'}});
  const document = aSaleInvoice({lines: [aLine()], total: '22.98', tax: '3.00', totalBeforeTax: '19.98'});
  expect(mapDocument(document, {...context, settings})).toMatchObject({
    value: {document: {lines: [{}, {unitAmount: '-0.02', accountCode: '425'}]}},
  });
});

test.each([
  [
    'no account is kept for rounding',
    {choices: someChoices({accounts: someChoices().accounts.filter(({code}) => code !== '860')})},
  ],
  ['the chosen one is archived', {settings: someSettings({mapping: {roundingAccount: '630'}})}],
  ['no rate is zero', {choices: someChoices({taxRates: someChoices().taxRates.filter(({rate}) => rate !== '0')})}],
])('a rest is a problem where %s', (_, own) => {
  const document = aSaleInvoice({lines: [aLine()], total: '23.02', tax: '3.00', totalBeforeTax: '20.02'});
  expect(mapDocument(document, {...context, ...own})).toMatchObject({
    problems: [{code: 'mapping.no-rounding-account'}],
  });
});

test.each([
  ['ten cents', '3.10', true],
  ['eleven cents', '3.11', false],
])('a difference of %s on one line', (_, tax, passes) => {
  const document = aSaleInvoice({lines: [aLine({tax})], tax, totalBeforeTax: '20'});
  expect(mapDocument(document, context).ok).toBe(passes);
});

test('half a cent a line may be moved where that is more than ten cents', () => {
  const lines = Array.from({length: 40}, () => aLine({quantity: '1', price: '0.10', tax: '0.02'}));
  expect(mapDocument(aSaleInvoice({lines, tax: '0.60'}), context).ok).toBe(true);
  expect(mapDocument(aSaleInvoice({lines, tax: '0.59'}), context).ok).toBe(false);
});

test('totals that differ beyond that send nothing, and name both sides and the line to look at', () => {
  const lines = [aLine({price: '50'}), aLine({price: '0.5', name: 'Roll', tax: '0.52'})];
  expect(mapDocument(aSaleInvoice({lines}), context)).toMatchObject({
    problems: [
      {
        code: 'mapping.totals-differ',
        title: 'The totals differ by 0.37.',
        detail: 'DEAR says 116.52, Xero would say 116.15. Nothing was sent.',
        fix: 'Look at the tax of line 2, “Roll”.',
      },
    ],
  });
});

test('with tax included, a difference in tax alone is told as such', () => {
  const document = aSaleInvoice({
    taxCalculation: 'Inclusive',
    lines: [aLine({price: '57.5', inclusive: true})],
    tax: '14.00',
  });
  expect(mapDocument(document, context)).toMatchObject({
    problems: [
      {
        title: 'The taxes differ by 1.00.',
        detail: 'DEAR says 14.00 tax in 115.00, Xero would say 15.00. Nothing was sent.',
      },
    ],
  });
});

test('tax at a rate of zero is a problem, not a stated amount', () => {
  const document = aSaleInvoice({lines: [aLine({taxRule: 'Zero Rated', tax: '0.05'})]});
  expect(mapDocument(document, context)).toMatchObject({problems: [{code: 'mapping.totals-differ'}]});
});

test("DEAR's own totals that contradict each other are told as DEAR's", () => {
  const document = aSaleInvoice({totalBeforeTax: '19.00', tax: '3.00', total: '23.00'});
  expect(mapDocument(document, context)).toMatchObject({
    problems: [{code: 'mapping.totals-differ', title: "DEAR's own totals differ by 1.00."}],
  });
});

test('with tax included, lines keep their price and DEAR’s tax', () => {
  const document = aSaleInvoice({
    taxCalculation: 'Inclusive',
    lines: [
      aLine({quantity: '1', price: '50', inclusive: true}),
      aLine({quantity: '1', price: '420', inclusive: true}),
    ],
  });
  expect(mapDocument(document, context)).toMatchObject({
    value: {
      document: {
        lineAmountTypes: 'Inclusive',
        lines: [
          {unitAmount: '50', taxAmount: null},
          {unitAmount: '420', taxAmount: null},
        ],
        expected: {subTotal: 40870, totalTax: 6130, total: 47000},
      },
      notes: [],
    },
  });
});

test("where DEAR's line totals leave the tax out although prices include it, the tax is put back", () => {
  const line = aLine({quantity: '1', price: '115', total: '100.00', tax: '15.00'});
  const document = aSaleInvoice({
    taxCalculation: 'Inclusive',
    lines: [line],
    total: '115',
    tax: '15',
    totalBeforeTax: '100',
  });
  expect(mapDocument(document, context)).toMatchObject({
    value: {
      document: {lines: [{quantity: '1', unitAmount: '115'}], expected: {total: 11500, totalTax: 1500}},
      notes: [],
    },
  });
});

test.each([
  ['the total before tax', {lines: [aLine()]}, 'Exclusive'],
  [
    'the total with tax',
    {lines: [aLine({inclusive: true})], total: '20', tax: '2.61', totalBeforeTax: '17.39'},
    'Inclusive',
  ],
  ['both, as there is no tax', {lines: [aLine({taxRule: 'Zero Rated'})]}, 'Exclusive'],
] as const)('where DEAR does not say, lines that add up to %s tell', (_, given, lineAmountTypes) => {
  const document = aSaleInvoice({taxCalculation: null, ...given});
  expect(mapDocument(document, context)).toMatchObject({value: {document: {lineAmountTypes}}});
});

test('lines that add up to neither are a problem', () => {
  const document = aSaleInvoice({taxCalculation: null, total: '50', tax: '5', totalBeforeTax: '45'});
  expect(mapDocument(document, context)).toMatchObject({problems: [{code: 'mapping.tax-calculation-unknown'}]});
});

test('a line never states more tax than its amount, nor tax of the other sign', () => {
  const line = aLine({quantity: '1', price: '0.03', tax: '0'});
  const document = aSaleInvoice({
    lines: [line, aLine({quantity: '1', price: '-0.02', tax: '0'})],
    tax: '0.05',
    total: '0.06',
    totalBeforeTax: '0.01',
  });
  expect(mapDocument(document, context)).toMatchObject({problems: [{code: 'mapping.totals-differ'}]});
});
