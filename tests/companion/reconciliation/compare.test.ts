import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compare} from '../../../companion/reconciliation/compare.ts';
import type {DearSide, XeroSide} from '../../../companion/reconciliation/sides.ts';
import {toCents} from '../../../shared/money/cents.ts';

const march = {from: '2026-03-01', to: '2026-03-31'};

const inDear = (given: Partial<DearSide> = {}): DearSide => ({
  kind: 'sale-invoice',
  id: 'task-1',
  number: 'INV-00001',
  party: 'Kauri Sports Ltd',
  date: '2026-03-02',
  currency: 'NZD',
  total: 23_000,
  url: 'https://inventory.dearsystems.com/Sale',
  xeroId: 'xero-1',
  row: null,
  ...given,
});
const inXero = (given: Partial<XeroSide> = {}): XeroSide => ({
  kind: 'sale-invoice',
  id: 'xero-1',
  number: 'INV-00001',
  party: 'Kauri Sports Ltd',
  date: '2026-03-02',
  currency: 'NZD',
  total: 23_000,
  url: 'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=xero-1',
  ...given,
});
const aRow = (given: Partial<NonNullable<DearSide['row']>>): DearSide['row'] => ({
  id: 'row-1',
  status: 'Completed',
  problem: null,
  skipped: null,
  ...given,
});

test('what is the same on both sides is counted and listed nowhere', () => {
  expect(compare(march, [inDear()], [inXero()])).toEqual({
    totals: [
      {
        kind: 'sale-invoice',
        dear: {count: 1, amount: {value: '230.00', currency: 'NZD'}},
        xero: {count: 1, amount: {value: '230.00', currency: 'NZD'}},
        difference: {value: '0.00', currency: 'NZD'},
      },
    ],
    items: [],
  });
});

const skipped = {reason: 'Entered by hand', user: 'Ana', at: '2026-03-03T00:00:00.000Z'};
const lists: [string, DearSide[], XeroSide[], string, string][] = [
  ['only in DEAR', [inDear({xeroId: null})], [], 'only-in-dear', 'It has not gone to Xero.'],
  ['voided in Xero afterwards', [inDear()], [], 'only-in-dear', 'It went to Xero and counts there no more.'],
  ['only in Xero', [], [inXero()], 'only-in-xero', 'No authorised document of DEAR’s is known for it.'],
  ['another total', [inDear()], [inXero({total: 20_700})], 'differs', 'total 230.00 NZD in DEAR, 207.00 NZD in Xero.'],
  [
    'another day, in the period or out of it',
    [inDear({date: '2026-02-27'})],
    [inXero({date: '2026-03-01'})],
    'differs',
    'date 27 February 2026 in DEAR, 1 March 2026 in Xero.',
  ],
  [
    'skipped',
    [inDear({xeroId: null, row: aRow({status: 'Skipped', skipped})})],
    [],
    'skipped',
    'Skipped by Ana: Entered by hand',
  ],
  [
    'waiting',
    [inDear({xeroId: null, row: aRow({status: 'Pending', waitingFor: 'waiting for re-authorisation in DEAR'})})],
    [],
    'waiting',
    'Waiting for re-authorisation in DEAR.',
  ],
];
test.each(lists)('%s: listed, with the reason', (_, dear, xero, reason, text) => {
  expect(compare(march, dear, xero).items).toMatchObject([{reason, text}]);
});

test('without a link in the ledger, kind and number belong together, whatever their case', () => {
  const {items} = compare(march, [inDear({xeroId: null})], [inXero({number: 'inv-00001 ', id: 'xero-9'})]);
  expect(items).toEqual([]);
});

describe('whatever is on either side', () => {
  const kind = fc.constantFrom('sale-invoice' as const, 'bill' as const);
  const date = fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01', null);
  const number = fc.constantFrom('A', 'B', 'C', 'D');
  const currency = fc.constantFrom('NZD', 'USD');
  const total = fc.integer({min: -100_000, max: 1_000_000});
  const dear = fc.array(
    fc
      .record({kind, date, number, currency, total, xeroId: fc.constantFrom('1', '2', '3', null)})
      .map((given) => inDear(given)),
    {maxLength: 8},
  );
  const xero = fc.uniqueArray(
    fc
      .record({kind, date, number, currency, total, id: fc.constantFrom('1', '2', '3', '4')})
      .map((given) => inXero(given)),
    {maxLength: 4, selector: ({id}) => id},
  );

  test('the items of a kind and currency explain its difference to the cent', () => {
    fc.assert(
      fc.property(dear, xero, (ours, theirs) => {
        const {totals, items} = compare(march, ours, theirs);
        for (const {kind: of, difference} of totals) {
          const part = (side: (typeof items)[number]['dear']) => {
            const counts = side?.date && side.date >= march.from && side.date <= march.to;
            return counts && side.amount?.currency === difference.currency ? toCents(side.amount.value) : 0;
          };
          // A pair keeps DEAR's kind; what Xero's side is of counts there.
          const explained = items.reduce((cents, item) => cents + (item.kind === of ? part(item.dear) : 0), 0);
          const held = items.reduce((cents, item) => cents + (item.kind === of ? part(item.xero) : 0), 0);
          const isMixed = ours.some(({xeroId, kind: k}) =>
            theirs.some(({id, kind: other}) => id === xeroId && k !== other),
          );
          if (!isMixed) expect(explained - held).toBe(toCents(difference.value));
        }
      }),
    );
  });
});
