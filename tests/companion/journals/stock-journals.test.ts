import Big from 'big.js';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {DearPosting} from '../../../companion/dear/dear.ts';
import {journalTypeOf} from '../../../companion/journals/journal-type.ts';
import {mapJournal} from '../../../companion/journals/map-journal.ts';
import {stockJournals} from '../../../companion/journals/stock-journals.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {sum} from '../../../shared/money/cents.ts';
import {someChoices} from '../../support/xero-choices.ts';

const account = {
  name: '',
  type: 'EXPENSE',
  class: 'EXPENSE',
  status: 'ACTIVE',
  systemAccount: null,
  enablePayments: false,
  taxType: null,
};
const choices = someChoices({
  accounts: ['310', '429', '425']
    .map((code) => ({...account, code}))
    .concat([{...account, code: '630', type: 'CURRENT', class: 'ASSET'}]),
});
const context = {settings: defaultSettings, choices};

const code = fc.constantFrom('310', '429', '425', '630');
const posting: fc.Arbitrary<DearPosting> = fc.record({
  type: fc.constantFrom('StockTake', 'StockAdjustment', 'FinishedGoods', 'InventoryWriteOff', 'Production Run'),
  debit: code,
  credit: code,
  // DEAR posts four decimals.
  amount: fc.integer({min: -100_000_000, max: 100_000_000}).map((parts) => (parts / 10_000).toFixed(4)),
  day: fc.constantFrom('2026-03-01', '2026-03-02'),
  reference: fc.constant(''),
});

const exactOf = (postings: readonly DearPosting[], {type, day}: {type: string; day: string}, account: string): Big =>
  postings
    .filter((one) => journalTypeOf(one.type) === type && one.day === day)
    .reduce((total, {debit, credit, amount}) => {
      if (debit === credit) return total;
      return debit === account ? total.plus(amount) : credit === account ? total.minus(amount) : total;
    }, new Big(0));

test('whatever was posted, each journal balances and moves every account by what DEAR moved it', () => {
  fc.assert(
    fc.property(fc.array(posting, {maxLength: 20}), (postings) => {
      for (const journal of stockJournals(postings, context)) {
        expect(sum(journal.accounts.map(({amount}) => amount))).toBe(0);
        expect(journal.accounts.every(({amount}) => amount !== 0)).toBe(true);
        for (const {code: account, amount} of journal.accounts) {
          const off = exactOf(postings, journal, account).times(100).minus(amount).abs();
          expect(off.lte(1)).toBe(true);
        }
        const mapped = mapJournal(journal, context, 'a1b2c3');
        expect(mapped).toMatchObject({ok: true});
        if (mapped.ok) expect(sum(mapped.value.lines.map(({amount}) => amount))).toBe(0);
      }
    }),
  );
});

test('the order in which DEAR lists them makes no other journal', () => {
  fc.assert(
    fc.property(fc.array(posting, {maxLength: 12}), (postings) => {
      const byKey = (list: readonly DearPosting[]) =>
        stockJournals(list, context).sort((a, b) => `${a.day}${a.type}`.localeCompare(`${b.day}${b.type}`));
      expect(byKey([...postings].reverse())).toEqual(byKey(postings));
    }),
  );
});

test('two of DEAR’s accounts that are one in Xero are one line there', () => {
  const settings = {...defaultSettings, mapping: {...defaultSettings.mapping, accounts: {'425': '429'}}};
  const journal = {
    type: 'stocktake',
    day: '2026-03-02',
    broken: [],
    accounts: [
      {code: '425', amount: 300},
      {code: '429', amount: 200},
      {code: '630', amount: -500},
    ],
  } as const;
  expect(mapJournal(journal, {settings, choices}, 'a1b2c3')).toMatchObject({
    value: {
      narration: 'Stocktake of 2 March 2026, from DEAR (a1b2c3)',
      lines: [
        {accountCode: '429', amount: 500},
        {accountCode: '630', amount: -500},
      ],
    },
  });
});
